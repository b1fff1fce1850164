import type { GroupReasons } from "./reasons.js";
import { choice, type Sentences } from "./viewer.js";

interface ReviewedOrder {
  readonly currencyCode: string;
  readonly pricing: { readonly cost: string; readonly limit: string } | null;
}

const reviewed = ({ currencyCode, pricing }: ReviewedOrder) =>
  pricing
    ? `The group costs ${pricing.cost} ${currencyCode}; orders above ${pricing.limit} are reviewed.`
    : "Orders of this size are reviewed.";

export const GROUP_SENTENCES: Sentences<GroupReasons> = {
  CREDIT_LINE_MISSING: ({ partnerName, currencyCode, defined }) =>
    `Partner "${partnerName}" has no credit line in ${currencyCode}. ` +
    choice("Defined", defined, "It has none in any other currency either."),
  CREDIT_TOO_LOW: ({ currencyCode, pricing }) =>
    pricing
      ? `The group costs ${pricing.cost} ${currencyCode} and ${pricing.left} are left: limit ${pricing.limit}, used ` +
        `${pricing.used}, earlier groups of this checkout ${pricing.takenByEarlierGroups}. No order is taken when less ` +
        `than ${pricing.minimumThreshold} are left.`
      : `Too little is left of the credit line in ${currencyCode} for this group. Order less, or ask a colleague who ` +
        "may see prices for the amounts.",
  ACCOUNT_FLAGGED: ({ customerId }) =>
    `The account of customer ${customerId} is flagged; every order is refused until the flag is removed.`,
  REVIEW_REJECTED: (order) => `${reviewed(order)} The review ended with a rejection.`,
  REVIEW_WITHDRAWN: (order) => `${reviewed(order)} The review was withdrawn, or ended without a decision.`,
  REVIEW_REQUIRED: (order) => `${reviewed(order)} A person has to decide; check out again after the approval.`,
  LINES_IN_ERROR: ({ listed, count, reviewMayHelp }) => {
    const lines = listed.map(({ lineItemId, code, errorCode, storedCode = null }) => {
      const stored = storedCode === null ? "" : ` (stored as ${storedCode})`;
      return `line ${lineItemId}: ${code} ${errorCode}${stored}`;
    });
    const rest = count > listed.length ? ` and ${count - listed.length} more` : "";
    const remedy = reviewMayHelp
      ? "A cause may have gone since: reviewCart, or an edit of the cart, judges the lines again, and the next checkout " +
        "orders those that pass."
      : "Change or remove them.";
    return `Not ordered: ${lines.join("; ") || "lines in error"}${rest}. ${remedy}`;
  },
  AZURE_PLAN_NOT_ORDERED: ({ orderGroupIds }) =>
    `It is billed to an Azure plan, and that of group ${orderGroupIds.join(" or ") || "another"} of this cart is not ordered. Check out ` +
    "again once the plan is ordered, or both groups together when what was wrong with the plan's group is put right.",
  OUTCOME_UNKNOWN: () =>
    "The purchase system has not answered: whether it has taken the order is not known. The next checkout asks again " +
    "under the same id, so that no second order is made.",
  CHECKOUT_UNFINISHED: ({ orderGroupId }) =>
    `The checkout of group ${orderGroupId} took long and is being finished. Read the cart again in a few seconds.`,
  PURCHASE_SYSTEM_REFUSED: ({ purchaseSystem, pricing }) =>
    pricing?.message ??
    `Purchase system ${purchaseSystem} refused the order. A colleague who may see prices can read what it says.`,
  PURCHASE_SYSTEM_DOWN: ({ purchaseSystem, pricing }) =>
    pricing?.message ?? `Purchase system ${purchaseSystem} takes no orders at the moment. Check out again later.`,
};
