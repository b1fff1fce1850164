import { Big } from "big.js";
import { type Subscription, subscriptionKey, type Drawn } from "../model/subscription.js";
import { catalogKey } from "../model/catalog.js";
import { type Change, countsMovedBy } from "../model/holdings.js";
import type { CreditLine } from "../model/market.js";
import type { Order } from "../model/order.js";
import type { OrderRequest } from "../model/order-request.js";
import type { Stores } from "../store/stores.js";

/*
 * The one place where credit, stock, cores and the counters of what customers own are moved. Every function here takes
 * a subscription from one state to another and moves the accounts by the difference, so that what is given back is
 * exactly what was taken. Callers hold the locks of `lockAccounts`.
 */

type LedgerStores = Pick<Stores, "parties" | "inventory" | "subscriptions" | "ledger" | "orderRequests" | "orders">;

/** What a unit of work is going to move. */
export interface Accounts {
  readonly partnerId: string;
  /** The items whose stock may be moved. */
  readonly catalogItemIds?: readonly string[];
}

/**
 * Locks accounts, in the one order in which all of Cartwright takes locks: a cart; then the partner, whose row stands for
 * its credit, its quotas and its counters; then an order; then stock by item id; then subscriptions by id.
 */
export async function lockAccounts(stores: Pick<Stores, "parties" | "inventory">, accounts: Accounts): Promise<void> {
  await stores.parties.lockPartner(accounts.partnerId);
  await stores.inventory.lock([...new Set(accounts.catalogItemIds ?? [])]);
}

/** Takes what order requests ask for, and writes them down; `creditLines` are those read under the lock. */
export async function reserve(
  stores: LedgerStores,
  requests: readonly OrderRequest[],
  creditLines: ReadonlyMap<string, CreditLine>,
): Promise<void> {
  await stores.orderRequests.insert(requests);
  await move(
    stores,
    requests.flatMap(({ subscriptions }) => subscriptions.map((after) => ({ before: null, after }))),
    creditLines,
  );
}

/** An order request that its purchase system took: the order, and what its lines produce. */
export interface Placed {
  readonly request: OrderRequest;
  readonly order: Order;
  readonly subscriptions: readonly Subscription[];
}

/** Turns reserved requests into the orders that their purchase systems made of them; no account is moved. */
export async function commit(stores: LedgerStores, placed: readonly Placed[]): Promise<void> {
  await stores.orderRequests.delete(placed.map(({ request }) => request.id));
  await stores.orders.insert(placed.map(({ order }) => order));
  await stores.subscriptions.insert(placed.flatMap(({ subscriptions }) => subscriptions));
}

/** Gives back what order requests had taken: their purchase systems refused them. */
export async function release(stores: LedgerStores, requests: readonly OrderRequest[]): Promise<void> {
  await stores.orderRequests.delete(requests.map(({ id }) => id));
  await move(
    stores,
    requests.flatMap(({ subscriptions }) => subscriptions.map((before) => ({ before, after: null }))),
  );
}

/** Writes a subscription as it is after a change, and takes or gives back the difference. */
export async function change(stores: LedgerStores, before: Subscription, after: Subscription): Promise<void> {
  await stores.subscriptions.update(after);
  await move(stores, [{ before, after }]);
}

/** Removes subscriptions whose order was cancelled, and gives back all that they had taken. */
export async function remove(stores: LedgerStores, subscriptions: readonly Subscription[]): Promise<void> {
  const [first] = subscriptions;
  if (!first) return;
  await stores.subscriptions.delete(
    first.partnerId,
    subscriptions.map(({ id }) => id),
  );
  await move(
    stores,
    subscriptions.map((before) => ({ before, after: null })),
  );
}

/** Moves every account by what the changes come to in sum. */
async function move(
  stores: LedgerStores,
  changes: readonly Change[],
  creditLines?: ReadonlyMap<string, CreditLine>,
): Promise<void> {
  const some = changes[0]?.before ?? changes[0]?.after;
  if (!some) return;
  const { partnerId } = some;
  const drawings = changes.flatMap(({ before, after }) => [
    ...(after ? [{ subscription: after, drawn: after.drawn, sign: 1 }] : []),
    ...(before ? [{ subscription: before, drawn: before.drawn, sign: -1 }] : []),
  ]);
  await moveStock(stores, drawings);
  await moveCredit(stores, partnerId, drawings, creditLines);
  await moveCores(stores, partnerId, drawings);
  await stores.ledger.count(partnerId, countsMovedBy(changes));
}

interface Drawing {
  readonly subscription: Subscription;
  readonly drawn: Drawn;
  readonly sign: number;
}

async function moveStock(stores: LedgerStores, drawings: readonly Drawing[]): Promise<void> {
  const units = summed(
    drawings.map(({ subscription, drawn, sign }) => [catalogKey(subscription.catalogItemId), sign * drawn.stock]),
  );
  // In the order of the locks.
  for (const id of [...units.keys()].sort()) await stores.ledger.takeStock(id, units.get(id)!);
}

async function moveCredit(
  stores: LedgerStores,
  partnerId: string,
  drawings: readonly Drawing[],
  creditLines?: ReadonlyMap<string, CreditLine>,
): Promise<void> {
  const amounts = new Map<string, Big>();
  for (const { drawn, sign } of drawings) {
    if (!drawn.credit) continue;
    const { currencyCode, amount } = drawn.credit;
    amounts.set(currencyCode, (amounts.get(currencyCode) ?? new Big(0)).plus(new Big(amount).times(sign)));
  }
  const moved = [...amounts].filter(([, amount]) => !amount.eq(0));
  if (moved.length === 0) return;
  const lines = creditLines ?? (await stores.ledger.creditLines(partnerId));
  for (const [currencyCode, amount] of moved) {
    const line = lines.get(currencyCode);
    if (line) await stores.ledger.setCreditUsed(line, new Big(line.used).plus(amount).toFixed());
  }
}

async function moveCores(stores: LedgerStores, partnerId: string, drawings: readonly Drawing[]): Promise<void> {
  const bySubscription = new Map<string, Map<string, number>>();
  for (const { drawn, sign } of drawings) {
    if (!drawn.cores) continue;
    const { subscriptionId, armRegionName, cores } = drawn.cores;
    const regions = bySubscription.get(subscriptionKey(subscriptionId)) ?? new Map<string, number>();
    regions.set(armRegionName, (regions.get(armRegionName) ?? 0) + sign * cores);
    bySubscription.set(subscriptionKey(subscriptionId), regions);
  }
  for (const id of [...bySubscription.keys()].sort()) {
    // A request of its own may change the subscription meanwhile: it is read under a lock.
    const azure = await stores.subscriptions.lock(partnerId, id);
    if (!azure) continue;
    const coreQuotas = azure.coreQuotas.map((quota) => ({
      ...quota,
      used: quota.used + (bySubscription.get(id)!.get(quota.armRegionName) ?? 0),
    }));
    await stores.subscriptions.update({ ...azure, coreQuotas });
  }
}

/** The sum of each key's amounts, without those that come to nothing. */
function summed(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, amount] of entries) sums.set(key, (sums.get(key) ?? 0) + amount);
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}
