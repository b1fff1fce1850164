import { reviewRule } from "./review.js";

/**
 * Was the review of the order withdrawn before it was decided?
 *
 * Decided here: no page says which orders are reviewed; the risk profile has the amount above which they are.
 */
export const reviewNotCancelled = reviewRule(
  "src/rules/group/review-not-cancelled.ts",
  "REVIEW_CANCELLED",
  ["CANCELLED"],
  "REVIEW_WITHDRAWN",
);
