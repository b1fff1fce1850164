import { Field, ID, Int, ObjectType } from "type-graphql";
import type { KeyValue, OrderError, RenewsTo } from "../../model/cart.js";
import type { BillingCycleType, OrderStatus, ProvisioningStatus, TermDuration } from "../../model/enums.js";
import type {
  OrderView,
  OrderLineItemView,
  OrderLineItemProvisioningStatus,
  QuantityProvisioningInformation,
} from "../../model/order.js";
import { listOf } from "../cost.js";
import { KeyValueObject, OrderErrorObject, RenewsToObject } from "./cart-objects.js";
import { BillingCycleTypeEnum, OrderStatusEnum, ProvisioningStatusEnum, TermDurationEnum } from "./enums.js";
import { CurrencyCode, DateTime } from "./scalars.js";

@ObjectType("OrderLineItem", { description: "One item of an order." })
export class OrderLineItemObject implements OrderLineItemView {
  @Field(() => Int, { description: "Counted from 0 within the order, without gaps; a base line before its add-ons." })
  lineItemNumber!: number;

  @Field(() => ID, { description: "The `catalogItemId` that was bought." })
  offerId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The subscription that the line produced. Legacy: at once. Modern: once provisioned. Null for good for " +
      "reservations and perpetual software, which produce none.",
  })
  subscriptionId!: string | null;

  @Field(() => ID, { nullable: true, description: "The base subscription of an add-on." })
  parentSubscriptionId!: string | null;

  @Field(() => String, { nullable: true, description: "The cart line's name, or else the title of the SKU." })
  friendlyName!: string | null;

  @Field(() => Int, { description: "The number of licences or instances; 0 once the line was cancelled." })
  quantity!: number;

  @Field(() => Int, { description: "The number that was bought, which stays when the line is cancelled." })
  quantityBought!: number;

  @Field(() => TermDurationEnum, {
    nullable: true,
    description: "The length of the term; null where the item has none.",
  })
  termDuration!: TermDuration | null;

  @Field(() => String, { description: "What the line does; `New` for a purchase." })
  transactionType!: string;

  @Field(() => String, { nullable: true, description: "The MPN id of the indirect reseller that made the sale." })
  partnerIdOnRecord!: string | null;

  @Field(() => [String], { description: "The MPN ids of further resellers of the sale." })
  additionalPartnerIdsOnRecord!: string[];

  @Field(() => [KeyValueObject], { complexity: listOf(2), description: "The provisioning context of the cart line." })
  provisioningContext!: KeyValue[];

  @Field(() => RenewsToObject, { nullable: true, description: "What follows the first term." })
  renewsTo!: RenewsTo | null;
}

@ObjectType("Order", { description: "An order, placed for one group of a cart's lines." })
export class OrderObject implements OrderView {
  @Field(() => ID, { description: "Legacy: a GUID. Modern: 33 characters." })
  id!: string;

  @Field(() => String, { description: "The short id on invoices. Legacy: the same GUID. Modern: 12 hex digits." })
  alternateId!: string;

  @Field(() => ID, { description: "The customer that bought." })
  referenceCustomerId!: string;

  @Field(() => ID, { description: "The group of the cart that was ordered." })
  orderGroupId!: string;

  @Field(() => ID, { description: "The cart that the order came from." })
  cartId!: string;

  @Field(() => BillingCycleTypeEnum, { description: "How often the lines are billed; the same for all of them." })
  billingCycle!: BillingCycleType;

  @Field(() => CurrencyCode, { description: "The currency of all lines." })
  currencyCode!: string;

  @Field(() => String, {
    nullable: true,
    description: "The currency's symbol. Only orders of the modern system have it.",
  })
  currencySymbol!: string | null;

  @Field(() => String, { description: "Who caused the order; `UserPurchase` for a checkout." })
  transactionType!: string;

  @Field(() => DateTime, { description: "When the order was placed." })
  creationDate!: string;

  @Field(() => OrderStatusEnum, { description: "Where the order stands." })
  status!: OrderStatus;

  @Field(() => [OrderLineItemObject], { complexity: listOf(10), description: "The lines bought, by `lineItemNumber`." })
  lineItems!: OrderLineItemView[];

  @Field(() => Int, { description: "Grows by one with every change. Send it as `expectedVersion`." })
  version!: number;

  @Field(() => Boolean, {
    description: "True while a cancellation, of the order or of lines, has been asked for and is not finished.",
  })
  hasPendingAdjustment!: boolean;

  @Field(() => OrderErrorObject, {
    nullable: true,
    description: "Why the latest cancellation did not take effect; null when there was none, or it did.",
  })
  cancellationError!: OrderError | null;
}

@ObjectType("QuantityProvisioningInformation", { description: "How far the units of an order line are." })
export class QuantityProvisioningInformationObject implements QuantityProvisioningInformation {
  @Field(() => Int, { description: "How many units." })
  quantity!: number;

  @Field(() => ProvisioningStatusEnum, { description: "How far they are." })
  status!: ProvisioningStatus;
}

@ObjectType("OrderLineItemProvisioningStatus", { description: "How far the fulfilment of one order line is." })
export class OrderLineItemProvisioningStatusObject implements OrderLineItemProvisioningStatus {
  @Field(() => Int, { description: "The line." })
  lineItemNumber!: number;

  @Field(() => ProvisioningStatusEnum, { description: "How far the line is as a whole." })
  status!: ProvisioningStatus;

  @Field(() => [QuantityProvisioningInformationObject], {
    complexity: listOf(2),
    description: "How far its units are.",
  })
  quantityProvisioningInformation!: QuantityProvisioningInformation[];
}
