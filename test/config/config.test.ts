import { ConfigError, readConfig } from "../../src/config/config.js";

const PRODUCTION = {
  NODE_ENV: "production",
  AUTH_JWKS_URL: "https://login.example/keys",
  AUTH_ISSUER: "https://login.example/v2.0",
  AUTH_AUDIENCE: "api://cartwright",
};

/** The message that the start stops with. */
function refusalOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error(`${JSON.stringify(env)} was accepted`);
}

describe("defaults", () => {
  it("are those of a development server when nothing is set", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 4000,
      databaseUrl: "sqlite:./data/cartwright.db",
      databasePoolSize: 10,
      databaseTimeoutSeconds: 10,
      environment: "development",
      isProduction: false,
      authentication: { by: "DEVELOPMENT_SECRET", secret: expect.stringMatching(/^.{32,}$/) },
      authClockToleranceSeconds: 60,
      cartLifetimeSeconds: 604_800,
      expiredCartRetentionSeconds: 2_592_000,
      idempotencyKeyLifetimeSeconds: 604_800,
      checkoutClaimSeconds: 30,
      sampleData: true,
      exposeSchema: true,
      fulfilmentSeconds: 5,
      purchaseTimeoutSeconds: 10,
      purchaseBreakerFailures: 5,
      purchaseBreakerSeconds: 30,
      logLevel: "info",
      corsOrigins: [
        "https://studio.apollographql.com",
        "https://sandbox.embed.apollographql.com",
        "http://localhost:*",
        "http://127.0.0.1:*",
      ],
      rateLimitCostPerMinute: 0,
      redisUrl: null,
      maxConcurrentRequests: 1_000,
      maxConcurrentRequestsPerPartner: 500,
      maxEventLoopDelayMilliseconds: 1_000,
      requestTimeoutSeconds: 60,
      deliveryTimeoutSeconds: 30,
      maxAnswerBytes: 8_388_608,
      trustedDocuments: null,
      metricsPort: null,
      metricsHost: "127.0.0.1",
      otlpEndpoint: null,
      serviceName: "cartwright",
      shutdownDelaySeconds: 0,
    });
  });

  it("of production have no sample data, no schema and no origins", () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      environment: "production",
      isProduction: true,
      authentication: {
        by: "JWKS",
        jwksUrl: "https://login.example/keys",
        issuer: "https://login.example/v2.0",
        audience: "api://cartwright",
      },
      sampleData: false,
      exposeSchema: false,
      corsOrigins: [],
    });
  });

  it("stand in for variables that are empty or blank", () => {
    expect(readConfig({ PORT: "", HOST: "  ", AUTH_JWKS_URL: "", SAMPLE_DATA: "" })).toEqual(readConfig({}));
  });

  it("cannot be changed afterwards", () => {
    const config = readConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.authentication)).toBe(true);
    expect(Object.isFrozen(config.corsOrigins)).toBe(true);
  });
});

describe("a value that is set", () => {
  it.each<[NodeJS.ProcessEnv, object]>([
    [{ HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    [{ HOST: "::1" }, { host: "::1" }],
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: "65535" }, { port: 65_535 }],
    [{ DATABASE_URL: "sqlite::memory:" }, { databaseUrl: "sqlite::memory:" }],
    [{ DATABASE_URL: "postgres://a:b@db/c" }, { databaseUrl: "postgres://a:b@db/c" }],
    [{ DATABASE_URL: "postgresql://db/c" }, { databaseUrl: "postgresql://db/c" }],
    [{ NODE_ENV: "test" }, { environment: "test", isProduction: false, sampleData: true }],
    [{ CHECKOUT_CLAIM_SECONDS: "3600" }, { checkoutClaimSeconds: 3600 }],
    [{ SAMPLE_DATA: "false" }, { sampleData: false }],
    [{ EXPOSE_SCHEMA: "false" }, { exposeSchema: false }],
    [{ ...PRODUCTION, EXPOSE_SCHEMA: "true" }, { exposeSchema: true }],
    [{ ...PRODUCTION, SAMPLE_DATA: "false" }, { sampleData: false }],
    [{ LOG_LEVEL: "silent" }, { logLevel: "silent" }],
    [
      { DATABASE_POOL_SIZE: "50", DATABASE_TIMEOUT_SECONDS: "1" },
      { databasePoolSize: 50, databaseTimeoutSeconds: 1 },
    ],
    [{ EXPIRED_CART_RETENTION_SECONDS: "0" }, { expiredCartRetentionSeconds: 0 }],
    [{ RATE_LIMIT_COST_PER_MINUTE: "250000" }, { rateLimitCostPerMinute: 250_000 }],
    [PRODUCTION, { rateLimitCostPerMinute: 25_000_000, shutdownDelaySeconds: 5 }],
    [{ ...PRODUCTION, RATE_LIMIT_COST_PER_MINUTE: "0" }, { rateLimitCostPerMinute: 0 }],
    [{ REDIS_URL: "rediss://:secret@redis:6380/1" }, { redisUrl: "rediss://:secret@redis:6380/1" }],
    [{ CHECKOUT_CLAIM_SECONDS: "600" }, { requestTimeoutSeconds: 1_200 }],
    [
      { METRICS_PORT: "9090", METRICS_HOST: "0.0.0.0" },
      { metricsPort: 9090, metricsHost: "0.0.0.0" },
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/" }, { otlpEndpoint: "http://collector:4318" }],
    [{ TRUSTED_DOCUMENTS: "documents.json" }, { trustedDocuments: "documents.json" }],
    [{ MAX_ANSWER_BYTES: "65536" }, { maxAnswerBytes: 65_536 }],
    [{ MAX_EVENT_LOOP_DELAY_MILLISECONDS: "0" }, { maxEventLoopDelayMilliseconds: 0 }],
    [{ AUTH_DEV_SECRET: "x".repeat(32) }, { authentication: { by: "DEVELOPMENT_SECRET", secret: "x".repeat(32) } }],
    [{ AUTH_CLOCK_TOLERANCE_SECONDS: "0" }, { authClockToleranceSeconds: 0 }],
    [{ AUTH_CLOCK_TOLERANCE_SECONDS: "300" }, { authClockToleranceSeconds: 300 }],
    [{ ...PRODUCTION, NODE_ENV: "development" }, { authentication: { by: "JWKS" } }],
    [
      { CORS_ORIGINS: "https://shop.example, http://localhost:*" },
      { corsOrigins: ["https://shop.example", "http://localhost:*"] },
    ],
    [{ ...PRODUCTION, CORS_ORIGINS: "https://shop.example" }, { corsOrigins: ["https://shop.example"] }],
  ])("%j is taken as %j", (env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });

  it("of CART_LIFETIME_SECONDS raises the idempotency key lifetime with it, and never lowers it", () => {
    expect(readConfig({ CART_LIFETIME_SECONDS: "700000" }).idempotencyKeyLifetimeSeconds).toBe(700_000);
    expect(readConfig({ CART_LIFETIME_SECONDS: "5" }).idempotencyKeyLifetimeSeconds).toBe(604_800);
  });

  it("of IDEMPOTENCY_KEY_LIFETIME_SECONDS may be as low as the cart lifetime", () => {
    const env = { CART_LIFETIME_SECONDS: "60", IDEMPOTENCY_KEY_LIFETIME_SECONDS: "60" };
    expect(readConfig(env).idempotencyKeyLifetimeSeconds).toBe(60);
  });
});

describe("a bad value", () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{ PORT: "abc" }, 'PORT is "abc"; it must be a whole number from 0 to 65535.'],
    [{ PORT: "65536" }, 'PORT is "65536"; it must be a whole number from 0 to 65535.'],
    [{ PORT: "-1" }, 'PORT is "-1"; it must be a whole number from 0 to 65535.'],
    [{ PORT: "4e3" }, 'PORT is "4e3"; it must be a whole number from 0 to 65535.'],
    [
      { HOST: "http://x" },
      'HOST is "http://x"; it must be a host name or an IP address, such as 127.0.0.1 or 0.0.0.0.',
    ],
    [{ NODE_ENV: "prod" }, 'NODE_ENV is "prod"; it must be one of development, production, test.'],
    [{ CART_LIFETIME_SECONDS: "0" }, 'CART_LIFETIME_SECONDS is "0"; it must be a whole number from 1 to 31536000.'],
    [
      { CART_LIFETIME_SECONDS: "31536001" },
      'CART_LIFETIME_SECONDS is "31536001"; it must be a whole number from 1 to 31536000.',
    ],
    [{ CART_LIFETIME_SECONDS: "1.5" }, 'CART_LIFETIME_SECONDS is "1.5"; it must be a whole number from 1 to 31536000.'],
    [
      { IDEMPOTENCY_KEY_LIFETIME_SECONDS: "604799" },
      'IDEMPOTENCY_KEY_LIFETIME_SECONDS is "604799"; it must be a whole number from 604800 to 315360000 ' +
        "(the least is CART_LIFETIME_SECONDS).",
    ],
    [
      { RATE_LIMIT_COST_PER_MINUTE: "249999" },
      'RATE_LIMIT_COST_PER_MINUTE is "249999"; it must be a whole number from 250000 to 1000000000000, or 0 for no limit.',
    ],
    [{ REDIS_URL: "http://redis:hunter2@x" }, 'REDIS_URL is "http://…"; it must be a redis:// or rediss:// URL.'],
    [
      { REQUEST_TIMEOUT_SECONDS: "29" },
      'REQUEST_TIMEOUT_SECONDS is "29"; it must be a whole number from 30 to 7200 (the least is CHECKOUT_CLAIM_SECONDS).',
    ],
    [{ MAX_ANSWER_BYTES: "1" }, 'MAX_ANSWER_BYTES is "1"; it must be a whole number from 65536 to 1073741824.'],
    [{ MAX_CONCURRENT_REQUESTS: "0" }, 'MAX_CONCURRENT_REQUESTS is "0"; it must be a whole number from 1 to 100000.'],
    [
      { MAX_CONCURRENT_REQUESTS: "50", MAX_CONCURRENT_REQUESTS_PER_PARTNER: "51" },
      'MAX_CONCURRENT_REQUESTS_PER_PARTNER is "51"; it must be a whole number from 1 to 50 (at most MAX_CONCURRENT_REQUESTS).',
    ],
    [{ DELIVERY_TIMEOUT_SECONDS: "0" }, 'DELIVERY_TIMEOUT_SECONDS is "0"; it must be a whole number from 1 to 3600.'],
    [
      { METRICS_HOST: "a b" },
      'METRICS_HOST is "a b"; it must be a host name or an IP address, such as 127.0.0.1 or 0.0.0.0.',
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
      'OTEL_EXPORTER_OTLP_ENDPOINT is "collector:4318"; it must be an http or https URL.',
    ],
    [{ CHECKOUT_CLAIM_SECONDS: "0" }, 'CHECKOUT_CLAIM_SECONDS is "0"; it must be a whole number from 2 to 3600.'],
    [{ CHECKOUT_CLAIM_SECONDS: "3601" }, 'CHECKOUT_CLAIM_SECONDS is "3601"; it must be a whole number from 2 to 3600.'],
    [{ SAMPLE_DATA: "yes" }, 'SAMPLE_DATA is "yes"; it must be one of true, false.'],
    [{ ...PRODUCTION, SAMPLE_DATA: "true" }, 'SAMPLE_DATA is "true"; it must be false or unset in production.'],
    [{ LOG_LEVEL: "loud" }, 'LOG_LEVEL is "loud"; it must be one of fatal, error, warn, info, debug, trace, silent.'],
    [
      { ...PRODUCTION, AUTH_JWKS_URL: "login.example" },
      'AUTH_JWKS_URL is "login.example"; it must be an http or https URL.',
    ],
    [
      { AUTH_CLOCK_TOLERANCE_SECONDS: "301" },
      'AUTH_CLOCK_TOLERANCE_SECONDS is "301"; it must be a whole number from 0 to 300.',
    ],
    [
      { ...PRODUCTION, AUTH_ISSUER: "ftp://login.example" },
      'AUTH_ISSUER is "ftp://login.example"; it must be an http or https URL.',
    ],
    [
      { CORS_ORIGINS: "https://shop.example/" },
      'CORS_ORIGINS is "https://shop.example/"; it must be origins with commas between, such as ' +
        "https://shop.example or http://localhost:*.",
    ],
    [
      { CORS_ORIGINS: "*" },
      'CORS_ORIGINS is "*"; it must be origins with commas between, such as https://shop.example or http://localhost:*.',
    ],
  ])("%j stops the start and says what is accepted", (env, message) => {
    expect(refusalOf(env)).toBe(message);
  });

  it.each([
    ["mysql://root:hunter2@db/carts", '"mysql://…"'],
    ["root:hunter2@db", '"…"'],
    ["carts.db", '"carts.db"'],
    ["sqlite:", '"sqlite:"'],
    ["postgres://", '"postgres://…"'],
  ])("of DATABASE_URL (%s) is shown without what may be a password", (value, shown) => {
    expect(refusalOf({ DATABASE_URL: value })).toBe(
      `DATABASE_URL is ${shown}; it must be sqlite: and a file path, sqlite::memory:, or a postgres:// or postgresql:// URL.`,
    );
  });

  it("of AUTH_DEV_SECRET is never shown", () => {
    const short = refusalOf({ AUTH_DEV_SECRET: "hunter2" });
    expect(short).toBe("AUTH_DEV_SECRET is too short; it must have at least 32 characters.");
    expect(refusalOf({ ...PRODUCTION, AUTH_DEV_SECRET: "hunter2" })).not.toContain("hunter2");
  });

  it("takes one line even when the value has several", () => {
    expect(refusalOf({ LOG_LEVEL: "a\nb" })).not.toContain("\n");
  });

  it("is reported alone: the first one stops the start", () => {
    const message = refusalOf({ PORT: "abc", LOG_LEVEL: "loud" });
    expect(message).toContain("PORT");
    expect(message).not.toContain("LOG_LEVEL");
  });
});

describe("production", () => {
  it("does not start without authentication, and names all that is missing", () => {
    expect(refusalOf({ NODE_ENV: "production" })).toBe(
      "AUTH_JWKS_URL, AUTH_ISSUER, AUTH_AUDIENCE are not set; " +
        "production needs all of AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE.",
    );
    expect(refusalOf({ ...PRODUCTION, AUTH_AUDIENCE: "" })).toBe(
      "AUTH_AUDIENCE is not set; production needs all of AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE.",
    );
  });

  it("does not start with a development secret", () => {
    expect(refusalOf({ ...PRODUCTION, AUTH_DEV_SECRET: "x".repeat(32) })).toBe(
      "AUTH_DEV_SECRET is set; it must be unset in production, where no development token counts.",
    );
  });
});

it("outside production, an identity provider is configured completely or not at all", () => {
  expect(refusalOf({ AUTH_ISSUER: "https://login.example/v2.0" })).toBe(
    "AUTH_JWKS_URL, AUTH_AUDIENCE are not set; " +
      "set all of AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE, or none of them.",
  );
});
