import type { CartLineItem, OrderError } from "./cart.js";
import type { Charge } from "./charge.js";
import type { BillingCycleType } from "./enums.js";

/** An order that a checkout would place now. */
export interface OrderPreview {
  orderGroupId: string;
  billingCycle: BillingCycleType;
  currencyCode: string;
  lineItems: CartLineItem[];
  /** What its lines cost; their totals are served to those who may see prices. */
  charges: Charge[];
}

/** What `checkoutCart` would answer now, judged by the same rules. */
export interface CheckoutPreview {
  canCheckout: boolean;
  cartVersion: number;
  orders: OrderPreview[];
  orderErrors: OrderError[];
}
