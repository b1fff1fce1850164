import { Field, ID, ObjectType } from "type-graphql";
import { Asset } from "./asset.js";
import { Cart, OrderError } from "./cart.js";
import { listOf } from "./cost.js";
import { Order } from "./order.js";
import { UserError } from "./user-error.js";

const USER_ERRORS = "Why the request was refused; empty when it was not. Several problems are reported at once.";
const REPLAYED =
  "True when this is the first answer to the same idempotency key once more: nothing was done this time.";

@ObjectType({ description: "The answer to a change of a cart." })
export class CartPayload {
  @Field(() => Cart, {
    nullable: true,
    description:
      "The cart after the change; after a refusal the cart as it stands, where it exists and the caller may see it.",
  })
  cart!: Cart | null;

  @Field(() => [UserError], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType({ description: "The answer to the deletion of a cart." })
export class DeleteCartPayload {
  @Field(() => ID, { nullable: true, description: "The id of the cart that is gone; null when it was not deleted." })
  deletedCartId!: string | null;

  @Field(() => [UserError], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType({
  description:
    "The result of a cart checkout (CartCheckoutResult in Partner Center's terms): the orders that were placed, and " +
    "for each group that could not be ordered, why. Both can be filled: the groups do not depend on each other.",
})
export class CheckoutResult {
  @Field(() => [Order], {
    complexity: listOf(2),
    description: "One order for each group that was ordered, legacy orders first.",
  })
  orders!: Order[];

  @Field(() => [OrderError], {
    complexity: listOf(2),
    description: "One error for each group that was not ordered, and one for all lines that are in error.",
  })
  orderErrors!: OrderError[];

  @Field(() => Cart, {
    nullable: true,
    description: "The cart after the checkout. It is ORDERED once every group is, and stays ACTIVE until then.",
  })
  cart!: Cart | null;

  @Field(() => [UserError], {
    complexity: listOf(10),
    description: "Why the checkout as a whole was refused. Not empty: nothing was attempted, and nothing changed.",
  })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType({ description: "The answer to a change of an order." })
export class OrderPayload {
  @Field(() => Order, {
    nullable: true,
    description: "The order after the change; after a refusal the order as it stands, where the caller may see it.",
  })
  order!: Order | null;

  @Field(() => [UserError], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}

@ObjectType({ description: "The answer to a change of a subscription." })
export class CustomerSubscriptionPayload {
  @Field(() => Asset, {
    nullable: true,
    description:
      "The subscription after the change; after a refusal the subscription as it stands, where the caller may see it.",
  })
  subscription!: Asset | null;

  @Field(() => [UserError], { complexity: listOf(10), description: USER_ERRORS })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;
}
