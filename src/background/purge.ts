import type { Store } from "../store/stores.js";
import type { DueWork } from "./due-work.js";

/** How many rows one transaction removes, so that no request waits for long. */
const LIMITS = { round: 2_000, batch: 200, parallel: 1 };
/** How long failures are remembered of rows that are not tried again: they are gone. */
const RETRY_RETENTION_SECONDS = 86_400;

/** How long what is of no use any more is kept. */
export interface Retention {
  readonly expiredCartRetentionSeconds: number;
  readonly idempotencyKeyLifetimeSeconds: number;
}

/** The removal of carts that have been expired for long enough, and of idempotency keys that have reached their age. */
export function purges(
  { transact }: Store,
  { expiredCartRetentionSeconds, idempotencyKeyLifetimeSeconds }: Retention,
): DueWork[] {
  return [
    {
      job: "cart_purge",
      limits: LIMITS,
      find: ({ carts }, now, limit) =>
        carts.expired("cart_purge", before(now, expiredCartRetentionSeconds), now, limit),
      finish: (rows, now) => {
        const ids = rows.map(({ id }) => id);
        return transact(({ carts }) => carts.purge(ids, before(now, expiredCartRetentionSeconds)));
      },
    },
    {
      job: "key_purge",
      limits: LIMITS,
      find: ({ answers }, now, limit) =>
        answers.old("key_purge", before(now, idempotencyKeyLifetimeSeconds), now, limit),
      finish: (rows, now) => transact(({ answers }) => answers.purge(rows, before(now, idempotencyKeyLifetimeSeconds))),
    },
  ];
}

/** Forgets failures of work for rows that have gone some other way. */
export function purgeRetries({ transact }: Store, now: Date): Promise<void> {
  return transact(({ retries }) => retries.purge(before(now.toISOString(), RETRY_RETENTION_SECONDS)));
}

function before(now: string, seconds: number): string {
  return new Date(Date.parse(now) - seconds * 1_000).toISOString();
}
