import type { Order, OrderLineItem } from "../../src/model/order.js";
import { anOrder as aLegacyOrder, anOrderLine as aLegacyLine } from "./carts.js";

/** Three licences of software. */
export function anOrderLine(overrides: Partial<OrderLineItem> = {}): OrderLineItem {
  return aLegacyLine({ offerId: "DG7GMGF0DWTL:0001:DG7GMGF0DSFM", quantity: 3, itemKind: "SOFTWARE", ...overrides });
}

/** A completed order of software, placed on the first of March and fulfilled since. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  return aLegacyOrder({
    alternateId: "invoice-1",
    orderGroupId: "0",
    purchaseSystem: "Modern",
    billingCycle: "ONE_TIME",
    currencySymbol: "$",
    lineItems: [anOrderLine()],
    version: 2,
    ...overrides,
  });
}
