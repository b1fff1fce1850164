import { catalogKey } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Can the item be had, and is there enough of it for all lines that want it? Restrictions are the answer of an
 * inventory check, which only some SKUs ask for; a count matters for every item that has one.
 *
 * Source: "Check the inventory of catalog items using Partner Center APIs",
 * https://learn.microsoft.com/partner-center/developer/check-inventory
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
      return breach("INVENTORY_RESTRICTED", { title: item.title, restrictions }, true);
    }
    const wanted = demand.units.get(key) ?? 0;
    if (available === null || wanted <= available) return null;
    const { title } = item;
    return breach("INVENTORY_TOO_LOW", { title, quantity: line.quantity, wanted, available }, true);
  },
};
