import { problem } from "../errors/reasons.js";
import type { Partner } from "../model/market.js";
import { isCancelled, type Order, type OrderLineItem } from "../model/order.js";
import type { Subscription } from "../model/subscription.js";
import { invalidInput, type UserError, userError } from "../model/user-error.js";
import { CANCELLATION_WINDOW_DAYS, isCancellationWindowClosed } from "./transitions.js";

/** What a caller wants to cancel. */
export interface WantedCancellation {
  readonly expectedVersion?: number | null;
  /** Lines to cancel by themselves; the whole order when left out or null. */
  readonly lineItemNumbers?: readonly number[] | null;
}

const ORDER = ["input", "orderId"];
const lineAt = (index: number) => ["input", "lineItemNumbers", index];

/** The lines that a cancellation takes away: those named, or all that are left. */
export function linesToCancel(order: Order, numbers: readonly number[] | null | undefined): OrderLineItem[] {
  return order.lineItems.filter((line) => !isCancelled(line) && (numbers?.includes(line.lineItemNumber) ?? true));
}

/** Each number that is none of the order's lines. */
export function unknownLines(order: Order, { lineItemNumbers }: WantedCancellation): UserError[] {
  const accepted = order.lineItems.map(({ lineItemNumber }) => lineItemNumber);
  return (lineItemNumbers ?? []).flatMap((lineItemNumber, index) =>
    accepted.includes(lineItemNumber)
      ? []
      : [invalidInput(lineAt(index), problem("LINE_NUMBER_UNKNOWN", { lineItemNumber, orderId: order.id, accepted }))],
  );
}

/**
 * Why an order or its lines cannot be cancelled now; the first reason counts. Null when they can. `dependents` are the
 * subscriptions of other orders that have not ended and depend on what is to be cancelled.
 */
export function cancellationProblem(
  order: Order,
  partner: Partner,
  wanted: WantedCancellation,
  now: string,
  dependents: readonly Subscription[] = [],
): UserError | null {
  if (order.purchaseSystem !== "Modern") {
    const named = { orderId: order.id, customerId: order.referenceCustomerId };
    return userError("CANCEL_LEGACY_ORDER", ORDER, problem("LEGACY_ORDER_NOT_CANCELLABLE", named));
  }
  return (
    kindProblem(order, partner, wanted) ?? stateProblem(order, wanted, now) ?? bondProblem(order, wanted, dependents)
  );
}

/** Whole orders of more than software are cancelled in the sandbox only, lines of anything else not by themselves. */
function kindProblem(order: Order, partner: Partner, { lineItemNumbers }: WantedCancellation): UserError | null {
  const guarded = linesToCancel(order, lineItemNumbers).find((line) => line.itemKind !== "SOFTWARE");
  if (!guarded) return null;
  const { lineItemNumber, itemKind } = guarded;
  if (lineItemNumbers) {
    const path = lineAt(lineItemNumbers.indexOf(lineItemNumber));
    return userError("NOT_SUPPORTED", path, problem("LINE_NOT_CANCELLABLE_ALONE", { lineItemNumber, itemKind }));
  }
  if (partner.isSandbox) return null;
  return userError("SANDBOX_TENANT_ONLY", ORDER, problem("CANCELLATION_OUTSIDE_SANDBOX", { lineItemNumber, itemKind }));
}

function stateProblem(
  order: Order,
  { expectedVersion, lineItemNumbers }: WantedCancellation,
  now: string,
): UserError | null {
  if (order.hasPendingAdjustment) {
    const underWay = problem("CANCELLATION_UNDER_WAY", { orderId: order.id });
    return userError("PENDING_ADJUSTMENT", ORDER, underWay, RETRY_AFTER_SECONDS);
  }
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== order.version) {
    const differs = problem("VERSION_DIFFERS", { what: "order", expectedVersion, version: order.version });
    return userError("CONDITION_FAILED", ["input", "expectedVersion"], differs);
  }
  if (order.status === "CANCELLED") {
    return userError("ORDER_CANNOT_BE_CANCELLED", ORDER, problem("ORDER_CANCELLED", { orderId: order.id }));
  }
  const gone = order.lineItems.find((line) => isCancelled(line) && lineItemNumbers?.includes(line.lineItemNumber));
  if (gone && lineItemNumbers) {
    const { lineItemNumber } = gone;
    const path = lineAt(lineItemNumbers.indexOf(lineItemNumber));
    return userError("ORDER_CANNOT_BE_CANCELLED", path, problem("LINE_CANCELLED", { lineItemNumber }));
  }
  if (isCancellationWindowClosed(order.creationDate, now)) {
    const { creationDate } = order;
    const late = problem("CANCELLATION_WINDOW_CLOSED", { creationDate, days: CANCELLATION_WINDOW_DAYS });
    return userError("ORDER_CANNOT_BE_CANCELLED", ORDER, late);
  }
  return null;
}

/** What is left must not depend on what goes. */
function bondProblem(
  order: Order,
  { lineItemNumbers }: WantedCancellation,
  [dependent]: readonly Subscription[],
): UserError | null {
  const going = linesToCancel(order, lineItemNumbers);
  const addon = linesToCancel(order, null).find(
    (line) => !going.includes(line) && going.some((base) => base.lineItemNumber === line.baseLineItemNumber),
  );
  if (addon && lineItemNumbers) {
    const [lineItemNumber, addonNumber] = [addon.baseLineItemNumber!, addon.lineItemNumber];
    const path = lineAt(lineItemNumbers.indexOf(lineItemNumber));
    return userError("ORDER_CANNOT_BE_CANCELLED", path, problem("LINE_HAS_ADDON", { lineItemNumber, addonNumber }));
  }
  if (!dependent) return null;
  const { id, friendlyName } = dependent;
  const inUse = problem("ORDER_IN_USE", { subscriptionId: id, friendlyName });
  return userError("ORDER_CANNOT_BE_CANCELLED", ORDER, inUse);
}

/** How long a caller should wait for an earlier change of the order. */
const RETRY_AFTER_SECONDS = 5;
