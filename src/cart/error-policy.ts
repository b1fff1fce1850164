import { problem } from "../errors/reasons.js";
import type { Facts } from "../facts/facts.js";
import { allLines, type Cart, type CartLineItem } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import { type UserError, userError } from "../model/user-error.js";
import { familyOf } from "../rules/engine.js";
import { type LineChange, LINES, type Path } from "./line-changes.js";
import { reviewCart } from "./review-cart.js";

/** What a change comes to under the caller's policy. */
export interface PolicyResult {
  /** The reviewed cart; null when nothing is to be stored. */
  readonly cart: Cart | null;
  readonly userErrors: UserError[];
}

/**
 * Reviews the cart as a change would have it, and does with what the change puts in error as the policy says. That may be
 * a line which the request does not name: an add-on whose base gets another billing cycle. What was in error without
 * the change, and is not named, stays as it is.
 */
export function applyErrorPolicy(
  before: Cart,
  change: LineChange,
  policy: LineErrorPolicy,
  facts: Facts,
): PolicyResult {
  if (policy === "STORE_WITH_ERROR") return { cart: reviewed(before, change.lineItems, facts), userErrors: [] };
  const wasSound = soundLines(before, facts);
  const touched = new Map(change.touched);
  const known = new Set(allLines(before.lineItems).map(({ id }) => id));
  const userErrors: UserError[] = [];
  let lineItems = change.lineItems;
  // Leaving lines out changes what the others meet (a base in the cart, demand in sum), so they are reviewed again.
  for (;;) {
    const cart = reviewed(before, lineItems, facts);
    const { named, fallen } = failuresOf(cart, touched, wasSound);
    if (named.length + fallen.length === 0) {
      const isNothing =
        userErrors.length > 0 &&
        (cart.lineItems.length === 0 || (touched.size === 0 && sameIds(before.lineItems, cart.lineItems)));
      return { cart: isNothing ? null : cart, userErrors };
    }
    const isAllOrNothing = policy === "REJECT_ALL";
    // Named lines are left out first: what they break may be in order without them.
    const failures = isAllOrNothing ? [...named, ...fallen] : named.length > 0 ? named : fallen;
    userErrors.push(...failures.map((failure) => lineRefused(failure, known)));
    const undone = new Set(failures.flatMap(({ causedBy }) => causedBy));
    if (isAllOrNothing || undone.size === 0 || movesFailingFamily(before.lineItems, lineItems, undone)) {
      return { cart: null, userErrors };
    }
    lineItems = leaveOut(lineItems, undone, before, touched);
  }
}

function reviewed(before: Cart, lineItems: readonly CartLineItem[], facts: Facts): Cart {
  return reviewCart({ ...before, lineItems: [...lineItems] }, facts);
}

/** The lines that are in order without the change, by what was stored and as the facts stand now. */
function soundLines(before: Cart, facts: Facts): ReadonlySet<string> {
  const inOrder = (cart: Cart) => allLines(cart.lineItems).filter(({ error }) => error === null);
  const now = new Set(inOrder(reviewCart(before, facts)).map(({ id }) => id));
  return new Set(inOrder(before).flatMap(({ id }) => (now.has(id) ? [id] : [])));
}

/** A line that the change puts in error. */
interface Failure {
  readonly line: CartLineItem;
  readonly path: Path;
  /** The lines of the request that are left out for it; none when it cannot be said which. */
  readonly causedBy: readonly string[];
  readonly isNamed: boolean;
}

/** The lines in error that the request names, and those that it breaks without naming them. */
function failuresOf(
  cart: Cart,
  touched: ReadonlyMap<string, Path>,
  wasSound: ReadonlySet<string>,
): { readonly named: Failure[]; readonly fallen: Failure[] } {
  const named: Failure[] = [];
  const fallen: Failure[] = [];
  for (const base of cart.lineItems) {
    for (const line of familyOf(base)) {
      const path = touched.get(line.id);
      if (line.error !== null && path) named.push({ line, path, causedBy: [line.id], isNamed: true });
      if (line.error === null || path || !wasSound.has(line.id)) continue;
      // The base decides what fits it.
      const cause = touched.has(base.id) ? base : base.addonItems.find(({ id }) => touched.has(id));
      const causedBy = cause ? [cause.id] : [];
      fallen.push({ line, path: touched.get(cause?.id ?? "") ?? LINES, causedBy, isNamed: false });
    }
  }
  // Where a family fell without being touched, such as by a sum, and a named line is in error too, that one is the cause.
  return { named, fallen: fallen.filter(({ causedBy }) => causedBy.length > 0 || named.length === 0) };
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

/** `known` are the lines that the cart has: a sentence names no other ones, as they are not stored. */
function lineRefused({ line, path, isNamed }: Failure, known: ReadonlySet<string>): UserError {
  const { errorCode, problem: found, retryable } = line.error!;
  const isOfUnknownBase = found.reason === "BASE_LINE_IN_ERROR" && !known.has(found.parameters.baseLineItemId ?? "");
  const cause = isOfUnknownBase ? problem(found.reason, { ...found.parameters, baseLineItemId: null }) : found;
  const refused = problem("LINE_REFUSED", { errorCode, problem: cause, lineItemId: isNamed ? null : line.id });
  return { ...userError("CART_ITEM_ERROR_IN_CREATE_ORDER", path, refused), retryable };
}

function sameIds(before: readonly CartLineItem[], after: readonly CartLineItem[]): boolean {
  const ids = (lineItems: readonly CartLineItem[]) => allLines(lineItems).map((line) => line.id);
  return JSON.stringify(ids(before)) === JSON.stringify(ids(after));
}
