import { orderKey } from "../model/order.js";
import { type Subscription, subscriptionKey } from "../model/subscription.js";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import type { Market } from "../model/market.js";
import { REFERENCE_KEYS, type ReferenceSection } from "../model/reference-data.js";
import type { Stores } from "../store/stores.js";
import type { PlacedRows, ReadFile } from "./read-rows.js";
import type { ImportedSubscription } from "./schemas.js";

/** What rows may refer to: rows of the file, and else rows of the store. */
export interface KnownRows {
  has(section: KeyedSection, key: string): boolean;
  /** Null for one that is not known, or whose row in the file is at fault; so are `item` and `subscription`. */
  market(country: string): Market | null;
  item(catalogItemId: string): CatalogItem | null;
  hasSubscription(partnerId: string, id: string): boolean;
  subscription(partnerId: string, id: string): ImportedSubscription | null;
  hasOrder(partnerId: string, id: string): boolean;
  /** A subscription as the store has it, whatever the file says of it. */
  storedSubscription(partnerId: string, id: string): Subscription | null;
}

const KEYED = ["markets", "catalogItems", "partners", "customers", "relations", "purchaseSystems"] as const;
export type KeyedSection = (typeof KEYED)[number];

/** How many ids one query names; databases have a limit. */
const IDS_PER_QUERY = 500;

/** Finds all that the rows of a file refer to; the checks themselves then read nothing. */
export async function gatherKnownRows({ rows, keys }: ReadFile, stores: Stores): Promise<KnownRows> {
  const inStore = new Map<ReferenceSection, Set<string>>();
  for (const section of KEYED) inStore.set(section, await stores.reference.keysOf(section));
  const markets = await marketsOf(rows, inStore.get("markets")!, stores);
  const items = await itemsOf(rows, keys.catalogItems, stores);
  const subscriptions = await subscriptionsOf(rows, keys.subscriptions, stores);
  const orders = await ordersOf(rows, stores);
  const replaced = await replacedBy(rows, stores);
  return {
    has: (section, key) => keys[section].has(key) || inStore.get(section)!.has(key),
    market: (country) => markets.get(country) ?? null,
    item: (id) => items.get(catalogKey(id)) ?? null,
    hasSubscription: (partnerId, id) => {
      const key = `${partnerId} ${subscriptionKey(id)}`;
      return keys.subscriptions.has(key) || subscriptions.has(key);
    },
    subscription: (partnerId, id) => subscriptions.get(`${partnerId} ${subscriptionKey(id)}`) ?? null,
    storedSubscription: (partnerId, id) => replaced.get(`${partnerId} ${subscriptionKey(id)}`) ?? null,
    hasOrder: (partnerId, id) => orders.has(`${partnerId} ${orderKey(id)}`),
  };
}

async function marketsOf(rows: PlacedRows, inStore: ReadonlySet<string>, stores: Stores): Promise<Map<string, Market>> {
  const markets = new Map(rows.markets.map(({ row }) => [row.country, row]));
  for (const country of new Set(rows.catalogItems.map(({ row }) => row.country))) {
    const market = markets.has(country) || !inStore.has(country) ? null : await stores.parties.market(country);
    if (market) markets.set(country, market);
  }
  return markets;
}

async function itemsOf(
  rows: PlacedRows,
  inFile: ReadonlySet<string>,
  stores: Stores,
): Promise<Map<string, CatalogItem>> {
  const items = new Map(rows.catalogItems.map(({ row }) => [catalogKey(row.id), row]));
  const named = [
    ...rows.catalogItems.flatMap(({ row }) => [...row.prerequisiteCatalogItemIds, ...row.addonCatalogItemIds]),
    ...rows.subscriptions.map(({ row }) => row.catalogItemId),
  ].map(catalogKey);
  for (const ids of inPortions(named.filter((id) => !inFile.has(id)))) {
    for (const [id, item] of await stores.catalog.byIds(ids)) items.set(id, item);
  }
  return items;
}

async function subscriptionsOf(
  rows: PlacedRows,
  inFile: ReadonlySet<string>,
  stores: Stores,
): Promise<Map<string, ImportedSubscription>> {
  const keyOf = (subscription: ImportedSubscription) => REFERENCE_KEYS.subscriptions(subscription as Subscription);
  const subscriptions = new Map(rows.subscriptions.map(({ row }) => [keyOf(row), row]));
  for (const [partnerId, ids] of byPartner(rows, ({ parentId }) => parentId)) {
    const notInFile = ids.filter((id) => !inFile.has(`${partnerId} ${subscriptionKey(id)}`));
    for (const portion of inPortions(notInFile)) {
      for (const subscription of (await stores.subscriptions.ofPartner(partnerId, portion)).values())
        subscriptions.set(keyOf(subscription), subscription);
    }
  }
  return subscriptions;
}

/** The subscriptions of the store that rows of the file replace. */
async function replacedBy(rows: PlacedRows, stores: Stores): Promise<Map<string, Subscription>> {
  const replaced = new Map<string, Subscription>();
  for (const [partnerId, ids] of byPartner(rows, ({ id }) => id)) {
    for (const portion of inPortions(ids)) {
      for (const [id, subscription] of await stores.subscriptions.ofPartner(partnerId, portion))
        replaced.set(`${partnerId} ${id}`, subscription);
    }
  }
  return replaced;
}

async function ordersOf(rows: PlacedRows, stores: Stores): Promise<Set<string>> {
  const orders = new Set<string>();
  for (const [partnerId, ids] of byPartner(rows, ({ orderId }) => orderId)) {
    for (const portion of inPortions(ids)) {
      for (const id of (await stores.orders.byIds(partnerId, portion)).keys()) orders.add(`${partnerId} ${id}`);
    }
  }
  return orders;
}

/** What the subscriptions of each partner name. */
function byPartner(
  { subscriptions }: PlacedRows,
  named: (subscription: ImportedSubscription) => string | null | undefined,
): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { row } of subscriptions) {
    const id = named(row);
    if (typeof id !== "string") continue;
    const ofPartner = ids.get(row.partnerId);
    if (ofPartner) ofPartner.push(id);
    else ids.set(row.partnerId, [id]);
  }
  return ids;
}

/** The distinct values, as many at once as a query can name. */
export function inPortions<Value>(values: readonly Value[]): Value[][] {
  const distinct = [...new Set(values)];
  const count = Math.ceil(distinct.length / IDS_PER_QUERY);
  return Array.from({ length: count }, (_, portion) =>
    distinct.slice(portion * IDS_PER_QUERY, (portion + 1) * IDS_PER_QUERY),
  );
}
