import type { LineRule } from "../rule.js";
import { namedSubscriptions } from "./named-subscription.js";

/** Is the named subscription active? One that is pending or suspended may become so; one that has ended will not. */
export const subscriptionActive: LineRule = {
  file: "src/rules/line/subscription-active.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "SUBSCRIPTION_IS_NOT_ACTIVE",
  check(question) {
    for (const { key, asset } of namedSubscriptions(question)) {
      if (asset === null || asset.status === "ACTIVE") continue;
      return {
        detail: `${key} names ${asset.id} ("${asset.friendlyName}"), which is ${asset.status}. Supported: ACTIVE.`,
        retryable: asset.status === "PENDING" || asset.status === "SUSPENDED",
      };
    }
    return null;
  },
};
