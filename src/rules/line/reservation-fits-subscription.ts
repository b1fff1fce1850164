import { breach, type LineRule } from "../rule.js";
import { subscriptionOfReservation } from "../named-subscription.js";

/**
 * Is the availability meant for the kind of subscription that the reservation names? Each reservation has one for
 * subscriptions and one for Azure plans. Only asked at checkout: no cart code speaks of it.
 *
 * Source: "Purchase Azure reservations",
 * https://learn.microsoft.com/partner-center/developer/purchase-azure-reservations
 */
export const reservationFitsSubscription: LineRule = {
  file: "src/rules/line/reservation-fits-subscription.ts",
  cartCode: null,
  orderCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  check(question) {
    const { isForAzurePlan } = question.item;
    const subscription = subscriptionOfReservation(question);
    if (isForAzurePlan === null || !subscription || isForAzurePlan === (subscription.itemKind === "AZURE_PLAN"))
      return null;
    const { id: subscriptionId, friendlyName, itemKind } = subscription;
    const named = { subscriptionId, friendlyName, itemKind };
    return breach("RESERVATION_FOR_ANOTHER_AVAILABILITY", { isForAzurePlan, ...named });
  },
};
