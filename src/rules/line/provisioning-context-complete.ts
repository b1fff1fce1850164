import { provisioningValue } from "../../model/cart.js";
import { asInCarts, DURATIONS, SCOPES } from "../../model/provisioning.js";
import { breach, type LineRule } from "../rule.js";

/** Keys with rules of their own, about subscriptions. */
const NOT_ASKED_HERE = ["SubscriptionId", "ParentSubscriptionId"];

/**
 * Does the line say what provisioning needs to know: every key that the SKU lists, with values that mean something?
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const provisioningContextComplete: LineRule = {
  file: "src/rules/line/provisioning-context-complete.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: null,
  check({ line, item }) {
    const needed = item.provisioningVariables.filter(
      (key) => !NOT_ASKED_HERE.includes(key) && !(key === "Duration" && line.termDuration !== null),
    );
    const missing = needed.filter((key) => provisioningValue(line, key) === null);
    if (missing.length > 0) {
      return breach("PROVISIONING_KEYS_MISSING", {
        missing: missing.map(asInCarts),
        needed: item.provisioningVariables.map(asInCarts),
        title: item.title,
      });
    }
    const scope = provisioningValue(line, "scope");
    if (scope !== null && !SCOPES.has(scope.toLowerCase())) {
      return breach("SCOPE_NOT_SUPPORTED", { scope, accepted: [...SCOPES.keys()] });
    }
    const duration = provisioningValue(line, "duration");
    if (duration === null) return null;
    const meaning = DURATIONS.get(duration.toLowerCase());
    if (!meaning) return breach("DURATION_NOT_SUPPORTED", { duration, accepted: [...new Set(DURATIONS.values())] });
    if (item.duration === null || meaning === DURATIONS.get(item.duration.toLowerCase())) return null;
    return breach("DURATION_NOT_OFFERED", { duration, title: item.title, accepted: [item.duration] });
  },
};
