import { reviewRule } from "./review.js";

/** Was the review of the order withdrawn before it was decided? */
export const reviewNotCancelled = reviewRule(
  "src/rules/group/review-not-cancelled.ts",
  "REVIEW_CANCELLED",
  ["CANCELLED"],
  "REVIEW_WITHDRAWN",
);
