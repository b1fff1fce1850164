import type { LineRule } from "../rule.js";
import { subscriptionOfReservation } from "./named-subscription.js";

/** Is the subscription registered for reservations? Registering takes a while (page register-a-subscription). */
export const subscriptionRegistered: LineRule = {
  file: "src/rules/line/subscription-registered.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  orderCode: "SUBSCRIPTION_NOT_REGISTERED",
  check(question) {
    const asset = subscriptionOfReservation(question);
    if (asset === null || asset.registration === "REGISTERED") return null;
    return {
      detail:
        `The registration of subscription ${asset.id} ("${asset.friendlyName}") is ` +
        `${asset.registration ?? "NOT_REGISTERED"}. Supported: REGISTERED.`,
      retryable: true,
    };
  },
};
