import { type Problem, problem } from "../errors/reasons.js";
import * as ledger from "../ledger/ledger.js";
import type { Subscription } from "../model/subscription.js";
import {
  allLines,
  type Cart,
  type CheckoutClaim,
  isFullyOrdered,
  isUnchanged,
  nextVersion,
  type OrderError,
  type OrderGroup,
} from "../model/cart.js";
import type { Order } from "../model/order.js";
import type { CheckoutResult } from "../model/payloads.js";
import type { OrderRequest } from "../model/order-request.js";
import type { PlacedOrder } from "../purchasing/purchase-system.js";
import { completeAnswer } from "../requests/answer-once.js";
import type { Stores } from "../store/stores.js";
import type { Claimed } from "./claim.js";
import { planNotOrdered } from "./dependence.js";
import { orderError, withErrors } from "../model/order-error.js";
import { CHECKOUT_MUTATION, type CheckoutOptions, type KnownOutcome } from "./place.js";

const LONGEST_PAUSE_MILLISECONDS = 3_600_000;

/** When the background work goes on with what a checkout has begun. */
interface DueTimes {
  /** ISO time at which pending orders are fulfilled. */
  readonly fulfilment: string;
  /** The least time after which unknown outcomes are asked for again. */
  readonly askAgainSeconds: number;
}

/**
 * The last transaction of a checkout: orders that were taken become orders, refused ones give back what they had
 * taken, the claim ends, and the answer is kept. Any process that knows the outcomes may do it; only the holder of the
 * present claim does.
 */
export async function record(
  { store, clock, claimSeconds, fulfilmentSeconds, onStep }: CheckoutOptions,
  claimed: Claimed,
  outcomes: readonly KnownOutcome[],
): Promise<CheckoutResult> {
  const now = clock();
  const fulfilment = new Date(now.getTime() + fulfilmentSeconds * 1_000).toISOString();
  const due = { fulfilment, askAgainSeconds: claimSeconds };
  return store.transact(
    async (stores) => {
      const result = await recordIn(stores, claimed.cart, outcomes, now.toISOString(), due);
      onStep?.("RECORDED");
      return result;
    },
    // Accounts are locked only to give something back.
    outcomes.some(isRefused) ? { turn: claimed.cart.partnerId, isUrgent: true } : {},
  );
}

function isRefused({ outcome }: KnownOutcome): boolean {
  return outcome.kind === "REFUSED" || outcome.kind === "DOWN" || outcome.kind === "WITHHELD";
}

async function recordIn(
  stores: Stores,
  { partnerId, id, checkoutClaim }: Cart,
  outcomes: readonly KnownOutcome[],
  now: string,
  due: DueTimes,
): Promise<CheckoutResult> {
  const claim = checkoutClaim!;
  const cart = await stores.carts.lock(partnerId, id);
  if (!cart) throw new Error(`Cart ${id} vanished during its checkout.`);
  if (cart.checkoutClaim?.id !== claim.id) return lateResult(stores, cart, claim);

  const placed = outcomes.flatMap(({ request, outcome }) =>
    outcome.kind === "PLACED" ? [orderOf(request, outcome.order, due.fulfilment)] : [],
  );
  await ledger.commit(stores, placed);
  const refused = outcomes.filter(isRefused).map(({ request }) => request);
  await releaseAll(stores, partnerId, refused);

  const orders = new Map(placed.map(({ order }) => [order.orderGroupId, order]));
  const outcomeOf = new Map(outcomes.map((one) => [one.request.orderGroupId, one]));
  // What a repeated checkout found wrong at first was recorded then, and may have been put right since.
  const isRepeated = cart.awaitingOutcome.some((earlier) => earlier.idempotencyKey === claim.idempotencyKey);
  const orderGroups = withErrors(cart.orderGroups, isRepeated ? [] : claim.orderErrors).map((group) =>
    groupAfter(group, orders.get(group.orderGroupId), outcomeOf.get(group.orderGroupId)),
  );
  const isUnknown = ({ orderGroupIds }: CheckoutClaim) =>
    orderGroups.some(({ isOutcomeUnknown, orderGroupId }) => isOutcomeUnknown && orderGroupIds.includes(orderGroupId));
  // The claims whose keys wait for an answer, this one last.
  const waiting = [
    ...cart.awaitingOutcome.filter(({ idempotencyKey }) => idempotencyKey !== claim.idempotencyKey),
    claim,
  ].filter(({ idempotencyKey }) => idempotencyKey !== null);
  const changed: Cart = {
    ...cart,
    orderGroups,
    status: isFullyOrdered({ ...cart, orderGroups }) ? "ORDERED" : "ACTIVE",
    awaitingOutcome: waiting.filter(isUnknown),
    dueTimeStamp: orderGroups.some((group) => group.isOutcomeUnknown) ? askAgainAt(outcomes, now, due) : null,
    checkoutClaim: null,
  };
  // Asking again in vain is not a change: it must not refuse the edit of a caller who expects the version there is.
  const ended = isUnchanged(cart, changed) ? changed : nextVersion(changed, claim.userId, now);
  await stores.carts.update(ended, cart.version);

  const known = await ordersOf(stores, ended, [claim, ...waiting], orders);
  // With an outcome still unknown this is not the last word, and the key goes on waiting.
  for (const answered of waiting.filter((one) => !isUnknown(one))) {
    await completeAnswer(
      stores,
      partnerId,
      CHECKOUT_MUTATION,
      answered.idempotencyKey!,
      resultOf(ended, answered, known),
    );
  }
  return resultOf(ended, claim, known);
}

/** The order as its purchase system made it, with its subscriptions; an add-on depends on the one of its base line. */
function orderOf(request: OrderRequest, placed: PlacedOrder, fulfilmentDue: string): ledger.Placed {
  const { draft } = request;
  const subscriptionOf = (lineItemNumber: number) => placed.subscriptionIds[lineItemNumber] ?? null;
  const lineItems = draft.lineItems.map((line) => ({
    ...line,
    subscriptionId: subscriptionOf(line.lineItemNumber),
    storedSubscriptionId: subscriptionOf(line.lineItemNumber) ?? line.storedSubscriptionId,
    parentSubscriptionId:
      line.baseLineItemNumber === null ? line.parentSubscriptionId : subscriptionOf(line.baseLineItemNumber),
  }));
  const { id, alternateId, status } = placed;
  const order: Order = {
    ...draft,
    id,
    alternateId,
    status,
    lineItems,
    dueTimeStamp: status === "PENDING" ? fulfilmentDue : null,
  };
  const subscriptions = request.subscriptions.map((subscription, index): Subscription => {
    const line = lineItems[index]!;
    return {
      ...subscription,
      id: line.storedSubscriptionId,
      parentId: line.parentSubscriptionId ?? subscription.parentId,
      status: status === "COMPLETED" ? "ACTIVE" : "PENDING",
      orderId: id,
    };
  });
  return { request, order, subscriptions };
}

/** Gives back what refused requests have taken, under the locks under which it was taken. */
async function releaseAll(stores: Stores, partnerId: string, refused: readonly OrderRequest[]): Promise<void> {
  if (refused.length === 0) return;
  const catalogItemIds = refused.flatMap(({ subscriptions }) =>
    subscriptions.map((subscription) => subscription.catalogItemId),
  );
  await ledger.lockAccounts(stores, { partnerId, catalogItemIds });
  await ledger.release(stores, refused);
}

/** A group after the answer of its purchase system; as it was when none was asked. */
function groupAfter(group: OrderGroup, order: Order | undefined, known: KnownOutcome | undefined): OrderGroup {
  if (!known) return group;
  const { purchaseSystem } = group;
  const { request, outcome } = known;
  switch (outcome.kind) {
    case "PLACED":
      return { ...group, orderId: order!.id, isOutcomeUnknown: false, error: null };
    case "NO_ANSWER": {
      const unknown = problem("OUTCOME_UNKNOWN", { purchaseSystem });
      return { ...group, isOutcomeUnknown: true, error: failure("ORDER_IN_PROGRESS", request, unknown) };
    }
    case "DOWN": {
      const down = problem("PURCHASE_SYSTEM_DOWN", { purchaseSystem, pricing: { message: outcome.reason } });
      return { ...group, isOutcomeUnknown: false, error: failure("SERVICE_EXCEPTION", request, down) };
    }
    case "REFUSED": {
      const refused = problem("PURCHASE_SYSTEM_REFUSED", { purchaseSystem, pricing: { message: outcome.reason } });
      return { ...group, isOutcomeUnknown: false, error: failure("CREATE_ORDER_ERROR", request, refused) };
    }
    case "WITHHELD": {
      const error = planNotOrdered(group.orderGroupId, linesIn(request), request.dependsOn, outcome.retryable);
      return { ...group, isOutcomeUnknown: false, error };
    }
  }
}

function failure(
  code: "ORDER_IN_PROGRESS" | "SERVICE_EXCEPTION" | "CREATE_ORDER_ERROR",
  request: OrderRequest,
  cause: Problem,
): OrderError {
  return orderError(code, request.orderGroupId, linesIn(request), cause);
}

function linesIn({ draft }: OrderRequest): string[] {
  return draft.lineItems.map((line) => line.cartLineItemId);
}

/** Longer and longer: as long again as the oldest request with an unknown outcome has waited for its answer so far. */
function askAgainAt(outcomes: readonly KnownOutcome[], now: string, { askAgainSeconds }: DueTimes): string {
  const since = Math.min(...outcomes.map(({ request }) => Date.parse(request.draft.creationDate)));
  const waited = Math.max(askAgainSeconds * 1_000, Date.parse(now) - since);
  return new Date(Date.parse(now) + Math.min(waited, LONGEST_PAUSE_MILLISECONDS)).toISOString();
}

/** The answer of a checkout that took longer than it may: another process has taken over, and may not have ended yet. */
async function lateResult(stores: Stores, cart: Cart, claim: CheckoutClaim): Promise<CheckoutResult> {
  const result = resultOf(cart, claim, await ordersOf(stores, cart, [claim], new Map()));
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

/** The orders of the groups of these claims, by group; `known` ones need not be read. */
async function ordersOf(
  stores: Stores,
  cart: Cart,
  claims: readonly CheckoutClaim[],
  known: ReadonlyMap<string, Order>,
): Promise<ReadonlyMap<string, Order>> {
  const ids = new Set(claims.flatMap(({ orderGroupIds }) => orderGroupIds));
  const isMissing = ({ orderGroupId, orderId }: OrderGroup) =>
    orderId !== null && ids.has(orderGroupId) && !known.has(orderGroupId);
  if (!cart.orderGroups.some(isMissing)) return known;
  const stored = (await stores.orders.byCarts(cart.partnerId, [cart.id])).get(cart.id) ?? [];
  return new Map(stored.map((order) => [order.orderGroupId, order]));
}

/** What a checkout came to, of the orders that were placed for its cart so far. */
function resultOf(cart: Cart, claim: CheckoutClaim, orders: ReadonlyMap<string, Order>): CheckoutResult {
  const groups = cart.orderGroups.filter((group) => claim.orderGroupIds.includes(group.orderGroupId));
  return {
    orders: groups.flatMap(({ orderGroupId }) => orders.get(orderGroupId) ?? []),
    orderErrors: [...groups.flatMap((group) => group.error ?? []), ...claim.orderErrors],
    cart,
    userErrors: [],
    replayed: false,
  };
}
