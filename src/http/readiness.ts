import type { FastifyBaseLogger } from "fastify";

/** For how long an answer of the store counts. */
const REMEMBERED_MILLISECONDS = 1_000;
/** How long the store may take: those who probe give up after some seconds, and learn more from an answer. */
const PATIENCE_MILLISECONDS = 2_000;
/** How many may wait for the store at once; to more of them it is not ready. */
const MAX_WAITING = 100;

/**
 * Whether the store is ready, however often it is asked: the store is read at most once a second, and those who ask
 * meanwhile share its answer. A store that cannot be asked is not ready; the cause is logged, as the answer has no room
 * for it.
 */
export function createReadiness(ask: () => Promise<boolean>, log: FastifyBaseLogger): () => Promise<boolean> {
  let latest: Promise<boolean> | null = null;
  let waiting = 0;

  const askStore = async (): Promise<boolean> => {
    try {
      return await ask();
    } catch (error) {
      log.warn({ err: error }, "readiness check failed");
      return false;
    } finally {
      setTimeout(() => void (latest = null), REMEMBERED_MILLISECONDS).unref();
    }
  };

  return async () => {
    latest ??= Promise.race([askStore(), noAfter(PATIENCE_MILLISECONDS)]);
    if (waiting === MAX_WAITING) return false;
    waiting += 1;
    try {
      return await latest;
    } finally {
      waiting -= 1;
    }
  };
}

function noAfter(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, false).unref());
}
