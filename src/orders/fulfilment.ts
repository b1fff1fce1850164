import type { Asset } from "../model/asset.js";
import type { ItemKind } from "../model/enums.js";
import type { Order, OrderLineItem } from "../model/order.js";
import type { Store, Stores } from "../store/stores.js";
import { giveBack } from "./draw.js";

/** How many orders, and how many assets, one round finishes at the most. */
const ROUND = 50;

/** Kinds whose lines have a subscription once they are fulfilled; reservations and software have none. */
const SUBSCRIBED: readonly ItemKind[] = ["LICENCE", "SAAS", "AZURE_PLAN"];

/**
 * One round of the background work: fulfils pending orders, finishes cancellations and registrations whose time has
 * come. Each is locked and looked at again in a transaction of its own, so that any number of processes may work at
 * once, and nothing is finished twice. Returns how many were finished.
 */
export async function finishDue(store: Store, clock: () => Date): Promise<number> {
  const now = clock().toISOString();
  const orders = await store.stores.orders.due(now, ROUND);
  const assets = await store.stores.assets.due(now, ROUND);
  const work = [
    ...orders.map(
      ({ partnerId, id }) =>
        (stores: Stores) =>
          finishOrder(stores, partnerId, id, now),
    ),
    ...assets.map(
      ({ partnerId, id }) =>
        (stores: Stores) =>
          finishRegistration(stores, partnerId, id, now),
    ),
  ];
  let finished = 0;
  const failures: unknown[] = [];
  for (const finish of work) {
    // One that fails must not hold up the others for good: the round goes on, and fails at its end.
    try {
      finished += Number(await store.transact(finish));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${work.length} were not finished.`);
  return finished;
}

async function finishOrder(stores: Stores, partnerId: string, id: string, now: string): Promise<boolean> {
  // The same order of locks as in a checkout: first the partner, then what is drawn on.
  await stores.parties.lockPartner(partnerId);
  const order = await stores.orders.lock(partnerId, id);
  if (!order || order.dueTimeStamp === null || order.dueTimeStamp > now) return false;
  const finished = order.hasPendingAdjustment ? await cancel(stores, order) : await fulfil(stores, order);
  await stores.orders.update({ ...finished, version: order.version + 1, dueTimeStamp: null }, order.version);
  return true;
}

/** A cancelled order leaves nothing behind: what it took is given back, and what it made is gone. */
async function cancel(stores: Stores, order: Order): Promise<Order> {
  await stores.inventory.lock(order.taken.units.map((unit) => unit.catalogItemId));
  await giveBack(stores, order);
  await stores.assets.delete(
    order.partnerId,
    order.lineItems.map((line) => line.assetId),
  );
  const lineItems = order.lineItems.map((line) => ({ ...line, quantity: 0 }));
  return { ...order, status: "CANCELLED", hasPendingAdjustment: false, lineItems };
}

async function fulfil(stores: Stores, order: Order): Promise<Order> {
  const partner = await stores.parties.partner(order.partnerId);
  const lineItems: OrderLineItem[] = [];
  for (const line of order.lineItems) {
    // An add-on that was bought together with its base hangs on it from now on.
    const base = line.baseLineItemNumber === null ? undefined : order.lineItems[line.baseLineItemNumber];
    const asset = await stores.assets.lock(order.partnerId, line.assetId);
    // In the sandbox nobody sets the subscription up with its publisher: it waits for activateSubscription.
    const isActivated = line.itemKind !== "SAAS" || !partner?.isSandbox;
    if (asset?.status === "PENDING" && (isActivated || base)) {
      const parentId = base?.assetId ?? asset.parentId;
      await change(stores, { ...asset, parentId, status: isActivated ? "ACTIVE" : "PENDING" });
    }
    lineItems.push({
      ...line,
      subscriptionId: SUBSCRIBED.includes(line.itemKind) ? line.assetId : null,
      parentSubscriptionId: base?.assetId ?? line.parentSubscriptionId,
    });
  }
  return { ...order, status: "COMPLETED", lineItems };
}

async function finishRegistration(stores: Stores, partnerId: string, id: string, now: string): Promise<boolean> {
  const asset = await stores.assets.lock(partnerId, id);
  if (!asset || asset.dueTimeStamp === null || asset.dueTimeStamp > now) return false;
  if (asset.registration !== "REGISTERING") {
    await stores.assets.update({ ...asset, dueTimeStamp: null });
    return false;
  }
  await change(stores, { ...asset, registration: "REGISTERED", dueTimeStamp: null });
  return true;
}

async function change(stores: Stores, asset: Asset): Promise<void> {
  await stores.assets.update({ ...asset, version: asset.version + 1 });
}
