import { Field, ID, Int, ObjectType } from "type-graphql";
import { type CartLineItem as Line, CartLineItem, OrderError } from "./cart.js";
import { listOf } from "./cost.js";
import { BillingCycleType } from "./enums.js";
import type { Money } from "./money.js";
import { CurrencyCode } from "./scalars.js";

@ObjectType({ description: "An order that a checkout would place now." })
export class OrderPreview {
  @Field(() => ID, { description: "The group that would be ordered." })
  orderGroupId!: string;

  @Field(() => BillingCycleType, { description: "How often the lines would be billed." })
  billingCycle!: BillingCycleType;

  @Field(() => CurrencyCode, { description: "The currency of the order." })
  currencyCode!: string;

  @Field(() => [CartLineItem], {
    complexity: listOf(10),
    description: "The root lines that would be ordered, each with its add-ons.",
  })
  lineItems!: Line[];

  /** Served as `totals` to those who may see prices. */
  total!: Money;
}

@ObjectType({
  description: "What `checkoutCart` would answer now, judged by the same rules. Nothing is reserved or changed.",
})
export class CheckoutPreview {
  @Field(() => Boolean, { description: "True when a checkout would place at least one order." })
  canCheckout!: boolean;

  @Field(() => Int, { description: "The version of the cart that was judged; send it as `expectedVersion`." })
  cartVersion!: number;

  @Field(() => [OrderPreview], {
    complexity: listOf(2),
    description: "The orders that would be placed, in that order.",
  })
  orders!: OrderPreview[];

  @Field(() => [OrderError], {
    complexity: listOf(2),
    description:
      "The groups that would fail, and why; also why the cart as a whole cannot be checked out (expired, ordered, " +
      "held by another request).",
  })
  orderErrors!: OrderError[];
}
