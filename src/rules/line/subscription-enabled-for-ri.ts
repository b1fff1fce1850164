import { catalogKey } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";
import { subscriptionOfReservation } from "../named-subscription.js";

/** The one legacy Azure offer that may hold reservations. */
const OFFER_WITH_RESERVATIONS = "MS-AZR-0145P";

/**
 * May the subscription's own offer hold reservations? Azure plans may; of the legacy offers only one.
 *
 * Source: "Purchase Azure reservations",
 * https://learn.microsoft.com/partner-center/developer/purchase-azure-reservations
 */
export const subscriptionEnabledForRi: LineRule = {
  file: "src/rules/line/subscription-enabled-for-ri.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  orderCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  check(question) {
    const subscription = subscriptionOfReservation(question);
    if (subscription === null || subscription.itemKind !== "LEGACY_AZURE") return null;
    if (catalogKey(subscription.catalogItemId) === OFFER_WITH_RESERVATIONS) return null;
    const { id: subscriptionId, friendlyName, catalogItemId } = subscription;
    const named = { subscriptionId, friendlyName, catalogItemId };
    return breach("OFFER_WITHOUT_RESERVATIONS", { ...named, accepted: [OFFER_WITH_RESERVATIONS] }, false);
  },
};
