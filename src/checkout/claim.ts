import { randomUUID } from "node:crypto";
import type { Cart, CheckoutClaim } from "../model/cart.js";
import type { OrderRequest } from "../model/order-request.js";
import type { Stores } from "../store/stores.js";

/** A cart that is claimed, and the order requests that its claim is about to place. */
export interface Claimed {
  readonly cart: Cart;
  readonly requests: readonly OrderRequest[];
  /** The ids of those that a purchase system may have been asked for before. */
  readonly askedBefore: ReadonlySet<string>;
}

/** The cart with a new claim; should its process die, the background work takes over when the claim ends. */
export function withClaim(
  cart: Cart,
  now: string,
  claimSeconds: number,
  claim: Omit<CheckoutClaim, "id" | "until">,
): Cart {
  const until = new Date(Date.parse(now) + claimSeconds * 1_000).toISOString();
  return { ...cart, checkoutClaim: { ...claim, id: randomUUID(), until }, dueTimeStamp: until };
}

/**
 * Claims the cart for what an earlier checkout has left: it was abandoned, or answered with outcomes unknown. Should
 * its process not be dead but late, what that one is answered counts no more, since its claim id is gone: only the last
 * one that asked knows what the purchase systems have made. The order requests of `orderGroupIds` are to be placed.
 */
export async function takeOver(
  stores: Pick<Stores, "carts" | "orderRequests">,
  cart: Cart,
  claim: Omit<CheckoutClaim, "id" | "until">,
  orderGroupIds: readonly string[],
  { now, claimSeconds }: { readonly now: string; readonly claimSeconds: number },
): Promise<Claimed> {
  const claimed = withClaim(cart, now, claimSeconds, claim);
  await stores.carts.update(claimed, cart.version);
  const requests = await requestsOf(stores, cart, orderGroupIds);
  return { cart: claimed, requests, askedBefore: new Set(requests.map(({ id }) => id)) };
}

/** The order requests of these groups that have no outcome yet. */
export async function requestsOf(
  stores: Pick<Stores, "orderRequests">,
  cart: Cart,
  orderGroupIds: readonly string[],
): Promise<OrderRequest[]> {
  if (orderGroupIds.length === 0) return [];
  return (await stores.orderRequests.byCart(cart.id)).filter(({ orderGroupId }) =>
    orderGroupIds.includes(orderGroupId),
  );
}
