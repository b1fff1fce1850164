import { breach } from "../../../src/rules/rule.js";
import { aGroupQuestion, aRiskProfile } from "../../support/builders.js";
import { reviewNotRequired } from "../../../src/rules/group/review-not-required.js";

const total = { amount: "1000.01", currencyCode: "USD" };

describe("review-not-required", () => {
  it("passes a customer of whom the risk service knows nothing, and one whose orders are not reviewed", () => {
    expect(reviewNotRequired.check(aGroupQuestion([], { total }))).toBeNull();
    const profile = aRiskProfile({ reviewAbove: null, review: "NONE" });
    expect(reviewNotRequired.check(aGroupQuestion([], { total }, profile))).toBeNull();
  });

  it("passes an order that costs just the limit", () => {
    const atLimit = { amount: "1000.00", currencyCode: "USD" };
    const profile = aRiskProfile({ review: "NONE" });
    expect(reviewNotRequired.check(aGroupQuestion([], { total: atLimit }, profile))).toBeNull();
  });

  it.each(["APPROVED", "REJECTED", "CANCELLED"] as const)(
    "passes an order above the limit whose review is %s",
    (review) => {
      expect(reviewNotRequired.check(aGroupQuestion([], { total }, aRiskProfile({ review })))).toBeNull();
    },
  );

  it.each(["NONE", "OPEN"] as const)("800022: an order above the limit whose review is %s", (review) => {
    expect(reviewNotRequired.check(aGroupQuestion([], { total }, aRiskProfile({ review })))).toEqual(
      breach("REVIEW_REQUIRED", { currencyCode: "USD", pricing: { cost: "1000.01", limit: "1000" } }),
    );
  });
});
