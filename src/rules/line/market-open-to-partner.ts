import { breach, type LineRule } from "../rule.js";

/**
 * May the partner sell to customers of this country? It must have been onboarded there.
 *
 * Source: "Partner Center REST error codes", https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const marketOpenToPartner: LineRule = {
  file: "src/rules/line/market-open-to-partner.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ facts: { partner, customer } }) {
    if (partner.markets.includes(customer.country)) return null;
    const { name: partnerName, markets } = partner;
    return breach("MARKET_NOT_OPEN_TO_PARTNER", { country: customer.country, partnerName, accepted: markets });
  },
};
