import type { BillingCycleType, ItemKind, TermDuration } from "./enums.js";

/** A term of an availability: how long, billed how, and what it may renew to. */
export interface Term {
  readonly duration: TermDuration;
  readonly billingCycles: readonly BillingCycleType[];
  readonly renewalTermDurations: readonly TermDuration[];
}

/** What a price list says: the price of one unit, in the item's currency. */
export interface ListPrice {
  /** Null for legacy offers, which are listed by the month, and for items without terms. */
  readonly termDuration: TermDuration | null;
  readonly amount: string;
}

/** Something that can be put into a cart: */
export interface CatalogItem {
  id: string;
  productId: string;
  skuId: string;
  availabilityId: string | null;
  title: string;
  description: string | null;
  productType: string;
  publisherName: string | null;
  country: string;
  segment: string;
  isTrial: boolean;
  isAddon: boolean;
  isPurchasable: boolean;
  minimumQuantity: number;
  maximumQuantity: number;
  supportedBillingCycles: BillingCycleType[];
  supportedTermDurations: TermDuration[];
  provisioningVariables: string[];
  purchasePrerequisites: string[];
  productSubType: string | null;
  /** The back end that takes orders for the item: `OMS` (legacy), `Modern`, or one that has no adapter here. */
  purchaseSystem: string;
  terms: Term[];
  /** The ids of the base items that an add-on fits; empty for all others. */
  prerequisiteCatalogItemIds: string[];
  /** The ids of the add-ons that fit a base item. */
  addonCatalogItemIds: string[];
  inventoryVariables: string[];
  /** How many subscriptions of the item one customer may have; null for no limit. */
  limitPerCustomer: number | null;
  currency: string;
  /** One for each term of a modern item that has terms, else one; none when no price is known. */
  listPrices: ListPrice[];
  /** True for offers that exist for integration sandboxes only. */
  isSandboxOnly: boolean;
  /** Reservations of virtual machines: how many cores one instance takes, and where; null for everything else. */
  cores: number | null;
  armRegionName: string | null;
  /** Reservations that are sold for Azure plans only (true) or for other subscriptions only (false); null for both. */
  isForAzurePlan: boolean | null;
  /** How long the publisher takes to confirm an order by hand, in seconds; null when no one has to. */
  publisherConfirmationSeconds: number | null;
  /** Reservations with a fixed duration in their SKU, such as `1Year`; null for everything else. */
  duration: string | null;
}

/** What an item is, as far as rules and fulfilment treat it differently. */
export function kindOf(item: CatalogItem): ItemKind {
  if (item.purchasePrerequisites.includes("AzureSubscriptionRegistration")) return "RESERVATION";
  if (item.productType === "Software") return "SOFTWARE";
  if (item.productType === "Azure" && item.productSubType === "Azure") {
    return item.purchaseSystem === "OMS" ? "LEGACY_AZURE" : "AZURE_PLAN";
  }
  return item.productSubType === "SaaS" ? "SAAS" : "LICENCE";
}

/** The agreements that a customer must have accepted before it can buy the item. */
export function requiredAgreements({ purchasePrerequisites }: Pick<CatalogItem, "purchasePrerequisites">): string[] {
  return purchasePrerequisites.filter((prerequisite) => prerequisite.endsWith("Agreement"));
}

/** Catalog ids are compared without regard to letter case; this is the form that is stored and looked up. */
export function catalogKey(catalogItemId: string): string {
  return catalogItemId.toUpperCase();
}

/** Text as it is searched: whatever letter case it is in, and whether an accent is part of its letter or follows it. */
export function searchable(text: string): string {
  return text.normalize("NFC").toLowerCase().normalize("NFC");
}
