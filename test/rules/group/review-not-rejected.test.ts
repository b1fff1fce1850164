import { breach } from "../../../src/rules/rule.js";
import { aGroupQuestion, aRiskProfile } from "../../support/builders.js";
import { reviewNotRejected } from "../../../src/rules/group/review-not-rejected.js";

const total = { amount: "1000.01", currencyCode: "USD" };

describe("review-not-rejected", () => {
  it("passes a customer of whom the risk service knows nothing, and one whose orders are not reviewed", () => {
    expect(reviewNotRejected.check(aGroupQuestion([], { total }))).toBeNull();
    const profile = aRiskProfile({ reviewAbove: null, review: "REJECTED" });
    expect(reviewNotRejected.check(aGroupQuestion([], { total }, profile))).toBeNull();
  });

  it("passes an order that costs just the limit", () => {
    const atLimit = { amount: "1000.00", currencyCode: "USD" };
    const profile = aRiskProfile({ review: "REJECTED" });
    expect(reviewNotRejected.check(aGroupQuestion([], { total: atLimit }, profile))).toBeNull();
  });

  it.each(["NONE", "OPEN", "APPROVED", "CANCELLED"] as const)(
    "passes an order above the limit whose review is %s",
    (review) => {
      expect(reviewNotRejected.check(aGroupQuestion([], { total }, aRiskProfile({ review })))).toBeNull();
    },
  );

  it("800062: an order above the limit whose review is REJECTED", () => {
    expect(reviewNotRejected.check(aGroupQuestion([], { total }, aRiskProfile({ review: "REJECTED" })))).toEqual(
      breach("REVIEW_REJECTED", { currencyCode: "USD", pricing: { cost: "1000.01", limit: "1000" } }),
    );
  });
});
