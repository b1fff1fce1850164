import type {
  Customer,
  Market,
  MpnProfile,
  Partner,
  PurchaseAccount,
  PurchaseSystemState,
  RiskProfile,
} from "../model/market.js";
import { type Connection, inChunks, locked, mapBy } from "./connection.js";
import { ConcurrentChange, type PartyStore } from "./stores.js";

export function createPartyStore(connection: Connection): PartyStore {
  const { db } = connection;
  return {
    async partner(id) {
      const row = await db.selectFrom("partners").select("document").where("id", "=", id).executeTakeFirst();
      return row ? (JSON.parse(row.document) as Partner) : null;
    },

    async lockPartner(id) {
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

    async mpnProfiles(mpnIds) {
      const all = db.selectFrom("mpn_profiles").select("document");
      const rows = await inChunks(mpnIds, (some) => all.where("mpn_id", "in", some).execute());
      return mapBy(
        rows.map((row) => JSON.parse(row.document) as MpnProfile),
        (profile) => profile.mpnId,
      );
    },

    async creditLines(partnerId) {
      const rows = await db.selectFrom("credit_lines").selectAll().where("partner_id", "=", partnerId).execute();
      return mapBy(
        rows.map((row) => ({
          partnerId: row.partner_id,
          currencyCode: row.currency_code,
          limit: row.credit_limit,
          used: row.used,
          minimumThreshold: row.minimum_threshold,
        })),
        (line) => line.currencyCode,
      );
    },

    async riskProfile(partnerId, customerId) {
      const row = await db
        .selectFrom("risk_profiles")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("customer_id", "=", customerId)
        .executeTakeFirst();
      return row ? (JSON.parse(row.document) as RiskProfile) : null;
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
  };
}
