import { Field, ID, Int, ObjectType } from "type-graphql";
import { BillingCycleType, type ItemKind, TermDuration } from "./enums.js";
import type { Money } from "./money.js";

/** A term of an availability: how long, billed how, and what it may renew to. */
export interface Term {
  readonly duration: TermDuration;
  readonly billingCycles: readonly BillingCycleType[];
  readonly renewalTermDurations: readonly TermDuration[];
}

@ObjectType({
  description:
    "Something that can be put into a cart: one availability of a SKU in the modern purchase system, or one offer of " +
    "the legacy one, in one country.",
})
export class CatalogItem {
  @Field(() => ID, {
    description:
      "The `catalogItemId` to put into a cart line. The availability part may be reissued: fetch it shortly before use.",
  })
  id!: string;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => ID, { description: "The SKU, unique within its product." })
  skuId!: string;

  @Field(() => ID, { nullable: true, description: "The availability; null for offers of the legacy system." })
  availabilityId!: string | null;

  @Field(() => String, { description: "The title of the SKU." })
  title!: string;

  @Field(() => String, { nullable: true, description: "A longer description, where there is one." })
  description!: string | null;

  @Field(() => String, {
    description: "The kind of product: `Azure`, `Software`, `OnlineServices`, `OnlineServicesNCE`.",
  })
  productType!: string;

  @Field(() => String, { nullable: true, description: "The publisher." })
  publisherName!: string | null;

  @Field(() => String, { description: "The ISO 3166 alpha-2 code of the country in which the item is sold." })
  country!: string;

  @Field(() => String, {
    description: "Whom the item is meant for: `commercial`, `education`, `government` or `nonprofit`.",
  })
  segment!: string;

  @Field(() => Boolean, { description: "True for a trial: free, and once per customer." })
  isTrial!: boolean;

  @Field(() => Boolean, {
    description:
      "True for an add-on: it goes into `addonItems` of a fitting base line, or names the base subscription.",
  })
  isAddon!: boolean;

  @Field(() => Boolean, { description: "False for an item that is listed and cannot be bought." })
  isPurchasable!: boolean;

  @Field(() => Int, { description: "The least quantity of one line." })
  minimumQuantity!: number;

  @Field(() => Int, { description: "The greatest quantity of one line." })
  maximumQuantity!: number;

  @Field(() => [BillingCycleType], { description: "The billing cycles that a line may have." })
  supportedBillingCycles!: BillingCycleType[];

  @Field(() => [TermDuration], {
    description: "The terms that a line may have; empty for an item that has no term, and must be bought without one.",
  })
  supportedTermDurations!: TermDuration[];

  @Field(() => [String], { description: "The keys that a line's `provisioningContext` needs." })
  provisioningVariables!: string[];

  @Field(() => [String], {
    description:
      "What must be true before the purchase: agreements of the customer, `InventoryCheck`, " +
      "`AzureSubscriptionRegistration`, `AzurePlan`.",
  })
  purchasePrerequisites!: string[];

  productSubType!: string | null;
  /** The back end that takes orders for the item: `OMS` (legacy), `Modern`, or one that has no adapter here. */
  purchaseSystem!: string;
  terms!: Term[];
  /** The ids of the base items that an add-on fits; empty for all others. */
  prerequisiteCatalogItemIds!: string[];
  /** The ids of the add-ons that fit a base item. */
  addonCatalogItemIds!: string[];
  inventoryVariables!: string[];
  /** How many subscriptions of the item one customer may have; null for no limit. */
  limitPerCustomer!: number | null;
  currency!: string;
  /** The price of one unit for one billing period; null when none is known. Served as `unitPrice`. */
  price!: Money | null;
  /** True for offers that exist for integration sandboxes only. */
  isSandboxOnly!: boolean;
  /** Reservations of virtual machines: how many cores one instance takes, and where; null for everything else. */
  cores!: number | null;
  armRegionName!: string | null;
  /** Reservations that are sold for Azure plans only (true) or for other subscriptions only (false); null for both. */
  isForAzurePlan!: boolean | null;
  /** How long the publisher takes to confirm an order by hand, in seconds; null when no one has to. */
  publisherConfirmationSeconds!: number | null;
  /** Reservations with a fixed duration in their SKU, such as `1Year`; null for everything else. */
  duration!: string | null;
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

/** Catalog ids are compared without regard to letter case; this is the form that is stored and looked up. */
export function catalogKey(catalogItemId: string): string {
  return catalogItemId.toUpperCase();
}
