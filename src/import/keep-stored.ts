/** Fills in what a file leaves out because the store has it: what the product itself counts and writes while it runs. */
import { type Subscription, subscriptionKey, NOTHING_DRAWN } from "../model/subscription.js";
import type { CreditLine } from "../model/market.js";
import type { Stores } from "../store/stores.js";
import { inPortions } from "./known-rows.js";
import type { ImportedSubscription, ImportedCreditLine } from "./schemas.js";

/** As in a checkout, so that no counter moves while an import reads it. */
export async function lockPartners(
  stores: Stores,
  subscriptions: readonly ImportedSubscription[],
  creditLines: readonly ImportedCreditLine[],
): Promise<void> {
  const ids = new Set([...subscriptions, ...creditLines].map(({ partnerId }) => partnerId));
  for (const id of [...ids].sort()) await stores.parties.lockPartner(id);
}

/** A credit line in the store keeps what is used of it. */
export async function completeCreditLines(stores: Stores, lines: readonly ImportedCreditLine[]): Promise<CreditLine[]> {
  const used = new Map<string, string>();
  for (const partnerId of new Set(lines.map((line) => line.partnerId))) {
    for (const [currency, line] of await stores.ledger.creditLines(partnerId))
      used.set(`${partnerId} ${currency}`, line.used);
  }
  return lines.map((line) => ({
    ...line,
    used: line.used ?? used.get(`${line.partnerId} ${line.currencyCode}`) ?? "0",
  }));
}

/** A subscription in the store keeps its history, and its version grows as with every change. */
export async function completeSubscriptions(
  stores: Stores,
  subscriptions: readonly ImportedSubscription[],
  now: string,
): Promise<Subscription[]> {
  const keyOf = ({ partnerId, id }: { partnerId: string; id: string }) => `${partnerId} ${subscriptionKey(id)}`;
  const stored = new Map<string, Subscription>();
  for (const portion of inPortions(subscriptions)) {
    for (const subscription of await stores.subscriptions.lockAll(portion))
      stored.set(keyOf(subscription), subscription);
  }
  return subscriptions.map((subscription) => {
    const earlier = stored.get(keyOf(subscription));
    return {
      ...subscription,
      version: Math.max(subscription.version ?? 1, earlier ? earlier.version + 1 : 1),
      creationTimeStamp: subscription.creationTimeStamp ?? earlier?.creationTimeStamp ?? now,
      orderId: subscription.orderId === undefined ? (earlier?.orderId ?? null) : subscription.orderId,
      unitPrice: earlier?.unitPrice ?? null,
      drawn: earlier?.drawn ?? NOTHING_DRAWN,
      dueTimeStamp:
        subscription.dueTimeStamp === undefined ? (earlier?.dueTimeStamp ?? null) : subscription.dueTimeStamp,
    };
  });
}
