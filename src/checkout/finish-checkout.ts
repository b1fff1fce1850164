import { isDeepStrictEqual } from "node:util";
import { type Problem, problem } from "../errors/reasons.js";
import type { Asset } from "../model/asset.js";
import {
  allLines,
  type Cart,
  type CheckoutClaim,
  isFullyOrdered,
  type OrderError,
  type OrderGroup,
} from "../model/cart.js";
import type { Order } from "../model/order.js";
import type { CheckoutResult } from "../model/payloads.js";
import type { Placement } from "../model/placement.js";
import type { Outcome, PlacedOrder } from "../purchasing/purchase-system.js";
import type { Stores } from "../store/stores.js";
import { orderError } from "./judge-groups.js";
import { release } from "./reservations.js";

/** The name under which answers of checkouts are kept. */
export const CHECKOUT_MUTATION = "checkoutCart";

const LONGEST_PAUSE_MILLISECONDS = 3_600_000;

/** When the background work goes on with what a checkout has begun. */
export interface DueTimes {
  /** ISO time at which pending orders are fulfilled. */
  readonly fulfilment: string;
  /** The least time after which groups in doubt are asked for again. */
  readonly askAgainSeconds: number;
}

export interface KnownOutcome {
  readonly placement: Placement;
  readonly outcome: Outcome;
}

/**
 * The last transaction of a checkout: orders that were taken become orders, refused ones give back what they had
 * taken, the cart is let go, and the answer is kept. Whoever holds the outcomes may do it, and only the first one does.
 */
export async function finishCheckout(
  stores: Stores,
  held: Cart,
  outcomes: readonly KnownOutcome[],
  now: string,
  due: DueTimes,
): Promise<CheckoutResult> {
  const claim = held.checkoutClaim!;
  const cart = await stores.carts.lock(held.partnerId, held.id);
  if (!cart) throw new Error(`Cart ${held.id} vanished during its checkout.`);
  if (cart.checkoutClaim?.id !== claim.id) return lateResult(stores, cart, claim);

  const groups = new Map(cart.orderGroups.map((group) => [group.orderGroupId, group]));
  // Credit and stock are given back under the same lock under which they were taken.
  await stores.parties.lockPartner(cart.partnerId);
  // What several groups give back is locked together, in the one order of all locks.
  const given = outcomes.filter(({ outcome }) => outcome.kind === "REFUSED" || outcome.kind === "DOWN");
  const units = given.flatMap(({ placement }) => placement.draft.taken.units);
  await stores.inventory.lock([...new Set(units.map(({ catalogItemId }) => catalogItemId))]);
  for (const { placement, outcome } of outcomes) {
    const group = groups.get(placement.orderGroupId);
    if (group) groups.set(group.orderGroupId, await settle(stores, group, { placement, outcome }, due.fulfilment));
  }
  const orderGroups = cart.orderGroups.map((group) => groups.get(group.orderGroupId)!);
  const isInDoubt = ({ orderGroupIds }: CheckoutClaim) => orderGroupIds.some((id) => groups.get(id)?.isInDoubt);
  const sameKey = ({ idempotencyKey }: CheckoutClaim) => idempotencyKey === claim.idempotencyKey;
  const checkouts = [...cart.unsettled.filter((other) => !sameKey(other)), claim].filter(
    ({ idempotencyKey }) => idempotencyKey !== null,
  );
  // Asking in vain once more changes nothing that a client can see: an edit of the version that it saw is still right.
  const isUnchanged = claim.orderErrors.length === 0 && isDeepStrictEqual(orderGroups, cart.orderGroups);
  const change = { version: cart.version + 1, lastModifiedTimeStamp: now, lastModifiedUser: claim.userId };
  const finished: Cart = {
    ...cart,
    ...(isUnchanged ? {} : change),
    orderGroups,
    unsettled: checkouts.filter(isInDoubt),
    dueTimeStamp: orderGroups.some((group) => group.isInDoubt) ? askAgainAt(outcomes, now, due) : null,
    status: isFullyOrdered({ ...cart, orderGroups }) ? "ORDERED" : "ACTIVE",
    checkoutClaim: null,
  };
  await stores.carts.update(finished, cart.version);
  const placed = await ordersOf(stores, finished);
  // With a group still in doubt this is not the last word, and the key goes on waiting.
  for (const settled of checkouts.filter((checkout) => !isInDoubt(checkout))) {
    const answer = JSON.stringify(resultOf(finished, settled, placed));
    await stores.answers.complete(cart.partnerId, CHECKOUT_MUTATION, settled.idempotencyKey!, answer);
  }
  return resultOf(finished, claim, placed);
}

/** Longer and longer: as long again as the oldest request in doubt has waited for its answer so far. */
function askAgainAt(outcomes: readonly KnownOutcome[], now: string, { askAgainSeconds }: DueTimes): string {
  const since = Math.min(...outcomes.map(({ placement }) => Date.parse(placement.draft.creationDate)));
  const waited = Math.max(askAgainSeconds * 1_000, Date.parse(now) - since);
  return new Date(Date.parse(now) + Math.min(waited, LONGEST_PAUSE_MILLISECONDS)).toISOString();
}

async function settle(
  stores: Stores,
  group: OrderGroup,
  { placement, outcome }: KnownOutcome,
  fulfilmentDue: string,
): Promise<OrderGroup> {
  const { purchaseSystem } = group;
  if (outcome.kind === "NO_ANSWER") {
    return {
      ...group,
      isInDoubt: true,
      error: failure("ORDER_IN_PROGRESS", placement, problem("OUTCOME_UNKNOWN", { purchaseSystem })),
    };
  }
  await stores.placements.delete(placement.id);
  if (outcome.kind === "PLACED") {
    const order = orderOf(placement, outcome.order, fulfilmentDue);
    await stores.orders.insert(order);
    await replaceAssets(stores, placement, order);
    return { ...group, orderId: order.id, isInDoubt: false, error: null };
  }
  await release(stores, placement);
  const answered = { purchaseSystem, pricing: { message: outcome.reason } };
  const error =
    outcome.kind === "DOWN"
      ? failure("SERVICE_EXCEPTION", placement, problem("PURCHASE_SYSTEM_DOWN", answered))
      : failure("CREATE_ORDER_ERROR", placement, problem("PURCHASE_SYSTEM_REFUSED", answered));
  return { ...group, isInDoubt: false, error };
}

function failure(
  code: "ORDER_IN_PROGRESS" | "SERVICE_EXCEPTION" | "CREATE_ORDER_ERROR",
  { orderGroupId, draft }: Placement,
  cause: Problem,
): OrderError {
  return orderError(
    code,
    orderGroupId,
    draft.lineItems.map((line) => line.cartLineItemId),
    cause,
  );
}

/** The order as its purchase system made it; an add-on hangs on the new subscription of its base line. */
function orderOf({ draft }: Placement, placed: PlacedOrder, fulfilmentDue: string): Order {
  const subscriptionOf = (lineItemNumber: number) => placed.subscriptionIds[lineItemNumber] ?? null;
  const lineItems = draft.lineItems.map((line) => ({
    ...line,
    subscriptionId: subscriptionOf(line.lineItemNumber),
    assetId: subscriptionOf(line.lineItemNumber) ?? line.assetId,
    parentSubscriptionId:
      line.baseLineItemNumber === null ? line.parentSubscriptionId : subscriptionOf(line.baseLineItemNumber),
  }));
  const { id, alternateId, status } = placed;
  const dueTimeStamp = status === "PENDING" ? fulfilmentDue : null;
  return { ...draft, id, alternateId, status, lineItems, dueTimeStamp };
}

/** The assets that were counted from the start get the ids and the status that the order gave them. */
async function replaceAssets(stores: Stores, { partnerId, assets }: Placement, order: Order): Promise<void> {
  await stores.assets.delete(
    partnerId,
    assets.map((asset) => asset.id),
  );
  const isFulfilled = order.status === "COMPLETED";
  await stores.assets.insert(
    assets.map((asset, index): Asset => {
      const line = order.lineItems[index]!;
      return {
        ...asset,
        id: line.assetId,
        parentId: line.parentSubscriptionId ?? asset.parentId,
        status: isFulfilled ? "ACTIVE" : "PENDING",
        orderId: order.id,
      };
    }),
  );
}

/** The answer of a checkout that took longer than it may: another process has taken over, and may not have ended yet. */
async function lateResult(stores: Stores, cart: Cart, claim: CheckoutClaim): Promise<CheckoutResult> {
  const result = resultOf(cart, claim, await ordersOf(stores, cart));
  const open = cart.orderGroups.filter(
    ({ orderGroupId, orderId }) =>
      orderId === null &&
      claim.orderGroupIds.includes(orderGroupId) &&
      cart.checkoutClaim?.orderGroupIds.includes(orderGroupId),
  );
  const inProgress = open.map(({ orderGroupId }) => {
    const lines = allLines(cart.lineItems).filter((line) => line.orderGroup === orderGroupId);
    const lineIds = lines.map((line) => line.id);
    return orderError("ORDER_IN_PROGRESS", orderGroupId, lineIds, problem("CHECKOUT_UNFINISHED", { orderGroupId }));
  });
  const known = result.orderErrors.filter(
    (error) => !open.some(({ orderGroupId }) => orderGroupId === error.orderGroupId),
  );
  return { ...result, orderErrors: [...inProgress, ...known] };
}

async function ordersOf(stores: Stores, { partnerId, id }: Cart): Promise<Order[]> {
  return (await stores.orders.byCarts(partnerId, [id])).get(id) ?? [];
}

/** What a checkout came to, of the orders that were placed for its cart so far. */
function resultOf(cart: Cart, claim: CheckoutClaim, placed: readonly Order[]): CheckoutResult {
  const groups = cart.orderGroups.filter((group) => claim.orderGroupIds.includes(group.orderGroupId));
  return {
    orders: groups.flatMap((group) => placed.filter((order) => order.orderGroupId === group.orderGroupId)),
    orderErrors: [...groups.flatMap((group) => group.error ?? []), ...claim.orderErrors],
    cart,
    userErrors: [],
    replayed: false,
  };
}
