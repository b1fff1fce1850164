import type { Facts } from "../../facts/facts.js";
import type { CartLineItem } from "../../model/cart.js";
import { catalogKey } from "../../model/catalog.js";
import type { Breach, LineRule } from "../rule.js";

/** The shapes that catalog ids have in Partner Center's samples: modern, legacy offer, legacy Azure offer code. */
const SHAPES: readonly RegExp[] = [
  /^[A-Z0-9]{12}:[A-Z0-9]{4}:[A-Z0-9]{12}$/i,
  /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i,
  /^MS-AZR-([A-Z]+-)?[0-9]{4}P$/i,
];

/**
 * Does the line's id name an item that is sold in the customer's country? Availability ids may be reissued at any
 * time, so a stale id is answered with the current ones. Asked before all rules: they need the item.
 */
export const catalogItemExists = {
  file: "src/rules/line/catalog-item-exists.ts",
  cartCode: "CATALOG_ITEM_ID_IS_NOT_VALID",
  orderCode: "INVALID_OFFER_ID",
  check(line: CartLineItem, facts: Facts): Breach | null {
    const key = catalogKey(line.catalogItemId);
    if (facts.catalog.has(key)) return null;
    if (!SHAPES.some((shape) => shape.test(line.catalogItemId))) {
      return {
        detail:
          `"${line.catalogItemId}" has none of the three shapes of an id: product:sku:availability (12, 4 and 12 ` +
          "letters or digits), an offer GUID, or an Azure offer code such as MS-AZR-0145P.",
      };
    }
    const productAndSku = key.split(":").slice(0, 2).join(":");
    const current = facts.currentIds.get(productAndSku) ?? [];
    const offer = current.length > 0 ? ` Current for ${productAndSku}: ${current.join(", ")}.` : "";
    return { detail: `"${line.catalogItemId}" names nothing that is sold in ${facts.customer.country}.${offer}` };
  },
} as const satisfies Pick<LineRule, "file" | "cartCode" | "orderCode"> & {
  check(line: CartLineItem, facts: Facts): Breach | null;
};
