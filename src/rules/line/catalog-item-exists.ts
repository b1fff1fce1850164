import type { Facts } from "../../facts/facts.js";
import type { CartLineItem } from "../../model/cart.js";
import { catalogKey } from "../../model/catalog.js";
import { breach, type Breach, type LineRule } from "../rule.js";

/** The shapes that catalog ids have in Partner Center's samples: modern, legacy offer, legacy Azure offer code. */
const SHAPES: readonly RegExp[] = [
  /^[A-Z0-9]{12}:[A-Z0-9]{4}:[A-Z0-9]{12}$/i,
  /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i,
  /^MS-AZR-([A-Z]+-)?[0-9]{4}P$/i,
];

/**
 * Does the line's id name an item that is sold in the customer's country? Availability ids may be reissued at any
 * time, so a stale id is answered with the current ones. Asked before all rules: they need the item.
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const catalogItemExists = {
  file: "src/rules/line/catalog-item-exists.ts",
  cartCode: "CATALOG_ITEM_ID_IS_NOT_VALID",
  orderCode: "INVALID_OFFER_ID",
  check({ catalogItemId }: CartLineItem, facts: Facts): Breach | null {
    const key = catalogKey(catalogItemId);
    if (facts.catalog.has(key)) return null;
    if (!SHAPES.some((shape) => shape.test(catalogItemId))) {
      return breach("CATALOG_ITEM_ID_MALFORMED", { catalogItemId });
    }
    const productSku = key.split(":").slice(0, 2).join(":");
    const { country } = facts.customer;
    const accepted = facts.currentIds.get(productSku) ?? [];
    return breach("CATALOG_ITEM_NOT_SOLD", { catalogItemId, country, productSku, accepted });
  },
} as const satisfies Pick<LineRule, "file" | "cartCode" | "orderCode"> & {
  check(line: CartLineItem, facts: Facts): Breach | null;
};
