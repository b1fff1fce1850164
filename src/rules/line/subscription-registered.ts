import { breach, type LineRule } from "../rule.js";
import { subscriptionOfReservation } from "../named-subscription.js";

/**
 * Is the subscription registered for reservations? Registering takes a while.
 *
 * Source: "Register a subscription", https://learn.microsoft.com/partner-center/developer/register-a-subscription
 */
export const subscriptionRegistered: LineRule = {
  file: "src/rules/line/subscription-registered.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  orderCode: "SUBSCRIPTION_NOT_REGISTERED",
  check(question) {
    const subscription = subscriptionOfReservation(question);
    if (subscription === null || subscription.registration === "REGISTERED") return null;
    const { id: subscriptionId, friendlyName, registration } = subscription;
    const state = registration ?? "NOT_REGISTERED";
    return breach("SUBSCRIPTION_NOT_REGISTERED", { subscriptionId, friendlyName, registration: state }, true);
  },
};
