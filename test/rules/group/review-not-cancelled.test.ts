import { breach } from "../../../src/rules/rule.js";
import { aGroupQuestion, aRiskProfile } from "../../support/builders.js";
import { reviewNotCancelled } from "../../../src/rules/group/review-not-cancelled.js";

const total = { amount: "1000.01", currencyCode: "USD" };

describe("review-not-cancelled", () => {
  it("passes a customer of whom the risk service knows nothing, and one whose orders are not reviewed", () => {
    expect(reviewNotCancelled.check(aGroupQuestion([], { total }))).toBeNull();
    const profile = aRiskProfile({ reviewAbove: null, review: "CANCELLED" });
    expect(reviewNotCancelled.check(aGroupQuestion([], { total }, profile))).toBeNull();
  });

  it("passes an order that costs just the limit", () => {
    const atLimit = { amount: "1000.00", currencyCode: "USD" };
    const profile = aRiskProfile({ review: "CANCELLED" });
    expect(reviewNotCancelled.check(aGroupQuestion([], { total: atLimit }, profile))).toBeNull();
  });

  it.each(["NONE", "OPEN", "APPROVED", "REJECTED"] as const)(
    "passes an order above the limit whose review is %s",
    (review) => {
      expect(reviewNotCancelled.check(aGroupQuestion([], { total }, aRiskProfile({ review })))).toBeNull();
    },
  );

  it("800024: an order above the limit whose review is CANCELLED", () => {
    expect(reviewNotCancelled.check(aGroupQuestion([], { total }, aRiskProfile({ review: "CANCELLED" })))).toEqual(
      breach("REVIEW_WITHDRAWN", { currencyCode: "USD", pricing: { cost: "1000.01", limit: "1000" } }),
    );
  });
});
