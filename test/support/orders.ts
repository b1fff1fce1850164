import type { Order, OrderLineItem } from "../../src/model/order.js";
import { aCustomer, aLine, anItem, aPartner } from "./builders.js";

/** One licence of software. */
export function anOrderLine(overrides: Partial<OrderLineItem> = {}): OrderLineItem {
  return {
    lineItemNumber: 0,
    offerId: "DG7GMGF0DWTL:0001:DG7GMGF0DSFM",
    subscriptionId: null,
    parentSubscriptionId: null,
    friendlyName: anItem().title,
    quantity: 3,
    termDuration: null,
    transactionType: "New",
    partnerIdOnRecord: null,
    additionalPartnerIdsOnRecord: [],
    provisioningContext: [],
    renewsTo: null,
    price: { amount: "12.5", currencyCode: "USD" },
    cartLineItemId: aLine().id,
    baseLineItemNumber: null,
    itemKind: "SOFTWARE",
    assetId: "asset-1",
    ...overrides,
  };
}

/** A completed order of software, placed on the first of March. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  return {
    id: "order-1",
    alternateId: "invoice-1",
    partnerId: aPartner().id,
    referenceCustomerId: aCustomer().id,
    cartId: "cart-1",
    orderGroupId: "0",
    purchaseSystem: "Modern",
    billingCycle: "ONE_TIME",
    currencyCode: "USD",
    currencySymbol: "$",
    transactionType: "UserPurchase",
    creationDate: "2026-03-01T09:30:00.000Z",
    status: "COMPLETED",
    lineItems: [anOrderLine()],
    version: 2,
    hasPendingAdjustment: false,
    dueTimeStamp: null,
    taken: { units: [], credit: { amount: "37.5", currencyCode: "USD" }, cores: [] },
    ...overrides,
  };
}
