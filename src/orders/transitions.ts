import type { SubscriptionStatus } from "../model/enums.js";

/**
 * From each status of a subscription, the ones that a partner may change it to. Nothing leaves an end, and what is PENDING
 * becomes ACTIVE by the fulfilment of its order, or by activateSubscription.
 *
 * Source of the statuses: "SubscriptionStatus Enum",
 * https://learn.microsoft.com/dotnet/api/microsoft.store.partnercenter.models.subscriptions.subscriptionstatus
 * Decided here: the moves, since no page lists them.
 */
export const SUBSCRIPTION_TRANSITIONS: Readonly<Record<SubscriptionStatus, readonly SubscriptionStatus[]>> = {
  PENDING: [],
  ACTIVE: ["SUSPENDED", "DELETED"],
  SUSPENDED: ["ACTIVE", "DELETED"],
  DELETED: [],
  EXPIRED: [],
};

/**
 * How long after its purchase something can be cancelled, in days.
 *
 * Source: "Cancel an order from the integration sandbox using Partner Center APIs",
 * https://learn.microsoft.com/partner-center/developer/cancel-an-order-from-the-integration-sandbox
 */
export const CANCELLATION_WINDOW_DAYS = 60;

/** True when the window for cancelling what was bought at `since` has closed. */
export function isCancellationWindowClosed(since: string, now: string): boolean {
  return Date.parse(now) - Date.parse(since) > CANCELLATION_WINDOW_DAYS * 24 * 60 * 60 * 1_000;
}
