import { provisioningValue } from "../../model/cart.js";
import type { LineRule } from "../rule.js";

const SCOPES = ["shared", "single"];

/** The spellings of a duration; Partner Center's own pages disagree about the plural. */
const DURATIONS = new Map([
  ["1year", "1Year"],
  ["3year", "3Years"],
  ["3years", "3Years"],
]);

/** Keys with rules of their own, about subscriptions. */
const NOT_ASKED_HERE = ["SubscriptionId", "ParentSubscriptionId"];

/** Does the line say what provisioning needs to know: every key that the SKU lists, with values that mean something? */
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
      return {
        detail: `provisioningContext lacks ${list(missing)}. "${item.title}" needs ${list(item.provisioningVariables)}.`,
      };
    }
    const scope = provisioningValue(line, "scope");
    if (scope !== null && !SCOPES.includes(scope.toLowerCase())) {
      return { detail: `Scope "${scope}" is not supported. Supported: ${SCOPES.join(", ")}.` };
    }
    const duration = provisioningValue(line, "duration");
    if (duration === null) return null;
    const meaning = DURATIONS.get(duration.toLowerCase());
    if (!meaning) return { detail: `Duration "${duration}" is not supported. Supported: 1Year, 3Years.` };
    if (item.duration === null || meaning === DURATIONS.get(item.duration.toLowerCase())) return null;
    return { detail: `Duration "${duration}" does not fit "${item.title}". Supported: ${item.duration}.` };
  },
};

function list(keys: readonly string[]): string {
  return keys.map((key) => key.charAt(0).toLowerCase() + key.slice(1)).join(", ");
}
