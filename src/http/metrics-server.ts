import fastify, { type FastifyInstance } from "fastify";
import type { Config } from "../config/config.js";
import type { Metrics } from "../observability/metrics.js";

export const METRICS_PATH = "/metrics";

export function mountMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get(METRICS_PATH, async (_request, reply) => {
    const { contentType, body } = await metrics.text();
    return reply.header("content-type", contentType).send(body);
  });
}

/** A server for nothing but metrics, on a port that callers of the API need not reach; null when none is configured. */
export async function serveMetrics(
  { metricsHost, metricsPort }: Config,
  metrics: Metrics,
): Promise<FastifyInstance | null> {
  if (metricsPort === null) return null;
  const app = fastify();
  mountMetrics(app, metrics);
  await app.listen({ host: metricsHost, port: metricsPort });
  return app;
}
