import { createHash } from "node:crypto";
import type { Placement } from "../model/placement.js";
import type { PurchaseSystem } from "./purchase-system.js";

/*
 * The two purchase systems as this product runs them itself. They keep nothing: every id follows from the placement's
 * id, so that asking twice gives the same order, in this process or in the next.
 */

/** The legacy system: orders are complete at once, and every line has its subscription. */
export const legacySystem: PurchaseSystem = {
  async place(placement: Placement) {
    const id = guidOf(placement.id, "order");
    const subscriptionIds = placement.draft.lineItems.map(({ lineItemNumber }) =>
      guidOf(placement.id, `subscription ${lineItemNumber}`).toUpperCase(),
    );
    return { id, alternateId: id, status: "COMPLETED", subscriptionIds };
  },
};

/** The modern system: orders are pending until they are fulfilled, and have no subscriptions before. */
export const modernSystem: PurchaseSystem = {
  async place(placement: Placement) {
    return {
      id: `${digest(placement.id, "order").toString("base64url").slice(0, 32)}1`,
      alternateId: digest(placement.id, "invoice").toString("hex").slice(0, 12),
      status: "PENDING",
      subscriptionIds: placement.draft.lineItems.map(() => null),
    };
  },
};

function digest(placementId: string, purpose: string): Buffer {
  return createHash("sha256").update(`${placementId} ${purpose}`).digest();
}

/** A name-based GUID (RFC 9562, version 8). */
function guidOf(placementId: string, purpose: string): string {
  const bytes = digest(placementId, purpose).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
