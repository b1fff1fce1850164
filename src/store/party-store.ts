import type { Customer, Market, Partner, PurchaseAccount, PurchaseSystemState } from "../model/market.js";
import { type Connection, locked } from "./connection.js";
import type { PartyStore } from "./stores.js";

export function createPartyStore(connection: Connection): PartyStore {
  const { db } = connection;
  return {
    async partner(id) {
      const row = await db.selectFrom("partners").select("document").where("id", "=", id).executeTakeFirst();
      return row ? (JSON.parse(row.document) as Partner) : null;
    },

    async lockPartner(id) {
      // SQLite: a transaction that writes has the whole database to itself.
      if (connection.locksRows)
        await locked(connection, db.selectFrom("partners").select("id").where("id", "=", id)).execute();
    },

    async customer(partnerId, customerId) {
      const row = await db
        .selectFrom("relations")
        .innerJoin("customers", "customers.id", "relations.customer_id")
        .select("customers.document")
        .where("relations.partner_id", "=", partnerId)
        .where("relations.customer_id", "=", customerId)
        .executeTakeFirst();
      return row ? (JSON.parse(row.document) as Customer) : null;
    },

    async market(country) {
      const row = await db.selectFrom("markets").select("document").where("country", "=", country).executeTakeFirst();
      return row ? (JSON.parse(row.document) as Market) : null;
    },

    async purchaseSystem(name) {
      const row = await db
        .selectFrom("purchase_systems")
        .select("document")
        .where("name", "=", name)
        .executeTakeFirst();
      return row ? (JSON.parse(row.document) as PurchaseSystemState) : null;
    },

    async purchaseAccount(purchaseSystem, customerId) {
      const row = await db
        .selectFrom("purchase_accounts")
        .select("document")
        .where("purchase_system", "=", purchaseSystem)
        .where("customer_id", "=", customerId)
        .executeTakeFirst();
      return row ? (JSON.parse(row.document) as PurchaseAccount) : null;
    },
  };
}
