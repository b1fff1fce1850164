import { describeOrderError } from "../codes/order-error-codes.js";
import { type Asset, LIVING_STATUSES } from "../model/asset.js";
import type { Partner } from "../model/market.js";
import type { Order } from "../model/order.js";
import { type UserError, userError } from "../model/user-error.js";
import { CANCELLATION_WINDOW_DAYS, isCancellationWindowClosed } from "./transitions.js";

/**
 * Why an order cannot be cancelled now; the first reason counts. Null when it can. `dependents` are the assets of other
 * orders that hang on what this one made.
 */
export function cancellationProblem(
  order: Order,
  partner: Partner,
  expectedVersion: number | null | undefined,
  now: string,
  dependents: readonly Asset[] = [],
): UserError | null {
  const path = ["input", "orderId"];
  if (order.purchaseSystem !== "Modern") {
    const text = describeOrderError("CANCEL_LEGACY_ORDER", order.id, order.referenceCustomerId);
    return userError("CANCEL_LEGACY_ORDER", path, `${text} Here: changeSubscriptionStatus to SUSPENDED.`);
  }
  const guarded = order.lineItems.find((line) => line.itemKind !== "SOFTWARE");
  if (guarded && !partner.isSandbox) {
    const text = `${describeOrderError("SANDBOX_TENANT_ONLY")} Line ${guarded.lineItemNumber} is of kind ${guarded.itemKind}; outside the sandbox only orders of software can be cancelled.`;
    return userError("SANDBOX_TENANT_ONLY", path, text);
  }
  if (order.hasPendingAdjustment) {
    return userError("PENDING_ADJUSTMENT", path, describeOrderError("PENDING_ADJUSTMENT"), RETRY_AFTER_SECONDS);
  }
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== order.version) {
    const text = `${describeOrderError("CONDITION_FAILED")} Version ${expectedVersion} was expected; the order is at version ${order.version}.`;
    return userError("CONDITION_FAILED", ["input", "expectedVersion"], text);
  }
  const text = describeOrderError("ORDER_CANNOT_BE_CANCELLED");
  if (order.status === "CANCELLED")
    return userError("ORDER_CANNOT_BE_CANCELLED", path, `${text} It has been cancelled.`);
  if (isCancellationWindowClosed(order.creationDate, now)) {
    const late = `${text} It was placed at ${order.creationDate}; ${CANCELLATION_WINDOW_DAYS} days are allowed.`;
    return userError("ORDER_CANNOT_BE_CANCELLED", path, late);
  }
  const dependent = dependents.find(({ status }) => LIVING_STATUSES.includes(status));
  if (dependent) {
    const inUse = `${text} Subscription ${dependent.id} ("${dependent.friendlyName}") of another order hangs on what it made, and has to end first.`;
    return userError("ORDER_CANNOT_BE_CANCELLED", path, inUse);
  }
  return null;
}

/** How long a caller should wait for an earlier change of the order. */
const RETRY_AFTER_SECONDS = 5;
