/** The requests and lines that examples are made of. */
import type { Json, PartnerKey, Step } from "./example.js";

type Line = { readonly [key: string]: Json };

/** Licences of the legacy system, 1 to 300 of them, 12.50 USD each a month. */
export function licences(quantity: number, changes: Line = {}): Line {
  return { catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05", quantity, billingCycle: "MONTHLY", ...changes };
}

/** What is bought once and has no term, such as software. */
export function bought(catalogItemId: string, quantity = 1): Line {
  return { catalogItemId, quantity, billingCycle: "ONE_TIME" };
}

/** A subscription of the commercial marketplace, from month to month. */
export function marketplace(catalogItemId: string, changes: Line = {}): Line {
  return { catalogItemId, quantity: 1, billingCycle: "MONTHLY", termDuration: "P1M", ...changes };
}

/** Virtual machines of 12 cores each in eastus2, reserved for a year; 9800 USD each. */
export const NV12 = "DZH318Z0BQ36:004G:DZH318Z08C0S";

/** The one reservation of the documentation's samples that a sandbox account may buy. */
export const B1S = "DZH318Z0BQ3P:0011:DZH318XZXB11";

export function reserved(quantity: number, subscriptionId: string, catalogItemId = NV12): Line {
  return {
    catalogItemId,
    quantity,
    billingCycle: "ONE_TIME",
    termDuration: "P1Y",
    provisioningContext: [
      { key: "subscriptionId", value: subscriptionId },
      { key: "scope", value: "shared" },
    ],
  };
}

/** The id of an item of src/sample-data/extra-items.ts. */
export function extraItem(number: string): string {
  return `CARTWRIGHT${number}:0001:AVAILABLE001`;
}

/** The id of a subscription of src/sample-data/subscriptions.ts. */
export function sampleSubscription(ending: string): string {
  return `00000000-0000-4000-8000-00000000A0${ending}`;
}

/** A good reseller of the provider by default. */
export function resoldBy(mpnId: string): Line {
  return { participants: [{ key: "TRANSACTION_RESELLER", value: mpnId }] };
}

export function createCart(customerId: string, lineItem: Line, as?: PartnerKey): Step {
  return { ...by(as), operation: "create-cart", variables: { input: { customerId, lineItems: [lineItem] } } };
}

/** Checks out the cart that was made by a step. */
export function checkOut(step: number, as?: PartnerKey): Step {
  return { ...by(as), operation: "checkout-cart", variables: { input: { cartId: cartOf(step) } } };
}

/** Cancels the first order of a checkout. */
export function cancelOrder(step: number, as?: PartnerKey): Step {
  return { ...by(as), operation: "cancel-order", variables: { input: { orderId: orderOf(step) } } };
}

/** Waits until the first order of a checkout has a status. */
export function waitForOrder(step: number, status: string, as?: PartnerKey): Step {
  return {
    ...by(as),
    operation: "order",
    variables: { id: orderOf(step) },
    until: { path: "order.status", is: status },
  };
}

export function changeStatus(subscriptionId: string, status: string): Step {
  return { operation: "change-subscription-status", variables: { input: { subscriptionId, status } } };
}

export function cartOf(step: number): string {
  return `{{${step}.createCart.cart.id}}`;
}

export function orderOf(step: number): string {
  return `{{${step}.checkoutCart.orders.0.id}}`;
}

function by(as: PartnerKey | undefined): Pick<Step, "as"> {
  return as ? { as } : {};
}
