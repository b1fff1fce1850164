import type { Cart, OrderError } from "../model/cart.js";
import { type Order, orderKey } from "../model/order.js";
import { type Subscription, subscriptionKey } from "../model/subscription.js";
import type { UserError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";

/** The answers of all mutations: each has some of these. */
export interface Answer {
  readonly userErrors: readonly UserError[];
  readonly replayed: boolean;
  readonly cart?: Cart | null;
  readonly order?: Order | null;
  readonly subscription?: Subscription | null;
  readonly deletedCartId?: string | null;
  readonly orders?: readonly Order[];
  readonly orderErrors?: readonly OrderError[];
}

/** What is kept of an answer: what came of the request, and the ids of what it shows. */
export interface KeptAnswer extends Pick<Answer, "userErrors" | "deletedCartId" | "orderErrors"> {
  readonly cartId?: string | null;
  readonly orderId?: string | null;
  readonly subscriptionId?: string | null;
  readonly orderIds?: readonly string[];
}

/** What of an answer is kept under its key. */
export function keptOf({ userErrors, deletedCartId, orderErrors, ...shown }: Answer): KeptAnswer {
  return {
    userErrors,
    deletedCartId,
    orderErrors,
    cartId: shown.cart && shown.cart.id,
    orderId: shown.order && shown.order.id,
    subscriptionId: shown.subscription && shown.subscription.id,
    orderIds: shown.orders?.map(({ id }) => id),
  };
}

/**
 * A kept answer once more. What it shows is read as it stands now, so that a replay never puts something older into a
 * client's cache; what is gone is null.
 */
export async function replay(
  { carts, orders, subscriptions }: Pick<Stores, "carts" | "orders" | "subscriptions">,
  partnerId: string,
  { cartId, orderId, subscriptionId, orderIds, ...said }: KeptAnswer,
): Promise<Answer> {
  const ordersOf = async (ids: readonly string[]) => {
    const known = ids.length > 0 ? await orders.byIds(partnerId, ids) : new Map<string, Order>();
    return ids.flatMap((id) => known.get(orderKey(id)) ?? []);
  };
  const cartOf = async (id: string) => (await carts.byIds(partnerId, [id])).get(id) ?? null;
  const orderOf = async (id: string) => (await ordersOf([id]))[0] ?? null;
  const subscriptionOf = async (id: string) =>
    (await subscriptions.ofPartner(partnerId, [id])).get(subscriptionKey(id)) ?? null;
  return {
    ...said,
    ...(cartId !== undefined && { cart: cartId === null ? null : await cartOf(cartId) }),
    ...(orderId !== undefined && { order: orderId === null ? null : await orderOf(orderId) }),
    ...(subscriptionId !== undefined && {
      subscription: subscriptionId === null ? null : await subscriptionOf(subscriptionId),
    }),
    ...(orderIds && { orders: await ordersOf(orderIds) }),
    replayed: true,
  };
}
