import { breach, type LineRule } from "../rule.js";
import { namedSubscriptions } from "../named-subscription.js";
import { isGuid } from "../../model/ids.js";

/**
 * Does the line name the subscription that it needs, and is it one of this customer?
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const subscriptionKnown: LineRule = {
  file: "src/rules/line/subscription-known.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "SUBSCRIPTION_IS_NOT_VALID",
  check(question) {
    const { item, facts } = question;
    const odd = namedSubscriptions(question).find(({ subscription }) => subscription === null);
    if (!odd) return null;
    const { key, id } = odd;
    if (id === null && key === "subscriptionId") {
      return breach("AZURE_SUBSCRIPTION_REQUIRED", { title: item.title });
    }
    if (id === null) {
      return breach("BASE_REQUIRED", { title: item.title, accepted: item.prerequisiteCatalogItemIds });
    }
    if (!isGuid(id)) {
      return breach("SUBSCRIPTION_ID_MALFORMED", { key, subscriptionId: id });
    }
    const customerName = facts.customer.name;
    return breach("SUBSCRIPTION_NOT_OF_CUSTOMER", { key, subscriptionId: id, customerName });
  },
};
