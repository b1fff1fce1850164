import { type Asset, assetKey } from "../model/asset.js";
import type { Stores } from "../store/stores.js";

/**
 * What depends on these subscriptions: add-ons on their base, reservations on their Azure subscription, and those that
 * an order request on its way is going to make.
 */
export async function dependentsOf(
  stores: Pick<Stores, "assets" | "placements">,
  partnerId: string,
  ids: readonly string[],
): Promise<Asset[]> {
  const keys = new Set(ids.map(assetKey));
  const requested = (await stores.placements.byPartner(partnerId)).flatMap(({ assets }) => assets);
  return [
    ...(await stores.assets.children(partnerId, ids)),
    ...requested.filter(({ parentId }) => parentId !== null && keys.has(assetKey(parentId))),
  ];
}
