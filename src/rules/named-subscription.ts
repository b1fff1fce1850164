import { subscriptionKey, type Subscription } from "../model/subscription.js";
import { provisioningValue } from "../model/cart.js";
import { kindOf } from "../model/catalog.js";
import type { ItemKind } from "../model/enums.js";
import type { LineQuestion } from "./rule.js";

/** The kinds of subscriptions that are Azure's own. */
export const AZURE_KINDS: readonly ItemKind[] = ["LEGACY_AZURE", "AZURE_PLAN"];

/** A subscription that a line names, or has to name, in its provisioning context. */
export interface NamedSubscription {
  readonly key: "subscriptionId" | "parentSubscriptionId";
  /** As the line gives it; null when the line has to name one and does not. */
  readonly id: string | null;
  /** Null when there is no such subscription. */
  readonly subscription: Subscription | null;
}

/** The subscriptions that matter for a line: those it has to name, and those it names although it need not. */
export function namedSubscriptions({ line, item, base, facts }: LineQuestion): NamedSubscription[] {
  const isNeeded = {
    subscriptionId: kindOf(item) === "RESERVATION" || item.provisioningVariables.includes("SubscriptionId"),
    parentSubscriptionId:
      base === null && (item.isAddon || item.provisioningVariables.includes("ParentSubscriptionId")),
  };
  return (["subscriptionId", "parentSubscriptionId"] as const).flatMap((key): NamedSubscription[] => {
    const id = provisioningValue(line, key);
    if (id === null) return isNeeded[key] ? [{ key, id, subscription: null }] : [];
    return [{ key, id, subscription: facts.subscriptions.get(subscriptionKey(id)) ?? null }];
  });
}

/** The Azure subscription that a reservation names; null for other lines, and while it is not known. */
export function subscriptionOfReservation(question: LineQuestion): Subscription | null {
  if (kindOf(question.item) !== "RESERVATION") return null;
  return namedSubscriptions(question).find(({ key }) => key === "subscriptionId")?.subscription ?? null;
}
