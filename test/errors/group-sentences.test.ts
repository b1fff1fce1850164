import type { GroupReasons } from "../../src/errors/reasons.js";
import { type ExamplesOf, testSentences } from "./sentence-examples.js";

const REVIEWED = { currencyCode: "USD", pricing: { cost: "1000.01", limit: "1000" } };
const REFUSED = { purchaseSystem: "OMS", pricing: { message: "The account owes 1200.50 USD." } };

const EXAMPLES: ExamplesOf<GroupReasons> = {
  CREDIT_LINE_MISSING: [
    {
      of: { partnerName: "Contoso", currencyCode: "USD", defined: ["EUR", "GBP"] },
      says: 'Partner "Contoso" has no credit line in USD. Defined: EUR, GBP.',
    },
    {
      of: { partnerName: "Contoso", currencyCode: "USD", defined: [] },
      says: 'Partner "Contoso" has no credit line in USD. It has none in any other currency either.',
    },
  ],
  CREDIT_TOO_LOW: [
    {
      of: {
        currencyCode: "USD",
        pricing: {
          cost: "900",
          left: "499.99",
          limit: "10000",
          used: "9500.01",
          takenByEarlierGroups: "16.50",
          minimumThreshold: "100",
        },
      },
      says:
        "The group costs 900 USD and 499.99 are left: limit 10000, used 9500.01, earlier groups of this checkout 16.50. " +
        "No order is taken when less than 100 are left.",
      withoutPrices:
        "Too little is left of the credit line in USD for this group. Order less, or ask a colleague who may see " +
        "prices for the amounts.",
    },
  ],
  ACCOUNT_FLAGGED: [
    {
      of: { customerId: "customer-1" },
      says: "The account of customer customer-1 is flagged; every order is refused until the flag is removed.",
    },
  ],
  REVIEW_REJECTED: [
    {
      of: REVIEWED,
      says: "The group costs 1000.01 USD; orders above 1000 are reviewed. The review ended with a rejection.",
      withoutPrices: "Orders of this size are reviewed. The review ended with a rejection.",
    },
  ],
  REVIEW_WITHDRAWN: [
    {
      of: REVIEWED,
      says:
        "The group costs 1000.01 USD; orders above 1000 are reviewed. The review was withdrawn, or ended without a " +
        "decision.",
      withoutPrices: "Orders of this size are reviewed. The review was withdrawn, or ended without a decision.",
    },
  ],
  REVIEW_REQUIRED: [
    {
      of: REVIEWED,
      says:
        "The group costs 1000.01 USD; orders above 1000 are reviewed. A person has to decide; check out again after the " +
        "approval.",
      withoutPrices: "Orders of this size are reviewed. A person has to decide; check out again after the approval.",
    },
  ],
  AZURE_PLAN_NOT_ORDERED: [
    {
      of: { orderGroupIds: ["1", "2"] },
      says:
        "It is billed to an Azure plan, and that of group 1 or 2 of this cart is not ordered. Check out again once the plan " +
        "is ordered, or both groups together when what was wrong with the plan's group is put right.",
    },
  ],
  LINES_IN_ERROR: [
    {
      of: {
        listed: [{ lineItemId: "line-1", code: 0, errorCode: "UNKNOWN", storedCode: 10014 }],
        count: 1,
        reviewMayHelp: false,
      },
      says: "Not ordered: line line-1: 0 UNKNOWN (stored as 10014). Change or remove them.",
    },
    {
      of: {
        listed: [
          { lineItemId: "line-1", code: 10006, errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM" },
          { lineItemId: "line-4", code: 10003, errorCode: "INVENTORY_NOT_AVAILABLE" },
        ],
        count: 2,
        reviewMayHelp: true,
      },
      says:
        "Not ordered: line line-1: 10006 UNABLE_TO_PROCESS_CART_LINE_ITEM; line line-4: 10003 INVENTORY_NOT_AVAILABLE. A " +
        "cause may have gone since: reviewCart, or an edit of the cart, judges the lines again, and the next checkout " +
        "orders those that pass.",
    },
    {
      of: {
        listed: [{ lineItemId: "line-1", code: 10003, errorCode: "INVENTORY_NOT_AVAILABLE" }],
        count: 3,
        reviewMayHelp: false,
      },
      says: "Not ordered: line line-1: 10003 INVENTORY_NOT_AVAILABLE and 2 more. Change or remove them.",
    },
  ],
  OUTCOME_UNKNOWN: [
    {
      of: { purchaseSystem: "OMS" },
      says:
        "The purchase system has not answered: whether it has taken the order is not known. The next checkout asks " +
        "again under the same id, so that no second order is made.",
    },
  ],
  CHECKOUT_UNFINISHED: [
    {
      of: { orderGroupId: "OMS-0" },
      says: "The checkout of group OMS-0 took long and is being finished. Read the cart again in a few seconds.",
    },
  ],
  PURCHASE_SYSTEM_REFUSED: [
    {
      of: REFUSED,
      says: "The account owes 1200.50 USD.",
      withoutPrices: "Purchase system OMS refused the order. A colleague who may see prices can read what it says.",
    },
  ],
  PURCHASE_SYSTEM_DOWN: [
    {
      of: { purchaseSystem: "OMS", pricing: { message: "The purchase system is closed for NO at the moment." } },
      says: "The purchase system is closed for NO at the moment.",
      withoutPrices: "Purchase system OMS takes no orders at the moment. Check out again later.",
    },
  ],
};

describe("why a group was not ordered", () => testSentences(EXAMPLES));
