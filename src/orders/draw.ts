import { Big } from "big.js";
import { assetKey } from "../model/asset.js";
import { catalogKey } from "../model/catalog.js";
import type { OrderDraft, Taken } from "../model/order.js";
import type { Stores } from "../store/stores.js";

/** What of an order says what it draws on, and from whom. */
type Drawing = Pick<OrderDraft, "partnerId" | "referenceCustomerId" | "taken">;

/** Takes stock, credit and cores for orders of one cart. What they draw on must be locked. */
export async function take(stores: Stores, orders: readonly Drawing[]): Promise<void> {
  await move(stores, orders, 1);
}

/** Gives back what an order has taken: it was refused, or cancelled. */
export async function giveBack(stores: Stores, order: Drawing): Promise<void> {
  await move(stores, [order], -1);
}

/** Moves stock, credit and cores by what the orders need, times `sign`. */
async function move(stores: Stores, orders: readonly Drawing[], sign: 1 | -1): Promise<void> {
  const [first] = orders;
  if (!first) return;
  const taken = orders.map((order) => order.taken);
  const units = summed(
    taken.flatMap((one) => one.units.map((unit) => [catalogKey(unit.catalogItemId), unit.quantity])),
  );
  // In the order of ids, like the locks before.
  for (const id of [...units.keys()].sort()) await stores.inventory.take(id, sign * units.get(id)!);
  await moveCredit(stores, first.partnerId, taken, sign);
  await moveCores(stores, first, taken, sign);
}

async function moveCredit(stores: Stores, partnerId: string, taken: readonly Taken[], sign: 1 | -1): Promise<void> {
  const lines = await stores.parties.creditLines(partnerId);
  for (const line of lines.values()) {
    const amount = taken
      .filter(({ credit }) => credit.currencyCode === line.currencyCode)
      .reduce((sum, { credit }) => sum.plus(credit.amount), new Big(0));
    if (!amount.eq(0)) await stores.parties.setCreditUsed(line, new Big(line.used).plus(amount.times(sign)).toFixed());
  }
}

async function moveCores(
  stores: Stores,
  { partnerId, referenceCustomerId }: Drawing,
  taken: readonly Taken[],
  sign: 1 | -1,
): Promise<void> {
  const cores = taken.flatMap((one) => one.cores);
  const ids = [...new Set(cores.map((one) => assetKey(one.assetId)))];
  // In the order of ids. An asset may be changed by a request of its own meanwhile: it is read under a lock.
  for (const id of ids.sort()) {
    const asset = await stores.assets.lock(partnerId, id);
    if (asset?.customerId !== referenceCustomerId) continue;
    const moved = summed(
      cores.filter((one) => assetKey(one.assetId) === assetKey(asset.id)).map((one) => [one.armRegionName, one.cores]),
    );
    const coreQuotas = asset.coreQuotas.map((quota) => ({
      ...quota,
      used: quota.used + sign * (moved.get(quota.armRegionName) ?? 0),
    }));
    await stores.assets.update({ ...asset, coreQuotas });
  }
}

function summed(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, amount] of entries) sums.set(key, (sums.get(key) ?? 0) + amount);
  return sums;
}
