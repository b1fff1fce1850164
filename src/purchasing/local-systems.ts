import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { OrderRequest } from "../model/order-request.js";
import type { Stores } from "../store/stores.js";
import {
  OrderAtWork,
  OrderRefused,
  type PlacedOrder,
  type PurchaseSystem,
  PurchaseSystemDown,
} from "./purchase-system.js";

/**
 * The two purchase systems as this product runs them itself. What they know of an order they keep nowhere: every id
 * follows from the order request's id, so that asking twice gives the same order, in this process or in the next.
 */
export function createLocalSystems(stores: Stores, clock: () => Date): Record<"OMS" | "Modern", PurchaseSystem> {
  return {
    OMS: {
      async place(orderRequest) {
        await checkOpen(stores, orderRequest);
        return legacyOrder(orderRequest);
      },
    },
    Modern: {
      async place(orderRequest, signal) {
        await checkOpen(stores, orderRequest);
        await publishersConfirm(stores, orderRequest, clock, signal);
        return modernOrder(orderRequest);
      },
    },
  };
}

/** Legacy orders are complete at once, and every line has its subscription. */
export function legacyOrder({ id: orderRequestId, draft }: OrderRequest): PlacedOrder {
  const id = guidOf(orderRequestId, "order");
  const subscriptionIds = draft.lineItems.map(({ lineItemNumber }) =>
    guidOf(orderRequestId, `subscription ${lineItemNumber}`).toUpperCase(),
  );
  return { id, alternateId: id, status: "COMPLETED", subscriptionIds };
}

/** Modern orders are pending until they are fulfilled, and have no subscriptions before. */
export function modernOrder({ id: orderRequestId, draft }: OrderRequest): PlacedOrder {
  return {
    id: `${digest(orderRequestId, "order").toString("base64url").slice(0, 32)}1`,
    alternateId: digest(orderRequestId, "invoice").toString("hex").slice(0, 12),
    status: "PENDING",
    subscriptionIds: draft.lineItems.map(() => null),
  };
}

/** A system may be closed for a country, and a customer's account in it may be closed. */
async function checkOpen(stores: Stores, { draft, country }: OrderRequest): Promise<void> {
  const { purchaseSystem, referenceCustomerId } = draft;
  const [system, account] = await Promise.all([
    stores.parties.purchaseSystem(purchaseSystem),
    stores.parties.purchaseAccount(purchaseSystem, referenceCustomerId),
  ]);
  if (system?.closedCountries.includes(country)) {
    throw new PurchaseSystemDown(`The purchase system is closed for ${country} at the moment.`);
  }
  if (account && account.closedBecause !== null) {
    throw new OrderRefused(`The purchase system takes no orders for the customer: ${account.closedBecause}`);
  }
}

/** Some publishers confirm each order by hand; until then there is no answer. */
async function publishersConfirm(
  stores: Stores,
  { draft }: OrderRequest,
  clock: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const items = await stores.catalog.byIds([...new Set(draft.lineItems.map((line) => line.offerId))]);
  const seconds = Math.max(0, ...[...items.values()].map((item) => item.publisherConfirmationSeconds ?? 0));
  const wait = Date.parse(draft.creationDate) + seconds * 1_000 - clock().getTime();
  if (wait <= 0) return;
  await sleep(wait, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? new OrderAtWork("The publisher has not confirmed the order yet.") : error;
  });
}

function digest(orderRequestId: string, purpose: string): Buffer {
  return createHash("sha256").update(`${orderRequestId} ${purpose}`).digest();
}

/** A name-based GUID (RFC 9562, version 8). */
function guidOf(orderRequestId: string, purpose: string): string {
  const bytes = digest(orderRequestId, purpose).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
