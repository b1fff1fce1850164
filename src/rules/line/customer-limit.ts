import { catalogKey } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/** May the customer have as many subscriptions of the item as it would then have? Some offers are limited to one. */
export const customerLimit: LineRule = {
  file: "src/rules/line/customer-limit.ts",
  cartCode: "QUOTA_NOT_AVAILABLE",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, demand, facts: { customer, holdings } }) {
    if (item.limitPerCustomer === null) return null;
    const key = catalogKey(item.id);
    const owned = holdings
      .filter((holding) => holding.customerId === customer.id && catalogKey(holding.catalogItemId) === key)
      .reduce((sum, holding) => sum + holding.living, 0);
    const wanted = demand.subscriptions.get(key) ?? 0;
    if (owned + wanted <= item.limitPerCustomer) return null;
    const limit = { title: item.title, customerName: customer.name, owned, wanted, maximum: item.limitPerCustomer };
    return breach("CUSTOMER_LIMIT_EXCEEDED", limit, false);
  },
};
