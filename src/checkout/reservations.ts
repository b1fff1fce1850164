import type { Placement } from "../model/placement.js";
import { giveBack, take } from "../orders/draw.js";
import type { Stores } from "../store/stores.js";

/** Takes all that placements draw on, in the transaction that judged them. */
export async function reserve(stores: Stores, placements: readonly Placement[]): Promise<void> {
  await take(
    stores,
    placements.map(({ draft }) => draft),
  );
  await stores.assets.insert(placements.flatMap(({ assets }) => assets));
}

/** Gives back what a placement had taken: its order was refused. */
export async function release(stores: Stores, { partnerId, draft, assets }: Placement): Promise<void> {
  await giveBack(stores, draft);
  await stores.assets.delete(
    partnerId,
    assets.map((asset) => asset.id),
  );
}
