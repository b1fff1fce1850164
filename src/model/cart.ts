import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Problem } from "../errors/reasons.js";
import { listOf } from "./cost.js";
import { BillingCycleType, CartErrorCode, CartStatus, OrderErrorCode, ParticipantType, TermDuration } from "./enums.js";
import { CurrencyCode, DateTime } from "./scalars.js";

@ObjectType({ description: "One entry of a string-to-string dictionary." })
export class KeyValue {
  @Field(() => String, { description: "The key, in camelCase: `subscriptionId`, `scope`, `duration`." })
  key!: string;

  @Field(() => String, { description: "The value, as it was given." })
  value!: string;
}

@ObjectType({ description: "A reseller on record for a line, named by its MPN id." })
export class Participant {
  @Field(() => ParticipantType, { description: "The part that the reseller plays." })
  key!: ParticipantType;

  @Field(() => String, { description: "The reseller's MPN id (partner location id): digits only." })
  value!: string;
}

@ObjectType({ description: "What a trial or a renewable term turns into when it ends." })
export class RenewsTo {
  @Field(() => TermDuration, { nullable: true, description: "The length of the term that follows." })
  termDuration!: TermDuration | null;
}

@ObjectType({
  description:
    "What is wrong with one line of a cart. The line is stored all the same; it cannot be ordered until an edit finds " +
    "it in order.",
})
export class CartError {
  @Field(() => ID, { description: "The `id` of the line at fault." })
  lineItemId!: string;

  @Field(() => Int, { description: "The number of the code in Partner Center, such as 10002." })
  code!: number;

  @Field(() => CartErrorCode, { description: "The code by name; UNKNOWN for a number this version does not know." })
  errorCode!: CartErrorCode;

  @Field(() => Boolean, {
    description: "True when the same line can become valid without a change by the caller: editing later may clear it.",
  })
  retryable!: boolean;

  /** The cause, of which `errorDescription` is made for each reader. */
  problem!: Problem;
}

@ObjectType({
  description:
    "One item of a cart: a base product, a reservation, a licence or, inside `addonItems`, an add-on of its base. " +
    "A base line and its add-ons are one family: ordered together or not at all.",
})
export class CartLineItem {
  @Field(() => ID, { description: "Unique over all carts, and the same as long as the line lives." })
  id!: string;

  @Field(() => ID, {
    description:
      "What is bought: `product:sku:availability` in the modern purchase system, an offer GUID or `MS-AZR-…` in the " +
      "legacy one.",
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
      "The currency of the line. When none was given, the default currency of the customer's market; null only when " +
      "that is not known.",
  })
  currencyCode!: string | null;

  @Field(() => BillingCycleType, { description: "How often the line is billed." })
  billingCycle!: BillingCycleType;

  @Field(() => TermDuration, { nullable: true, description: "The length of the term; null where the item has none." })
  termDuration!: TermDuration | null;

  @Field(() => [Participant], {
    complexity: listOf(2),
    description: "The resellers on record; empty when none was named.",
  })
  participants!: Participant[];

  @Field(() => [KeyValue], {
    complexity: listOf(2),
    description:
      "What provisioning needs to know, such as the Azure subscription of a reservation. Which keys are needed: " +
      "`catalogItem.provisioningVariables`.",
  })
  provisioningContext!: KeyValue[];

  @Field(() => RenewsTo, { nullable: true, description: "What follows the first term; null when nothing was chosen." })
  renewsTo!: RenewsTo | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The order that the line will join: `OMS-0`, `OMS-1` … in the legacy system, `0`, `1` … in the modern one. " +
      "Null while the line, or another one of its family, has an error.",
  })
  orderGroup!: string | null;

  @Field(() => [CartLineItem], {
    complexity: listOf(2),
    description: "The add-ons of this line, in order. Add-ons have none themselves.",
  })
  addonItems!: CartLineItem[];

  @Field(() => CartError, { nullable: true, description: "What is wrong with the line; null when nothing is." })
  error!: CartError | null;
}

@ObjectType({ description: "Why a group of lines was not ordered, or would not be." })
export class OrderError {
  @Field(() => ID, {
    nullable: true,
    description: "The group that failed; null for an error that is not tied to a group (lines in error have none).",
  })
  orderGroupId!: string | null;

  @Field(() => Int, { description: "The number of the code in Partner Center, such as 800010." })
  code!: number;

  @Field(() => OrderErrorCode, { description: "The code by name; UNKNOWN for a number this version does not know." })
  errorCode!: OrderErrorCode;

  @Field(() => [ID], { description: "The `id`s of the lines at fault." })
  lineItemIds!: string[];

  @Field(() => Boolean, { description: "True when waiting can help: a later checkout may order the group as it is." })
  retryable!: boolean;

  /** The cause, of which `description` is made for each reader. */
  problem!: Problem;
  /** The line that the problem is about; null when it is about all of them. */
  about!: { readonly lineItemId: string; readonly catalogItemId: string } | null;
}

@ObjectType({
  description:
    "The lines that go into one order: same purchase system, billing cycle and currency. A checkout places one order " +
    "per group, all of it or nothing.",
})
export class OrderGroup {
  @Field(() => ID, { description: "The group's id within its cart. An ordered group keeps it for good." })
  orderGroupId!: string;

  @Field(() => OrderError, {
    nullable: true,
    description: "Why the latest attempt to order the group failed; null when there was none, or it went well.",
  })
  error!: OrderError | null;

  purchaseSystem!: string;
  billingCycle!: BillingCycleType;
  currencyCode!: string;
  /** The order placed for the group; null while there is none. */
  orderId!: string | null;
  /** True while the group has been handed to its purchase system and no answer has come. */
  isInDoubt!: boolean;
}

/** A checkout's hold on a cart: while it lasts, no edit and no other checkout may touch the cart. */
export interface CheckoutClaim {
  readonly id: string;
  /** ISO time after which the holder counts as dead, and whoever comes next finishes its work. */
  readonly until: string;
  /** The groups it places, in order. */
  readonly orderGroupIds: readonly string[];
  /** What it found wrong before it placed anything; part of its answer. */
  readonly orderErrors: readonly OrderError[];
  /** Who checks out. */
  readonly userId: string;
  /** The caller's idempotency key, under which the answer is kept; null when none was given. */
  readonly idempotencyKey: string | null;
}

@ObjectType({
  description:
    "The cart of one customer. Editing it checks every line against current facts; checking it out places one order " +
    "per group of lines.",
})
export class Cart {
  @Field(() => ID, { description: "A GUID." })
  id!: string;

  @Field(() => ID, { description: "The buying customer: the id of its Microsoft tenant." })
  customerId!: string;

  @Field(() => Int, {
    description: "Grows by one with every committed change. Send it as `expectedVersion` to edit only what you saw.",
  })
  version!: number;

  @Field(() => CartStatus, { description: "Whether the cart can still be edited and checked out." })
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

  @Field(() => [CartLineItem], {
    complexity: listOf(10),
    description: "The lines in order, each with its add-ons. At most `limits.maxLineItemsPerCart`, add-ons included.",
  })
  lineItems!: CartLineItem[];

  /** The partner that owns the cart; nobody else sees it. */
  partnerId!: string;
  /** The groups of the lines without error, in the order in which a checkout places them. */
  orderGroups!: OrderGroup[];
  checkoutClaim!: CheckoutClaim | null;
  /** Checkouts that have answered while a group of theirs was in doubt, and whose idempotency key waits for the rest. */
  unsettled!: readonly CheckoutClaim[];
  /** When the background work has something to finish, a dead checkout or groups in doubt; null for never. */
  dueTimeStamp!: string | null;
}

/** What a cart is without what it contains: enough for most lists of carts. */
export type CartHead = Omit<Cart, "lineItems" | "orderGroups" | "checkoutClaim" | "unsettled" | "dueTimeStamp">;

/** Every line of `lineItems`, each base line before its add-ons. */
export function allLines(lineItems: readonly CartLineItem[]): CartLineItem[] {
  return lineItems.flatMap((line) => [line, ...line.addonItems]);
}

/** The value of a provisioning key, whatever its letter case; null when the line does not have it. */
export function provisioningValue(line: CartLineItem, key: string): string | null {
  const wanted = key.toLowerCase();
  return line.provisioningContext.find((entry) => entry.key.toLowerCase() === wanted)?.value ?? null;
}

/** True when every line has been ordered: nothing is left to edit or to check out. */
export function isFullyOrdered({ lineItems, orderGroups }: Cart): boolean {
  return (
    lineItems.length > 0 &&
    lineItems.every((line) => line.orderGroup !== null) &&
    orderGroups.every((group) => group.orderId !== null)
  );
}

/** The ids of the groups that have been ordered, or handed over without an answer: their lines are locked. */
export function lockedGroupIds(cart: Cart): Set<string> {
  return new Set(
    cart.orderGroups.filter((group) => group.orderId !== null || group.isInDoubt).map((group) => group.orderGroupId),
  );
}

export function isExpired(cart: Pick<Cart, "expirationTimeStamp">, now: string): boolean {
  return cart.expirationTimeStamp <= now;
}

/** True while a checkout that is alive claims the cart. */
export function isClaimed({ checkoutClaim }: Pick<Cart, "checkoutClaim">, now: string): boolean {
  return checkoutClaim !== null && checkoutClaim.until > now;
}

/** True when the checkout that claims the cart has not ended in time: its work must be finished before anything else. */
export function isAbandoned({ checkoutClaim }: Pick<Cart, "checkoutClaim">, now: string): boolean {
  return checkoutClaim !== null && checkoutClaim.until <= now;
}

/** The cart as its next version, changed by this user. */
export function nextVersion(cart: Cart, userId: string, now: string): Cart {
  return { ...cart, version: cart.version + 1, lastModifiedTimeStamp: now, lastModifiedUser: userId };
}
