import type { KeyValue, OrderError, RenewsTo } from "./cart.js";
import type { BillingCycleType, ItemKind, OrderStatus, ProvisioningStatus, TermDuration } from "./enums.js";
import type { Money } from "./money.js";

/** What a partner sees of one item of an order. */
export interface OrderLineItemView {
  lineItemNumber: number;
  offerId: string;
  subscriptionId: string | null;
  parentSubscriptionId: string | null;
  friendlyName: string | null;
  quantity: number;
  quantityBought: number;
  termDuration: TermDuration | null;
  transactionType: string;
  partnerIdOnRecord: string | null;
  additionalPartnerIdsOnRecord: string[];
  provisioningContext: KeyValue[];
  renewsTo: RenewsTo | null;
}

/** One item of an order, with what it came from and what it made. */
export interface OrderLineItem extends OrderLineItemView {
  /** The price at the time of the order; null when the item has none. Served as `unitPrice` to those who may see it. */
  price: Money | null;
  /** The cart line it was bought with. */
  cartLineItemId: string;
  /** For an add-on that was bought together with its base: the base's number in the same order. */
  baseLineItemNumber: number | null;
  itemKind: ItemKind;
  /** The id of the subscription that the line produced, also before `subscriptionId` shows it. */
  storedSubscriptionId: string;
}

/** What a partner sees of an order, placed for one group of a cart's lines. */
export interface OrderView {
  id: string;
  alternateId: string;
  referenceCustomerId: string;
  orderGroupId: string;
  cartId: string;
  billingCycle: BillingCycleType;
  currencyCode: string;
  currencySymbol: string | null;
  transactionType: string;
  creationDate: string;
  status: OrderStatus;
  lineItems: OrderLineItemView[];
  version: number;
  hasPendingAdjustment: boolean;
  cancellationError: OrderError | null;
}

/** An order with whose it is, who fulfils it and when. */
export interface Order extends OrderView {
  lineItems: OrderLineItem[];
  partnerId: string;
  purchaseSystem: string;
  /** The lines that the cancellation under way is about, by number; null for all. */
  lineItemNumbersToCancel: readonly number[] | null;
  /** When the background work has something to finish, the fulfilment or a cancellation; null for never. */
  dueTimeStamp: string | null;
}

/** How far the units of an order line are. */
export interface QuantityProvisioningInformation {
  quantity: number;
  status: ProvisioningStatus;
}

/** How far the fulfilment of one order line is. */
export interface OrderLineItemProvisioningStatus {
  lineItemNumber: number;
  status: ProvisioningStatus;
  quantityProvisioningInformation: QuantityProvisioningInformation[];
}

/** An order without one of its ids: not placed yet. */
export type OrderDraft = Omit<Order, "id" | "alternateId">;

/** True for a line that was cancelled, alone or with its order; nothing else has a quantity of 0. */
export function isCancelled({ quantity }: Pick<OrderLineItem, "quantity">): boolean {
  return quantity === 0;
}

/** Order ids are taken in any letter case; this is the form in which they are stored and compared. */
export function orderKey(id: string): string {
  return id.toUpperCase();
}
