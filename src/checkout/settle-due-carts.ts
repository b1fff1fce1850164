import type { Store } from "../store/stores.js";
import type { CheckoutService } from "./checkout-service.js";

/** How many carts one round looks at. They wait for their purchase systems at the same time, not one after the other. */
const ROUND = 20;

/**
 * One round of recovery: checkouts whose process died are finished or released, and purchase systems that have not
 * answered are asked once more. Returns how many carts were settled.
 */
export async function settleDueCarts(store: Store, checkouts: CheckoutService, clock: () => Date): Promise<number> {
  const due = await store.stores.carts.due(clock().toISOString(), ROUND);
  const settled = await Promise.allSettled(due.map((cart) => checkouts.settleDue(cart)));
  const failures = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${due.length} carts were not settled.`);
  }
  return settled.filter((one) => one.status === "fulfilled" && one.value).length;
}
