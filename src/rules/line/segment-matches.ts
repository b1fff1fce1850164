import { breach, type LineRule } from "../rule.js";

/**
 * Does the customer qualify for the segment that the item is priced for? Every customer counts as commercial.
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const segmentMatches: LineRule = {
  file: "src/rules/line/segment-matches.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { customer } }) {
    if (item.segment === "commercial" || customer.qualifications.includes(item.segment)) return null;
    const { segment, title } = item;
    const accepted = ["commercial", ...customer.qualifications];
    return breach("SEGMENT_NOT_OF_CUSTOMER", { segment, title, customerName: customer.name, accepted });
  },
};
