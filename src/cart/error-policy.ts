import { problem } from "../errors/reasons.js";
import type { Facts } from "../facts/facts.js";
import { allLines, type Cart, type CartLineItem } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import { type UserError, userError } from "../model/user-error.js";
import { familyOf } from "../rules/engine.js";
import type { LineChange, Path } from "./line-changes.js";
import { reviewCart } from "./review-cart.js";

/** What a change comes to under the caller's policy. */
export interface PolicyResult {
  /** The reviewed cart; null when nothing is to be stored. */
  readonly cart: Cart | null;
  readonly userErrors: UserError[];
}

/**
 * Reviews the cart as a change would have it, and does with the lines in error what the policy says. Only lines that
 * the request named are left out or rejected: an older line that is in error stays as it is.
 */
export function applyErrorPolicy(
  before: Cart,
  change: LineChange,
  policy: LineErrorPolicy,
  facts: Facts,
): PolicyResult {
  const touched = new Map(change.touched);
  const userErrors: UserError[] = [];
  let lineItems = change.lineItems;
  // Leaving lines out changes what the others meet (a base in the cart, demand in sum), so they are reviewed again.
  for (;;) {
    const cart = reviewCart({ ...before, lineItems: [...lineItems] }, facts);
    const failing = allLines(cart.lineItems).filter((line) => line.error !== null && touched.has(line.id));
    if (policy === "STORE_WITH_ERROR" || failing.length === 0) {
      const isNothing =
        userErrors.length > 0 &&
        (cart.lineItems.length === 0 || (touched.size === 0 && sameIds(before.lineItems, cart.lineItems)));
      return { cart: isNothing ? null : cart, userErrors };
    }
    userErrors.push(...failing.map((line) => lineRefused(line, touched.get(line.id) ?? [])));
    const failingIds = new Set(failing.map((line) => line.id));
    if (policy === "REJECT_ALL" || movesFailingFamily(before.lineItems, lineItems, failingIds))
      return { cart: null, userErrors };
    lineItems = leaveOut(lineItems, failingIds, before, touched);
  }
}

/**
 * True when a family with a failing line has a line that stood in another place before. Such a line cannot be left out
 * by itself: its old place may be gone, and without it the cart would lose a line that the request did not remove.
 */
function movesFailingFamily(
  before: readonly CartLineItem[],
  after: readonly CartLineItem[],
  failing: ReadonlySet<string>,
): boolean {
  const oldPlaces = placesOf(before);
  const newPlaces = placesOf(after);
  return after.some(
    (base) =>
      familyOf(base).some((line) => failing.has(line.id)) &&
      familyOf(base).some(({ id }) => oldPlaces.has(id) && oldPlaces.get(id) !== newPlaces.get(id)),
  );
}

/** By line id: the base line of an add-on, null for a root line. */
function placesOf(lineItems: readonly CartLineItem[]): Map<string, string | null> {
  return new Map(lineItems.flatMap((base) => familyOf(base).map(({ id }) => [id, id === base.id ? null : base.id])));
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
    if (!knownBase && familyOf(base).some((line) => failing.has(line.id))) {
      for (const line of familyOf(base)) touched.delete(line.id);
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
  const { errorCode, problem: cause, retryable } = line.error!;
  const refused = problem("LINE_REFUSED", { errorCode, problem: cause });
  return { ...userError("CART_ITEM_ERROR_IN_CREATE_ORDER", path, refused), retryable };
}

function sameIds(before: readonly CartLineItem[], after: readonly CartLineItem[]): boolean {
  const ids = (lineItems: readonly CartLineItem[]) => allLines(lineItems).map((line) => line.id);
  return JSON.stringify(ids(before)) === JSON.stringify(ids(after));
}
