import { reviewRule } from "./review.js";

/** Did the review of the order end with no? Final, in contrast to a review that is still to come. */
export const reviewNotRejected = reviewRule(
  "src/rules/group/review-not-rejected.ts",
  "REVIEW_REJECTED",
  ["REJECTED"],
  "REVIEW_REJECTED",
);
