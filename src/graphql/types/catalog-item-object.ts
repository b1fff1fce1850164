import { Field, ID, Int, ObjectType } from "type-graphql";
import type { CatalogItem } from "../../model/catalog.js";
import type { BillingCycleType, TermDuration } from "../../model/enums.js";
import type { Money } from "../../model/money.js";
import type { CatalogItemPrice } from "../../model/price.js";
import { BillingCycleTypeEnum, TermDurationEnum } from "./enums.js";
import { MoneyObject } from "./money-object.js";

@ObjectType("CatalogItem", {
  description:
    "Something that can be put into a cart: one availability of a SKU in the modern purchase system, or one offer of " +
    "the legacy one, in one country.",
})
export class CatalogItemObject implements Omit<
  CatalogItem,
  | "productSubType"
  | "purchaseSystem"
  | "terms"
  | "prerequisiteCatalogItemIds"
  | "addonCatalogItemIds"
  | "inventoryVariables"
  | "currency"
  | "listPrices"
  | "isSandboxOnly"
  | "cores"
  | "armRegionName"
  | "isForAzurePlan"
  | "publisherConfirmationSeconds"
  | "duration"
> {
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

  @Field(() => Int, {
    nullable: true,
    description: "How many subscriptions of the item one customer may have; null for no limit.",
  })
  limitPerCustomer!: number | null;

  @Field(() => [BillingCycleTypeEnum], { description: "The billing cycles that a line may have." })
  supportedBillingCycles!: BillingCycleType[];

  @Field(() => [TermDurationEnum], {
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
}

@ObjectType("CatalogItemPrice", {
  description: "What one unit of an item costs for one of its terms and billing cycles, before tax.",
})
export class CatalogItemPriceObject implements CatalogItemPrice {
  @Field(() => TermDurationEnum, { nullable: true, description: "The term; null for an item that has none." })
  termDuration!: TermDuration | null;

  @Field(() => BillingCycleTypeEnum, { description: "The billing cycle." })
  billingCycle!: BillingCycleType;

  @Field(() => MoneyObject, {
    description:
      "For one billing period. Legacy offers: the listed price of a month times the months of the cycle. Modern items: " +
      "the listed price of the term divided by its billing periods, rounded half up to the currency's minor unit.",
  })
  unitPrice!: Money;

  @Field(() => MoneyObject, { nullable: true, description: "For the whole term; null where there is none." })
  termPrice!: Money | null;
}
