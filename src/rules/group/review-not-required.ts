import { reviewRule } from "./review.js";

/**
 * Does the order need a review that has not been decided? Once it is approved, the same checkout goes through.
 *
 * Decided here: no page says which orders are reviewed; the risk profile has the amount above which they are.
 */
export const reviewNotRequired = reviewRule(
  "src/rules/group/review-not-required.ts",
  "MANUAL_REVIEW_REQUIRED",
  ["NONE", "OPEN"],
  "REVIEW_REQUIRED",
);
