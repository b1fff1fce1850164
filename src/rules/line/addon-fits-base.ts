import { provisioningValue } from "../../model/cart.js";
import { catalogKey } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/**
 * May the line stand under its base line? It must be an add-on of that very offer, and the two go into one order,
 * which has one purchase system, one billing cycle and one currency. What it depends on is the subscription that its base
 * becomes, so it names no other one.
 *
 * Source: "Create a cart with add-ons to a customer order",
 * https://learn.microsoft.com/partner-center/developer/create-a-cart-with-add-ons
 */
export const addonFitsBase: LineRule = {
  file: "src/rules/line/addon-fits-base.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ line, item, base }) {
    // A base that does not resolve has an error of its own.
    if (base === null || base.item === null) return null;
    if (!item.isAddon) {
      const isNewCommerce = item.productType === "OnlineServicesNCE";
      return breach("NOT_AN_ADDON", { title: item.title, isNewCommerce });
    }
    const baseKey = catalogKey(base.item.id);
    if (!item.prerequisiteCatalogItemIds.some((id) => catalogKey(id) === baseKey)) {
      return breach("ADDON_DOES_NOT_FIT_BASE", {
        title: item.title,
        baseTitle: base.item.title,
        baseCatalogItemId: base.item.id,
        accepted: item.prerequisiteCatalogItemIds,
      });
    }
    const shared = [
      { property: "PURCHASE_SYSTEM", value: item.purchaseSystem, baseValue: base.item.purchaseSystem },
      { property: "BILLING_CYCLE", value: line.billingCycle, baseValue: base.line.billingCycle },
      { property: "CURRENCY", value: line.currencyCode, baseValue: base.line.currencyCode },
    ] as const;
    const odd = shared.find(({ value, baseValue }) => value !== baseValue);
    const titles = { title: item.title, baseTitle: base.item.title };
    if (odd) return breach("ADDON_DIFFERS_FROM_BASE", { ...odd, ...titles });
    const subscriptionId = provisioningValue(line, "parentSubscriptionId");
    return subscriptionId === null ? null : breach("ADDON_OF_ANOTHER_SUBSCRIPTION", { subscriptionId, ...titles });
  },
};
