import { breach, type LineRule } from "../rule.js";
import { namedSubscriptions } from "../named-subscription.js";

/**
 * Is the named subscription active? One that is pending or suspended may become so; one that has ended will not.
 *
 * Source: "Purchase Azure reservations",
 * https://learn.microsoft.com/partner-center/developer/purchase-azure-reservations
 */
export const subscriptionActive: LineRule = {
  file: "src/rules/line/subscription-active.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "SUBSCRIPTION_IS_NOT_ACTIVE",
  check(question) {
    for (const { key, subscription } of namedSubscriptions(question)) {
      if (subscription === null || subscription.status === "ACTIVE") continue;
      const { id: subscriptionId, friendlyName, status } = subscription;
      const mayBecomeActive = status === "PENDING" || status === "SUSPENDED";
      return breach("NAMED_SUBSCRIPTION_NOT_ACTIVE", { key, subscriptionId, friendlyName, status }, mayBecomeActive);
    }
    return null;
  },
};
