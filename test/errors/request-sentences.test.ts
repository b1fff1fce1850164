import { problem, type RequestReasons } from "../../src/errors/reasons.js";
import { type ExamplesOf, testSentences } from "./sentence-examples.js";

const EXAMPLES: ExamplesOf<RequestReasons> = {
  VALUE_NOT_ACCEPTED: [{ of: { sentence: "first must be from 1 to 100." }, says: "first must be from 1 to 100." }],
  TENANT_NOT_A_PARTNER: [
    {
      of: { tenantId: "tenant-1" },
      says: "Tenant tenant-1 is not a partner account. Use a token of the partner's own tenant.",
    },
  ],
  PROGRAM_NOT_ACTIVE: [
    {
      of: { programStatus: "SUSPENDED" },
      says: "The partner's programme status is SUSPENDED: carts, orders and subscriptions can be read, and changed again once it is ACTIVE.",
    },
  ],
  TOO_MANY_WAITING: [
    {
      of: { count: 100 },
      says: "100 requests of this partner wait for each other already. Nothing was done; send it again in some seconds.",
    },
  ],
  PRICES_NEED_ROLE: [
    { of: { accepted: ["AdminAgent", "SalesAgent"] }, says: "It takes one of the roles AdminAgent, SalesAgent." },
  ],
  PRICES_NOT_FOR_INDIRECT_RESELLERS: [
    { of: { partnerName: "Reseller" }, says: "Indirect resellers do not see prices." },
  ],
  IDEMPOTENCY_KEY_USED: [
    {
      of: { mutation: "createCart" },
      says: "The idempotency key was used for another input before. Take a new key for a new request.",
    },
  ],
  IDEMPOTENCY_KEY_UNANSWERED: [
    {
      of: { mutation: "createCart" },
      says: "The first createCart with this idempotency key has not been answered yet. Send it again a little later.",
    },
  ],
  CUSTOMER_UNKNOWN: [
    {
      of: { customerId: "customer-1" },
      says: "Customer customer-1 is unknown, or has no relation to this partner.",
    },
  ],
  VERSION_DIFFERS: [
    {
      of: { what: "cart", expectedVersion: 1, version: 2 },
      says: "Version 1 was expected; the cart is at version 2.",
    },
    {
      of: { what: "subscription", expectedVersion: 1, version: 2 },
      says: "Version 1 was expected; the subscription is at version 2.",
    },
  ],
  CART_UNKNOWN: [{ of: { cartId: "cart-1" }, says: "There is no cart cart-1." }],
  CART_EXPIRED: [
    {
      of: { cartId: "cart-1", expirationTimeStamp: "2026-03-01T09:30:00.000Z" },
      says: "Cart cart-1 expired at 2026-03-01T09:30:00.000Z; it can only be read and duplicated.",
    },
  ],
  CART_CLAIMED: [{ of: { cartId: "cart-1" }, says: "Cart cart-1 is being processed by another request." }],
  CART_ORDERED: [
    {
      of: { cartId: "cart-1" },
      says:
        "Cannot checkout an already submitted cart cart-1. It can no longer be changed either; duplicateCart makes a " +
        "new one.",
    },
  ],
  CART_PARTLY_ORDERED: [
    {
      of: { cartId: "cart-1", orderGroupId: "OMS-0" },
      says: "Group OMS-0 of the cart has been handed over for ordering; such a cart is kept.",
    },
  ],
  CART_EMPTY: [{ of: { cartId: "cart-1" }, says: "The cart has no lines to order." }],
  TOO_MANY_LINES: [
    {
      of: { count: 1001, maximum: 1000 },
      says: "The cart would have 1001 lines, add-ons included; at most 1000 are possible.",
    },
  ],
  CART_TOO_LARGE: [
    {
      of: { maximum: 2097152 },
      says: "The cart's lines would take more than 2097152 bytes as JSON. Shorten what they say, or use several carts.",
    },
  ],
  TOO_MANY_ADDONS: [
    { of: { count: 101, maximum: 100 }, says: "The line would have 101 add-ons; at most 100 are possible." },
  ],
  LINE_UNKNOWN: [{ of: { lineItemId: "line-1" }, says: "Line line-1 is not in this cart." }],
  LINE_NAMED_TWICE: [{ of: { lineItemId: "line-1" }, says: "Line line-1 is named more than once." }],
  LINE_LOCKED: [
    {
      of: { lineItemId: "line-1", orderGroupId: "OMS-0" },
      says: "Line line-1 has been handed over for ordering with group OMS-0 and can no longer be changed or removed.",
    },
  ],
  ADDON_WITH_ADDONS: [{ of: { catalogItemId: "E1" }, says: "An add-on cannot have add-ons of its own." }],
  PARENT_IS_ADDON: [
    { of: { lineItemId: "line-2" }, says: "Line line-2 is itself an add-on; add-ons are one level deep." },
  ],
  LINE_REFUSED: [
    {
      of: {
        errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
        problem: problem("QUANTITY_OUT_OF_RANGE", { quantity: 301, title: "Office", minimum: 1, maximum: 300 }),
        lineItemId: "line-2",
      },
      says:
        "With this change, line line-2 would be in error. UNABLE_TO_PROCESS_CART_LINE_ITEM (10006): Unable to process " +
        'the cart line item. Quantity 301 is outside the range of 1 to 300 for "Office".',
    },
    {
      of: {
        errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
        problem: problem("QUANTITY_OUT_OF_RANGE", { quantity: 301, title: "Office", minimum: 1, maximum: 300 }),
        lineItemId: null,
      },
      says:
        "UNABLE_TO_PROCESS_CART_LINE_ITEM (10006): Unable to process the cart line item. Quantity 301 is outside the " +
        'range of 1 to 300 for "Office".',
    },
    {
      // No rule of lines is about money today; should one be, the same holds within.
      of: {
        errorCode: "QUOTA_NOT_AVAILABLE",
        problem: problem("REVIEW_REQUIRED", { currencyCode: "USD", pricing: { cost: "20", limit: "10" } }),
        lineItemId: null,
      },
      says:
        "QUOTA_NOT_AVAILABLE (10002): There is not enough quota available. The group costs 20 USD; orders above 10 are " +
        "reviewed. A person has to decide; check out again after the approval.",
      withoutPrices:
        "QUOTA_NOT_AVAILABLE (10002): There is not enough quota available. Orders of this size are reviewed. A person " +
        "has to decide; check out again after the approval.",
    },
  ],
  GROUP_ORDERED: [
    {
      of: { orderGroupId: "OMS-0", orderId: "order-1" },
      says: "Group OMS-0 has been ordered already: order order-1.",
    },
  ],
  GROUP_UNKNOWN: [
    {
      of: { orderGroupId: "7", accepted: ["OMS-0", "0"] },
      says: "The cart has no group 7; open groups: OMS-0, 0.",
    },
    { of: { orderGroupId: "7", accepted: [] }, says: "The cart has no group 7; it has no open group." },
  ],
};

describe("why a request was refused", () => testSentences(EXAMPLES));
