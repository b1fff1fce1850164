import { problem } from "../errors/reasons.js";
import type { Subscription } from "../model/subscription.js";
import type { Partner } from "../model/market.js";
import type { Order } from "../model/order.js";
import { type UserError, userError } from "../model/user-error.js";
import { CANCELLATION_WINDOW_DAYS, isCancellationWindowClosed } from "./transitions.js";

/**
 * Why an order cannot be cancelled now; the first reason counts. Null when it can. `dependents` are the subscriptions of other
 * orders that have not ended and depend on what this one made.
 */
export function cancellationProblem(
  order: Order,
  partner: Partner,
  expectedVersion: number | null | undefined,
  now: string,
  dependents: readonly Subscription[] = [],
): UserError | null {
  const path = ["input", "orderId"];
  if (order.purchaseSystem !== "Modern") {
    const named = { orderId: order.id, customerId: order.referenceCustomerId };
    return userError("CANCEL_LEGACY_ORDER", path, problem("LEGACY_ORDER_NOT_CANCELLABLE", named));
  }
  const guarded = order.lineItems.find((line) => line.itemKind !== "SOFTWARE");
  if (guarded && !partner.isSandbox) {
    const { lineItemNumber, itemKind } = guarded;
    const outside = problem("CANCELLATION_OUTSIDE_SANDBOX", { lineItemNumber, itemKind });
    return userError("SANDBOX_TENANT_ONLY", path, outside);
  }
  if (order.hasPendingAdjustment) {
    const underWay = problem("CANCELLATION_UNDER_WAY", { orderId: order.id });
    return userError("PENDING_ADJUSTMENT", path, underWay, RETRY_AFTER_SECONDS);
  }
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== order.version) {
    const differs = problem("VERSION_DIFFERS", { what: "order", expectedVersion, version: order.version });
    return userError("CONDITION_FAILED", ["input", "expectedVersion"], differs);
  }
  if (order.status === "CANCELLED") {
    return userError("ORDER_CANNOT_BE_CANCELLED", path, problem("ORDER_CANCELLED", { orderId: order.id }));
  }
  if (isCancellationWindowClosed(order.creationDate, now)) {
    const { creationDate } = order;
    const late = problem("CANCELLATION_WINDOW_CLOSED", { creationDate, days: CANCELLATION_WINDOW_DAYS });
    return userError("ORDER_CANNOT_BE_CANCELLED", path, late);
  }
  const [dependent] = dependents;
  if (dependent) {
    const { id, friendlyName } = dependent;
    const inUse = problem("ORDER_IN_USE", { subscriptionId: id, friendlyName });
    return userError("ORDER_CANNOT_BE_CANCELLED", path, inUse);
  }
  return null;
}

/** How long a caller should wait for an earlier change of the order. */
const RETRY_AFTER_SECONDS = 5;
