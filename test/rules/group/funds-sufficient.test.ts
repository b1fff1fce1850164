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
    expect(fundsSufficient.check(aGroupQuestion([aCreditLine({ limit: "10000", used: "9500" })]))).toEqual({
      detail:
        "The group costs 900 USD and 500 are left: limit 10000, used 9500, earlier groups of this checkout 0. " +
        "No order is taken when less than 0 are left.",
    });
  });

  it("800023: earlier groups of the checkout took what was left", () => {
    const credit = [aCreditLine({ limit: "1000.10", used: "100.05" })];
    expect(fundsSufficient.check(aGroupQuestion(credit, { takenBefore: "0.06" }))).toEqual({
      detail:
        "The group costs 900 USD and 899.99 are left: limit 1000.10, used 100.05, earlier groups of this checkout " +
        "0.06. No order is taken when less than 0 are left.",
    });
  });

  it("800023: enough for the group, and less than the threshold", () => {
    const credit = [aCreditLine({ limit: "10000", used: "9000", minimumThreshold: "1000.01" })];
    expect(fundsSufficient.check(aGroupQuestion(credit))).toEqual({
      detail:
        "The group costs 900 USD and 1000 are left: limit 10000, used 9000, earlier groups of this checkout 0. " +
        "No order is taken when less than 1000.01 are left.",
    });
  });
});
