import { breach, type LineRule } from "../rule.js";
import { namedSubscriptions } from "./named-subscription.js";

/** Is the named subscription active? One that is pending or suspended may become so; one that has ended will not. */
export const subscriptionActive: LineRule = {
  file: "src/rules/line/subscription-active.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "SUBSCRIPTION_IS_NOT_ACTIVE",
  check(question) {
    for (const { key, asset } of namedSubscriptions(question)) {
      if (asset === null || asset.status === "ACTIVE") continue;
      const { id: subscriptionId, friendlyName, status } = asset;
      const mayBecomeActive = status === "PENDING" || status === "SUSPENDED";
      return breach("NAMED_SUBSCRIPTION_NOT_ACTIVE", { key, subscriptionId, friendlyName, status }, mayBecomeActive);
    }
    return null;
  },
};
