import { Field, ID, Int, ObjectType } from "type-graphql";
import type { CartLineItem, OrderError } from "../../model/cart.js";
import type { BillingCycleType } from "../../model/enums.js";
import type { CheckoutPreview, OrderPreview } from "../../model/preview.js";
import { listOf } from "../cost.js";
import { CartLineItemObject, OrderErrorObject } from "./cart-objects.js";
import { BillingCycleTypeEnum } from "./enums.js";
import { CurrencyCode } from "./scalars.js";

@ObjectType("OrderPreview", { description: "An order that a checkout would place now." })
export class OrderPreviewObject implements Omit<OrderPreview, "charges"> {
  @Field(() => ID, { description: "The group that would be ordered." })
  orderGroupId!: string;

  @Field(() => BillingCycleTypeEnum, { description: "How often the lines would be billed." })
  billingCycle!: BillingCycleType;

  @Field(() => CurrencyCode, { description: "The currency of the order." })
  currencyCode!: string;

  @Field(() => [CartLineItemObject], {
    complexity: listOf(10),
    description: "The root lines that would be ordered, each with its add-ons.",
  })
  lineItems!: CartLineItem[];
}

@ObjectType("CheckoutPreview", {
  description: "What `checkoutCart` would answer now, judged by the same rules. Nothing is reserved or changed.",
})
export class CheckoutPreviewObject implements CheckoutPreview {
  @Field(() => Boolean, {
    description:
      "True when a checkout has something to do: an order to place, an unknown outcome to ask for again, or a cart to " +
      "close whose last open line was removed.",
  })
  canCheckout!: boolean;

  @Field(() => Int, { description: "The version of the cart that was judged; send it as `expectedVersion`." })
  cartVersion!: number;

  @Field(() => [OrderPreviewObject], {
    complexity: listOf(2),
    description: "The orders that would be placed, in that order.",
  })
  orders!: OrderPreview[];

  @Field(() => [OrderErrorObject], {
    complexity: listOf(2),
    description:
      "The groups that would fail, and why; also why the cart as a whole cannot be checked out (expired, ordered, " +
      "held by another request).",
  })
  orderErrors!: OrderError[];
}
