import { breach, type LineRule } from "../rule.js";
import { AZURE_KINDS, subscriptionOfReservation } from "../named-subscription.js";

/**
 * Is the subscription that a reservation names an Azure one: a legacy Azure subscription or an Azure plan?
 *
 * Source: "Purchase Azure reservations",
 * https://learn.microsoft.com/partner-center/developer/purchase-azure-reservations
 */
export const subscriptionIsAzure: LineRule = {
  file: "src/rules/line/subscription-is-azure.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "AZURE_SUBSCRIPTION_NOT_VALID",
  check(question) {
    const subscription = subscriptionOfReservation(question);
    if (subscription === null || AZURE_KINDS.includes(subscription.itemKind)) return null;
    const { id: subscriptionId, friendlyName, itemKind } = subscription;
    const named = { subscriptionId, friendlyName, itemKind };
    return breach("RESERVATION_FOR_ANOTHER_KIND", { ...named, accepted: AZURE_KINDS });
  },
};
