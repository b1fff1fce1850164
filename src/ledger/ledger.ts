import { Big } from "big.js";
import { type Asset, assetKey, type Drawn } from "../model/asset.js";
import { catalogKey } from "../model/catalog.js";
import { type Change, countsMovedBy } from "../model/holdings.js";
import type { CreditLine } from "../model/market.js";
import type { Order } from "../model/order.js";
import type { Placement } from "../model/placement.js";
import type { Stores } from "../store/stores.js";

/*
 * The one place where credit, stock, cores and the counters of what customers own are moved. Every function here takes
 * a subscription from one state to another and moves the accounts by the difference, so that what is given back is
 * exactly what was taken. Callers hold the locks of `lockAccounts`.
 */

type LedgerStores = Pick<Stores, "parties" | "inventory" | "assets" | "ledger" | "placements" | "orders">;

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
  requests: readonly Placement[],
  creditLines: ReadonlyMap<string, CreditLine>,
): Promise<void> {
  await stores.placements.insert(requests);
  await move(
    stores,
    requests.flatMap(({ assets }) => assets.map((after) => ({ before: null, after }))),
    creditLines,
  );
}

/** An order request that its purchase system took: the order, and what its lines produce. */
export interface Placed {
  readonly request: Placement;
  readonly order: Order;
  readonly subscriptions: readonly Asset[];
}

/** Turns reserved requests into the orders that their purchase systems made of them; no account is moved. */
export async function commit(stores: LedgerStores, placed: readonly Placed[]): Promise<void> {
  await stores.placements.delete(placed.map(({ request }) => request.id));
  await stores.orders.insert(placed.map(({ order }) => order));
  await stores.assets.insert(placed.flatMap(({ subscriptions }) => subscriptions));
}

/** Gives back what order requests had taken: their purchase systems refused them. */
export async function release(stores: LedgerStores, requests: readonly Placement[]): Promise<void> {
  await stores.placements.delete(requests.map(({ id }) => id));
  await move(
    stores,
    requests.flatMap(({ assets }) => assets.map((before) => ({ before, after: null }))),
  );
}

/** Writes a subscription as it is after a change, and takes or gives back the difference. */
export async function change(stores: LedgerStores, before: Asset, after: Asset): Promise<void> {
  await stores.assets.update(after);
  await move(stores, [{ before, after }]);
}

/** Removes subscriptions whose order was cancelled, and gives back all that they had taken. */
export async function remove(stores: LedgerStores, subscriptions: readonly Asset[]): Promise<void> {
  const [first] = subscriptions;
  if (!first) return;
  await stores.assets.delete(
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
    ...(after ? [{ asset: after, drawn: after.drawn, sign: 1 }] : []),
    ...(before ? [{ asset: before, drawn: before.drawn, sign: -1 }] : []),
  ]);
  await moveStock(stores, drawings);
  await moveCredit(stores, partnerId, drawings, creditLines);
  await moveCores(stores, partnerId, drawings);
  await stores.ledger.count(partnerId, countsMovedBy(changes));
}

interface Drawing {
  readonly asset: Asset;
  readonly drawn: Drawn;
  readonly sign: number;
}

async function moveStock(stores: LedgerStores, drawings: readonly Drawing[]): Promise<void> {
  const units = summed(drawings.map(({ asset, drawn, sign }) => [catalogKey(asset.catalogItemId), sign * drawn.stock]));
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
    const regions = bySubscription.get(assetKey(subscriptionId)) ?? new Map<string, number>();
    regions.set(armRegionName, (regions.get(armRegionName) ?? 0) + sign * cores);
    bySubscription.set(assetKey(subscriptionId), regions);
  }
  for (const id of [...bySubscription.keys()].sort()) {
    // A request of its own may change the subscription meanwhile: it is read under a lock.
    const azure = await stores.assets.lock(partnerId, id);
    if (!azure) continue;
    const coreQuotas = azure.coreQuotas.map((quota) => ({
      ...quota,
      used: quota.used + (bySubscription.get(id)!.get(quota.armRegionName) ?? 0),
    }));
    await stores.assets.update({ ...azure, coreQuotas });
  }
}

/** The sum of each key's amounts, without those that come to nothing. */
function summed(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, amount] of entries) sums.set(key, (sums.get(key) ?? 0) + amount);
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}
