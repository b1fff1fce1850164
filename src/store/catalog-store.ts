import { sql, type SqlBool } from "kysely";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import { conditionsOf } from "./catalog-search.js";
import { charged, type Connection, inChunks, KEYS_PER_STATEMENT } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import { readWithReference } from "./reference-reads.js";
import type { CatalogStore } from "./stores.js";

const itemOf = (row: { document: string }) => DOCUMENTS.catalogItem.read(row.document);

export function createCatalogStore(connection: Connection): CatalogStore {
  const { db } = connection;
  return {
    async byIds(ids) {
      const found = new Map<string, CatalogItem>();
      const keys = [...new Set(ids.map(catalogKey))];
      for (let from = 0; from < keys.length; from += KEYS_PER_STATEMENT) {
        const catalogItemKeys = keys.slice(from, from + KEYS_PER_STATEMENT);
        const query = { partnerId: null, customerId: null, catalogItemKeys, mpnIds: [] };
        const { catalogItems } = (await readWithReference(connection, query)).reference;
        for (const [key, item] of catalogItems) found.set(key, item);
      }
      return found;
    },

    async currentIds(productSkus, country) {
      const ids = new Map<string, string[]>();
      const sold = db
        .selectFrom("catalog_items")
        .select(["product_sku", "document"])
        .where("country", "=", country)
        .orderBy("id");
      const rows = await inChunks(productSkus, (some) => sold.where("product_sku", "in", some).execute());
      for (const row of rows) ids.set(row.product_sku, [...(ids.get(row.product_sku) ?? []), itemOf(row).id]);
      return ids;
    },

    async search(words, { limit, after }) {
      // No text has this character; SQLite would take it for the end of the pattern, and find everything.
      if (words.some((word) => word.includes("\0"))) return [];
      const conditions = await conditionsOf(connection, words);
      let query = db
        .selectFrom("catalog_items")
        .select("document")
        .where((row) => row.and(conditions));
      if (after) query = query.where(sql<SqlBool>`(title, id) > (${after[0]}, ${after[1]})`);
      const rows = await query.orderBy("title").orderBy("id").limit(limit).execute();
      return charged(connection, rows).map(itemOf);
    },
  };
}
