import { assetKey, type Asset, LIVING_STATUSES } from "../model/asset.js";
import type { Order } from "../model/order.js";
import type { Finding } from "./finding.js";

/** An order, and the subscriptions that it names, by `assetKey`. */
export function checkOrder(order: Order, assets: ReadonlyMap<string, Asset>): Finding[] {
  const subject = `order ${order.id}`;
  const findings: Finding[] = [];
  const isOpen = order.status === "PENDING" || order.hasPendingAdjustment;
  if (isOpen !== (order.dueTimeStamp !== null)) {
    const detail = isOpen
      ? "It waits for something that never comes."
      : "Something is to come that it does not wait for.";
    findings.push({ invariant: "ORDER_ENDS", subject, detail });
  }
  for (const { lineItemNumber, assetId } of order.lineItems) {
    const asset = assets.get(assetKey(assetId));
    const isThere = asset?.orderId === order.id;
    if (isThere === (order.status !== "CANCELLED")) continue;
    const detail = isThere
      ? `It was cancelled, and subscription ${assetId} of line ${lineItemNumber} is still there.`
      : `Subscription ${assetId} of line ${lineItemNumber} is lost, or another order's.`;
    findings.push({ invariant: "ORDER_MADE_ITS_LINES", subject, detail });
  }
  return findings;
}

/** A subscription, and the order that it says it came from. */
export function checkAsset(asset: Asset, order: Order | undefined): Finding[] {
  const subject = `subscription ${asset.id}`;
  const findings: Finding[] = [];
  if (asset.orderId === null) return findings;
  const isKnown = order?.lineItems.some(({ assetId }) => assetKey(assetId) === assetKey(asset.id)) === true;
  if (!isKnown || order?.status === "CANCELLED") {
    const detail = `Order ${asset.orderId} ${order ? "does not know it, or was cancelled" : "is lost"}.`;
    findings.push({ invariant: "ORDER_MADE_ITS_LINES", subject, detail });
  }
  return findings;
}

/** A subscription, and those of its partner by `assetKey`, its parent among them. */
export function checkParent(
  { id, parentId, customerId, status }: Asset,
  parents: ReadonlyMap<string, Asset>,
): Finding[] {
  if (
    parentId === null ||
    !LIVING_STATUSES.includes(status) ||
    parents.get(assetKey(parentId))?.customerId === customerId
  )
    return [];
  const detail = `It depends on subscription ${parentId}, which its customer does not have.`;
  return [{ invariant: "PARENT_EXISTS", subject: `subscription ${id}`, detail }];
}
