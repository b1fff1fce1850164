import type { CartLineItem, OrderError } from "./cart.js";
import type { BillingCycleType } from "./enums.js";
import type { Money } from "./money.js";

/** An order that a checkout would place now. */
export interface OrderPreview {
  orderGroupId: string;
  billingCycle: BillingCycleType;
  currencyCode: string;
  lineItems: CartLineItem[];
  /** Served as `totals` to those who may see prices. */
  total: Money;
}

/** What `checkoutCart` would answer now, judged by the same rules. */
export interface CheckoutPreview {
  canCheckout: boolean;
  cartVersion: number;
  orders: OrderPreview[];
  orderErrors: OrderError[];
}
