import { breach } from "../../../src/rules/rule.js";
import { aGroupQuestion, aRiskProfile } from "../../support/builders.js";
import { accountNotBlocked } from "../../../src/rules/group/account-not-blocked.js";

describe("account-not-blocked", () => {
  it("passes a customer of whom the risk service knows nothing", () => {
    expect(accountNotBlocked.check(aGroupQuestion([]))).toBeNull();
  });

  it("passes a customer whose account is not flagged, whatever is reviewed", () => {
    expect(accountNotBlocked.check(aGroupQuestion([], {}, aRiskProfile({ review: "REJECTED" })))).toBeNull();
  });

  it("800026: a flagged account, whatever the order costs", () => {
    const total = { amount: "0", currencyCode: "USD" };
    expect(accountNotBlocked.check(aGroupQuestion([], { total }, aRiskProfile({ isBlocked: true })))).toEqual(
      breach("ACCOUNT_FLAGGED", { customerId: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d" }),
    );
  });
});
