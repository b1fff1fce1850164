import { type Problem, problem } from "../errors/reasons.js";
import type { CheckoutFacts } from "../facts/facts.js";
import { LIVING_STATUSES, type Subscription } from "../model/subscription.js";
import type { CatalogItem } from "../model/catalog.js";
import type { SubscriptionStatus, TermDuration } from "../model/enums.js";
import type { Partner } from "../model/market.js";
import { type UserError, userError } from "../model/user-error.js";
import {
  CANCELLATION_WINDOW_DAYS,
  isCancellationWindowClosed,
  SUBSCRIPTION_TRANSITIONS,
} from "../orders/transitions.js";

/** The subscription as a change would have it, or why it cannot be. */
export type Changed = Subscription | UserError;

/** All that a change of a subscription is decided by. */
export interface SubscriptionFacts {
  readonly subscription: Subscription;
  readonly partner: Partner;
  /** Null when the partner has no relation to the customer any more. */
  readonly facts: CheckoutFacts | null;
  /** What depends on it. */
  readonly children: readonly Subscription[];
  /** What it depends on; null for nothing. */
  readonly parent: Subscription | null;
  /** What was bought; null when it is no longer in the catalog. */
  readonly item: CatalogItem | null;
  /** False while the order that made it is still to be fulfilled. */
  readonly isFulfilled: boolean;
  readonly now: string;
}

const ID = ["input", "subscriptionId"];

/** Activation of a marketplace subscription, which in production the customer does with the publisher. */
export function activated({ subscription, partner, isFulfilled }: SubscriptionFacts): Changed {
  if (!partner.isSandbox) {
    return userError(
      "SANDBOX_TENANT_ONLY",
      ID,
      problem("ACTIVATION_OUTSIDE_SANDBOX", { subscriptionId: subscription.id }),
    );
  }
  const { status, itemKind } = subscription;
  if (status === "ACTIVE") {
    return userError("ITEM_ALREADY_ACTIVATED", ID, problem("SUBSCRIPTION_ACTIVE", { subscriptionId: subscription.id }));
  }
  if (status !== "PENDING") return notValid(problem("STATUS_NOT_PENDING", { wanted: "ACTIVE", status }));
  if (itemKind !== "SAAS") return userError("NOT_SUPPORTED", ID, problem("KIND_NOT_ACTIVATED", { itemKind }));
  if (!isFulfilled) return notValid(problem("SUBSCRIPTION_NOT_FULFILLED", { wanted: "ACTIVE", status }));
  return { ...subscription, status: "ACTIVE" };
}

export function withStatus(facts: SubscriptionFacts, status: SubscriptionStatus): Changed {
  const { subscription, children, parent, now } = facts;
  if (subscription.itemKind === "RESERVATION" || subscription.itemKind === "SOFTWARE") {
    return userError("NOT_SUPPORTED", ID, problem("KIND_WITHOUT_STATUS", { itemKind: subscription.itemKind }));
  }
  const change = { wanted: status, status: subscription.status };
  if (subscription.status === "PENDING") return notValid(problem("SUBSCRIPTION_PENDING", change));
  const possible = SUBSCRIPTION_TRANSITIONS[subscription.status];
  if (!possible.includes(status)) {
    return notValid(problem("STATUS_NOT_REACHABLE", { ...change, accepted: possible }));
  }
  if (status === "ACTIVE" && parent && parent.status !== "ACTIVE") {
    const base = { baseId: parent.id, baseStatus: parent.status };
    return notValid(problem("BASE_SUBSCRIPTION_NOT_ACTIVE", { ...change, ...base }));
  }
  const inUse = status === "ACTIVE" ? undefined : children.find((child) => needsParent(child, status));
  if (inUse) {
    const child = { subscriptionId: inUse.id, friendlyName: inUse.friendlyName, childStatus: inUse.status };
    return notValid(problem("SUBSCRIPTION_IN_USE", { ...change, ...child }));
  }
  if (status === "DELETED" && isCancellationWindowClosed(subscription.creationTimeStamp, now)) {
    const { creationTimeStamp } = subscription;
    const closed = { ...change, creationTimeStamp, days: CANCELLATION_WINDOW_DAYS };
    return notValid(problem("DELETION_WINDOW_CLOSED", closed));
  }
  const renewsTo = status === "DELETED" ? null : subscription.renewsTo;
  return {
    ...subscription,
    status,
    renewsTo,
    registration: registrationAfter(subscription, status),
    dueTimeStamp: null,
  };
}

/**
 * Whether a child keeps its parent from the wished status. A suspended one does not mind a suspended parent, but could
 * never come back once the parent is deleted. A reservation stands alone.
 */
function needsParent({ status, itemKind }: Subscription, wished: SubscriptionStatus): boolean {
  const minds = status === "SUSPENDED" ? wished === "DELETED" : LIVING_STATUSES.includes(status);
  return minds && itemKind !== "RESERVATION";
}

/** What comes back from suspension has to be registered again, and a registration under way ends with a change. */
function registrationAfter({ registration }: Subscription, status: SubscriptionStatus): Subscription["registration"] {
  if (registration === null) return null;
  return status === "ACTIVE" || registration === "REGISTERING" ? "NOT_REGISTERED" : registration;
}

/** The subscription with another term after the present one; null for none. */
export function withRenewal({ subscription, item }: SubscriptionFacts, termDuration: TermDuration | null): Changed {
  const { itemKind, status, renewsTo } = subscription;
  const offered = [...new Set(item?.terms.flatMap((term) => term.renewalTermDurations) ?? [])];
  // A trial ends unless its purchase said otherwise; anything else that renews can be stopped and renewed again.
  const canRenew = renewsTo !== null || (offered.length > 0 && item?.isTrial === false);
  if (!LIVING_STATUSES.includes(status) || !canRenew) {
    return userError("ASSET_FUTURE_BILLING_INFO_NOT_FOUND", ID, problem("NOTHING_TO_RENEW", { itemKind, status }));
  }
  if (termDuration !== null && !offered.includes(termDuration)) {
    const wanted = { renewalTermDuration: termDuration, accepted: offered };
    return userError("NOT_SUPPORTED", ["input", "termDuration"], problem("SUBSCRIPTION_RENEWAL_NOT_OFFERED", wanted));
  }
  return { ...subscription, renewsTo: termDuration && { termDuration } };
}

/** Asks for the registration of an Azure subscription for reservations; it takes effect in the background. */
export function registering({ subscription }: SubscriptionFacts, due: string): Changed {
  if (subscription.registration === null) {
    return userError("NOT_SUPPORTED", ID, problem("KIND_NOT_REGISTERED", { itemKind: subscription.itemKind }));
  }
  if (subscription.status !== "ACTIVE") {
    return notActive(subscription);
  }
  if (subscription.registration !== "NOT_REGISTERED") return subscription;
  return { ...subscription, registration: "REGISTERING", dueTimeStamp: due };
}

function notValid(cause: Problem): UserError {
  return userError("ASSET_STATUS_CHANGE_NOT_VALID", ID, cause);
}

/** Refuses what is for active subscriptions only; one that has ended will not be active again. */
export function notActive({ status }: Subscription): UserError {
  const refused = userError("SUBSCRIPTION_IS_NOT_ACTIVE", ID, problem("SUBSCRIPTION_NOT_ACTIVE", { status }));
  return { ...refused, retryable: LIVING_STATUSES.includes(status) };
}
