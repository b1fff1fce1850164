import { allLines, type CartLineItem, provisioningValue } from "../model/cart.js";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import type { Customer, Inventory, Partner } from "../model/market.js";
import type { Stores } from "../store/stores.js";
import type { CheckoutFacts, Facts } from "./facts.js";

/** Who buys from whom; found before any line is looked at. */
export interface Parties {
  readonly partner: Partner;
  readonly customer: Customer;
}

/**
 * Gathers what rules may know about these lines: one call to each source, whatever the number of lines. Called within
 * a transaction the facts are those of one moment.
 */
export async function gatherFacts(
  lineItems: readonly CartLineItem[],
  { partner, customer }: Parties,
  stores: Stores,
): Promise<Facts> {
  const lines = allLines(lineItems);
  const itemIds = distinct(lines.map((line) => line.catalogItemId));
  const assetIds = distinct(
    lines
      .flatMap((line) => [provisioningValue(line, "subscriptionId"), provisioningValue(line, "parentSubscriptionId")])
      .filter((id) => id !== null),
  );
  const mpnIds = distinct(lines.flatMap((line) => line.participants.map((participant) => participant.value)));
  const [market, found, assets, holdings, mpnProfiles, inventory] = await Promise.all([
    stores.parties.market(customer.country),
    stores.catalog.byIds(itemIds),
    stores.assets.byIds(partner.id, customer.id, assetIds),
    stores.assets.holdings(partner.id, partner.isSandbox ? null : customer.id),
    stores.parties.mpnProfiles(mpnIds),
    stores.inventory.byItems(itemIds),
  ]);
  const isSold = (key: string, item: CatalogItem) =>
    item.country === customer.country && !isSoldOutForGood(inventory.get(key));
  const catalog = new Map([...found].filter(([key, item]) => isSold(key, item)));
  const unknownSkus = distinct(itemIds.filter((id) => !catalog.has(catalogKey(id))).flatMap(productSkuOf));
  const currentIds = await stores.catalog.currentIds(unknownSkus, customer.country);
  return { partner, customer, market, catalog, currentIds, assets, holdings, mpnProfiles, inventory };
}

/** The same, and what stands for and against the partner's orders as such. */
export async function gatherCheckoutFacts(
  lineItems: readonly CartLineItem[],
  parties: Parties,
  stores: Stores,
): Promise<CheckoutFacts> {
  const { partner, customer } = parties;
  const [facts, creditLines, riskProfile] = await Promise.all([
    gatherFacts(lineItems, parties, stores),
    stores.parties.creditLines(partner.id),
    stores.parties.riskProfile(partner.id, customer.id),
  ]);
  return { ...facts, creditLines, riskProfile };
}

/** An availability that ends with its stock resolves no longer once the last unit is gone. */
function isSoldOutForGood(inventory: Inventory | undefined): boolean {
  return inventory !== undefined && inventory.endsWithStock && inventory.available === 0;
}

/** `product:sku` of an id of three parts, in upper case; nothing for an offer of the legacy system. */
function productSkuOf(catalogItemId: string): string[] {
  const [product, sku, availability] = catalogKey(catalogItemId).split(":");
  return availability === undefined ? [] : [`${product}:${sku}`];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
