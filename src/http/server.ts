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
import type { Config } from "../config/config.js";
import { answerBadRequest, answerFailure, answerNotFound, answerUnreadable, pathOf, timesGiven } from "./answers.js";
import { codesOf } from "../observability/request-report.js";
import type { Metrics } from "../observability/metrics.js";
import { addCorrelation, CORRELATION_HEADERS } from "./correlation.js";
import { limitDelivery } from "./delivery.js";
import { limitPipelining, trackExchanges } from "./exchanges.js";
import { EXPLORER_PATH, mountExplorer } from "./explorer.js";
import { mountGraphql, type GraphqlRoute } from "./graphql-route.js";
import { isGuid } from "../model/ids.js";
import { MAX_REQUEST_BYTES } from "../model/limits.js";
import { METRICS_PATH, mountMetrics } from "./metrics-server.js";
import { Places } from "./places.js";
import { createReadiness } from "./readiness.js";
import {
  MAX_WAITING_BYTES,
  MAX_WAITING_BYTES_PER_CONNECTION,
  REQUEST_TIMEOUT_CHECK_MILLISECONDS,
  REQUEST_TIMEOUT_MILLISECONDS,
} from "./request-limits.js";

export interface Routes<Context extends BaseContext> extends GraphqlRoute<Context> {
  readonly isReady: () => Promise<boolean>;
  readonly sdl: string;
  readonly metrics: Metrics;
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

/** For every answer, API or page: browsers guess no type, show it in no frame, cache nothing and send no referrer. */
const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
};

/** The server without its routes: Apollo's drain plugin needs it before there is an Apollo to mount. */
export function createFastify(config: Config, logger: Logger): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    // Fastify would log the whole URL, and with it the query text and the variables of a GET.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    bodyLimit: MAX_REQUEST_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    http: {
      requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      // Node's own is 60 seconds, and Node takes the longer of the two for the whole request.
      headersTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      connectionsCheckingInterval: REQUEST_TIMEOUT_CHECK_MILLISECONDS,
    },
    // Nothing moves on such a connection although it should, for longer than any answer may take.
    connectionTimeout: (config.requestTimeoutSeconds + config.deliveryTimeoutSeconds) * 1_000 + 10_000,
    // A server is closed after it was drained: what is connected then waits for nothing, or has been waited for.
    forceCloseConnections: true,
    // A server that is being closed is draining, and says so in its own words.
    return503OnClosing: false,
    genReqId: ({ headers }) => (isGuid(headers["ms-requestid"]) ? headers["ms-requestid"] : randomUUID()),
    clientErrorHandler: answerUnreadable,
    // Fastify calls this before any hook has run.
    frameworkErrors: (error, request, reply) => {
      answerFailure(error, request, reply.header("ms-requestid", request.id));
    },
  });
  app.decorate("draining", false);
  app.decorate("places", new Places(config.maxConcurrentRequests, config.maxConcurrentRequestsPerPartner));
  app.decorateRequest("report", null);
  // A browser sends text/plain across origins without asking first; without a parser for it the answer is 415.
  app.removeContentTypeParser("text/plain");
  parseStrictly(app);
  // What happens to every request, in this order; what /graphql does more is in graphql-route.ts.
  trackExchanges(app);
  addCorrelation(app);
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(SECURITY_HEADERS);
    done();
  });
  limitPipelining(app);
  refuseSecondHost(app);
  limitDelivery(app, {
    seconds: config.deliveryTimeoutSeconds,
    bytesPerConnection: MAX_WAITING_BYTES_PER_CONNECTION,
    bytes: MAX_WAITING_BYTES,
  });
  app.addHook("onResponse", (request, reply, done) => {
    logAnswer(request, reply);
    done();
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler(answerNotFound);
  app.register(fastifyCors, {
    origin: config.corsOrigins.length > 0 && config.corsOrigins.map(originMatcher),
    methods: ["GET", "POST"],
    allowedHeaders: CORS_HEADERS,
    exposedHeaders: [...CORRELATION_HEADERS, "retry-after"],
    // Browsers keep the answer for at most this long, Chromium for two hours.
    maxAge: 86_400,
    // Otherwise an OPTIONS that no browser sends is answered with plain text.
    strictPreflight: false,
  });
  return app;
}

/** Proxies differ in which of several Host headers they go by. */
function refuseSecondHost(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (timesGiven(request, "host") > 1) answerBadRequest(reply, 400, "There must be one Host header.");
    else done();
  });
}

/** Fastify would put replacement characters in the place of bytes that are no UTF-8, and they would be stored. */
function parseStrictly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error") as (
    request: FastifyRequest,
    text: string,
    done: (error: Error | null, body?: unknown) => void,
  ) => void;
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body);
    } catch (error) {
      return done(Object.assign(error as Error, { statusCode: 400, code: "NOT_UTF8" }));
    }
    parse(request, text, done);
  });
}

/** Adds everything that the server answers. */
export async function mountRoutes<Context extends BaseContext>(
  app: FastifyInstance,
  routes: Routes<Context>,
): Promise<void> {
  const { config, isReady, sdl, metrics } = routes;
  await app.register(async (scope) => mountGraphql(scope, app, routes));
  // In production on a port of its own, or not at all: callers of the API have no business with it.
  if (!config.isProduction && config.metricsPort === null) mountMetrics(app, metrics);
  app.get("/healthz", async () => ({ status: "ok" }));
  const storeIsReady = createReadiness(isReady, app.log);
  app.get("/readyz", async (_request, reply) => {
    const ready = !app.draining && !app.places.isFull && (await storeIsReady());
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready" });
  });
  if (config.exposeSchema) {
    app.get("/schema.graphql", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(sdl));
  }
  if (!config.isProduction) await app.register(async (scope) => mountExplorer(scope));
}

/** `http://localhost:*` as a pattern for any port or none; everything else as it stands. */
function originMatcher(origin: string): string | RegExp {
  if (!origin.endsWith(":*")) return origin;
  const escaped = origin.slice(0, -2).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped}(:\\d+)?$`);
}

/** Asked every few seconds by those who watch the process. */
const PROBES = ["/healthz", "/readyz", METRICS_PATH];

/** One line a request; probes, and the explorer's files by the dozen, are for debugging. */
function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { method, correlationId, report } = request;
  const path = pathOf(request);
  const level = PROBES.includes(path) || path.startsWith(EXPLORER_PATH) ? "debug" : "info";
  const about = report && {
    operation: report.operation,
    partner: report.partnerId,
    cost: report.cost,
    codes: codesOf(report),
  };
  const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
  request.log[level](
    {
      correlationId,
      method,
      path: KNOWN_PATH.test(path) ? path : "other",
      status: reply.statusCode,
      milliseconds,
      ...about,
    },
    "request completed",
  );
}

/** A path that nothing is served at may be anything, a secret that was pasted into the wrong place too. */
const KNOWN_PATH = /^\/(graphql|healthz|readyz|metrics|schema\.graphql|explorer\/[\w./-]*)?$/;
