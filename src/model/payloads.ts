import type { Subscription } from "./subscription.js";
import type { Cart, OrderError } from "./cart.js";
import type { Order } from "./order.js";
import type { UserError } from "./user-error.js";

/** The answer to a change of a cart. */
export interface CartPayload {
  cart: Cart | null;
  userErrors: UserError[];
  replayed: boolean;
}

/** The answer to the deletion of a cart. */
export interface DeleteCartPayload {
  deletedCartId: string | null;
  userErrors: UserError[];
  replayed: boolean;
}

/** The result of a cart checkout: the orders that were placed, and why each other group was not. */
export interface CheckoutResult {
  orders: Order[];
  orderErrors: OrderError[];
  cart: Cart | null;
  userErrors: UserError[];
  replayed: boolean;
}

/** The answer to a change of an order. */
export interface OrderPayload {
  order: Order | null;
  userErrors: UserError[];
  replayed: boolean;
}

/** The answer to a change of a subscription. */
export interface CustomerSubscriptionPayload {
  subscription: Subscription | null;
  userErrors: UserError[];
  replayed: boolean;
}
