import type { Cart } from "../model/cart.js";
import { takeOver } from "./claim.js";
import { type CheckoutOptions, place } from "./place.js";
import { record } from "./record.js";

/**
 * Finishes what is due of a cart: a checkout that was abandoned, or groups whose outcome is unknown, whose purchase
 * systems are asked once more. Meanwhile the cart is claimed, so that one process at a time does so. False when nothing
 * is due (any more): another process has taken it up.
 */
export async function recover(
  options: CheckoutOptions,
  { partnerId, id }: Pick<Cart, "partnerId" | "id">,
): Promise<boolean> {
  const { store, clock, claimSeconds } = options;
  const claimed = await store.transact(async (stores) => {
    const now = clock().toISOString();
    const cart = await stores.carts.lock(partnerId, id);
    if (!cart || cart.dueTimeStamp === null || cart.dueTimeStamp > now) return null;
    const orderGroupIds = cart.orderGroups.filter((group) => group.isOutcomeUnknown).map((group) => group.orderGroupId);
    const unknown = { orderGroupIds, orderErrors: [], userId: cart.lastModifiedUser, idempotencyKey: null };
    const claim = cart.checkoutClaim ?? unknown;
    return takeOver(stores, cart, claim, claim.orderGroupIds, { now, claimSeconds });
  });
  if (claimed) await record(options, claimed, await place(options, claimed));
  return claimed !== null;
}
