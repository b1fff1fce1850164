import { breach, type LineRule } from "../rule.js";

/**
 * Is the line's currency one of the customer's market, and the one that the item is sold in? An order has a single
 * currency, and an availability a single price, so that the two never differ. A line that names no currency has the item's
 * own, and is at fault only where the market has no use for that: then the item cannot be sold there at all.
 *
 * Decided here: no page says which currencies a line may name; an order has one, and a price is in one.
 */
export const currencySupported: LineRule = {
  file: "src/rules/line/currency-supported.ts",
  cartCode: "CURRENCY_IS_NOT_SUPPORTED",
  orderCode: null,
  check({ line: { currencyCode }, item: { title, currency }, facts: { market, customer } }) {
    const supported = market?.supportedCurrencies ?? [];
    const { country } = customer;
    if (market !== null && !supported.includes(currency)) {
      return breach("ITEM_CURRENCY_NOT_OF_MARKET", { title, itemCurrency: currency, country, supported });
    }
    if (currencyCode === null || (market !== null && currencyCode === currency)) return null;
    if (supported.includes(currencyCode)) {
      return breach("CURRENCY_NOT_OF_ITEM", { currencyCode, title, accepted: [currency] });
    }
    return breach("CURRENCY_NOT_OF_MARKET", {
      currencyCode,
      country,
      accepted: supported,
      defaultCurrency: market?.defaultCurrency ?? null,
    });
  },
};
