import type { ReferenceSection } from "../model/reference-data.js";
import type { Connection } from "./connection.js";
import { loadReferenceData } from "./load-reference-data.js";
import type { Tables } from "./rows.js";
import type { ReferenceStore } from "./stores.js";

/** Where the rows of a section are, and the columns that hold their key, in the order of `REFERENCE_KEYS`. */
const TABLES: Readonly<Record<ReferenceSection, { table: keyof Tables; key: readonly string[] }>> = {
  markets: { table: "markets", key: ["country"] },
  catalogItems: { table: "catalog_items", key: ["id"] },
  inventory: { table: "inventory", key: ["catalog_item_id"] },
  partners: { table: "partners", key: ["id"] },
  customers: { table: "customers", key: ["id"] },
  relations: { table: "relations", key: ["partner_id", "customer_id"] },
  subscriptions: { table: "subscriptions", key: ["partner_id", "id"] },
  mpnProfiles: { table: "mpn_profiles", key: ["mpn_id"] },
  creditLines: { table: "credit_lines", key: ["partner_id", "currency_code"] },
  riskProfiles: { table: "risk_profiles", key: ["partner_id", "customer_id"] },
  purchaseSystems: { table: "purchase_systems", key: ["name"] },
  purchaseAccounts: { table: "purchase_accounts", key: ["purchase_system", "customer_id"] },
};
const SECTIONS = Object.keys(TABLES) as ReferenceSection[];

export function createReferenceStore(connection: Connection): ReferenceStore {
  const { db } = connection;

  /** How many rows each section has. */
  async function sizes(): Promise<Record<ReferenceSection, number>> {
    const counts = {} as Record<ReferenceSection, number>;
    for (const section of SECTIONS) {
      const { table } = TABLES[section];
      const { count } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      counts[section] = Number(count);
    }
    return counts;
  }

  return {
    async load(data) {
      const before = await sizes();
      await loadReferenceData(connection, data);
      const after = await sizes();
      return Object.fromEntries(
        SECTIONS.map((section) => [section, after[section] - before[section]]),
      ) as typeof before;
    },

    async keysOf(section) {
      const { table, key } = TABLES[section];
      const rows = await db
        .selectFrom(table)
        .select(key.map((column) => db.dynamic.ref(column)))
        .execute();
      return new Set(rows.map((row) => key.map((column) => (row as Record<string, string>)[column]).join(" ")));
    },
  };
}
