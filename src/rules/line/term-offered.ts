import { provisioningValue } from "../../model/cart.js";
import type { LineRule } from "../rule.js";

/**
 * Is the term one that the item has, billed as the line asks? Perpetual software and Azure plan have no term; legacy
 * offers imply theirs, and old reservation SKUs take it from the provisioning key `duration`.
 */
export const termOffered: LineRule = {
  file: "src/rules/line/term-offered.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: null,
  check({ line, item }) {
    const { termDuration, billingCycle } = line;
    const supported = [...new Set(item.terms.map((term) => term.duration))].join(", ");
    if (termDuration === null) {
      const isImplied = item.terms.length === 0 || item.purchaseSystem === "OMS";
      const isInContext =
        item.provisioningVariables.includes("Duration") && provisioningValue(line, "duration") !== null;
      return isImplied || isInContext ? null : { detail: `"${item.title}" needs a termDuration: ${supported}.` };
    }
    if (item.terms.length === 0) {
      return { detail: `"${item.title}" has no term, and the line gives ${termDuration}: leave termDuration out.` };
    }
    const chosen = item.terms.filter((term) => term.duration === termDuration);
    if (chosen.length === 0) {
      return { detail: `Term ${termDuration} is not offered for "${item.title}". Supported: ${supported}.` };
    }
    const cycles = [...new Set(chosen.flatMap((term) => term.billingCycles))];
    if (cycles.includes(billingCycle)) return null;
    return {
      detail:
        `Term ${termDuration} of "${item.title}" is not offered with billing cycle ${billingCycle}. ` +
        `Supported with this term: ${cycles.join(", ")}.`,
    };
  },
};
