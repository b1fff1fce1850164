import type { LineRule } from "../rule.js";

/**
 * Is the line's currency one of the customer's market, and the one that the item is sold in? An order has a single
 * currency, and an availability a single price.
 */
export const currencySupported: LineRule = {
  file: "src/rules/line/currency-supported.ts",
  cartCode: "CURRENCY_IS_NOT_SUPPORTED",
  orderCode: null,
  check({ line, item, facts: { market, customer } }) {
    const { currencyCode } = line;
    if (currencyCode === null) return null;
    const isOfMarket = market !== null && market.supportedCurrencies.includes(currencyCode);
    if (isOfMarket && currencyCode === item.currency) return null;
    const cause = isOfMarket
      ? `The line is in ${currencyCode}, and "${item.title}" is sold in ${item.currency}.`
      : `The line is in ${currencyCode}.`;
    const supported = market
      ? `Supported in ${market.country}: ${market.supportedCurrencies.join(", ")}; default: ${market.defaultCurrency}.`
      : `No currency is supported in ${customer.country}, and there is no default.`;
    return { detail: `${cause} ${supported}` };
  },
};
