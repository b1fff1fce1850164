import { aCustomer, aLine, aMarket, anItem, aQuestion, someFacts } from "../../support/builders.js";
import { currencySupported } from "../../../src/rules/line/currency-supported.js";

describe("currency-supported", () => {
  it("passes the currency of the market and of the item", () => {
    expect(currencySupported.check(aQuestion())).toBeNull();
  });

  it("passes a line without a currency, even where no market is known", () => {
    const question = aQuestion({ line: aLine({ currencyCode: null }), facts: someFacts({ market: null }) });
    expect(currencySupported.check(question)).toBeNull();
  });

  it("10000: EUR is not among the currencies of US", () => {
    expect(currencySupported.check(aQuestion({ line: aLine({ currencyCode: "EUR" }) }))).toEqual({
      detail: "The line is in EUR. Supported in US: USD; default: USD.",
    });
  });

  it("10000: BRL is a currency of BR, and the item is sold in USD", () => {
    const market = aMarket({ country: "BR", defaultCurrency: "BRL", supportedCurrencies: ["BRL", "USD"] });
    const question = aQuestion({
      line: aLine({ currencyCode: "BRL" }),
      item: anItem({ country: "BR", currency: "USD" }),
      facts: someFacts({ market }),
    });
    expect(currencySupported.check(question)).toEqual({
      detail:
        'The line is in BRL, and "Office 365 Business Premium" is sold in USD. ' +
        "Supported in BR: BRL, USD; default: BRL.",
    });
  });

  it("10000: no currency is supported where no market is known", () => {
    const facts = someFacts({ market: null, customer: aCustomer({ country: "AQ" }) });
    expect(currencySupported.check(aQuestion({ facts }))).toEqual({
      detail: "The line is in USD. No currency is supported in AQ, and there is no default.",
    });
  });
});
