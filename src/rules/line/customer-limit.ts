import { skuOf } from "../../model/holdings.js";
import { breach, type LineRule } from "../rule.js";

/**
 * May the customer have as many subscriptions of the item as it would then have? Some offers are limited to one.
 *
 * Source: "Offer resources", https://learn.microsoft.com/partner-center/developer/offer-resources
 */
export const customerLimit: LineRule = {
  file: "src/rules/line/customer-limit.ts",
  cartCode: "QUOTA_NOT_AVAILABLE",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, demand, facts: { customer, holdings } }) {
    if (item.limitPerCustomer === null) return null;
    const owned = holdings.ofItem(item.id).living;
    const wanted = demand.subscriptions.get(skuOf(item.id)) ?? 0;
    if (owned + wanted <= item.limitPerCustomer) return null;
    const limit = { title: item.title, customerName: customer.name, owned, wanted, maximum: item.limitPerCustomer };
    return breach("CUSTOMER_LIMIT_EXCEEDED", limit, false);
  },
};
