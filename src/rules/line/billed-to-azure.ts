import { kindOf } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";
import { AZURE_KINDS, namedSubscriptions } from "../named-subscription.js";

/**
 * Is the subscription to which an item is billed an Azure one? Asked at checkout, of items other than reservations
 * that list SubscriptionId: the cart code for a wrong kind of subscription is about reservations and add-ons.
 *
 * Source: "Partner Center REST error codes", https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const billedToAzure: LineRule = {
  file: "src/rules/line/billed-to-azure.ts",
  cartCode: null,
  orderCode: "AZURE_SUBSCRIPTION_NOT_VALID",
  check(question) {
    const { item } = question;
    if (kindOf(item) === "RESERVATION" || !item.provisioningVariables.includes("SubscriptionId")) return null;
    const subscription = namedSubscriptions(question).find(({ key }) => key === "subscriptionId")?.subscription;
    if (!subscription || AZURE_KINDS.includes(subscription.itemKind)) return null;
    const { id: subscriptionId, friendlyName, itemKind } = subscription;
    const named = { subscriptionId, friendlyName, itemKind };
    return breach("BILLED_TO_ANOTHER_KIND", { title: item.title, ...named, accepted: AZURE_KINDS });
  },
};
