import { reviewRule } from "./review.js";

/**
 * Did the review of the order end with no? Final, in contrast to a review that is still to come.
 *
 * Decided here: no page says which orders are reviewed; the risk profile has the amount above which they are.
 */
export const reviewNotRejected = reviewRule(
  "src/rules/group/review-not-rejected.ts",
  "REVIEW_REJECTED",
  ["REJECTED"],
  "REVIEW_REJECTED",
);
