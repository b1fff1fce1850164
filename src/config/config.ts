import type { LevelWithSilent } from "pino";
import { ConfigError, oneOf, refuse, trueOrFalse, valueOf, type Variables, wholeNumber } from "./values.js";

export { ConfigError } from "./values.js";

/** What the environment asks for, checked and complete. Nothing reads the environment after this. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** `sqlite:<path>`, `sqlite::memory:` or `postgres://…`. May hold a password: never logged. */
  readonly databaseUrl: string;
  /** PostgreSQL: the most connections at once. */
  readonly databasePoolSize: number;
  /** PostgreSQL: how long a statement may run, or a free connection be waited for; other limits follow from it. */
  readonly databaseTimeoutSeconds: number;
  readonly environment: Environment;
  readonly isProduction: boolean;
  readonly authentication: Authentication;
  /** How far the clock of the token issuer may be from this one, for the times from and until which they count. */
  readonly authClockToleranceSeconds: number;
  readonly cartLifetimeSeconds: number;
  /** How long an expired cart can still be read, before it is removed. */
  readonly expiredCartRetentionSeconds: number;
  readonly idempotencyKeyLifetimeSeconds: number;
  /** How long a checkout may hold a cart; after that another one takes over what a crash left behind. */
  readonly checkoutClaimSeconds: number;
  /** How long a purchase system has for its answer; below the time for which a checkout may hold its cart. */
  readonly purchaseTimeoutSeconds: number;
  /** How many requests in a row a purchase system may leave without answer before it is not asked; 0 for any number. */
  readonly purchaseBreakerFailures: number;
  /** How long such a system is not asked, before one request finds out whether it answers again. */
  readonly purchaseBreakerSeconds: number;
  /** How long pending orders, cancellations and registrations take to be finished in the background. */
  readonly fulfilmentSeconds: number;
  readonly sampleData: boolean;
  /** Whether clients may read the schema: /schema.graphql and introspection. */
  readonly exposeSchema: boolean;
  readonly logLevel: LevelWithSilent;
  /** Origins whose pages may call the API; `:*` in the place of a port stands for any port or none. */
  readonly corsOrigins: readonly string[];
  /** What the queries of one partner may cost in a minute; 0 for no limit. */
  readonly rateLimitCostPerMinute: number;
  /** Where processes count those costs together; null to count in each process by itself. May hold a password. */
  readonly redisUrl: string | null;
  /** More requests than these at once are answered 503 with Retry-After. */
  readonly maxConcurrentRequests: number;
  /** How many of them may be one partner's. */
  readonly maxConcurrentRequestsPerPartner: number;
  /** The same while the event loop is late by more than this; 0 for no limit. */
  readonly maxEventLoopDelayMilliseconds: number;
  /** How long a request may take, from its arrival to its answer. */
  readonly requestTimeoutSeconds: number;
  /** How long a client may take to read an answer. */
  readonly deliveryTimeoutSeconds: number;
  /** The most bytes that the answer to one request may have. */
  readonly maxAnswerBytes: number;
  /** A file with the only documents that are run; null to run any. */
  readonly trustedDocuments: string | null;
  /** Where metrics are served, instead of beside the API; null for no place of their own. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** The collector that traces are sent to; null for no traces. */
  readonly otlpEndpoint: string | null;
  readonly serviceName: string;
  /** How long a process that is to stop answers 503 before it stops listening, so that load balancers notice. */
  readonly shutdownDelaySeconds: number;
}

type Environment = "development" | "production" | "test";

/** Who vouches for tokens: an identity provider by its published keys or, never in production, a shared secret. */
export type Authentication =
  | { readonly by: "JWKS"; readonly jwksUrl: string; readonly issuer: string; readonly audience: string }
  | { readonly by: "DEVELOPMENT_SECRET"; readonly secret: string };

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_WEEK = 604_800;
const SECONDS_PER_YEAR = 31_536_000;
/** Some thousand edits a minute, or a hundred of the costliest queries. */
const PRODUCTION_COST_PER_MINUTE = 25_000_000;
/** What the costliest query may cost: below that, some would never be let through. */
const LEAST_COST_PER_MINUTE = 250_000;
/** A cart of a thousand lines with all there is to ask for is about half of that. */
const ANSWER_BYTES = 8_388_608;
const SECRET_LENGTH_MIN = 32;
/** Public on purpose: it only keeps the tokens of one development server from being taken for real ones. */
const DEVELOPMENT_SECRET = "cartwright development secret, refused in production";
const LOG_LEVELS: readonly LevelWithSilent[] = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
/** Apollo Sandbox (its own page, and the frame that other pages embed) and every page of this machine. */
const DEVELOPMENT_ORIGINS: readonly string[] = [
  "https://studio.apollographql.com",
  "https://sandbox.embed.apollographql.com",
  "http://localhost:*",
  "http://127.0.0.1:*",
];

/** The configuration that the environment asks for; throws a ConfigError for the first variable at fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const environment = oneOf(env, "NODE_ENV", ["development", "production", "test"], "development");
  const isProduction = environment === "production";
  const cartLifetimeSeconds = wholeNumber(env, "CART_LIFETIME_SECONDS", SECONDS_PER_WEEK, 1, SECONDS_PER_YEAR);
  const checkoutClaimSeconds = wholeNumber(env, "CHECKOUT_CLAIM_SECONDS", 30, 2, 3600);
  return Object.freeze({
    host: readHost(env),
    port: wholeNumber(env, "PORT", 4000, 0, 65_535),
    databaseUrl: readDatabaseUrl(env),
    databasePoolSize: wholeNumber(env, "DATABASE_POOL_SIZE", 10, 1, 1000),
    databaseTimeoutSeconds: wholeNumber(env, "DATABASE_TIMEOUT_SECONDS", 10, 1, 3600),
    environment,
    isProduction,
    authentication: Object.freeze(readAuthentication(env, isProduction)),
    authClockToleranceSeconds: wholeNumber(env, "AUTH_CLOCK_TOLERANCE_SECONDS", 60, 0, 300),
    cartLifetimeSeconds,
    expiredCartRetentionSeconds: wholeNumber(
      env,
      "EXPIRED_CART_RETENTION_SECONDS",
      30 * SECONDS_PER_DAY,
      0,
      10 * SECONDS_PER_YEAR,
    ),
    idempotencyKeyLifetimeSeconds: wholeNumber(
      env,
      "IDEMPOTENCY_KEY_LIFETIME_SECONDS",
      Math.max(SECONDS_PER_WEEK, cartLifetimeSeconds),
      cartLifetimeSeconds,
      10 * SECONDS_PER_YEAR,
      " (the least is CART_LIFETIME_SECONDS)",
    ),
    checkoutClaimSeconds,
    purchaseTimeoutSeconds: wholeNumber(
      env,
      "PURCHASE_TIMEOUT_SECONDS",
      Math.min(10, checkoutClaimSeconds - 1),
      1,
      checkoutClaimSeconds - 1,
      " (below CHECKOUT_CLAIM_SECONDS)",
    ),
    purchaseBreakerFailures: wholeNumber(env, "PURCHASE_BREAKER_FAILURES", 5, 0, 1000),
    purchaseBreakerSeconds: wholeNumber(env, "PURCHASE_BREAKER_SECONDS", 30, 1, 3600),
    fulfilmentSeconds: wholeNumber(env, "FULFILMENT_SECONDS", 5, 0, SECONDS_PER_WEEK),
    sampleData: readSampleData(env, isProduction),
    exposeSchema: trueOrFalse(env, "EXPOSE_SCHEMA", !isProduction),
    logLevel: oneOf(env, "LOG_LEVEL", LOG_LEVELS, "info"),
    corsOrigins: Object.freeze(readCorsOrigins(env, isProduction)),
    ...readProtection(env, isProduction, checkoutClaimSeconds),
    ...readOperation(env, isProduction),
  });
}

/** What keeps many or costly requests from taking the process down. */
function readProtection(env: Variables, isProduction: boolean, checkoutClaimSeconds: number) {
  const maxConcurrentRequests = wholeNumber(env, "MAX_CONCURRENT_REQUESTS", 1_000, 1, 100_000);
  return {
    rateLimitCostPerMinute: readRateLimit(env, isProduction),
    redisUrl: readRedisUrl(env),
    maxConcurrentRequests,
    maxConcurrentRequestsPerPartner: wholeNumber(
      env,
      "MAX_CONCURRENT_REQUESTS_PER_PARTNER",
      // Half of them; a few are not worth dividing.
      Math.max(Math.ceil(maxConcurrentRequests / 2), Math.min(100, maxConcurrentRequests)),
      1,
      maxConcurrentRequests,
      " (at most MAX_CONCURRENT_REQUESTS)",
    ),
    maxEventLoopDelayMilliseconds: wholeNumber(env, "MAX_EVENT_LOOP_DELAY_MILLISECONDS", 1_000, 0, 60_000),
    maxAnswerBytes: wholeNumber(env, "MAX_ANSWER_BYTES", ANSWER_BYTES, 65_536, 1_073_741_824),
    // A checkout that takes as long as it may is still answered.
    requestTimeoutSeconds: wholeNumber(
      env,
      "REQUEST_TIMEOUT_SECONDS",
      Math.max(60, 2 * checkoutClaimSeconds),
      checkoutClaimSeconds,
      7_200,
      " (the least is CHECKOUT_CLAIM_SECONDS)",
    ),
    deliveryTimeoutSeconds: wholeNumber(env, "DELIVERY_TIMEOUT_SECONDS", 30, 1, 3_600),
    trustedDocuments: valueOf(env, "TRUSTED_DOCUMENTS") ?? null,
  };
}

/** What the operator sees of the process. */
function readOperation(env: Variables, isProduction: boolean) {
  const port = wholeNumber(env, "METRICS_PORT", 0, 0, 65_535);
  const endpoint = httpUrl(env, "OTEL_EXPORTER_OTLP_ENDPOINT");
  return {
    metricsPort: port === 0 ? null : port,
    metricsHost: readHost(env, "METRICS_HOST"),
    otlpEndpoint: endpoint === undefined ? null : withoutSlashAtEnd(endpoint),
    serviceName: valueOf(env, "OTEL_SERVICE_NAME") ?? "cartwright",
    shutdownDelaySeconds: wholeNumber(env, "SHUTDOWN_DELAY_SECONDS", isProduction ? 5 : 0, 0, 300),
  };
}

function withoutSlashAtEnd(url: string): string {
  return url.endsWith("/") ? withoutSlashAtEnd(url.slice(0, -1)) : url;
}

function readRateLimit(env: Variables, isProduction: boolean): number {
  if (valueOf(env, "RATE_LIMIT_COST_PER_MINUTE") === "0") return 0;
  const fallback = isProduction ? PRODUCTION_COST_PER_MINUTE : 0;
  const note = ", or 0 for no limit";
  return wholeNumber(env, "RATE_LIMIT_COST_PER_MINUTE", fallback, LEAST_COST_PER_MINUTE, 1_000_000_000_000, note);
}

function readRedisUrl(env: Variables): string | null {
  const value = valueOf(env, "REDIS_URL");
  if (value === undefined) return null;
  if (/^rediss?:\/\/\S/.test(value) && URL.canParse(value)) return value;
  return refuse("REDIS_URL", withoutPassword(value), "a redis:// or rediss:// URL");
}

function readHost(env: Variables, name = "HOST"): string {
  const value = valueOf(env, name) ?? "127.0.0.1";
  if (/^[^\s/]+$/.test(value)) return value;
  return refuse(name, value, "a host name or an IP address, such as 127.0.0.1 or 0.0.0.0");
}

function readDatabaseUrl(env: Variables): string {
  const value = valueOf(env, "DATABASE_URL") ?? "sqlite:./data/cartwright.db";
  if (/^(sqlite:|postgres(ql)?:\/\/)\S/.test(value)) return value;
  return refuse(
    "DATABASE_URL",
    withoutPassword(value),
    "sqlite: and a file path, sqlite::memory:, or a postgres:// or postgresql:// URL",
  );
}

/** Enough of a database's address to recognise the mistake by, and nothing that may be a password. */
function withoutPassword(value: string): string {
  const scheme = /^[\w+.-]+:\/\//.exec(value)?.[0];
  if (scheme !== undefined) return `${scheme}…`;
  return /[@=]/.test(value) ? "…" : value;
}

function readAuthentication(env: Variables, isProduction: boolean): Authentication {
  const secret = valueOf(env, "AUTH_DEV_SECRET");
  if (isProduction && secret !== undefined) {
    throw new ConfigError("AUTH_DEV_SECRET is set; it must be unset in production, where no development token counts.");
  }
  if (secret !== undefined && secret.length < SECRET_LENGTH_MIN) {
    throw new ConfigError(`AUTH_DEV_SECRET is too short; it must have at least ${SECRET_LENGTH_MIN} characters.`);
  }
  const jwksUrl = httpUrl(env, "AUTH_JWKS_URL");
  const issuer = httpUrl(env, "AUTH_ISSUER");
  const audience = valueOf(env, "AUTH_AUDIENCE");
  if (jwksUrl !== undefined && issuer !== undefined && audience !== undefined) {
    return { by: "JWKS", jwksUrl, issuer, audience };
  }
  const missing = Object.entries({ AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  if (isProduction || missing.length < 3) throw new ConfigError(incomplete(missing, isProduction));
  return { by: "DEVELOPMENT_SECRET", secret: secret ?? DEVELOPMENT_SECRET };
}

function incomplete(missing: readonly string[], isProduction: boolean): string {
  const together = "AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE";
  const reason = isProduction ? `production needs all of ${together}` : `set all of ${together}, or none of them`;
  return `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set; ${reason}.`;
}

function httpUrl(env: Variables, name: string): string | undefined {
  const value = valueOf(env, name);
  if (value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value))) return value;
  return refuse(name, value, "an http or https URL");
}

function readSampleData(env: Variables, isProduction: boolean): boolean {
  const sampleData = trueOrFalse(env, "SAMPLE_DATA", !isProduction);
  if (sampleData && isProduction) refuse("SAMPLE_DATA", "true", "false or unset in production");
  return sampleData;
}

function readCorsOrigins(env: Variables, isProduction: boolean): readonly string[] {
  const value = valueOf(env, "CORS_ORIGINS");
  if (value === undefined) return isProduction ? [] : [...DEVELOPMENT_ORIGINS];
  const origins = value.split(",").map((origin) => origin.trim());
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong === undefined) return origins;
  return refuse(
    "CORS_ORIGINS",
    value,
    `origins with commas between, such as https://shop.example or http://localhost:*`,
  );
}

/** True for what a browser would send as Origin: scheme, host, and a port unless it is the scheme's own. */
function isOrigin(text: string): boolean {
  const exact = text.endsWith(":*") ? text.slice(0, -2) : text;
  return /^https?:\/\//.test(exact) && URL.canParse(exact) && new URL(exact).origin === exact;
}
