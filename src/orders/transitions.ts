import type { SubscriptionStatus } from "../model/enums.js";

/** From each status of a subscription, the ones that a partner may change it to. Nothing leaves an end. */
export const SUBSCRIPTION_TRANSITIONS: Readonly<Record<SubscriptionStatus, readonly SubscriptionStatus[]>> = {
  PENDING: ["ACTIVE"],
  ACTIVE: ["SUSPENDED", "DELETED"],
  SUSPENDED: ["ACTIVE", "DELETED"],
  DELETED: [],
  EXPIRED: [],
};

/** How long after its purchase something can be cancelled, in days (Partner Center, integration sandbox). */
export const CANCELLATION_WINDOW_DAYS = 60;

/** True when the window for cancelling what was bought at `since` has closed. */
export function isCancellationWindowClosed(since: string, now: string): boolean {
  return Date.parse(now) - Date.parse(since) > CANCELLATION_WINDOW_DAYS * 24 * 60 * 60 * 1_000;
}
