import { problem } from "../errors/reasons.js";
import { orderError } from "../model/order-error.js";
import * as ledger from "../ledger/ledger.js";
import { type Subscription, LIVING_STATUSES } from "../model/subscription.js";
import type { OrderError } from "../model/cart.js";
import { isCancelled, type Order, type OrderLineItem } from "../model/order.js";
import type { OrderPayload } from "../model/payloads.js";
import { invalidInput, type UserError } from "../model/user-error.js";
import { earlierAnswer, keepAnswer } from "../requests/answer-once.js";
import type { Command } from "../requests/command.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import type { Stores, Transact } from "../store/stores.js";
import { cancellationProblem, linesToCancel, unknownLines, type WantedCancellation } from "./cancellation.js";
import { dependentsOf } from "./dependents.js";

export interface OrderOptions {
  readonly transact: Transact;
  readonly clock: () => Date;
  /** How long the purchase system takes over a cancellation. */
  readonly cancellationSeconds: number;
}

export interface CancelOrder extends WantedCancellation {
  /** Null when it is malformed. */
  readonly orderId: string | null;
}

/** Asks for the cancellation of an order, or of lines of it; it takes effect in the background, and the order is locked until then. */
export function cancelOrder(
  { transact, clock, cancellationSeconds }: OrderOptions,
  command: Command<CancelOrder>,
): Promise<OrderPayload> {
  return transact(
    async (stores) => {
      const now = clock();
      const order = await lockedOrder(stores, command);
      const earlier = await earlierAnswer(stores, command, (error) => payload(order, [error]));
      if (earlier) return earlier;
      const due = new Date(now.getTime() + cancellationSeconds * 1_000).toISOString();
      const answer = await requestCancellation(stores, command, order, now.toISOString(), due);
      await keepAnswer(stores, command, now.toISOString(), answer);
      return answer;
    },
    { turn: command.principal.partnerId },
  );
}

/** The order, locked like what depends on it: checkouts and changes of subscriptions take the same lock. */
async function lockedOrder(stores: Stores, { principal, input }: Command<CancelOrder>): Promise<Order | null> {
  await ledger.lockAccounts(stores, { partnerId: principal.partnerId });
  return input.orderId === null ? null : stores.orders.lock(principal.partnerId, input.orderId);
}

async function requestCancellation(
  stores: Stores,
  { principal, input, problems }: Command<CancelOrder>,
  order: Order | null,
  now: string,
  due: string,
): Promise<OrderPayload> {
  const partner = requirePartner(await stores.parties.partner(principal.partnerId), principal.partnerId);
  const lapsed = programProblems(partner);
  if (lapsed.length > 0) return payload(order, lapsed);
  if (!order) {
    // A malformed id is among the problems of the command.
    if (input.orderId === null) return payload(null, problems);
    const unknown = invalidInput(["input", "orderId"], problem("ORDER_UNKNOWN", { orderId: input.orderId }));
    return payload(null, [...problems, unknown]);
  }
  const dependents = await livingDependents(stores, order, linesToCancel(order, input.lineItemNumbers));
  const refusal = cancellationProblem(order, partner, input, now, dependents);
  const found = [...problems, ...unknownLines(order, input), ...(refusal ? [refusal] : [])];
  if (found.length > 0) return payload(order, found);
  const changed = {
    ...order,
    version: order.version + 1,
    hasPendingAdjustment: true,
    lineItemNumbersToCancel: input.lineItemNumbers ?? null,
    cancellationError: null,
    dueTimeStamp: due,
  };
  await stores.orders.update(changed, order.version);
  return payload(changed, []);
}

/**
 * The order once its cancellation takes effect: what the cancelled lines took is given back, and their subscriptions are
 * gone. Refused when something has come to depend on them since the cancellation was asked for. The partner and the order
 * are locked.
 */
export async function cancelled(stores: Stores, order: Order, now: string): Promise<Order> {
  const lines = linesToCancel(order, order.lineItemNumbersToCancel);
  const done = {
    ...order,
    version: order.version + 1,
    hasPendingAdjustment: false,
    lineItemNumbersToCancel: null,
    // A pending order of which something stays goes on to be fulfilled.
    dueTimeStamp: order.status === "PENDING" ? now : null,
  };
  const [dependent] = await livingDependents(stores, order, lines);
  if (dependent) return { ...done, cancellationError: dependentError(order, lines, dependent) };
  const ids = lines.map((line) => line.storedSubscriptionId);
  const subscriptions = [...(await stores.subscriptions.ofPartner(order.partnerId, ids)).values()];
  await ledger.lockAccounts(stores, {
    partnerId: order.partnerId,
    catalogItemIds: subscriptions.map(({ catalogItemId }) => catalogItemId),
  });
  await ledger.remove(stores, subscriptions);
  const lineItems = order.lineItems.map((line) => (lines.includes(line) ? { ...line, quantity: 0 } : line));
  return lineItems.every(isCancelled)
    ? { ...done, lineItems, status: "CANCELLED", dueTimeStamp: null }
    : { ...done, lineItems };
}

/** Subscriptions of other orders that have not ended and depend on what these lines made. */
async function livingDependents(
  stores: Stores,
  order: Order,
  lines: readonly OrderLineItem[],
): Promise<Subscription[]> {
  const ids = lines.map(({ storedSubscriptionId }) => storedSubscriptionId);
  const dependents = await dependentsOf(stores, order.partnerId, ids);
  return dependents.filter(({ orderId, status }) => orderId !== order.id && LIVING_STATUSES.includes(status));
}

function dependentError({ orderGroupId }: Order, lines: readonly OrderLineItem[], dependent: Subscription): OrderError {
  const lineIds = lines.map((line) => line.cartLineItemId);
  const { id, friendlyName } = dependent;
  const inUse = problem("ORDER_IN_USE", { subscriptionId: id, friendlyName });
  return orderError("ORDER_CANNOT_BE_CANCELLED", orderGroupId, lineIds, inUse);
}

function payload(order: Order | null, userErrors: readonly UserError[]): OrderPayload {
  return { order, userErrors: [...userErrors], replayed: false };
}
