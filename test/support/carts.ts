import { problem } from "../../src/errors/reasons.js";
import type { Cart, CartError, CheckoutClaim, OrderError, OrderGroup } from "../../src/model/cart.js";
import type { Order, OrderLineItem } from "../../src/model/order.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { invalidInput, type UserError } from "../../src/model/user-error.js";
import { aCustomer, aLine, anItem, aPartner } from "./builders.js";

/* Carts and what becomes of them, for tests; see builders.ts for lines, items and facts. */

export const PARTNER_ID = aPartner().id;
export const CUSTOMER_ID = aCustomer().id;
export const CART_ID = "3655b1a0-b1c9-4268-9824-577fdbc4d0be";
export const USER_ID = "00000000-0000-4000-8000-0000000000a1";

/** The time at which tests begin. */
export const NOW = "2026-03-01T09:30:00.000Z";

/** An active cart without lines that expires in a week. */
export function aCart(overrides: Partial<Cart> = {}): Cart {
  return {
    id: CART_ID,
    partnerId: PARTNER_ID,
    customerId: CUSTOMER_ID,
    version: 1,
    status: "ACTIVE",
    creationTimeStamp: NOW,
    lastModifiedTimeStamp: NOW,
    expirationTimeStamp: "2026-03-08T09:30:00.000Z",
    lastModifiedUser: USER_ID,
    lineItems: [],
    orderGroups: [],
    triedGroups: [],
    checkoutClaim: null,
    awaitingOutcome: [],
    dueTimeStamp: null,
    ...overrides,
  };
}

/** The open group of `aLine`. */
export function aGroup(overrides: Partial<OrderGroup> = {}): OrderGroup {
  return {
    orderGroupId: "OMS-0",
    error: null,
    purchaseSystem: "OMS",
    billingCycle: "MONTHLY",
    currencyCode: "USD",
    orderId: null,
    isOutcomeUnknown: false,
    ...overrides,
  };
}

export function aCartError(overrides: Partial<CartError> = {}): CartError {
  return {
    lineItemId: "line-1",
    code: 10006,
    errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
    retryable: false,
    problem: problem("QUANTITY_OUT_OF_RANGE", { quantity: 301, title: anItem().title, minimum: 1, maximum: 300 }),
    ...overrides,
  };
}

export function anOrderError(overrides: Partial<OrderError> = {}): OrderError {
  return {
    orderGroupId: "OMS-0",
    code: 800010,
    errorCode: "INVENTORY_NOT_AVAILABLE",
    lineItemIds: ["line-1"],
    retryable: true,
    problem: problem("INVENTORY_TOO_LOW", { title: anItem().title, quantity: 3, wanted: 3, available: 2 }),
    about: { lineItemId: "line-1", catalogItemId: anItem().id },
    ...overrides,
  };
}

/** What is wrong with an input by its form. */
export function aFormProblem(path: readonly (string | number)[], sentence: string): UserError {
  return invalidInput(path, problem("VALUE_NOT_ACCEPTED", { sentence }));
}

export function aClaim(overrides: Partial<CheckoutClaim> = {}): CheckoutClaim {
  return {
    id: "claim-1",
    until: "2026-03-01T09:30:30.000Z",
    orderGroupIds: ["OMS-0"],
    orderErrors: [],
    userId: USER_ID,
    idempotencyKey: null,
    ...overrides,
  };
}

export function anOrderLine(overrides: Partial<OrderLineItem> = {}): OrderLineItem {
  return {
    lineItemNumber: 0,
    offerId: anItem().id,
    subscriptionId: null,
    parentSubscriptionId: null,
    friendlyName: anItem().title,
    quantity: 1,
    quantityBought: overrides.quantity ?? 1,
    termDuration: null,
    transactionType: "New",
    partnerIdOnRecord: null,
    additionalPartnerIdsOnRecord: [],
    provisioningContext: [],
    renewsTo: null,
    price: { amount: "12.5", currencyCode: "USD" },
    cartLineItemId: aLine().id,
    baseLineItemNumber: null,
    itemKind: "LICENCE",
    storedSubscriptionId: "subscription-1",
    ...overrides,
  };
}

/** The order of the group of `aGroup`. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  return {
    id: "order-1",
    alternateId: "order-1",
    partnerId: PARTNER_ID,
    referenceCustomerId: CUSTOMER_ID,
    cartId: CART_ID,
    orderGroupId: "OMS-0",
    purchaseSystem: "OMS",
    billingCycle: "MONTHLY",
    currencyCode: "USD",
    currencySymbol: null,
    transactionType: "UserPurchase",
    creationDate: NOW,
    status: "COMPLETED",
    lineItems: [anOrderLine({ subscriptionId: "EF2E1307-86E6-40E3-A794-872403FBD31C" })],
    version: 1,
    hasPendingAdjustment: false,
    lineItemNumbersToCancel: null,
    dueTimeStamp: null,
    cancellationError: null,
    ...overrides,
  };
}

/** The same order on its way; it draws on nothing but the numbers that a test gives. */
export function anOrderRequest(overrides: Partial<OrderRequest> = {}): OrderRequest {
  const { id: _id, alternateId: _alternateId, ...draft } = anOrder({ status: "PENDING", lineItems: [anOrderLine()] });
  return {
    id: "orderRequest-1",
    partnerId: PARTNER_ID,
    cartId: CART_ID,
    orderGroupId: "OMS-0",
    country: "US",
    dependsOn: [],
    draft,
    subscriptions: [],
    ...overrides,
  };
}
