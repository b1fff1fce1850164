import { breach, type LineRule } from "../rule.js";

/**
 * Is the quantity within the minimum and maximum of the SKU?
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const quantityInRange: LineRule = {
  file: "src/rules/line/quantity-in-range.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "INVALID_QUANTITY",
  check({ line: { quantity }, item: { title, minimumQuantity: minimum, maximumQuantity: maximum } }) {
    if (quantity >= minimum && quantity <= maximum) return null;
    return breach("QUANTITY_OUT_OF_RANGE", { quantity, title, minimum, maximum });
  },
};
