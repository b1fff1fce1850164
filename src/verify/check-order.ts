import { subscriptionKey, type Subscription, LIVING_STATUSES } from "../model/subscription.js";
import { isCancelled, type Order, type OrderLineItem } from "../model/order.js";
import type { Finding } from "./finding.js";

/** An order, and the subscriptions that it names, by `subscriptionKey`. */
export function checkOrder(order: Order, subscriptions: ReadonlyMap<string, Subscription>): Finding[] {
  const subject = `order ${order.id}`;
  const findings: Finding[] = [];
  const isOpen = order.status === "PENDING" || order.hasPendingAdjustment;
  if (isOpen !== (order.dueTimeStamp !== null)) {
    const detail = isOpen
      ? "It waits for something that never comes."
      : "Something is to come that it does not wait for.";
    findings.push({ invariant: "ORDER_ENDS", subject, detail });
  }
  for (const line of order.lineItems) {
    const { lineItemNumber, storedSubscriptionId } = line;
    const subscription = subscriptions.get(subscriptionKey(storedSubscriptionId));
    const isThere = subscription?.orderId === order.id;
    if (isThere !== isGone(order, line)) continue;
    const detail = isThere
      ? `It was cancelled, and subscription ${storedSubscriptionId} of line ${lineItemNumber} is still there.`
      : `Subscription ${storedSubscriptionId} of line ${lineItemNumber} is lost, or another order's.`;
    findings.push({ invariant: "ORDER_MADE_ITS_LINES", subject, detail });
  }
  return findings;
}

/** True for a line that must have nothing left of it: it was cancelled, by itself or with its order. */
function isGone({ status }: Order, line: OrderLineItem): boolean {
  return status === "CANCELLED" || isCancelled(line);
}

/** A subscription, and the order that it says it came from. */
export function checkSubscription(subscription: Subscription, order: Order | undefined): Finding[] {
  const subject = `subscription ${subscription.id}`;
  const findings: Finding[] = [];
  if (subscription.orderId === null) return findings;
  const line = order?.lineItems.find(
    ({ storedSubscriptionId }) => subscriptionKey(storedSubscriptionId) === subscriptionKey(subscription.id),
  );
  if (!order || !line || isGone(order, line)) {
    const detail = `Order ${subscription.orderId} ${order ? "does not know it, or was cancelled" : "is lost"}.`;
    findings.push({ invariant: "ORDER_MADE_ITS_LINES", subject, detail });
  }
  return findings;
}

/** A subscription, and those of its partner by `subscriptionKey`, its parent among them. */
export function checkParent(
  { id, parentId, customerId, status }: Subscription,
  parents: ReadonlyMap<string, Subscription>,
): Finding[] {
  if (
    parentId === null ||
    !LIVING_STATUSES.includes(status) ||
    parents.get(subscriptionKey(parentId))?.customerId === customerId
  )
    return [];
  const detail = `It depends on subscription ${parentId}, which its customer does not have.`;
  return [{ invariant: "PARENT_EXISTS", subject: `subscription ${id}`, detail }];
}
