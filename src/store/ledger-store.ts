import { sql } from "kysely";
import { catalogKey } from "../model/catalog.js";
import type { Count } from "../model/holdings.js";
import type { CreditLine } from "../model/market.js";
import { type Connection, mapBy } from "./connection.js";
import type { LedgerStore } from "./ledger-stores.js";
import { ConcurrentChange } from "./stores.js";

export function createLedgerStore({ db }: Connection): LedgerStore {
  return {
    async creditLines(partnerId) {
      const rows = await db.selectFrom("credit_lines").selectAll().where("partner_id", "=", partnerId).execute();
      return mapBy(
        rows.map((row): CreditLine => ({
          partnerId: row.partner_id,
          currencyCode: row.currency_code,
          limit: row.credit_limit,
          used: row.used,
          minimumThreshold: row.minimum_threshold,
        })),
        (line) => line.currencyCode,
      );
    },

    async setCreditUsed(line, used) {
      const { numUpdatedRows } = await db
        .updateTable("credit_lines")
        .set({ used })
        .where("partner_id", "=", line.partnerId)
        .where("currency_code", "=", line.currencyCode)
        .where("used", "=", line.used)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new ConcurrentChange(`The ${line.currencyCode} credit line`);
    },

    async takeStock(catalogItemId, units) {
      const { numUpdatedRows } = await db
        .updateTable("inventory")
        .set((row) => ({ available: row("available", "-", units), sold: row("sold", "+", units) }))
        .where("catalog_item_id", "=", catalogKey(catalogItemId))
        .where((row) =>
          units > 0
            ? row("available", ">=", units)
            : row.or([row("available", ">=", units), row("available", "is", null)]),
        )
        .executeTakeFirstOrThrow();
      // What is given back to an item that is not known goes nowhere.
      if (numUpdatedRows !== 1n && units > 0) throw new ConcurrentChange(`The inventory of ${catalogItemId}`);
    },

    async count(partnerId, counts) {
      if (counts.length === 0) return;
      await db
        .insertInto("holdings")
        .values(counts.map((count) => rowOfCount(partnerId, count)))
        .onConflict((on) =>
          on.columns(["partner_id", "customer_id", "sku", "item_kind"]).doUpdateSet({
            living: sql`holdings.living + excluded.living`,
            living_quantity: sql`holdings.living_quantity + excluded.living_quantity`,
            ever: sql`holdings.ever + excluded.ever`,
          }),
        )
        .execute();
    },
  };
}

function rowOfCount(partnerId: string, count: Count) {
  return {
    partner_id: partnerId,
    customer_id: count.customerId ?? "",
    item_kind: count.itemKind,
    sku: count.sku ?? "",
    living: count.living,
    living_quantity: count.livingQuantity,
    ever: count.ever,
  };
}
