import type { LineRule } from "../rule.js";
import { namedSubscriptions } from "./named-subscription.js";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Does the line name the subscription that it needs, and is it one of this customer? */
export const subscriptionKnown: LineRule = {
  file: "src/rules/line/subscription-known.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "SUBSCRIPTION_IS_NOT_VALID",
  check(question) {
    const { item, facts } = question;
    const odd = namedSubscriptions(question).find(({ asset }) => asset === null);
    if (!odd) return null;
    const { key, id } = odd;
    if (id === null && key === "subscriptionId") {
      return {
        detail: `"${item.title}" needs subscriptionId in provisioningContext: an Azure subscription of the customer.`,
      };
    }
    if (id === null) {
      const fitting = item.prerequisiteCatalogItemIds.join(", ") || "none";
      return {
        detail:
          `"${item.title}" needs a base: put it into addonItems of a base line, or name an owned base subscription ` +
          `as parentSubscriptionId in provisioningContext. Bases that it fits: ${fitting}.`,
      };
    }
    if (!GUID.test(id)) {
      return { detail: `${key} "${id}" is not a GUID (hexadecimal digits in groups of 8-4-4-4-12).` };
    }
    return { detail: `${key} "${id}" is not a subscription of customer "${facts.customer.name}".` };
  },
};
