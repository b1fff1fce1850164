import { breach } from "../../../src/rules/rule.js";
import { aCreditLine, aGroupQuestion } from "../../support/builders.js";
import { fundsSufficient } from "../../../src/rules/group/funds-sufficient.js";

describe("funds-sufficient", () => {
  it("passes a group that takes all that is left", () => {
    expect(fundsSufficient.check(aGroupQuestion([aCreditLine({ limit: "10000", used: "9100" })]))).toBeNull();
  });

  it("passes a missing credit line: that is another question", () => {
    expect(fundsSufficient.check(aGroupQuestion([]))).toBeNull();
  });

  it("passes decimals that floating point would get wrong", () => {
    const total = { amount: "0.3", currencyCode: "USD" };
    expect(fundsSufficient.check(aGroupQuestion([aCreditLine({ limit: "0.4", used: "0.1" })], { total }))).toBeNull();
  });

  it("800023: a group of 900 USD, 500 left", () => {
    expect(fundsSufficient.check(aGroupQuestion([aCreditLine({ limit: "10000", used: "9500" })]))).toEqual(
      breach("CREDIT_TOO_LOW", {
        currencyCode: "USD",
        pricing: {
          cost: "900",
          left: "500",
          limit: "10000",
          used: "9500",
          minimumThreshold: "0",
          takenByEarlierGroups: "0",
        },
      }),
    );
  });

  it("800023: earlier groups of the checkout took what was left", () => {
    const credit = [aCreditLine({ limit: "1000.10", used: "100.05" })];
    expect(fundsSufficient.check(aGroupQuestion(credit, { takenBefore: "0.06" }))).toEqual(
      breach("CREDIT_TOO_LOW", {
        currencyCode: "USD",
        pricing: {
          cost: "900",
          left: "899.99",
          limit: "1000.10",
          used: "100.05",
          minimumThreshold: "0",
          takenByEarlierGroups: "0.06",
        },
      }),
    );
  });

  it("800023: enough for the group, and less than the threshold", () => {
    const credit = [aCreditLine({ limit: "10000", used: "9000", minimumThreshold: "1000.01" })];
    expect(fundsSufficient.check(aGroupQuestion(credit))).toEqual(
      breach("CREDIT_TOO_LOW", {
        currencyCode: "USD",
        pricing: {
          cost: "900",
          left: "1000",
          limit: "10000",
          used: "9000",
          minimumThreshold: "1000.01",
          takenByEarlierGroups: "0",
        },
      }),
    );
  });
});
