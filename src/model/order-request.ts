import type { Subscription } from "./subscription.js";
import type { OrderDraft } from "./order.js";

/**
 * A group on its way to an order: written, with everything the order draws on, before the purchase system is called,
 * and removed together with the outcome. Whatever happens between, the group can be asked for again by the same id.
 */
export interface OrderRequest {
  /** The id under which the purchase system knows the request: the same id never makes two orders. */
  readonly id: string;
  readonly partnerId: string;
  readonly cartId: string;
  readonly orderGroupId: string;
  /** The customer's: a purchase system may be closed for it. */
  readonly country: string;
  /** Groups of the same cart of which one must have been ordered before this one is handed over; none for most. */
  readonly dependsOn: readonly string[];
  readonly draft: OrderDraft;
  /** What the lines will produce, in the order of the lines; counted against limits from now on. */
  readonly subscriptions: readonly Subscription[];
}
