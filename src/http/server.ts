import { randomUUID } from "node:crypto";
import type { BaseContext } from "@apollo/server";
import fastifyCors from "@fastify/cors";
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { Logger } from "pino";
import type { Config } from "../config.js";
import { answerFailure, answerNotFound, pathOf } from "./answers.js";
import { EXPLORER_PATH, mountExplorer } from "./explorer.js";
import { mountGraphql, type GraphqlRoute } from "./graphql-route.js";
import { isGuid } from "./guid.js";
import { MAX_REQUEST_BYTES, REQUEST_TIMEOUT_MILLISECONDS } from "./request-limits.js";

declare module "fastify" {
  interface FastifyInstance {
    /** Set to true when the process is about to stop: /readyz then answers 503, so that no new traffic comes. */
    draining: boolean;
  }
}

export interface Routes<Context extends BaseContext> extends GraphqlRoute<Context> {
  readonly isReady: () => Promise<boolean>;
  readonly sdl: string;
}

const CORS_HEADERS = [
  "content-type",
  "authorization",
  "ms-requestid",
  "ms-correlationid",
  "traceparent",
  "apollo-require-preflight",
  "x-apollo-operation-name",
  // Apollo's clients send these two on their own.
  "apollographql-client-name",
  "apollographql-client-version",
];

/** The server without its routes: Apollo's drain plugin needs it before there is an Apollo to mount. */
export function createFastify(config: Config, logger: Logger): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    // Fastify would log the whole URL, and with it the query text and the variables of a GET.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    bodyLimit: MAX_REQUEST_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    genReqId: ({ headers }) => (isGuid(headers["ms-requestid"]) ? headers["ms-requestid"] : randomUUID()),
    // Fastify calls this before any hook has run.
    frameworkErrors: (error, request, reply) => {
      answerFailure(error, request, reply.header("ms-requestid", request.id));
    },
  });
  app.decorate("draining", false);
  // A browser sends text/plain across origins without asking first; without a parser for it the answer is 415.
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", async (request, reply) => void reply.header("ms-requestid", request.id));
  app.addHook("onResponse", async (request, reply) => logAnswer(request, reply));
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler(answerNotFound);
  app.register(fastifyCors, {
    origin: config.corsOrigins.length > 0 && config.corsOrigins.map(originMatcher),
    methods: ["GET", "POST"],
    allowedHeaders: CORS_HEADERS,
    exposedHeaders: ["ms-requestid"],
  });
  return app;
}

/** Adds everything that the server answers. */
export async function mountRoutes<Context extends BaseContext>(
  app: FastifyInstance,
  routes: Routes<Context>,
): Promise<void> {
  const { config, isReady, sdl } = routes;
  await app.register(async (scope) => mountGraphql(scope, routes));
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (request, reply) => {
    const ready = !app.draining && (await asksReady(isReady, request));
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready" });
  });
  if (config.exposeSchema) {
    app.get("/schema.graphql", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(sdl));
  }
  if (!config.isProduction) await app.register(async (scope) => mountExplorer(scope));
}

/** A store that cannot be asked is not ready; the cause is logged, as the answer has no room for it. */
function asksReady(isReady: () => Promise<boolean>, request: FastifyRequest): Promise<boolean> {
  return Promise.resolve()
    .then(isReady)
    .catch((error: unknown) => {
      request.log.warn({ err: error }, "readiness check failed");
      return false;
    });
}

/** `http://localhost:*` as a pattern for any port or none; everything else as it stands. */
function originMatcher(origin: string): string | RegExp {
  if (!origin.endsWith(":*")) return origin;
  const escaped = origin.slice(0, -2).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped}(:\\d+)?$`);
}

/** One line a request; probes come every few seconds, the explorer's files by the dozen: those are for debugging. */
function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const path = pathOf(request);
  const level = ["/healthz", "/readyz"].includes(path) || path.startsWith(EXPLORER_PATH) ? "debug" : "info";
  const milliseconds = Math.round(reply.elapsedTime);
  request.log[level]({ method: request.method, path, status: reply.statusCode, milliseconds }, "request completed");
}
