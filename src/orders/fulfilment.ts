import * as ledger from "../ledger/ledger.js";
import { type Subscription, subscriptionKey } from "../model/subscription.js";
import type { ItemKind } from "../model/enums.js";
import { type Order, orderKey, type OrderLineItem } from "../model/order.js";
import type { DueRow } from "../store/background-stores.js";
import type { Stores, Transact } from "../store/stores.js";
import { cancelled } from "./cancel-order.js";

/** Kinds whose lines have a subscription once they are fulfilled; reservations and software have none. */
const SUBSCRIBED: readonly ItemKind[] = ["LICENCE", "SAAS", "AZURE_PLAN"];

/**
 * Completes pending orders, all in one transaction, and carries out cancellations whose time has come, each in its own.
 * Every order is locked and looked at again, so that any number of processes may work at once, and none is finished
 * twice. Returns how many were finished.
 */
export async function fulfilOrders(transact: Transact, rows: readonly DueRow[], now: string): Promise<number> {
  const { fulfilled, toBeCancelled } = await transact(async (stores) => {
    const orders = await stores.orders.lockDue(rows, now);
    const pending = orders.filter((order) => !order.hasPendingAdjustment);
    await fulfil(stores, pending);
    const withCancellation = new Set(
      orders.filter((order) => order.hasPendingAdjustment).map(({ id }) => orderKey(id)),
    );
    return { fulfilled: pending.length, toBeCancelled: rows.filter(({ id }) => withCancellation.has(id)) };
  });
  let cancellations = 0;
  for (const row of toBeCancelled) {
    const options = { turn: row.partnerId, isUrgent: true };
    cancellations += await transact((stores) => cancelDue(stores, row, now), options);
  }
  return fulfilled + cancellations;
}

async function cancelDue(stores: Stores, row: DueRow, now: string): Promise<number> {
  await ledger.lockAccounts(stores, { partnerId: row.partnerId });
  const [order] = await stores.orders.lockDue([row], now);
  if (!order?.hasPendingAdjustment) return 0;
  await stores.orders.update(await cancelled(stores, order, now), order.version);
  return 1;
}

function finished(order: Order): Order {
  return { ...order, version: order.version + 1, dueTimeStamp: null };
}

/** Partners are not locked: nothing is drawn on, and what is pending counts like what is active. */
async function fulfil(stores: Stores, orders: readonly Order[]): Promise<void> {
  const subscriptions = await subscriptionsOf(stores, orders);
  const sandboxes = await sandboxesAmong(stores, orders);
  for (const order of orders) {
    const lineItems: OrderLineItem[] = [];
    for (const line of order.lineItems) {
      // An add-on that was bought together with its base depends on it from now on.
      const base = line.baseLineItemNumber === null ? undefined : order.lineItems[line.baseLineItemNumber];
      const subscription = subscriptions.get(keyOf({ partnerId: order.partnerId, id: line.storedSubscriptionId }));
      // In the sandbox no publisher sets the subscription up: it waits for activateSubscription.
      const isActivated = line.itemKind !== "SAAS" || !sandboxes.has(order.partnerId);
      if (subscription?.status === "PENDING" && (isActivated || base)) {
        const parentId = base?.storedSubscriptionId ?? subscription.parentId;
        await change(stores, { ...subscription, parentId, status: isActivated ? "ACTIVE" : "PENDING" });
      }
      lineItems.push({
        ...line,
        subscriptionId: SUBSCRIBED.includes(line.itemKind) ? line.storedSubscriptionId : null,
        parentSubscriptionId: base?.storedSubscriptionId ?? line.parentSubscriptionId,
      });
    }
    await stores.orders.update(finished({ ...order, status: "COMPLETED", lineItems }), order.version);
  }
}

/** What the orders have made, by `keyOf`; locked. */
async function subscriptionsOf(stores: Stores, orders: readonly Order[]): Promise<Map<string, Subscription>> {
  const keys = orders.flatMap(({ partnerId, lineItems }) =>
    lineItems.map(({ storedSubscriptionId }) => ({ partnerId, id: storedSubscriptionId })),
  );
  return new Map((await stores.subscriptions.lockAll(keys)).map((subscription) => [keyOf(subscription), subscription]));
}

async function sandboxesAmong(stores: Stores, orders: readonly Order[]): Promise<Set<string>> {
  const sandboxes = new Set<string>();
  for (const id of new Set(orders.map(({ partnerId }) => partnerId))) {
    if ((await stores.parties.partner(id))?.isSandbox) sandboxes.add(id);
  }
  return sandboxes;
}

function keyOf({ partnerId, id }: Pick<Subscription, "partnerId" | "id">): string {
  return `${partnerId} ${subscriptionKey(id)}`;
}

/** Registers Azure subscriptions for reservations, in one transaction; returns how many were registered. */
export async function finishRegistrations(stores: Stores, rows: readonly DueRow[], now: string): Promise<number> {
  let registered = 0;
  for (const subscription of await stores.subscriptions.lockDue(rows, now)) {
    const isRegistering = subscription.registration === "REGISTERING";
    if (isRegistering) await change(stores, { ...subscription, registration: "REGISTERED", dueTimeStamp: null });
    else await stores.subscriptions.update({ ...subscription, dueTimeStamp: null });
    registered += Number(isRegistering);
  }
  return registered;
}

async function change(stores: Stores, subscription: Subscription): Promise<void> {
  await stores.subscriptions.update({ ...subscription, version: subscription.version + 1 });
}
