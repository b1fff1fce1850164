import { catalogKey } from "../../model/catalog.js";
import type { LineRule } from "../rule.js";

/**
 * Can the item be had, and is there enough of it for all lines that want it? Restrictions are the answer of an
 * inventory check, which only some SKUs ask for; a count matters for every item that has one.
 */
export const inventoryAvailable: LineRule = {
  file: "src/rules/line/inventory-available.ts",
  cartCode: "INVENTORY_NOT_AVAILABLE",
  orderCode: "INVENTORY_NOT_AVAILABLE",
  check({ line, item, demand, facts }) {
    const key = catalogKey(item.id);
    const inventory = facts.inventory.get(key);
    if (!inventory) return null;
    const { restrictions, available } = inventory;
    if (restrictions.length > 0 && item.purchasePrerequisites.includes("InventoryCheck")) {
      return { detail: `"${item.title}" is restricted: ${restrictions.join(", ")}.`, retryable: true };
    }
    const wanted = demand.units.get(key) ?? 0;
    if (available === null || wanted <= available) return null;
    return {
      detail: `Of "${item.title}" this line wants ${line.quantity} and the cart ${wanted} in sum; ${available} left.`,
      retryable: true,
    };
  },
};
