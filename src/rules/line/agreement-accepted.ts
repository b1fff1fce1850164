import { requiredAgreements } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Has the customer accepted the agreements that the item asks for? Legacy and modern items ask for different ones.
 *
 * Source: "Partner Center REST error codes", https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const agreementAccepted: LineRule = {
  file: "src/rules/line/agreement-accepted.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { customer } }) {
    const missing = requiredAgreements(item).filter((agreement) => !customer.agreements.includes(agreement));
    if (missing.length === 0) return null;
    const { name: customerName, agreements } = customer;
    return breach("AGREEMENT_NOT_ACCEPTED", { title: item.title, missing, customerName, agreements });
  },
};
