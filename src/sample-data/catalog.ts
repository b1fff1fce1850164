/** Maps `catalog.json`, which keeps the words of the public documentation, to the shapes that rules judge by. */
import type { CatalogItem, Term } from "../model/catalog.js";
import type { BillingCycleType, TermDuration } from "../model/enums.js";
import type { Inventory, Market } from "../model/market.js";
import catalog from "./catalog.json";

/** What is read of an item of `catalog.json`; its `source` and `inferred` say where each value comes from. */
interface SourceItem {
  readonly catalogItemId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string | null;
  readonly title: string;
  readonly productType: string;
  readonly productSubType: string | null;
  readonly purchaseSystem: string;
  readonly publisherName: string | null;
  readonly country: string;
  readonly currency: string;
  readonly segment: string;
  readonly supportedBillingCycles: readonly string[];
  readonly terms: readonly SourceTerm[];
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  readonly prerequisiteCatalogItemIds: readonly string[];
  readonly addonCatalogItemIds: readonly string[];
  readonly purchasePrerequisites: readonly string[];
  readonly inventoryVariables: readonly string[];
  readonly provisioningVariables: readonly string[];
  readonly dynamicAttributes: Readonly<Record<string, unknown>>;
  readonly isPurchasable: boolean;
  readonly limitPerCustomer: number | null;
  readonly listPrices: readonly { readonly termDuration: string | null; readonly amount: string }[];
  readonly stock: { readonly isRestricted: boolean; readonly restrictions?: readonly SourceRestriction[] };
}

interface SourceTerm {
  readonly duration: string;
  readonly billingCycles: readonly string[];
  readonly renewalTermDurations: readonly string[];
}

interface SourceRestriction {
  readonly reasonCode: string;
  readonly properties: { readonly type: string; readonly values: string };
}

const sourceItems: readonly SourceItem[] = catalog.items;

const BILLING_CYCLES: Readonly<Record<string, BillingCycleType>> = {
  monthly: "MONTHLY",
  annual: "ANNUAL",
  none: "NONE",
  one_time: "ONE_TIME",
  triennial: "TRIENNIAL",
  biennial: "BIENNIAL",
};

const TERM_DURATIONS: Readonly<Record<string, TermDuration>> = { P1M: "P1M", P1Y: "P1Y", P3Y: "P3Y" };

export const MARKETS: readonly Market[] = catalog.markets.map((market) => ({
  country: market.country,
  defaultCurrency: market.defaultCurrency,
  supportedCurrencies: market.supportedCurrencies,
  currencySymbol: market.currencySymbol,
  sellsReservations: !catalog.reservationUnavailableCountries.includes(market.country),
}));

export const CATALOG_ITEMS: readonly CatalogItem[] = sourceItems.map(toCatalogItem);

/** Only what is restricted: an item without a row is neither counted nor restricted. */
export const INVENTORY: readonly Inventory[] = sourceItems
  .filter((item) => item.stock.isRestricted)
  .map((item) => ({
    catalogItemId: item.catalogItemId,
    available: null,
    endsWithStock: false,
    restrictions: (item.stock.restrictions ?? []).map(
      ({ reasonCode, properties }) => `${properties.type} ${properties.values} (${reasonCode})`,
    ),
  }));

function toCatalogItem(item: SourceItem): CatalogItem {
  const isReservation = item.purchasePrerequisites.includes("AzureSubscriptionRegistration");
  return {
    id: item.catalogItemId,
    productId: item.productId,
    skuId: item.skuId,
    availabilityId: item.availabilityId,
    title: item.title,
    description: null,
    productType: item.productType,
    publisherName: item.publisherName,
    country: item.country,
    segment: item.segment,
    isTrial: item.isTrial,
    isAddon: item.isAddon,
    isPurchasable: item.isPurchasable,
    minimumQuantity: item.minimumQuantity,
    maximumQuantity: item.maximumQuantity,
    supportedBillingCycles: item.supportedBillingCycles.map(toBillingCycle),
    supportedTermDurations: item.terms.map((term) => toTermDuration(term.duration)),
    provisioningVariables: [...item.provisioningVariables],
    purchasePrerequisites: [...item.purchasePrerequisites],
    productSubType: item.productSubType,
    purchaseSystem: item.purchaseSystem,
    terms: item.terms.map(toTerm),
    prerequisiteCatalogItemIds: [...item.prerequisiteCatalogItemIds],
    addonCatalogItemIds: [...item.addonCatalogItemIds],
    inventoryVariables: [...item.inventoryVariables],
    limitPerCustomer: item.limitPerCustomer,
    currency: item.currency,
    listPrices: item.listPrices.map(({ termDuration, amount }) => ({
      termDuration: termDuration === null ? null : toTermDuration(termDuration),
      amount,
    })),
    isSandboxOnly: item.dynamicAttributes["sandboxOnly"] === true,
    cores: isReservation ? wholeNumber(item.dynamicAttributes["cores"]) : null,
    armRegionName: isReservation ? text(item.dynamicAttributes["armRegionName"]) : null,
    duration: isReservation ? text(item.dynamicAttributes["duration"]) : null,
    isForAzurePlan: null,
    publisherConfirmationSeconds: null,
  };
}

function toTerm(term: SourceTerm): Term {
  return {
    duration: toTermDuration(term.duration),
    billingCycles: term.billingCycles.map(toBillingCycle),
    renewalTermDurations: term.renewalTermDurations.map(toTermDuration),
  };
}

function toBillingCycle(name: string): BillingCycleType {
  const cycle = BILLING_CYCLES[name];
  if (cycle === undefined) throw new Error(`catalog.json names the unknown billing cycle "${name}".`);
  return cycle;
}

function toTermDuration(name: string): TermDuration {
  const duration = TERM_DURATIONS[name];
  if (duration === undefined) throw new Error(`catalog.json names the unknown term duration "${name}".`);
  return duration;
}

/** Attributes are texts in the source, numbers included; one that is absent is null. */
function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function wholeNumber(value: unknown): number | null {
  const digits = text(value);
  return digits === null ? null : Number.parseInt(digits, 10);
}
