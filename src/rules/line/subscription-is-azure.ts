import type { LineRule } from "../rule.js";
import { subscriptionOfReservation } from "./named-subscription.js";

/** Is the subscription that a reservation names an Azure one: a legacy Azure subscription or an Azure plan? */
export const subscriptionIsAzure: LineRule = {
  file: "src/rules/line/subscription-is-azure.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "AZURE_SUBSCRIPTION_NOT_VALID",
  check(question) {
    const asset = subscriptionOfReservation(question);
    if (asset === null || asset.itemKind === "LEGACY_AZURE" || asset.itemKind === "AZURE_PLAN") return null;
    return {
      detail:
        `Subscription ${asset.id} ("${asset.friendlyName}") is of kind ${asset.itemKind}. ` +
        "Supported for a reservation: LEGACY_AZURE, AZURE_PLAN.",
    };
  },
};
