import { breach, type LineRule } from "../rule.js";

/**
 * Can the item be bought at all, by a partner of this sort? Some are only listed, some are for sandboxes only.
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const itemPurchasable: LineRule = {
  file: "src/rules/line/item-purchasable.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { partner } }) {
    if (!item.isPurchasable) {
      return breach("ITEM_NOT_PURCHASABLE", { title: item.title, country: item.country });
    }
    if (item.isSandboxOnly && !partner.isSandbox) {
      return breach("ITEM_FOR_SANDBOX_ONLY", { title: item.title, partnerName: partner.name });
    }
    return null;
  },
};
