import type { OrderErrorCode } from "../codes/order-error-codes.js";
import { reviewCart } from "../cart/review-cart.js";
import { problem } from "../errors/reasons.js";
import type { CheckoutFacts } from "../facts/facts.js";
import { orderError } from "../model/order-error.js";
import { allLines, type Cart, type CartLineItem, linesOf, type OrderError, type OrderGroup } from "../model/cart.js";
import { type Charge, chargeOf } from "../model/charge.js";
import { type Money, totalsOf } from "../model/money.js";
import { priceOfLine } from "../model/price.js";
import { CHECKOUT_RULES, GROUP_RULES } from "../rules/catalogue.js";
import { type Demand, demandOf, type ResolvedLine } from "../rules/demand.js";
import { familyOf, firstBreach, itemOf, resolve } from "../rules/engine.js";
import { neededGroups, planNotOrdered } from "./dependence.js";
import { catalogItemExists } from "../rules/line/catalog-item-exists.js";

/** A group that can be ordered as the facts stand. */
export interface OrderableGroup {
  readonly group: OrderGroup;
  readonly lines: readonly ResolvedLine[];
  /** The first charge of all lines. */
  readonly total: Money;
  /** Groups of the same checkout of which one must have been ordered before this one is handed over. */
  readonly dependsOn: readonly string[];
}

/** What a checkout would come to. */
export interface Judgement {
  readonly orderable: readonly OrderableGroup[];
  readonly orderErrors: readonly OrderError[];
}

/**
 * Judges the open groups of a cart, in the order in which they are placed, those that depend on others last; each counts
 * what the orderable ones before it take. With `isWanted`, other groups are left alone, and so are the lines that have no
 * group because of an error.
 */
export function judgeGroups(
  cart: Cart,
  facts: CheckoutFacts,
  isWanted: ((group: OrderGroup) => boolean) | null,
): Judgement {
  const orderable: OrderableGroup[] = [];
  const orderErrors: OrderError[] = [];
  const needed = neededGroups(cart, facts);
  const isDependent = ({ orderGroupId }: OrderGroup) => (needed.get(orderGroupId)?.length ?? 0) > 0;
  const askedAgain = cart.orderGroups.filter((group) => group.isOutcomeUnknown && (isWanted?.(group) ?? true));
  for (const group of [...cart.orderGroups].sort((one, other) => +isDependent(one) - +isDependent(other))) {
    if (group.orderId !== null || group.isOutcomeUnknown || (isWanted && !isWanted(group))) continue;
    const plans = needed.get(group.orderGroupId)!;
    const placedBefore = [...orderable.map((before) => before.group), ...askedAgain];
    const dependsOn = plans.filter((id) => placedBefore.some(({ orderGroupId }) => orderGroupId === id));
    const lines = linesOf(cart, group);
    const judged = judgeGroup(group, lines, facts, orderable);
    if (plans.length > 0 && dependsOn.length === 0 && lacksNothingButPlan(judged)) {
      const lineIds = lines.map(({ id }) => id);
      const canSucceed = orderErrors.some((error) => error.retryable && plans.includes(error.orderGroupId!));
      orderErrors.push(planNotOrdered(group.orderGroupId, lineIds, plans, canSucceed));
    } else if ("code" in judged) orderErrors.push(judged);
    else orderable.push({ ...judged, dependsOn });
  }
  const inError = isWanted ? null : lineErrors(cart, facts);
  return { orderable, orderErrors: inError ? [...orderErrors, inError] : orderErrors };
}

/** True where only the Azure plan may be missing, which holdings count as soon as it is reserved. */
function lacksNothingButPlan(judged: Judged | OrderError): boolean {
  return !("code" in judged) || judged.problem.reason === "AZURE_PLAN_MISSING";
}

type Judged = Omit<OrderableGroup, "dependsOn">;

function judgeGroup(
  group: OrderGroup,
  lines: readonly CartLineItem[],
  facts: CheckoutFacts,
  earlier: readonly OrderableGroup[],
): Judged | OrderError {
  const resolved = resolve(lines, facts);
  const together = [...earlier.flatMap((before) => before.lines), ...resolved];
  const demand = demandOf(together);
  const broken = lines.flatMap((line) => breachOf(line, lines, { together, demand, facts }) ?? []);
  const first = broken[0];
  if (first) {
    const atFault = broken.filter(({ errorCode }) => errorCode === first.errorCode).map(({ line }) => line.id);
    const about = { lineItemId: first.line.id, catalogItemId: first.line.catalogItemId };
    return orderError(first.errorCode, group.orderGroupId, atFault, first.problem, {
      retryable: first.retryable,
      about,
    });
  }
  const total = totalOf(resolved, group.currencyCode);
  const inCurrency = earlier.map((before) => before.total).filter((taken) => taken.currencyCode === total.currencyCode);
  const takenBefore = totalsOf(inCurrency)[0]?.amount ?? "0";
  const found = firstBreach(GROUP_RULES, { group, lines: resolved, total, takenBefore, facts });
  if (!found) return { group, lines: resolved, total };
  const { rule, breach } = found;
  const lineIds = lines.map((line) => line.id);
  return orderError(rule.orderCode, group.orderGroupId, lineIds, breach.problem, { retryable: breach.retryable });
}

/** The first rule that a line breaks now, though it was in order when the cart was reviewed. */
function breachOf(
  line: CartLineItem,
  group: readonly CartLineItem[],
  shared: { together: readonly ResolvedLine[]; demand: Demand; facts: CheckoutFacts },
) {
  const { facts } = shared;
  const item = itemOf(line, facts);
  const base = group.find((candidate) => candidate !== line && familyOf(candidate).includes(line)) ?? null;
  const found = item
    ? firstBreach(CHECKOUT_RULES, { line, item, base: base && { line: base, item: itemOf(base, facts) }, ...shared })
    : { rule: catalogItemExists, breach: catalogItemExists.check(line, facts) };
  if (!found?.breach) return null;
  const errorCode: OrderErrorCode = found.rule.orderCode ?? "CART_ITEM_ERROR_IN_CREATE_ORDER";
  return { line, errorCode, problem: found.breach.problem, retryable: found.breach.retryable };
}

/** What each of the lines costs for its first billing period. */
export function chargesOf(lines: readonly ResolvedLine[]): Charge[] {
  return lines.map(({ line, item }) => chargeOf(priceOfLine(line, item), line.quantity, line.billingCycle));
}

/** What a group draws on the credit line: nothing for lines without a price. */
function totalOf(lines: readonly ResolvedLine[], currencyCode: string): Money {
  const amounts = chargesOf(lines).flatMap(({ amount }) => amount ?? []);
  return totalsOf(amounts)[0] ?? { amount: "0", currencyCode };
}

/** How many lines an error lists; the rest is counted. */
const LISTED_LINES = 10;

/**
 * One error for all families that have a line in error. A checkout never judges them again, since its caller saw them in
 * error; so waiting cannot help, and a review may.
 */
function lineErrors(cart: Cart, facts: CheckoutFacts): OrderError | null {
  const families = cart.lineItems.filter((base) => familyOf(base).some((line) => line.error !== null));
  const lines = allLines(families);
  if (lines.length === 0) return null;
  const errors = lines.flatMap((line) => line.error ?? []);
  const listed = errors
    .slice(0, LISTED_LINES)
    .map(({ lineItemId, code, errorCode, storedCode }) => ({ lineItemId, code, errorCode, storedCode }));
  const stillInError = new Set(
    allLines(reviewCart(cart, facts).lineItems).flatMap(({ id, error }) => (error ? id : [])),
  );
  const reviewMayHelp = errors.some(({ lineItemId, retryable }) => retryable || !stillInError.has(lineItemId));
  return orderError(
    "CART_ITEM_ERROR_IN_CREATE_ORDER",
    null,
    lines.map((line) => line.id),
    problem("LINES_IN_ERROR", { listed, count: errors.length, reviewMayHelp }),
    { retryable: false },
  );
}
