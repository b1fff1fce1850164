import type * as ioredis from "ioredis";
import type { Logger } from "pino";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "../config/config.js";

/** What a partner has left after a request, or how long it has to wait. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the whole allowance is there again. */
  readonly resetSeconds: number;
  readonly isExceeded: boolean;
}

export interface RateLimiter {
  /** Draws the cost of a query on what its partner may spend in a minute. */
  consume(partnerId: string, cost: number): Promise<Allowance>;
  /** Seconds until a partner that has spent its allowance has it back, as far as this process knows; 0 when it may ask. */
  secondsUntilBack(partnerId: string): Promise<number>;
  close(): Promise<void>;
}

const WINDOW_SECONDS = 60;

/**
 * Counts the cost of each partner's queries: in Redis for all processes together, or in this process for itself. Without
 * an answer from Redis each process counts for itself until it is back. Null when there is no limit.
 */
export function createRateLimiter(
  { rateLimitCostPerMinute: limit, redisUrl }: Config,
  logger: Logger,
): RateLimiter | null {
  if (limit === 0) return null;
  const window = { points: limit, duration: WINDOW_SECONDS, keyPrefix: "cartwright:cost" };
  const memory = new RateLimiterMemory(window);
  const redis = redisUrl === null ? null : connect(redisUrl, logger);
  const counter = redis
    ? new RateLimiterRedis({ ...window, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  // Partners that have spent their allowance: until it is back, their requests need not be read to be refused.
  const spent = new RateLimiterMemory({ points: 1, duration: WINDOW_SECONDS });
  return {
    async consume(partnerId, cost) {
      const state = await counter.consume(partnerId, cost).catch((refused: unknown) => {
        if (refused instanceof RateLimiterRes) return refused;
        throw refused;
      });
      const isExceeded = state.consumedPoints > limit;
      if (isExceeded) await spent.block(partnerId, state.msBeforeNext / 1_000);
      return {
        limit,
        remaining: Math.max(0, state.remainingPoints),
        resetSeconds: Math.ceil(state.msBeforeNext / 1_000),
        isExceeded,
      };
    },
    async secondsUntilBack(partnerId) {
      const state = await spent.get(partnerId);
      return state ? Math.ceil(state.msBeforeNext / 1_000) : 0;
    },
    async close() {
      redis?.disconnect();
    },
  };
}

/** Loaded only where there is a Redis. Requests must not wait for one that is away. */
function connect(url: string, logger: Logger): ioredis.Redis {
  const client = require("ioredis") as typeof ioredis;
  const redis = new client.Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  let isAway = false;
  redis.on("error", (error: unknown) => {
    // It tries again and again; once is enough for the log.
    if (!isAway) logger.warn({ err: error }, "Redis is away: each process counts costs for itself");
    isAway = true;
  });
  redis.on("ready", () => {
    isAway = false;
  });
  return redis;
}
