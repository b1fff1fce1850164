import { breach } from "../../../src/rules/rule.js";
import { aCreditLine, aGroupQuestion } from "../../support/builders.js";
import { creditLineDefined } from "../../../src/rules/group/credit-line-defined.js";

describe("credit-line-defined", () => {
  it("passes a credit line in the group's currency, even a used-up one", () => {
    const credit = [aCreditLine({ currencyCode: "EUR" }), aCreditLine({ limit: "0" })];
    expect(creditLineDefined.check(aGroupQuestion(credit))).toBeNull();
  });

  it("800025: a group in USD and a credit line in EUR", () => {
    expect(creditLineDefined.check(aGroupQuestion([aCreditLine({ currencyCode: "EUR" })]))).toEqual(
      breach("CREDIT_LINE_MISSING", { partnerName: "Contoso", currencyCode: "USD", defined: ["EUR"] }),
    );
  });

  it("800025: no credit line at all", () => {
    expect(creditLineDefined.check(aGroupQuestion([]))).toEqual(
      breach("CREDIT_LINE_MISSING", { partnerName: "Contoso", currencyCode: "USD", defined: [] }),
    );
  });
});
