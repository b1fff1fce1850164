import type { Asset } from "./asset.js";
import type { Money } from "./money.js";
import type { Order } from "./order.js";

/** An order before its purchase system has given it an id. */
export type OrderDraft = Omit<Order, "id" | "alternateId">;

/** What was set aside for a group, to be given back if its order is refused. */
export interface Reservation {
  readonly units: readonly { readonly catalogItemId: string; readonly quantity: number }[];
  readonly credit: Money;
  readonly cores: readonly { readonly assetId: string; readonly armRegionName: string; readonly cores: number }[];
  /** The assets that the lines will produce, in the order of the lines; counted against limits from now on. */
  readonly assets: readonly Asset[];
}

/**
 * A group on its way to an order: written, with everything the order draws on, before the purchase system is called,
 * and removed together with the outcome. Whatever happens between, the group can be asked for again by the same id.
 */
export interface Placement {
  /** The id under which the purchase system knows the request: the same id never makes two orders. */
  readonly id: string;
  readonly partnerId: string;
  readonly cartId: string;
  readonly orderGroupId: string;
  readonly draft: OrderDraft;
  readonly reservation: Reservation;
}
