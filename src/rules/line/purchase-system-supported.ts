import { breach, type LineRule } from "../rule.js";

/** The purchase systems that orders can be handed to. */
const SUPPORTED = ["OMS", "Modern"];

/**
 * Can the item's purchase system be reached from here?
 *
 * Decided here: the systems are those that `src/purchasing` can hand an order to.
 */
export const purchaseSystemSupported: LineRule = {
  file: "src/rules/line/purchase-system-supported.ts",
  cartCode: null,
  orderCode: "PURCHASE_SYSTEM_NOT_SUPPORTED",
  check({ item }) {
    if (SUPPORTED.includes(item.purchaseSystem)) return null;
    const { title, purchaseSystem } = item;
    return breach("PURCHASE_SYSTEM_NOT_SUPPORTED", { title, purchaseSystem, accepted: SUPPORTED });
  },
};
