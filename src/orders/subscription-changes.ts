import { describeOrderError } from "../codes/order-error-codes.js";
import type { Asset } from "../model/asset.js";
import type { CatalogItem } from "../model/catalog.js";
import type { SubscriptionStatus, TermDuration } from "../model/enums.js";
import type { Partner } from "../model/market.js";
import { type UserError, userError } from "../model/user-error.js";
import { SANDBOX_LIMITS } from "../rules/sandbox-limits.js";
import { CANCELLATION_WINDOW_DAYS, isCancellationWindowClosed, SUBSCRIPTION_TRANSITIONS } from "./transitions.js";

/** The subscription as a change would have it, or why it cannot be. */
export type Changed = Asset | UserError;

/** All that a change of a subscription is decided by. */
export interface SubscriptionFacts {
  readonly asset: Asset;
  readonly partner: Partner;
  /** What hangs on it. */
  readonly children: readonly Asset[];
  /** What it hangs on; null for nothing. */
  readonly parent: Asset | null;
  /** What was bought; null when it is no longer in the catalog. */
  readonly item: CatalogItem | null;
  readonly now: string;
}

const ID = ["input", "subscriptionId"];

/** Activation of a marketplace subscription, which in production the customer does with the publisher. */
export function activated({ asset, partner }: SubscriptionFacts): Changed {
  if (!partner.isSandbox) {
    return userError(
      "SANDBOX_TENANT_ONLY",
      ID,
      `${describeOrderError("SANDBOX_TENANT_ONLY")} In production the customer activates the subscription with its publisher.`,
    );
  }
  if (asset.status === "ACTIVE")
    return userError("ITEM_ALREADY_ACTIVATED", ID, describeOrderError("ITEM_ALREADY_ACTIVATED"));
  if (asset.status !== "PENDING") return notValid(asset, "ACTIVE", "Only a pending subscription can be activated.");
  if (asset.itemKind !== "SAAS") {
    return notSupported(
      ID,
      `Only subscriptions of the marketplace (SAAS) are activated; this one is of kind ${asset.itemKind}.`,
    );
  }
  return { ...asset, status: "ACTIVE" };
}

export function withStatus(facts: SubscriptionFacts, status: SubscriptionStatus): Changed {
  const { asset, children, parent, now } = facts;
  if (asset.itemKind === "RESERVATION" || asset.itemKind === "SOFTWARE") {
    return notSupported(ID, `What is of kind ${asset.itemKind} has no status to change; its order can be cancelled.`);
  }
  const possible = SUBSCRIPTION_TRANSITIONS[asset.status];
  if (!possible.includes(status)) {
    return notValid(asset, status, `Possible from ${asset.status}: ${possible.join(", ") || "nothing"}.`);
  }
  if (status === "ACTIVE" && parent && parent.status !== "ACTIVE") {
    return notValid(asset, status, `Its base subscription ${parent.id} is ${parent.status}.`);
  }
  const inUse = status === "ACTIVE" ? undefined : children.find(needsParent);
  if (inUse) {
    const what = `Subscription ${inUse.id} ("${inUse.friendlyName}")`;
    return notValid(asset, status, `${what} hangs on it and is ${inUse.status.toLowerCase()}.`);
  }
  if (status === "DELETED" && isCancellationWindowClosed(asset.creationTimeStamp, now)) {
    return notValid(asset, status, `It is ${CANCELLATION_WINDOW_DAYS} days since its purchase; it can be suspended.`);
  }
  const renewsTo = status === "DELETED" ? null : asset.renewsTo;
  return { ...asset, status, renewsTo, registration: registrationAfter(asset, status), dueTimeStamp: null };
}

/** A child that is active, or becomes so by itself once its order is fulfilled; a reservation stands alone. */
function needsParent({ status, itemKind }: Asset): boolean {
  return (status === "ACTIVE" || status === "PENDING") && itemKind !== "RESERVATION";
}

/** What comes back from suspension has to be registered anew, and a registration under way ends with a change. */
function registrationAfter({ registration }: Asset, status: SubscriptionStatus): Asset["registration"] {
  if (registration === null) return null;
  return status === "ACTIVE" || registration === "REGISTERING" ? "NOT_REGISTERED" : registration;
}

export function withQuantity({ asset, item, partner }: SubscriptionFacts, quantity: number): Changed {
  const path = ["input", "quantity"];
  if (asset.itemKind !== "LICENCE" || !item || item.isTrial) {
    const isGone = asset.itemKind === "LICENCE" && !item;
    const what = isGone ? "no longer in the catalog" : item?.isTrial ? "a trial" : `of kind ${asset.itemKind}`;
    return notSupported(ID, `The quantity of what is ${what} cannot be changed; only that of licences can.`);
  }
  if (asset.status !== "ACTIVE") {
    return userError(
      "SUBSCRIPTION_IS_NOT_ACTIVE",
      ID,
      `${describeOrderError("SUBSCRIPTION_IS_NOT_ACTIVE")} It is ${asset.status}.`,
    );
  }
  const { minimumQuantity, maximumQuantity, title } = item;
  if (quantity < minimumQuantity || quantity > maximumQuantity) {
    const text = `${describeOrderError("INVALID_QUANTITY")} ${quantity} is outside the range of ${minimumQuantity} to ${maximumQuantity} for "${title}".`;
    return userError("INVALID_QUANTITY", path, text);
  }
  const limit = SANDBOX_LIMITS.licencesPerSubscription;
  if (partner.isSandbox && quantity > limit) {
    return userError(
      "SANDBOX_LIMIT_EXCEEDED",
      path,
      `${describeOrderError("SANDBOX_LIMIT_EXCEEDED")} ${limit} licences per subscription are allowed.`,
    );
  }
  return { ...asset, quantity };
}

/** What follows the present term; null for nothing. */
export function withRenewal({ asset, item }: SubscriptionFacts, termDuration: TermDuration | null): Changed {
  if (asset.renewsTo === null) {
    const text = `${describeOrderError("ASSET_FUTURE_BILLING_INFO_NOT_FOUND")} Nothing follows the present term: it is of kind ${asset.itemKind} and ${asset.status}.`;
    return userError("ASSET_FUTURE_BILLING_INFO_NOT_FOUND", ID, text);
  }
  const offered = [...new Set(item?.terms.flatMap((term) => term.renewalTermDurations) ?? [])];
  if (termDuration !== null && !offered.includes(termDuration)) {
    return notSupported(
      ["input", "termDuration"],
      `It cannot renew to ${termDuration}. Offered: ${offered.join(", ") || "none"}.`,
    );
  }
  return { ...asset, renewsTo: { termDuration } };
}

/** Asks for the registration of an Azure subscription for reservations; it takes effect in the background. */
export function registering({ asset }: SubscriptionFacts, due: string): Changed {
  if (asset.registration === null) {
    return notSupported(
      ID,
      `Only Azure subscriptions are registered for reservations; this one is of kind ${asset.itemKind}.`,
    );
  }
  if (asset.status !== "ACTIVE") {
    return userError(
      "SUBSCRIPTION_IS_NOT_ACTIVE",
      ID,
      `${describeOrderError("SUBSCRIPTION_IS_NOT_ACTIVE")} It is ${asset.status}.`,
    );
  }
  if (asset.registration !== "NOT_REGISTERED") return asset;
  return { ...asset, registration: "REGISTERING", dueTimeStamp: due };
}

function notValid(asset: Asset, wished: SubscriptionStatus, why: string): UserError {
  const text = describeOrderError("ASSET_STATUS_CHANGE_NOT_VALID", wished, asset.status);
  return userError("ASSET_STATUS_CHANGE_NOT_VALID", ["input", "subscriptionId"], `${text} ${why}`);
}

function notSupported(path: readonly string[], why: string): UserError {
  return userError("NOT_SUPPORTED", path, `${describeOrderError("NOT_SUPPORTED")} ${why}`);
}
