import type { LineRule } from "../rule.js";

/** Is the quantity within the minimum and maximum of the SKU? */
export const quantityInRange: LineRule = {
  file: "src/rules/line/quantity-in-range.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "INVALID_QUANTITY",
  check({ line: { quantity }, item: { title, minimumQuantity, maximumQuantity } }) {
    if (quantity >= minimumQuantity && quantity <= maximumQuantity) return null;
    return {
      detail: `Quantity ${quantity} is outside the range of ${minimumQuantity} to ${maximumQuantity} for "${title}".`,
    };
  },
};
