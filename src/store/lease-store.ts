import type { LeaseStore } from "./background-stores.js";
import type { Connection } from "./connection.js";

export function createLeaseStore({ db }: Connection): LeaseStore {
  return {
    async take(name, holder, now, until) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("leases")
        .values({ name, holder, until })
        .onConflict((on) =>
          on
            .column("name")
            .doUpdateSet({ holder, until })
            .where((old) => old.or([old("leases.holder", "=", holder), old("leases.until", "<=", now)])),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async heldUntil(name, holder) {
      const lease = await db
        .selectFrom("leases")
        .select("until")
        .where("name", "=", name)
        .where("holder", "!=", holder)
        .executeTakeFirst();
      return lease?.until ?? null;
    },

    async release(name, holder) {
      await db.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute();
    },
  };
}
