import type { ApolloServer, BaseContext } from "@apollo/server";
import fastifyApollo from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config/config.js";
import type { Principal } from "../model/principal.js";
import { answerBadRequest, answerSpent, answerUnauthenticated, answerUnavailable, timesGiven } from "./answers.js";
import { type AuthResult, createAuthenticator } from "./authenticate.js";
import type { RateLimiter } from "../protection/rate-limiter.js";
import type { Metrics } from "../observability/metrics.js";
import { newReport, type RequestReport } from "../observability/request-report.js";
import type { Tracing } from "../observability/tracing.js";
import { traceparentOf } from "./correlation.js";
import { EXPLORER_PATH } from "./explorer.js";
import { limitTime, LoadShedder, takeTurns } from "./overload.js";
import { KeysUnavailable } from "./provider-keys.js";
import { takeNamedHashes, type TrustedDocuments, trustOnly } from "./trusted-documents.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Set before a request to /graphql is handled; nothing else reads it. */
    principal: Principal;
    /** What becomes known of a GraphQL request; null for any other. */
    report: RequestReport | null;
  }
}

export interface GraphqlRoute<Context extends BaseContext> {
  readonly config: Config;
  /** Started already. */
  readonly apollo: ApolloServer<Context>;
  readonly contextFor: (principal: Principal, requestId: string, report: RequestReport) => Context;
  readonly metrics: Metrics;
  /** Null where traces are off. */
  readonly tracing: Tracing | null;
  /** Null when there is no limit. */
  readonly rateLimiter: RateLimiter | null;
  /** Null when any document may run. */
  readonly trustedDocuments: TrustedDocuments | null;
}

/** Adds /graphql to a scope of its own: a request that passes the hooks has a principal. */
export async function mountGraphql<Context extends BaseContext>(
  scope: FastifyInstance,
  app: FastifyInstance,
  { config, apollo, contextFor, metrics, tracing, rateLimiter, trustedDocuments }: GraphqlRoute<Context>,
): Promise<void> {
  scope.decorateRequest("principal");
  scope.addHook("onRequest", (request, _reply, done) => {
    request.report = newReport();
    done();
  });
  scope.addHook("onResponse", ({ report }, reply, done) => {
    if (report) metrics.answered(report, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
  // What happens to a request, in this order.
  if (tracing) traceRequests(scope, tracing);
  const shedder = new LoadShedder(app, metrics);
  shedder.refuseWhileDraining(scope);
  limitTime(scope, config.requestTimeoutSeconds);
  refuseWhatCannotBeRead(scope, config);
  authenticateRequests(scope, app, config, shedder);
  if (rateLimiter) refuseWhoHasSpent(scope, rateLimiter);
  // Places are counted by partner, so that none can take them all; the caller must be known for that.
  shedder.refuseWithoutPlace(scope);
  takeTurns(scope);
  await shedder.refuseWhileLate(scope, config.maxEventLoopDelayMilliseconds);
  // Here Fastify reads the body. What slow clients hold until it has come are places of their partners.
  takeNamedHashes(scope);
  if (trustedDocuments) trustOnly(scope, trustedDocuments);
  keepStatusOfPlainJson(scope);
  await scope.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["GET", "POST"],
    context: async (request) => contextFor(request.principal, request.id, request.report!),
  });
}

/** Answers what needs no caller to be known. */
function refuseWhatCannotBeRead(scope: FastifyInstance, { isProduction }: Config): void {
  scope.addHook("onRequest", (request, reply, done) => {
    if (!isProduction && isBrowserVisit(request)) return void reply.redirect(EXPLORER_PATH);
    // The integration parses this URL, and would fail on a Host header that is none.
    if (!URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) {
      return void answerBadRequest(reply, 400, "The Host header or the URL is not valid.");
    }
    const { "content-encoding": encoding = "identity" } = request.headers;
    if (encoding !== "identity") {
      const message = "The request body must not be compressed: Content-Encoding is not supported.";
      return void answerBadRequest(reply.header("accept-encoding", "identity"), 415, message);
    }
    done();
  });
}

/** Gives each request the principal that it acts for. */
function authenticateRequests(
  scope: FastifyInstance,
  { places }: FastifyInstance,
  config: Config,
  shedder: LoadShedder,
): void {
  const authenticate = createAuthenticator(config);
  type Outcome = AuthResult | { readonly failure: unknown };
  const begin = (request: FastifyRequest, reply: FastifyReply, result: Outcome, done: (error?: Error) => void) => {
    if ("failure" in result) {
      if (!(result.failure instanceof KeysUnavailable)) return done(result.failure as Error);
      request.log.error({ err: result.failure }, "tokens cannot be checked");
      return void answerUnavailable(reply.header("retry-after", 5), "Tokens cannot be checked now.");
    }
    if ("principal" in result) {
      request.principal = result.principal;
      request.report!.partnerId = result.principal.partnerId;
      return done();
    }
    if (result.refusal === "INVALID") request.log.info({ reason: result.reason }, "token refused");
    answerUnauthenticated(reply, tokenHint(result.refusal, config.isProduction));
  };
  scope.addHook("onRequest", (request, reply, done) => {
    const release = places.takeUnauthenticated();
    if (release === null) return void shedder.refuse(reply, "BEFORE_AUTHENTICATION");
    const result = authenticate(authorizationOf(request));
    if (!(result instanceof Promise)) {
      release();
      return begin(request, reply, result, done);
    }
    request.exchange.whenEnded(release);
    void result
      .finally(release)
      .catch((failure: unknown): Outcome => ({ failure }))
      .then((outcome) => begin(request, reply, outcome, done));
  });
}

/** A partner whose allowance is spent is refused before its request is read: also what is refused costs something. */
function refuseWhoHasSpent(scope: FastifyInstance, rateLimiter: RateLimiter): void {
  scope.addHook("onRequest", async ({ principal, report }, reply) => {
    const seconds = await rateLimiter.secondsUntilBack(principal.partnerId);
    if (seconds === 0) return;
    report!.codes.request.add("TOO_MANY_REQUESTS");
    return answerSpent(reply, seconds);
  });
}

/** Of several such headers Node keeps the first one: which of them counts must not be a matter of order. */
function authorizationOf(request: FastifyRequest): string | undefined {
  return timesGiven(request, "authorization") <= 1 ? request.headers.authorization : "";
}

/** What is wrong with a request that could be read: its document, its operation or its variables. */
const GRAPHQL_ERRORS = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_USER_INPUT",
];

/**
 * For who asks for plain application/json by name, GraphQL over HTTP has 200 for such errors too: it says that GraphQL
 * itself has answered, and not a proxy on the way. All others are answered 400. For lack of a role it
 * is 200 in all plain JSON: many clients look for errors only then.
 */
function keepStatusOfPlainJson(scope: FastifyInstance): void {
  scope.addHook("onSend", async ({ headers: { accept = "" }, report }, reply) => {
    if (!String(reply.getHeader("content-type")).startsWith("application/json")) return;
    // What is refused before it is known for a request to this route has none.
    const codes = report?.codes.request ?? new Set<string>();
    const isByName = reply.statusCode === 400 && accept.includes("application/json");
    if (isByName && GRAPHQL_ERRORS.some((code) => codes.has(code))) reply.code(200);
    if (codes.has("FORBIDDEN")) reply.code(200);
  });
}

/** Everything that is done for a request belongs to its span. */
function traceRequests(scope: FastifyInstance, tracing: Tracing): void {
  scope.addHook("onRequest", (request, reply, done) => {
    tracing.beginRequest(traceparentOf(request.headers.traceparent), (span) => {
      request.exchange.whenEnded(() => {
        const { operation, partnerId } = request.report!;
        span.updateName(`graphql ${operation ?? "unknown"}`);
        span.setAttributes({
          "http.response.status_code": reply.statusCode,
          "cartwright.request_id": request.id,
          "cartwright.partner": partnerId ?? "",
        });
        span.end();
      });
      done();
    });
  });
}

/** True for a person who opened the API's address in a browser: a page load that asks nothing. */
function isBrowserVisit({ method, url, headers }: FastifyRequest): boolean {
  return method === "GET" && !url.includes("?") && (headers.accept?.includes("text/html") ?? false);
}

function tokenHint(refusal: "MISSING" | "INVALID", isProduction: boolean): string {
  if (refusal === "MISSING")
    return 'Send the header "Authorization: Bearer <token>" with an access token of the partner.';
  const hint =
    'The Authorization header was refused. Send "Bearer <token>" with a token that is valid for this service';
  return isProduction
    ? `${hint} and has not expired.`
    : `${hint} ("npm run token -- --partner ID" prints one), or no such header to act as the sample partner.`;
}
