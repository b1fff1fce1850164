import { problem } from "../errors/reasons.js";
import { openProblems } from "../cart/open-cart.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import * as ledger from "../ledger/ledger.js";
import {
  allLines,
  type Cart,
  isAbandoned,
  isClaimed,
  isFullyOrdered,
  isUnchanged,
  nextVersion,
  type OrderError,
  type OrderGroup,
} from "../model/cart.js";
import type { Customer } from "../model/market.js";
import { withErrors } from "../model/order-error.js";
import type { CheckoutResult } from "../model/payloads.js";
import { invalidInput, type UserError } from "../model/user-error.js";
import { earlierAnswer, isStillRunning, keepAnswer } from "../requests/answer-once.js";
import type { Command } from "../requests/command.js";
import { customerProblems, programProblems } from "../requests/partner-status.js";
import type { Stores } from "../store/stores.js";
import { type Claimed, requestsOf, takeOver, withClaim } from "./claim.js";
import { judgeGroups } from "./judge.js";
import { draftRequest } from "./build-request.js";
import type { CheckoutOptions } from "./place.js";

export interface CheckoutInput {
  /** Null when it is malformed. */
  readonly cartId: string | null;
  readonly expectedVersion?: number | null;
  readonly orderGroupIds?: readonly string[] | null;
}

/** A checkout that has claimed its cart; one that is answered already; one that met an abandoned checkout. */
export type Reserved =
  | ({ readonly kind: "CLAIMED" } & Claimed)
  | { readonly kind: "ANSWERED"; readonly answer: CheckoutResult }
  | { readonly kind: "ABANDONED"; readonly cart: Cart };

/** The moment of a transaction, and how long a claim that is made in it lasts. */
interface Time {
  readonly now: string;
  readonly claimSeconds: number;
}

/**
 * The first transaction of a checkout: refuse it, or judge the open groups against facts that nothing can change
 * meanwhile, take what the orderable ones draw on, and claim the cart until their outcomes are known.
 */
export async function reserve(
  { store, clock, claimSeconds, onStep }: CheckoutOptions,
  command: Command<CheckoutInput>,
): Promise<Reserved> {
  onStep?.("BEGINNING");
  const reserved = await store.transact(
    async (stores) => {
      const result = await reserveIn(stores, command, { now: clock().toISOString(), claimSeconds });
      onStep?.("RESERVATION_WRITTEN");
      return result;
    },
    { turn: command.principal.partnerId },
  );
  onStep?.("RESERVED");
  return reserved;
}

async function reserveIn(stores: Stores, command: Command<CheckoutInput>, time: Time): Promise<Reserved> {
  const { principal, input } = command;
  const cart = input.cartId === null ? null : await stores.carts.lock(principal.partnerId, input.cartId);
  if (cart && isAbandoned(cart, time.now)) return { kind: "ABANDONED", cart };
  const repeated = await repetition(stores, command, cart, time);
  if (repeated) return repeated;
  const reserved = await judgeAndClaim(stores, command, cart, time);
  // The key of a checkout that has claimed its cart waits for the outcomes.
  await keepAnswer(stores, command, time.now, reserved.kind === "ANSWERED" ? reserved.answer : null);
  return reserved;
}

async function judgeAndClaim(
  stores: Stores,
  { principal, input, idempotencyKey, problems: found }: Command<CheckoutInput>,
  cart: Cart | null,
  { now, claimSeconds }: Time,
): Promise<Exclude<Reserved, { kind: "ABANDONED" }>> {
  const { partnerId, userId } = principal;
  const lineItems = cart?.lineItems ?? [];
  await ledger.lockAccounts(stores, {
    partnerId,
    catalogItemIds: allLines(lineItems).map((line) => line.catalogItemId),
  });
  const parties = { partnerId, customerId: cart?.customerId ?? "" };
  const { partner, customer, facts } = await gatherCheckoutFacts(stores, { ...parties, lineItems });
  const lapsed = programProblems(partner);
  if (lapsed.length > 0) return answered(nothingOrdered(cart, lapsed));
  const problems = [...found, ...openProblems(cart, input, now), ...(cart ? cartProblems(cart, customer, input) : [])];
  if (!cart || !customer || problems.length > 0) return answered(nothingOrdered(cart, problems));

  const orderGroupIds = groupIdsOf(cart, input.orderGroupIds ?? null);
  const isWanted = ({ orderGroupId }: OrderGroup) => orderGroupIds?.includes(orderGroupId) ?? true;
  const { orderable, orderErrors } = judgeGroups(cart, facts, orderGroupIds ? isWanted : null);
  const unknown = cart.orderGroups.filter((group) => group.isOutcomeUnknown && isWanted(group));
  if (orderable.length === 0 && unknown.length === 0) {
    // Edits leave a cart ACTIVE, also when they have removed the last line that was open.
    const status = isFullyOrdered(cart) ? "ORDERED" : cart.status;
    const judged: Cart = { ...cart, status, orderGroups: withErrors(cart.orderGroups, orderErrors) };
    if (isUnchanged(cart, judged)) return answered(nothingOrdered(cart, [], orderErrors));
    const changed = nextVersion(judged, userId, now);
    await stores.carts.update(changed, cart.version);
    return answered(nothingOrdered(changed, [], orderErrors));
  }

  const requests = orderable.map((group) => draftRequest(cart, group, facts, now));
  await ledger.reserve(stores, requests, facts.creditLines);
  const idsOf = (groups: readonly OrderGroup[]) => groups.map(({ orderGroupId }) => orderGroupId);
  const askedBefore = await requestsOf(stores, cart, idsOf(unknown));
  const placed = [...idsOf(orderable.map(({ group }) => group)), ...idsOf(unknown)];
  const claimed = withClaim(cart, now, claimSeconds, {
    orderGroupIds: idsOf(cart.orderGroups).filter((id) => placed.includes(id)),
    orderErrors,
    userId,
    idempotencyKey,
  });
  await stores.carts.update(claimed, cart.version);
  const ids = new Set(askedBefore.map(({ id }) => id));
  return { kind: "CLAIMED", cart: claimed, requests: [...requests, ...askedBefore], askedBefore: ids };
}

/**
 * What a command gets that was sent before under the same key: its first answer; or, while outcomes of its first attempt
 * are unknown and no other request is asking for them, a claim on them. Null for a command that is new.
 */
async function repetition(
  stores: Stores,
  command: Command<CheckoutInput>,
  cart: Cart | null,
  time: Time,
): Promise<Reserved | null> {
  if (command.idempotencyKey === null) return null;
  const waiting = cart?.awaitingOutcome.find(({ idempotencyKey }) => idempotencyKey === command.idempotencyKey);
  const isUnanswered = waiting && command.problems.length === 0 && (await isStillRunning(stores, command));
  if (cart && waiting && isUnanswered && !isClaimed(cart, time.now)) {
    const groups = cart.orderGroups.filter(
      (one) => one.isOutcomeUnknown && waiting.orderGroupIds.includes(one.orderGroupId),
    );
    const open = groups.map(({ orderGroupId }) => orderGroupId);
    return { kind: "CLAIMED", ...(await takeOver(stores, cart, waiting, open, time)) };
  }
  const earlier = await earlierAnswer(stores, command, (error) => nothingOrdered(cart, [error]));
  return earlier && answered(earlier);
}

function answered(answer: CheckoutResult): { readonly kind: "ANSWERED"; readonly answer: CheckoutResult } {
  return { kind: "ANSWERED", answer };
}

function nothingOrdered(
  cart: Cart | null,
  userErrors: readonly UserError[],
  orderErrors: readonly OrderError[] = [],
): CheckoutResult {
  return { orders: [], orderErrors: [...orderErrors], cart, userErrors: [...userErrors], replayed: false };
}

function cartProblems(cart: Cart, customer: Customer | null, { orderGroupIds }: CheckoutInput): UserError[] {
  return [
    ...customerProblems(customer, cart.customerId, ["input", "cartId"]),
    ...emptyCartProblems(cart),
    ...selectionProblems(cart, orderGroupIds ?? null, ["input", "orderGroupIds"]),
  ];
}

export function emptyCartProblems(cart: Cart): UserError[] {
  return cart.lineItems.length > 0
    ? []
    : [invalidInput(["input", "cartId"], problem("CART_EMPTY", { cartId: cart.id }))];
}

/** What is wrong with the form of a selection. */
export const NO_GROUP = "orderGroupIds must name at least one group; leave it out for all.";
export const GROUP_TWICE = "orderGroupIds must name each group once.";

/** Ids of groups are taken in any letter case; this is the form in which they are compared. */
export function groupKey(orderGroupId: string): string {
  return orderGroupId.toUpperCase();
}

/** The ids of groups as the cart spells them: they are taken in any letter case. What it does not have stays as it is. */
export function groupIdsOf(cart: Cart, orderGroupIds: readonly string[] | null): readonly string[] | null {
  const spelt = new Map(cart.orderGroups.map(({ orderGroupId }) => [groupKey(orderGroupId), orderGroupId]));
  return orderGroupIds && orderGroupIds.map((id) => spelt.get(groupKey(id)) ?? id);
}

/** How much of an unknown group id an error text repeats. */
const LONGEST_GROUP_ID = 40;

/** Why these groups of the cart cannot be what is checked out. */
export function selectionProblems(
  cart: Cart,
  orderGroupIds: readonly string[] | null,
  path: readonly string[],
): UserError[] {
  const open = cart.orderGroups.filter((group) => group.orderId === null).map((group) => group.orderGroupId);
  return (groupIdsOf(cart, orderGroupIds) ?? []).flatMap((id, index) => {
    const ordered = cart.orderGroups.find((group) => group.orderGroupId === id && group.orderId !== null);
    if (ordered) {
      return [
        invalidInput([...path, index], problem("GROUP_ORDERED", { orderGroupId: id, orderId: ordered.orderId! })),
      ];
    }
    if (open.includes(id)) return [];
    // The id may be anything, of any length.
    const orderGroupId = id.slice(0, LONGEST_GROUP_ID);
    return [invalidInput([...path, index], problem("GROUP_UNKNOWN", { orderGroupId, accepted: open }))];
  });
}
