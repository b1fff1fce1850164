import pino from "pino";
import { readConfig } from "../../src/config/config.js";
import { createRateLimiter, type RateLimiter } from "../../src/protection/rate-limiter.js";
import { CartsDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";
import { RedisStandIn } from "./redis-stand-in.js";

const LIMIT = 250_000;
const PARTNER = "00000000-0000-4000-8000-00000000d001";
const OTHER = "00000000-0000-4000-8000-00000000d002";
const logger = pino({ level: "silent" });
const env = { RATE_LIMIT_COST_PER_MINUTE: String(LIMIT) };

/** A query that costs 20 000 and a little, for nearly no work. */
const COSTLY =
  '{ catalogItems(first: 100, search: "no such thing") { nodes { ...All } } } fragment All on CatalogItem { id addonItems { id title productType addonItems { id title productType skuId addonItems { id title productType skuId } } } }';

describe("the limit of a partner", () => {
  let app: RunningApp;
  beforeEach(async () => {
    app = await runApp({ env });
  });
  afterEach(() => app.close());

  async function ask(query: string) {
    const response = await fetch(app.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    return { response, body: (await response.json()) as Answer };
  }
  interface Answer {
    data?: unknown;
    errors?: { message: string; extensions: Record<string, unknown> }[];
    extensions?: { cost: { requested: number; limit: number; remaining: number; resetSeconds: number } };
  }

  it("is told with every answer: what the query cost, and what is left", async () => {
    const first = (await ask("{ limits { maxPageSize } }")).body.extensions!.cost;
    expect(first).toEqual({ requested: 1_002, limit: LIMIT, remaining: LIMIT - 1_002, resetSeconds: 60 });
    const second = (await ask("{ limits { maxPageSize } }")).body.extensions!.cost;
    expect(second.remaining).toBe(LIMIT - 2_004);
  });

  it("stops who has spent it, with 429 and the time to come back, and executes nothing", async () => {
    let last = await ask(COSTLY);
    const { requested } = last.body.extensions!.cost;
    const fitting = Math.floor(LIMIT / requested);
    expect(fitting).toBeGreaterThan(2);
    for (let count = 1; count < fitting; count += 1) {
      last = await ask(COSTLY);
      expect(last.response.status).toBe(200);
    }
    last = await ask(COSTLY);
    expect(last.response.status).toBe(429);
    expect(Number(last.response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(last.response.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(last.body.data).toBeUndefined();
    expect(last.body.errors).toEqual([
      {
        message: expect.stringContaining(`of the ${LIMIT} that a partner may spend in a minute`),
        extensions: { code: "TOO_MANY_REQUESTS" },
      },
    ]);
    expect(last.body.extensions!.cost).toMatchObject({ requested, limit: LIMIT, remaining: 0 });
  });

  it("is each partner's own", async () => {
    for (let count = 0; count < 20; count += 1) await ask(COSTLY);
    expect((await ask(COSTLY)).response.status).toBe(429);
    const answer = await app.send(CartsDocument, {}, { partner: "provider" });
    expect(answer.errors).toBeUndefined();
  });

  it.each([
    ["that cannot be parsed", "{ no such query"],
    ["that is not valid", "{ noSuchField }"],
    ["that is too costly", `{ ${Array.from({ length: 300 }, (_, i) => `a${i}: carts { nodes { id } }`).join(" ")} }`],
    ["that is too deep", `{ catalogItem(id: "x") ${"{ addonItems ".repeat(20)}{ id }${" }".repeat(21)}`],
    ["without its operation", "query A { __typename } query B { __typename }"],
  ])("is spent by a query %s too, by its length", async (_what, query) => {
    const before = (await ask("{ limits { maxPageSize } }")).body.extensions!.cost.remaining;
    const { body } = await ask(query);
    expect(body.errors).not.toEqual([]);
    const after = (await ask("{ limits { maxPageSize } }")).body.extensions!.cost.remaining;
    const refusal = before - after - 1_002;
    expect(refusal).toBe(1_000 + Math.ceil(query.length / 10));
    expect(body.extensions!.cost).toMatchObject({ requested: refusal, remaining: before - refusal });
  });

  it("stops who has spent it on queries that are refused, without reading any more of them", async () => {
    const long = `{ noSuchField } # ${"a".repeat(200_000)}`;
    const statuses: number[] = [];
    for (let count = 0; count < 100 && statuses.at(-1) !== 429; count += 1) {
      statuses.push((await ask(long)).response.status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([400, 429]);
    const { response, body } = await ask("{ limits { maxPageSize } }");
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^All that a partner may spend in a minute is spent\. Come back in \d+ s\.$/),
          extensions: { code: "TOO_MANY_REQUESTS" },
        },
      ],
    });
    // Others go on.
    expect((await app.send(CartsDocument, {}, { partner: "provider" })).errors).toBeUndefined();
  });
});

it("there is no limit, and no word of costs, in development unless it is configured", async () => {
  const app = await runApp();
  const response = await fetch(app.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ limits { maxPageSize } }" }),
  });
  expect(await response.json()).not.toHaveProperty("extensions");
  await app.close();
  expect(readConfig({}).rateLimitCostPerMinute).toBe(0);
});

describe("with Redis", () => {
  let redis: RedisStandIn;
  const limiters: RateLimiter[] = [];
  beforeEach(async () => {
    redis = new RedisStandIn();
    await redis.start();
  });
  afterEach(async () => {
    await Promise.all(limiters.splice(0).map((limiter) => limiter.close()));
    await redis.stop();
  });

  /** A limiter as each process has one. */
  function newLimiter(): RateLimiter {
    const limiter = createRateLimiter(readConfig({ ...env, REDIS_URL: redis.url }), logger);
    limiters.push(limiter!);
    return limiter!;
  }
  /** Waits until a limiter counts in Redis: it does not wait for it by itself. */
  async function connected(limiter: RateLimiter): Promise<void> {
    const size = redis.counters.size;
    const partner = `probe ${limiters.indexOf(limiter)} ${size}`;
    while (redis.counters.size === size) {
      await limiter.consume(partner, 1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it("all processes count together", async () => {
    const [one, other] = [newLimiter(), newLimiter()];
    await connected(one);
    await connected(other);
    expect((await one.consume(PARTNER, 100_000)).remaining).toBe(150_000);
    expect((await other.consume(PARTNER, 100_000)).remaining).toBe(50_000);
    expect(await one.consume(PARTNER, 100_000)).toMatchObject({ isExceeded: true, remaining: 0 });
    expect(await other.consume(OTHER, 100_000)).toMatchObject({ isExceeded: false, remaining: 150_000 });
  });

  it("each process counts for itself while Redis is away, and together again when it is back", async () => {
    const limiter = newLimiter();
    await connected(limiter);
    await limiter.consume(PARTNER, 200_000);
    await redis.stop();
    expect(await limiter.consume(PARTNER, 200_000)).toMatchObject({ isExceeded: false });
    expect(await limiter.consume(PARTNER, 200_000)).toMatchObject({ isExceeded: true });
    await redis.start();
    await connected(limiter);
    expect(await limiter.consume(PARTNER, 1)).toMatchObject({ isExceeded: false, remaining: 49_999 });
  });

  it("a Redis that is not there at the start stops nothing", async () => {
    await redis.stop();
    const limiter = newLimiter();
    expect(await limiter.consume(PARTNER, 1)).toMatchObject({ isExceeded: false });
    await redis.start();
  });
});
