import { breach, type LineRule } from "../rule.js";

/**
 * Is the line's currency one of the customer's market, and the one that the item is sold in? An order has a single
 * currency, and an availability a single price. A currency that was filled in is not asked about.
 *
 * Decided here: no page says which currencies a line may name; an order has one, and a price is in one.
 */
export const currencySupported: LineRule = {
  file: "src/rules/line/currency-supported.ts",
  cartCode: "CURRENCY_IS_NOT_SUPPORTED",
  orderCode: null,
  check({ line, item, facts: { market, customer } }) {
    const { currencyCode, isCurrencyChosen } = line;
    if (currencyCode === null || !isCurrencyChosen) return null;
    const isOfMarket = market !== null && market.supportedCurrencies.includes(currencyCode);
    if (isOfMarket && currencyCode === item.currency) return null;
    if (isOfMarket) {
      return breach("CURRENCY_NOT_OF_ITEM", { currencyCode, title: item.title, accepted: [item.currency] });
    }
    return breach("CURRENCY_NOT_OF_MARKET", {
      currencyCode,
      country: customer.country,
      accepted: market?.supportedCurrencies ?? [],
      defaultCurrency: market?.defaultCurrency ?? null,
    });
  },
};
