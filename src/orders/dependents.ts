import { type Subscription, subscriptionKey } from "../model/subscription.js";
import type { Stores } from "../store/stores.js";

/**
 * What depends on these subscriptions: add-ons on their base, reservations on their Azure subscription, and those that
 * an order request on its way is going to make.
 */
export async function dependentsOf(
  stores: Pick<Stores, "subscriptions" | "orderRequests">,
  partnerId: string,
  ids: readonly string[],
): Promise<Subscription[]> {
  const keys = new Set(ids.map(subscriptionKey));
  const requested = (await stores.orderRequests.byPartner(partnerId)).flatMap(({ subscriptions }) => subscriptions);
  return [
    ...(await stores.subscriptions.children(partnerId, ids)),
    ...requested.filter(({ parentId }) => parentId !== null && keys.has(subscriptionKey(parentId))),
  ];
}
