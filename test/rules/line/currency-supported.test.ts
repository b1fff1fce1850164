import { breach } from "../../../src/rules/rule.js";
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

  it.each([true, false])(
    "10000: an item whose currency the market does not support (chosen: %s)",
    (isCurrencyChosen) => {
      const market = aMarket({ defaultCurrency: "EUR", supportedCurrencies: ["EUR"] });
      const line = aLine({ currencyCode: "EUR", isCurrencyChosen });
      expect(currencySupported.check(aQuestion({ line, facts: someFacts({ market }) }))).toEqual(
        breach("ITEM_CURRENCY_NOT_OF_MARKET", {
          title: "Office 365 Business Premium",
          itemCurrency: "USD",
          country: "US",
          supported: ["EUR"],
        }),
      );
    },
  );

  it("10000: a currency that was filled in before the item got another one", () => {
    const market = aMarket({ supportedCurrencies: ["USD", "EUR"] });
    const line = aLine({ currencyCode: "EUR", isCurrencyChosen: false });
    expect(currencySupported.check(aQuestion({ line, facts: someFacts({ market }) }))?.problem.reason).toBe(
      "CURRENCY_NOT_OF_ITEM",
    );
  });

  it("10000: EUR is not among the currencies of US", () => {
    expect(currencySupported.check(aQuestion({ line: aLine({ currencyCode: "EUR" }) }))).toEqual(
      breach("CURRENCY_NOT_OF_MARKET", {
        currencyCode: "EUR",
        country: "US",
        accepted: ["USD"],
        defaultCurrency: "USD",
      }),
    );
  });

  it("10000: BRL is a currency of BR, and the item is sold in USD", () => {
    const market = aMarket({ country: "BR", defaultCurrency: "BRL", supportedCurrencies: ["BRL", "USD"] });
    const question = aQuestion({
      line: aLine({ currencyCode: "BRL" }),
      item: anItem({ country: "BR", currency: "USD" }),
      facts: someFacts({ market }),
    });
    expect(currencySupported.check(question)).toEqual(
      breach("CURRENCY_NOT_OF_ITEM", { currencyCode: "BRL", title: "Office 365 Business Premium", accepted: ["USD"] }),
    );
  });

  it("10000: no currency is supported where no market is known", () => {
    const facts = someFacts({ market: null, customer: aCustomer({ country: "AQ" }) });
    expect(currencySupported.check(aQuestion({ facts }))).toEqual(
      breach("CURRENCY_NOT_OF_MARKET", { currencyCode: "USD", country: "AQ", accepted: [], defaultCurrency: null }),
    );
  });
});
