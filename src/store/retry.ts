import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isLostConnection, isPostgresConflict, isTimeOut } from "./postgres.js";
import { isSqliteConflict } from "./sqlite.js";
import { ConcurrentChange } from "./stores.js";

/** How often a unit of work is run again before its conflict counts as an outage. */
const ATTEMPTS = 12;
/** The pause before an attempt is random, up to a length that grows to this. */
const LONGEST_PAUSE_MILLISECONDS = 640;

/**
 * Runs a whole unit of work again when it met a concurrent change, or when its connection was lost before it was to be
 * kept. After that it is unknown whether it was: running it again might do it twice.
 */
export async function withRetry<Result>(
  unit: (keep: () => void) => Promise<Result>,
  onRetry: () => void,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let isToBeKept = false;
    try {
      return await unit(() => {
        isToBeKept = true;
      });
    } catch (error) {
      const isUndone = !isToBeKept && isLostConnection(error) && !isTimeOut(error);
      if (attempt === ATTEMPTS || !(isConflict(error) || isUndone)) throw error;
      onRetry();
      // Not all that met each other at the same moment again.
      await sleep(randomInt(1, Math.min(5 * 2 ** attempt, LONGEST_PAUSE_MILLISECONDS)));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ConcurrentChange || isSqliteConflict(error) || isPostgresConflict(error);
}
