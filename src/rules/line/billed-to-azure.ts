import { kindOf } from "../../model/catalog.js";
import type { LineRule } from "../rule.js";
import { namedSubscriptions } from "./named-subscription.js";

/**
 * Is the subscription to which an item is billed an Azure one? Asked at checkout, of items other than reservations that
 * list SubscriptionId: the cart code for a wrong kind of subscription is about reservations and add-ons.
 */
export const billedToAzure: LineRule = {
  file: "src/rules/line/billed-to-azure.ts",
  cartCode: null,
  orderCode: "AZURE_SUBSCRIPTION_NOT_VALID",
  check(question) {
    const { item } = question;
    if (kindOf(item) === "RESERVATION" || !item.provisioningVariables.includes("SubscriptionId")) return null;
    const asset = namedSubscriptions(question).find(({ key }) => key === "subscriptionId")?.asset;
    if (!asset || asset.itemKind === "LEGACY_AZURE" || asset.itemKind === "AZURE_PLAN") return null;
    return {
      detail:
        `"${item.title}" is billed to an Azure subscription; ${asset.id} ("${asset.friendlyName}") is of kind ` +
        `${asset.itemKind}. Supported: LEGACY_AZURE, AZURE_PLAN.`,
    };
  },
};
