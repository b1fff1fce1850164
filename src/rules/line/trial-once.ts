import { skuOf } from "../../model/holdings.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Is the trial in the cart once? Its SKU counts, under whichever availability id.
 *
 * Source: "Offer resources", https://learn.microsoft.com/partner-center/developer/offer-resources
 */
export const trialOnce: LineRule = {
  file: "src/rules/line/trial-once.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, demand }) {
    if (!item.isTrial) return null;
    const wanted = demand.subscriptions.get(skuOf(item.id)) ?? 0;
    if (wanted <= 1) return null;
    return breach("TRIAL_WANTED_TWICE", { title: item.title, wanted, maximum: 1 });
  },
};
