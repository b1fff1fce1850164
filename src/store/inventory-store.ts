import { catalogKey } from "../model/catalog.js";
import type { Inventory } from "../model/market.js";
import { type Connection, locked, mapBy } from "./connection.js";
import type { InventoryRow } from "./rows.js";
import type { InventoryStore } from "./stores.js";

type FreeRow = Pick<InventoryRow, "catalog_item_id" | "available" | "restrictions" | "ends_with_stock">;

const inventoryOf = (row: FreeRow): Inventory => ({
  catalogItemId: row.catalog_item_id,
  available: row.available,
  restrictions: JSON.parse(row.restrictions) as string[],
  endsWithStock: row.ends_with_stock === 1,
});

export function createInventoryStore(connection: Connection): InventoryStore {
  const { db } = connection;
  const select = (ids: readonly string[]) =>
    db
      .selectFrom("inventory")
      .select(["catalog_item_id", "available", "restrictions", "ends_with_stock"])
      .where("catalog_item_id", "in", ids.map(catalogKey))
      .orderBy("catalog_item_id");
  const byItem = (rows: FreeRow[]) => mapBy(rows.map(inventoryOf), (inventory) => inventory.catalogItemId);
  return {
    async byItems(ids) {
      return ids.length === 0 ? new Map() : byItem(await select(ids).execute());
    },

    async lock(ids) {
      // SQLite: a transaction that writes has the whole database to itself.
      if (ids.length > 0 && connection.locksRows) await locked(connection, select(ids)).execute();
    },
  };
}
