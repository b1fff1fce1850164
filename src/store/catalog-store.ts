import { sql } from "kysely";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import { type Connection, mapBy } from "./connection.js";
import type { CatalogStore } from "./stores.js";

const itemOf = (row: { document: string }) => JSON.parse(row.document) as CatalogItem;

export function createCatalogStore({ db }: Connection): CatalogStore {
  return {
    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("catalog_items")
        .select("document")
        .where("id", "in", ids.map(catalogKey))
        .execute();
      return mapBy(rows.map(itemOf), (item) => catalogKey(item.id));
    },

    async currentIds(productSkus, country) {
      const ids = new Map<string, string[]>();
      if (productSkus.length === 0) return ids;
      const rows = await db
        .selectFrom("catalog_items")
        .select(["product_sku", "document"])
        .where("product_sku", "in", productSkus)
        .where("country", "=", country)
        .orderBy("id")
        .execute();
      for (const row of rows) ids.set(row.product_sku, [...(ids.get(row.product_sku) ?? []), itemOf(row).id]);
      return ids;
    },

    async search(words, { limit, after }) {
      // No text has this character; SQLite would take it for the end of the pattern, and find everything.
      if (words.some((word) => word.includes("\0"))) return [];
      let query = db.selectFrom("catalog_items").select("document");
      for (const word of words) {
        // The words are the caller's: what LIKE treats as a pattern is meant literally.
        const literal = word.toLowerCase().replace(/[\\%_]/g, "\\$&");
        query = query.where(sql<boolean>`search_text like ${`%${literal}%`} escape '\\'`);
      }
      if (after) {
        const [title, id] = after;
        query = query.where((row) =>
          row.or([row("title", ">", title), row.and([row("title", "=", title), row("id", ">", id)])]),
        );
      }
      const rows = await query.orderBy("title").orderBy("id").limit(limit).execute();
      return rows.map(itemOf);
    },
  };
}
