import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  CartView,
  CartError,
  CartLineItem,
  KeyValue,
  OrderError,
  OrderGroup,
  Participant,
  RenewsTo,
} from "../../model/cart.js";
import type {
  BillingCycleType,
  CartErrorCode,
  CartStatus,
  OrderErrorCode,
  ParticipantType,
  TermDuration,
} from "../../model/enums.js";
import { listOf } from "../cost.js";
import {
  BillingCycleTypeEnum,
  CartErrorCodeEnum,
  CartStatusEnum,
  OrderErrorCodeEnum,
  ParticipantTypeEnum,
  TermDurationEnum,
} from "./enums.js";
import { CurrencyCode, DateTime } from "./scalars.js";

@ObjectType("KeyValue", { description: "One entry of a string-to-string dictionary." })
export class KeyValueObject implements KeyValue {
  @Field(() => String, { description: "The key, in camelCase: `subscriptionId`, `scope`, `duration`." })
  key!: string;

  @Field(() => String, {
    description: "The value, as it was given; the ids of known subscriptions as they are stored.",
  })
  value!: string;
}

@ObjectType("Participant", { description: "A reseller on record for a line, named by its MPN id." })
export class ParticipantObject implements Participant {
  @Field(() => ParticipantTypeEnum, { description: "The part that the reseller plays." })
  key!: ParticipantType;

  @Field(() => String, { description: "The reseller's MPN id (partner location id): digits only." })
  value!: string;
}

@ObjectType("RenewsTo", { description: "What a trial or a renewable term turns into when it ends." })
export class RenewsToObject implements RenewsTo {
  @Field(() => TermDurationEnum, { nullable: true, description: "The length of the term that follows." })
  termDuration!: TermDuration | null;
}

@ObjectType("CartError", {
  description:
    "What is wrong with one line of a cart. The line is stored all the same; it cannot be ordered until an edit finds " +
    "it in order.",
})
export class CartErrorObject implements Omit<CartError, "problem"> {
  @Field(() => ID, { description: "The `id` of the line at fault." })
  lineItemId!: string;

  @Field(() => Int, { description: "The number of the code in Partner Center, such as 10002; 0 for UNKNOWN." })
  code!: number;

  @Field(() => CartErrorCodeEnum, { description: "The code by name; UNKNOWN for a number this version does not know." })
  errorCode!: CartErrorCode;

  @Field(() => Int, {
    nullable: true,
    description: "The number that was stored, where this version does not know it and shows UNKNOWN and 0; else null.",
  })
  storedCode!: number | null;

  @Field(() => Boolean, {
    description:
      "True when the same line can become valid without a change by the caller: `reviewCart`, or any edit of the cart, " +
      "judges it again.",
  })
  retryable!: boolean;
}

@ObjectType("CartLineItem", {
  description:
    "One item of a cart: a base product, a reservation, a licence or, inside `addonItems`, an add-on of its base. " +
    "A base line and its add-ons are one family: ordered together or not at all.",
})
export class CartLineItemObject implements Omit<CartLineItem, "isCurrencyChosen"> {
  @Field(() => ID, { description: "Unique over all carts, and the same as long as the line lives." })
  id!: string;

  @Field(() => ID, {
    description:
      "What is bought, as the catalog spells it: `product:sku:availability` in the modern purchase system, an offer GUID " +
      "or `MS-AZR-…` in the legacy one.",
  })
  catalogItemId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The partner's own name for the item; it becomes the name of the subscription.",
  })
  friendlyName!: string | null;

  @Field(() => Int, { description: "The number of licences or instances." })
  quantity!: number;

  @Field(() => CurrencyCode, {
    nullable: true,
    description:
      "The currency of the line. When none was given, the item's own where the customer's market accepts it, else the " +
      "market's default; null only when that is not known.",
  })
  currencyCode!: string | null;

  @Field(() => BillingCycleTypeEnum, { description: "How often the line is billed." })
  billingCycle!: BillingCycleType;

  @Field(() => TermDurationEnum, {
    nullable: true,
    description: "The length of the term; null where the item has none.",
  })
  termDuration!: TermDuration | null;

  @Field(() => [ParticipantObject], {
    complexity: listOf(2),
    description: "The resellers on record; empty when none was named.",
  })
  participants!: Participant[];

  @Field(() => [KeyValueObject], {
    complexity: listOf(2),
    description:
      "What provisioning needs to know, such as the Azure subscription of a reservation. Which keys are needed: " +
      "`catalogItem.provisioningVariables`.",
  })
  provisioningContext!: KeyValue[];

  @Field(() => RenewsToObject, {
    nullable: true,
    description: "What follows the first term; null when nothing was chosen.",
  })
  renewsTo!: RenewsTo | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The order that the line will join: `OMS-0`, `OMS-1` … in the legacy system, `0`, `1` … in the modern one. " +
      "Null while the line, or another one of its family, has an error.",
  })
  orderGroup!: string | null;

  @Field(() => [CartLineItemObject], {
    complexity: listOf(2),
    description: "The add-ons of this line, in order. Add-ons have none themselves.",
  })
  addonItems!: CartLineItem[];

  @Field(() => CartErrorObject, { nullable: true, description: "What is wrong with the line; null when nothing is." })
  error!: CartError | null;
}

@ObjectType("OrderError", { description: "Why a group of lines was not ordered, or would not be." })
export class OrderErrorObject implements Omit<OrderError, "problem" | "about"> {
  @Field(() => ID, {
    nullable: true,
    description: "The group that failed; null for an error that is not tied to a group (lines in error have none).",
  })
  orderGroupId!: string | null;

  @Field(() => Int, { description: "The number of the code in Partner Center, such as 800010; 0 for UNKNOWN." })
  code!: number;

  @Field(() => OrderErrorCodeEnum, {
    description: "The code by name; UNKNOWN for a number this version does not know.",
  })
  errorCode!: OrderErrorCode;

  @Field(() => Int, {
    nullable: true,
    description: "The number that was stored, where this version does not know it and shows UNKNOWN and 0; else null.",
  })
  storedCode!: number | null;

  @Field(() => [ID], { description: "The `id`s of the lines at fault." })
  lineItemIds!: string[];

  @Field(() => Boolean, { description: "True when waiting can help: a later checkout may order the group as it is." })
  retryable!: boolean;
}

@ObjectType("OrderGroup", {
  description:
    "The lines that go into one order: same purchase system, billing cycle and currency. A checkout places one order " +
    "per group, all of it or nothing.",
})
export class OrderGroupObject implements Omit<
  OrderGroup,
  "purchaseSystem" | "billingCycle" | "currencyCode" | "orderId" | "isOutcomeUnknown"
> {
  @Field(() => ID, { description: "The group's id within its cart. An ordered group keeps it for good." })
  orderGroupId!: string;

  @Field(() => OrderErrorObject, {
    nullable: true,
    description: "Why the latest attempt to order the group failed; null when there was none, or it went well.",
  })
  error!: OrderError | null;
}

@ObjectType("Cart", {
  description:
    "The cart of one customer. Editing it checks every line against current facts; checking it out places one order " +
    "per group of lines.",
})
export class CartObject implements Omit<CartView, "lineItems"> {
  @Field(() => ID, { description: "A GUID." })
  id!: string;

  @Field(() => ID, { description: "The buying customer: the id of its Microsoft tenant." })
  customerId!: string;

  @Field(() => Int, {
    description:
      "Grows by one with every committed change; a request that changes nothing leaves it. Send it as `expectedVersion` " +
      "to edit only what you saw.",
  })
  version!: number;

  @Field(() => CartStatusEnum, { description: "Whether the cart can still be edited and checked out." })
  status!: CartStatus;

  @Field(() => DateTime, { description: "When the cart was created." })
  creationTimeStamp!: string;

  @Field(() => DateTime, { description: "When the cart was last changed; the creation when it never was." })
  lastModifiedTimeStamp!: string;

  @Field(() => DateTime, {
    description:
      "From this moment on the cart can only be read and duplicated. A full cart lifetime (`limits`) after the end of " +
      "creation, or after the latest `extendCart`; other edits do not move it.",
  })
  expirationTimeStamp!: string;

  @Field(() => String, { description: "Who changed the cart last: the object id of a user, or the id of an app." })
  lastModifiedUser!: string;
}
