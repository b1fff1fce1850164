/** Fills in what a file leaves out because the store has it: what the product itself counts and writes while it runs. */
import { type Asset, assetKey, NOTHING_DRAWN } from "../model/asset.js";
import type { CreditLine } from "../model/market.js";
import type { Stores } from "../store/stores.js";
import { inPortions } from "./known-rows.js";
import type { ImportedAsset, ImportedCreditLine } from "./schemas.js";

/** As in a checkout, so that nobody counts on while an import reads what has been counted. */
export async function lockPartners(
  stores: Stores,
  assets: readonly ImportedAsset[],
  creditLines: readonly ImportedCreditLine[],
): Promise<void> {
  const ids = new Set([...assets, ...creditLines].map(({ partnerId }) => partnerId));
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

/** An asset in the store keeps its history, and its version grows as with every change. */
export async function completeAssets(stores: Stores, assets: readonly ImportedAsset[], now: string): Promise<Asset[]> {
  const keyOf = ({ partnerId, id }: { partnerId: string; id: string }) => `${partnerId} ${assetKey(id)}`;
  const stored = new Map<string, Asset>();
  for (const partnerId of new Set(assets.map((asset) => asset.partnerId))) {
    const ids = assets.filter((asset) => asset.partnerId === partnerId).map((asset) => asset.id);
    for (const portion of inPortions(ids)) {
      for (const { id } of (await stores.assets.ofPartner(partnerId, portion)).values()) {
        const asset = await stores.assets.lock(partnerId, id);
        if (asset) stored.set(keyOf(asset), asset);
      }
    }
  }
  return assets.map((asset) => {
    const earlier = stored.get(keyOf(asset));
    return {
      ...asset,
      version: Math.max(asset.version ?? 1, earlier ? earlier.version + 1 : 1),
      creationTimeStamp: asset.creationTimeStamp ?? earlier?.creationTimeStamp ?? now,
      orderId: asset.orderId === undefined ? (earlier?.orderId ?? null) : asset.orderId,
      unitPrice: earlier?.unitPrice ?? null,
      drawn: earlier?.drawn ?? NOTHING_DRAWN,
      dueTimeStamp: asset.dueTimeStamp === undefined ? (earlier?.dueTimeStamp ?? null) : asset.dueTimeStamp,
    };
  });
}
