import { randomUUID } from "node:crypto";
import { Big } from "big.js";
import { sql } from "kysely";
import type { Subscription } from "../model/subscription.js";
import { countsMovedBy } from "../model/holdings.js";
import type { CreditLine, Inventory } from "../model/market.js";
import type { ReferenceData } from "../model/reference-data.js";
import { catalogKey } from "../model/catalog.js";
import { type Connection, locked } from "./connection.js";
import { loadCustomer, loadRelation } from "./customer-store.js";
import { DOCUMENTS } from "./document-versions.js";
import { createLedgerStore } from "./ledger-store.js";
import { rowOfSubscription, rowOfCatalogItem } from "./rows.js";

/** Adds or replaces reference data; rows that the data does not name stay as they are. */
export async function loadReferenceData(connection: Connection, data: ReferenceData): Promise<void> {
  const { db } = connection;
  // A new one each time: that of an import which is rolled back must never come again.
  await db.updateTable("reference_version").set({ version: randomUUID() }).execute();
  for (const market of data.markets) {
    const row = { country: market.country, document: DOCUMENTS.market.write(market) };
    await db
      .insertInto("markets")
      .values(row)
      .onConflict((on) => on.column("country").doUpdateSet(row))
      .execute();
  }
  for (const item of data.catalogItems) {
    const row = rowOfCatalogItem(item);
    await db
      .insertInto("catalog_items")
      .values(row)
      .onConflict((on) => on.column("id").doUpdateSet(row))
      .execute();
  }
  for (const inventory of data.inventory) await loadInventory(connection, inventory);
  for (const partner of data.partners) {
    const row = { id: partner.id, document: DOCUMENTS.partner.write(partner) };
    await db
      .insertInto("partners")
      .values(row)
      .onConflict((on) => on.column("id").doUpdateSet(row))
      .execute();
  }
  for (const customer of data.customers) await loadCustomer(connection, customer);
  for (const relation of data.relations) await loadRelation(connection, relation);
  for (const subscription of data.subscriptions) await loadSubscription(connection, subscription);
  for (const profile of data.mpnProfiles) {
    const row = { mpn_id: profile.mpnId, document: DOCUMENTS.mpnProfile.write(profile) };
    await db
      .insertInto("mpn_profiles")
      .values(row)
      .onConflict((on) => on.column("mpn_id").doUpdateSet(row))
      .execute();
  }
  for (const line of data.creditLines) await loadCreditLine(connection, line);
  for (const profile of data.riskProfiles) {
    const row = {
      partner_id: profile.partnerId,
      customer_id: profile.customerId,
      document: DOCUMENTS.riskProfile.write(profile),
    };
    await db
      .insertInto("risk_profiles")
      .values(row)
      .onConflict((on) => on.columns(["partner_id", "customer_id"]).doUpdateSet(row))
      .execute();
  }
  for (const system of data.purchaseSystems) {
    const row = { name: system.name, document: DOCUMENTS.purchaseSystem.write(system) };
    await db
      .insertInto("purchase_systems")
      .values(row)
      .onConflict((on) => on.column("name").doUpdateSet(row))
      .execute();
  }
  for (const account of data.purchaseAccounts) {
    const row = {
      purchase_system: account.purchaseSystem,
      customer_id: account.customerId,
      document: DOCUMENTS.purchaseAccount.write(account),
    };
    await db
      .insertInto("purchase_accounts")
      .values(row)
      .onConflict((on) => on.columns(["purchase_system", "customer_id"]).doUpdateSet(row))
      .execute();
  }
}

/** A subscription as it is given; the counters of what its customer owns follow. */
async function loadSubscription(connection: Connection, subscription: Subscription): Promise<void> {
  const { db } = connection;
  const row = rowOfSubscription(subscription);
  const known = await locked(
    connection,
    db.selectFrom("subscriptions").select("document").where("partner_id", "=", row.partner_id).where("id", "=", row.id),
  ).executeTakeFirst();
  await db
    .insertInto("subscriptions")
    .values(row)
    .onConflict((on) => on.columns(["partner_id", "id"]).doUpdateSet(row))
    .execute();
  const before = known ? DOCUMENTS.subscription.read(known.document) : null;
  await createLedgerStore(connection).count(subscription.partnerId, countsMovedBy([{ before, after: subscription }]));
}

/**
 * The stock of an item. What is given is all that there has been to sell since the item is counted, so that the same
 * file can be imported again: what was sold meanwhile stays sold.
 */
async function loadInventory({ db }: Connection, inventory: Inventory): Promise<void> {
  const { catalogItemId, available, restrictions, endsWithStock } = inventory;
  const row = {
    catalog_item_id: catalogKey(catalogItemId),
    restrictions: JSON.stringify(restrictions),
    ends_with_stock: endsWithStock ? 1 : 0,
  };
  const soldSince = sql<number>`(case when inventory.available is null then 0 else inventory.sold - inventory.sold_uncounted end)`;
  const left = sql<number>`(case when ${available} > ${soldSince} then ${available} - ${soldSince} else 0 end)`;
  const counted = {
    available: left,
    stocked: sql<number>`inventory.sold + ${left}`,
    sold_uncounted: sql<number>`inventory.sold - ${soldSince}`,
  };
  await db
    .insertInto("inventory")
    .values({ ...row, available, sold: 0, stocked: available, sold_uncounted: 0 })
    .onConflict((on) =>
      on
        .column("catalog_item_id")
        .doUpdateSet({ ...row, ...(available === null ? { available: null, stocked: null } : counted) }),
    )
    .execute();
}

/** A credit line as it is given; of what is used, the part of this store's own orders stays known as theirs. */
async function loadCreditLine(connection: Connection, line: CreditLine): Promise<void> {
  const { db } = connection;
  const known = await locked(
    connection,
    db
      .selectFrom("credit_lines")
      .select(["used", "opening"])
      .where("partner_id", "=", line.partnerId)
      .where("currency_code", "=", line.currencyCode),
  ).executeTakeFirst();
  const ofOrders = known ? new Big(known.used).minus(known.opening) : new Big(0);
  const row = {
    partner_id: line.partnerId,
    currency_code: line.currencyCode,
    credit_limit: line.limit,
    used: line.used,
    opening: new Big(line.used).minus(ofOrders).toFixed(),
    minimum_threshold: line.minimumThreshold,
  };
  await db
    .insertInto("credit_lines")
    .values(row)
    .onConflict((on) => on.columns(["partner_id", "currency_code"]).doUpdateSet(row))
    .execute();
}
