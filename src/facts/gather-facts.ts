import { allLines, type CartLineItem, provisioningValue } from "../model/cart.js";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import type { Customer, Inventory, Partner } from "../model/market.js";
import { requirePartner } from "../requests/partner-status.js";
import type { Stores } from "../store/stores.js";
import type { CheckoutFacts, Facts } from "./facts.js";

/** Whose facts, and about which lines. */
interface Question {
  readonly partnerId: string;
  readonly customerId: string;
  readonly lineItems: readonly CartLineItem[];
}

/** What was found; without a customer there is nothing to judge. */
export type Gathered<Known> =
  | { readonly partner: Partner; readonly customer: Customer; readonly facts: Known }
  | { readonly partner: Partner; readonly customer: null; readonly facts: null };

/**
 * Reads what rules may know about these lines, in one statement whatever their number. Within a transaction the facts
 * are those of one moment. Throws PARTNER_TOKEN_MISSING for a tenant that is no partner.
 */
export async function gatherFacts(stores: FactSources, question: Question): Promise<Gathered<Facts>> {
  return gather(stores, question, false);
}

/** The same, and what stands for and against the partner's orders as such. */
export async function gatherCheckoutFacts(stores: FactSources, question: Question): Promise<Gathered<CheckoutFacts>> {
  return gather(stores, question, true);
}

type FactSources = Pick<Stores, "facts" | "catalog">;

async function gather(
  stores: FactSources,
  { partnerId, customerId, lineItems }: Question,
  withCredit: boolean,
): Promise<Gathered<CheckoutFacts>> {
  const lines = allLines(lineItems);
  const catalogItemIds = lines.map((line) => line.catalogItemId);
  const stored = await stores.facts.read({
    partnerId,
    customerId,
    catalogItemIds,
    subscriptionIds: lines
      .flatMap((line) => [provisioningValue(line, "subscriptionId"), provisioningValue(line, "parentSubscriptionId")])
      .filter((id) => id !== null),
    mpnIds: lines.flatMap((line) => line.participants.map((participant) => participant.value)),
    withCredit,
  });
  const partner = requirePartner(stored.partner, partnerId);
  const { customer, inventory } = stored;
  if (!customer) return { partner, customer, facts: null };
  const isSold = (key: string, item: CatalogItem) =>
    item.country === customer.country && !isSoldOutForGood(inventory.get(key));
  const catalog = new Map([...stored.catalogItems].filter(([key, item]) => isSold(key, item)));
  const unknown = catalogItemIds.filter((id) => !catalog.has(catalogKey(id)));
  const currentIds = await stores.catalog.currentIds([...new Set(unknown.flatMap(productSkuOf))], customer.country);
  return {
    partner,
    customer,
    facts: {
      partner,
      customer,
      market: stored.market,
      catalog,
      currentIds,
      subscriptions: stored.subscriptions,
      holdings: stored.holdings,
      mpnProfiles: stored.mpnProfiles,
      inventory,
      creditLines: stored.creditLines,
      riskProfile: stored.riskProfile,
    },
  };
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
