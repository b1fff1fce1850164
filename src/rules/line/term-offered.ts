import { provisioningValue } from "../../model/cart.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Is the term one that the item has, billed as the line asks? Perpetual software and Azure plan have no term; legacy
 * offers imply theirs, and old reservation SKUs take it from the provisioning key `duration`.
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const termOffered: LineRule = {
  file: "src/rules/line/term-offered.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: null,
  check({ line, item }) {
    const { termDuration, billingCycle } = line;
    const { title } = item;
    const durations = [...new Set(item.terms.map((term) => term.duration))];
    if (termDuration === null) {
      const isImplied = item.terms.length === 0 || item.purchaseSystem === "OMS";
      const isInContext =
        item.provisioningVariables.includes("Duration") && provisioningValue(line, "duration") !== null;
      return isImplied || isInContext ? null : breach("TERM_REQUIRED", { title, accepted: durations });
    }
    if (item.terms.length === 0) return breach("TERM_NOT_APPLICABLE", { termDuration, title });
    const chosen = item.terms.filter((term) => term.duration === termDuration);
    if (chosen.length === 0) return breach("TERM_NOT_OFFERED", { termDuration, title, accepted: durations });
    const cycles = [...new Set(chosen.flatMap((term) => term.billingCycles))];
    if (cycles.includes(billingCycle)) return null;
    return breach("TERM_NOT_OFFERED_WITH_BILLING_CYCLE", { termDuration, billingCycle, title, accepted: cycles });
  },
};
