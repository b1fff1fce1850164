import { catalogKey } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";
import { namedSubscriptions } from "../named-subscription.js";

/**
 * Does an add-on that is bought for an owned subscription fit that subscription's offer?
 *
 * Source: "Create a cart with add-ons to a customer order",
 * https://learn.microsoft.com/partner-center/developer/create-a-cart-with-add-ons
 */
export const parentFitsAddon: LineRule = {
  file: "src/rules/line/parent-fits-addon.ts",
  cartCode: "SUBSCRIPTION_IS_NOT_VALID",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check(question) {
    const { item, base } = question;
    if (!item.isAddon || base !== null) return null;
    const parent = namedSubscriptions(question).find(({ key }) => key === "parentSubscriptionId")?.subscription;
    // Whether the parent is known is a question of its own.
    if (!parent) return null;
    const parentKey = catalogKey(parent.catalogItemId);
    if (item.prerequisiteCatalogItemIds.some((id) => catalogKey(id) === parentKey)) return null;
    return breach("ADDON_DOES_NOT_FIT_SUBSCRIPTION", {
      title: item.title,
      subscriptionId: parent.id,
      friendlyName: parent.friendlyName,
      catalogItemId: parent.catalogItemId,
      accepted: item.prerequisiteCatalogItemIds,
    });
  },
};
