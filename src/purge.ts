import type { Config } from "./config.js";
import type { Store } from "./store/stores.js";

/** How many rows one transaction removes, so that nobody waits for long, and how many such batches make a round. */
const BATCH = 200;
const BATCHES = 20;

/** Removes carts that have been expired for long enough, and idempotency keys that have reached their age. */
export async function purgeOld(
  { transact }: Store,
  { expiredCartRetentionSeconds, idempotencyKeyLifetimeSeconds }: Config,
  clock: () => Date,
): Promise<number> {
  const ago = (seconds: number) => new Date(clock().getTime() - seconds * 1_000).toISOString();
  const carts = await inBatches(() =>
    transact((stores) => stores.carts.purge(ago(expiredCartRetentionSeconds), BATCH)),
  );
  const answers = await inBatches(() =>
    transact((stores) => stores.answers.purge(ago(idempotencyKeyLifetimeSeconds), BATCH)),
  );
  return carts + answers;
}

async function inBatches(purge: () => Promise<number>): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const more = await purge();
    removed += more;
    if (more < BATCH) break;
  }
  return removed;
}
