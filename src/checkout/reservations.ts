import { Big } from "big.js";
import { assetKey } from "../model/asset.js";
import { catalogKey } from "../model/catalog.js";
import type { Placement, Reservation } from "../model/placement.js";
import type { Stores } from "../store/stores.js";

/** Takes all that placements draw on, in the transaction that judged them. */
export async function reserve(stores: Stores, placements: readonly Placement[]): Promise<void> {
  await draw(stores, placements, 1);
  await stores.assets.insert(placements.flatMap(({ reservation }) => reservation.assets));
}

/** Gives back what placements had taken: their orders were refused. */
export async function release(stores: Stores, placements: readonly Placement[]): Promise<void> {
  await draw(stores, placements, -1);
  for (const { partnerId, reservation } of placements) {
    await stores.assets.delete(
      partnerId,
      reservation.assets.map((asset) => asset.id),
    );
  }
}

/** Moves stock, credit and cores by what the placements need, times `sign`. */
async function draw(stores: Stores, placements: readonly Placement[], sign: 1 | -1): Promise<void> {
  const [first] = placements;
  if (!first) return;
  const reservations = placements.map((placement) => placement.reservation);
  const units = summed(
    reservations.flatMap(({ units }) => units.map((one) => [catalogKey(one.catalogItemId), one.quantity])),
  );
  // In the order of ids, like the locks before.
  for (const id of [...units.keys()].sort()) await stores.inventory.take(id, sign * units.get(id)!);
  await drawCredit(stores, first.partnerId, reservations, sign);
  await drawCores(stores, first, reservations, sign);
}

async function drawCredit(
  stores: Stores,
  partnerId: string,
  reservations: readonly Reservation[],
  sign: 1 | -1,
): Promise<void> {
  const lines = await stores.parties.creditLines(partnerId);
  for (const line of lines.values()) {
    const amount = reservations
      .filter(({ credit }) => credit.currencyCode === line.currencyCode)
      .reduce((sum, { credit }) => sum.plus(credit.amount), new Big(0));
    if (!amount.eq(0)) await stores.parties.setCreditUsed(line, new Big(line.used).plus(amount.times(sign)).toFixed());
  }
}

async function drawCores(
  stores: Stores,
  { partnerId, draft }: Placement,
  reservations: readonly Reservation[],
  sign: 1 | -1,
): Promise<void> {
  const cores = reservations.flatMap((reservation) => reservation.cores);
  const assets = await stores.assets.byIds(partnerId, draft.referenceCustomerId, [
    ...new Set(cores.map((one) => one.assetId)),
  ]);
  for (const asset of assets.values()) {
    const taken = summed(
      cores.filter((one) => assetKey(one.assetId) === assetKey(asset.id)).map((one) => [one.armRegionName, one.cores]),
    );
    const coreQuotas = asset.coreQuotas.map((quota) => ({
      ...quota,
      used: quota.used + sign * (taken.get(quota.armRegionName) ?? 0),
    }));
    await stores.assets.update({ ...asset, coreQuotas });
  }
}

function summed(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, amount] of entries) sums.set(key, (sums.get(key) ?? 0) + amount);
  return sums;
}
