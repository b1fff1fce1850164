import type { LineRule } from "../rule.js";

/** Can the item be bought at all, by a partner of this sort? Some are only listed, some are for sandboxes only. */
export const itemPurchasable: LineRule = {
  file: "src/rules/line/item-purchasable.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { partner } }) {
    if (!item.isPurchasable) {
      return { detail: `"${item.title}" is listed in ${item.country} and cannot be bought: isPurchasable is false.` };
    }
    if (item.isSandboxOnly && !partner.isSandbox) {
      return {
        detail: `"${item.title}" is for integration sandbox accounts only, and partner "${partner.name}" is none.`,
      };
    }
    return null;
  },
};
