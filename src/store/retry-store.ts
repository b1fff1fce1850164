import { type RawBuilder, sql } from "kysely";
import type { RetryStore } from "./background-stores.js";
import type { Connection } from "./connection.js";

/** The columns by which a failed row is known: its partner's id, and its own. */
interface RowKey {
  readonly partnerId: RawBuilder<string>;
  readonly id: RawBuilder<string>;
}

/** How often a job has failed for a row of the query around it. */
export function attemptsOf(job: string, { partnerId, id }: RowKey): RawBuilder<number> {
  return sql`coalesce((select attempts from retries as failed where failed.job = ${job} and failed.partner_id = ${partnerId} and failed.id = ${id}), 0)`;
}

/** False for a row of the query around it that a job leaves alone now, because it has failed for it lately. */
export function isToBeTried(job: string, { partnerId, id }: RowKey, now: string): RawBuilder<boolean> {
  return sql`not exists (select 1 from retries as failed where failed.job = ${job} and failed.partner_id = ${partnerId} and failed.id = ${id} and failed.retry_at > ${now})`;
}

export function createRetryStore({ db }: Connection): RetryStore {
  return {
    async backOff(job, { partnerId, id, attempts }, until) {
      const failed = { attempts: attempts + 1, retry_at: until };
      await db
        .insertInto("retries")
        .values({ job, partner_id: partnerId, id, ...failed })
        .onConflict((conflict) => conflict.columns(["job", "partner_id", "id"]).doUpdateSet(failed))
        .execute();
    },

    async forget(job, { partnerId, id }) {
      await db
        .deleteFrom("retries")
        .where("job", "=", job)
        .where("partner_id", "=", partnerId)
        .where("id", "=", id)
        .execute();
    },

    async purge(endedBefore) {
      await db.deleteFrom("retries").where("retry_at", "<", endedBefore).execute();
    },
  };
}
