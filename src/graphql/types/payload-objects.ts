import { Field, ID, ObjectType } from "type-graphql";
import type { Subscription } from "../../model/subscription.js";
import type { Cart, OrderError } from "../../model/cart.js";
import type { Order } from "../../model/order.js";
import type {
  CartPayload,
  CheckoutResult,
  CustomerSubscriptionPayload,
  DeleteCartPayload,
  OrderPayload,
} from "../../model/payloads.js";
import type { UserError } from "../../model/user-error.js";
import { listOf } from "../cost.js";
import { CartObject, OrderErrorObject } from "./cart-objects.js";
import { OrderObject } from "./order-objects.js";
import { CustomerSubscriptionObject } from "./subscription-object.js";
import { UserErrorObject } from "./user-error-object.js";

const USER_ERRORS = "Why the request was refused; empty when it was not. Several problems are reported at once.";
const REPLAYED =
  "True when this is the outcome of the first request with this idempotency key once more: nothing was done this time, " +
  "errors and ids are the same, and objects are shown as they stand now, null when they are gone.";

@ObjectType("CartPayload", { description: "The answer to a change of a cart." })
export class CartPayloadObject implements CartPayload {
  @Field(() => CartObject, {
    nullable: true,
    description:
      "The cart after the change; after a refusal the cart as it stands, where it exists and the caller may see it.",
  })
  cart!: Cart | null;

  @Field(() => [UserErrorObject], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType("DeleteCartPayload", { description: "The answer to the deletion of a cart." })
export class DeleteCartPayloadObject implements DeleteCartPayload {
  @Field(() => ID, { nullable: true, description: "The id of the cart that is gone; null when it was not deleted." })
  deletedCartId!: string | null;

  @Field(() => [UserErrorObject], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType("CheckoutResult", {
  description:
    "The result of a cart checkout (CartCheckoutResult in Partner Center's terms): the orders that were placed, and " +
    "for each group that could not be ordered, why. Both can be filled.",
})
export class CheckoutResultObject implements CheckoutResult {
  @Field(() => [OrderObject], {
    complexity: listOf(2),
    description: "One order for each group that was ordered, legacy orders first.",
  })
  orders!: Order[];

  @Field(() => [OrderErrorObject], {
    complexity: listOf(2),
    description: "One error for each group that was not ordered, and one for all lines that are in error.",
  })
  orderErrors!: OrderError[];

  @Field(() => CartObject, {
    nullable: true,
    description: "The cart after the checkout. It is ORDERED once every group is, and stays ACTIVE until then.",
  })
  cart!: Cart | null;

  @Field(() => [UserErrorObject], {
    complexity: listOf(10),
    description: "Why the checkout as a whole was refused. Not empty: nothing was attempted, and nothing changed.",
  })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType("OrderPayload", { description: "The answer to a change of an order." })
export class OrderPayloadObject implements OrderPayload {
  @Field(() => OrderObject, {
    nullable: true,
    description: "The order after the change; after a refusal the order as it stands, where the caller may see it.",
  })
  order!: Order | null;

  @Field(() => [UserErrorObject], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType("CustomerSubscriptionPayload", { description: "The answer to a change of a subscription." })
export class CustomerSubscriptionPayloadObject implements CustomerSubscriptionPayload {
  @Field(() => CustomerSubscriptionObject, {
    nullable: true,
    description:
      "The subscription after the change; after a refusal the subscription as it stands, where the caller may see it.",
  })
  subscription!: Subscription | null;

  @Field(() => [UserErrorObject], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}
