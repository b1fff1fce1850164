import type { Facts } from "../facts/facts.js";
import { allLines, type Cart, type CartLineItem } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import { type UserError, userError } from "../model/user-error.js";
import { describeOrderError } from "../codes/order-error-codes.js";
import type { LineChange, Path } from "./line-changes.js";
import { reviewCart } from "./review-cart.js";

/** What a change comes to under the caller's policy. */
export interface SettledChange {
  /** The reviewed cart; null when nothing is to be stored. */
  readonly cart: Cart | null;
  readonly userErrors: UserError[];
}

/**
 * Reviews the cart as a change would have it, and does with the lines in error what the policy says. Only lines that
 * the request named are left out or rejected: an older line that is in error stays as it is.
 */
export function settleLines(before: Cart, change: LineChange, policy: LineErrorPolicy, facts: Facts): SettledChange {
  const touched = new Map(change.touched);
  const userErrors: UserError[] = [];
  let lineItems = change.lineItems;
  // Leaving lines out changes what the others meet (a base in the cart, demand in sum), so they are reviewed again.
  for (;;) {
    const cart = reviewCart({ ...before, lineItems: [...lineItems] }, facts);
    const failing = allLines(cart.lineItems).filter((line) => line.error !== null && touched.has(line.id));
    if (policy === "STORE_WITH_ERROR" || failing.length === 0) {
      const isNothing = userErrors.length > 0 && touched.size === 0 && sameIds(before.lineItems, cart.lineItems);
      return { cart: isNothing ? null : cart, userErrors };
    }
    userErrors.push(...failing.map((line) => lineRefused(line, touched.get(line.id) ?? [])));
    if (policy === "REJECT_ALL") return { cart: null, userErrors };
    lineItems = leaveOut(lineItems, new Set(failing.map((line) => line.id)), before, touched);
  }
}

/** Undoes what the request wanted of failing lines: new families go as a whole, known lines are as they were before. */
function leaveOut(
  lineItems: readonly CartLineItem[],
  failing: ReadonlySet<string>,
  before: Cart,
  touched: Map<string, Path>,
): CartLineItem[] {
  const known = new Map(allLines(before.lineItems).map((line) => [line.id, line]));
  const kept: CartLineItem[] = [];
  for (const base of lineItems) {
    const knownBase = known.get(base.id);
    if (!knownBase && [base, ...base.addonItems].some((line) => failing.has(line.id))) {
      for (const line of [base, ...base.addonItems]) touched.delete(line.id);
      continue;
    }
    const addonItems = base.addonItems.flatMap((addon) => {
      if (!failing.has(addon.id)) return [addon];
      touched.delete(addon.id);
      return known.get(addon.id) ?? [];
    });
    if (knownBase && failing.has(base.id)) touched.delete(base.id);
    kept.push({ ...(knownBase && failing.has(base.id) ? knownBase : base), addonItems });
  }
  return kept;
}

function lineRefused(line: CartLineItem, path: Path): UserError {
  const text = describeOrderError("CART_ITEM_ERROR_IN_CREATE_ORDER");
  const { code, errorCode, errorDescription, retryable } = line.error!;
  const error = userError(
    "CART_ITEM_ERROR_IN_CREATE_ORDER",
    path,
    `${text} ${errorCode} (${code}): ${errorDescription}`,
  );
  return { ...error, retryable };
}

function sameIds(before: readonly CartLineItem[], after: readonly CartLineItem[]): boolean {
  const ids = (lineItems: readonly CartLineItem[]) => allLines(lineItems).map((line) => line.id);
  return JSON.stringify(ids(before)) === JSON.stringify(ids(after));
}
