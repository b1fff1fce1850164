import { type Connection, locked } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import { readWithReference } from "./reference-reads.js";
import type { PartyStore } from "./stores.js";

export function createPartyStore(connection: Connection): PartyStore {
  const { db } = connection;
  return {
    async partner(id) {
      const query = { partnerId: id, customerId: null, catalogItemKeys: [], mpnIds: [] };
      return (await readWithReference(connection, query)).reference.partner;
    },

    async lockPartner(id) {
      // SQLite: a transaction that writes has the whole database to itself.
      if (connection.locksRows)
        await locked(connection, db.selectFrom("partners").select("id").where("id", "=", id)).execute();
    },

    async market(country) {
      const row = await db.selectFrom("markets").select("document").where("country", "=", country).executeTakeFirst();
      return row ? DOCUMENTS.market.read(row.document) : null;
    },

    async purchaseSystem(name) {
      const row = await db
        .selectFrom("purchase_systems")
        .select("document")
        .where("name", "=", name)
        .executeTakeFirst();
      return row ? DOCUMENTS.purchaseSystem.read(row.document) : null;
    },

    async purchaseAccount(purchaseSystem, customerId) {
      const row = await db
        .selectFrom("purchase_accounts")
        .select("document")
        .where("purchase_system", "=", purchaseSystem)
        .where("customer_id", "=", customerId)
        .executeTakeFirst();
      return row ? DOCUMENTS.purchaseAccount.read(row.document) : null;
    },
  };
}
