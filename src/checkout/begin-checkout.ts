import { randomUUID } from "node:crypto";
import { DeadCheckout, namedCart, nextVersion, openForChange } from "../cart/edit-cart.js";
import { customerProblems, hasDeadCheckout, isHeld } from "../cart/refusals.js";
import { problem } from "../errors/reasons.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import { earlierAnswer, isStillRunning, keepAnswer, type MutationRequest } from "../requests/answer-once.js";
import { allLines, type Cart, type CheckoutClaim, type OrderError, type OrderGroup } from "../model/cart.js";
import type { CheckoutResult } from "../model/payloads.js";
import type { Placement } from "../model/placement.js";
import { invalidInput, type UserError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";
import { draftPlacement } from "./draft-order.js";
import { judgeGroups } from "./judge-groups.js";
import { reserve } from "./reservations.js";

export interface CheckoutInput {
  readonly cartId: string;
  readonly expectedVersion?: number | null;
  readonly orderGroupIds?: readonly string[] | null;
}

/** A checkout that has taken hold of its cart, or the answer of one that need not. */
export type BegunCheckout =
  | { readonly cart: Cart; readonly placements: readonly Placement[]; readonly answer: null }
  | { readonly answer: CheckoutResult };

/**
 * The first transaction of a checkout: refuse it, or judge the open groups against facts that nobody can change
 * meanwhile, take what the orderable ones draw on, and hold the cart until their outcomes are known.
 */
export async function beginCheckout(
  stores: Stores,
  request: MutationRequest<CheckoutInput>,
  now: string,
  claimSeconds: number,
): Promise<BegunCheckout> {
  const unsettled = await unsettledCheckout(stores, request, now);
  if (unsettled) {
    const { cart, claim } = unsettled;
    const held = await takeOver(stores, cart, claim, now, claimSeconds);
    const open = cart.orderGroups.filter((one) => one.isInDoubt && claim.orderGroupIds.includes(one.orderGroupId));
    return { cart: held, placements: await unanswered(stores, open, cart), answer: null };
  }
  const earlier = await earlierAnswer(stores, request, async (error) =>
    nothingOrdered(await namedCart(stores, request), [error]),
  );
  if (earlier) return { answer: earlier };
  const answerNow = async (answer: CheckoutResult): Promise<BegunCheckout> => {
    await keepAnswer(stores, request, now, answer);
    return { answer };
  };

  const { cart, partner, problems: found, hasLapsed } = await openForChange(stores, request, now);
  if (!cart || hasLapsed) return answerNow(nothingOrdered(cart, found));
  const customer = await stores.parties.customer(partner.id, cart.customerId);
  const problems = [
    ...found,
    ...customerProblems(customer, cart.customerId, ["input", "cartId"]),
    ...selectionProblems(cart, request.input.orderGroupIds ?? null),
  ];
  if (!customer || problems.length > 0) return answerNow(nothingOrdered(cart, problems));

  // What is locked here is all that checkouts of other carts could take away between the judgement and the writes.
  await stores.parties.lockPartner(partner.id);
  await stores.inventory.lock([...new Set(allLines(cart.lineItems).map((line) => line.catalogItemId))]);
  const facts = await gatherCheckoutFacts(cart.lineItems, { partner, customer }, stores);
  const wanted = request.input.orderGroupIds ? new Set(request.input.orderGroupIds) : null;
  const { orderable, orderErrors } = judgeGroups(cart, facts, wanted);
  const inDoubt = cart.orderGroups.filter((group) => group.isInDoubt && (!wanted || wanted.has(group.orderGroupId)));
  const judged = withErrors(cart, orderErrors);
  if (orderable.length === 0 && inDoubt.length === 0) {
    const changed = nextVersion(judged, request, now);
    await stores.carts.update(changed, cart.version);
    return answerNow(nothingOrdered(changed, [], orderErrors));
  }

  const placements = orderable.map((group) => draftPlacement(cart, group, facts, now));
  for (const placement of placements) await stores.placements.insert(placement);
  await reserve(stores, placements);
  const groups = [...orderable.map(({ group }) => group), ...inDoubt];
  const held = hold(judged, now, claimSeconds, {
    id: randomUUID(),
    orderGroupIds: inOrder(cart, groups),
    orderErrors,
    userId: request.principal.userId,
    idempotencyKey: request.input.idempotencyKey ?? null,
  });
  await stores.carts.update(held, cart.version);
  await keepAnswer(stores, request, now, null);
  return { cart: held, placements: [...placements, ...(await unanswered(stores, inDoubt, cart))], answer: null };
}

/**
 * Takes the cart over for whoever finishes what an earlier checkout has left: dead, or answered with groups in doubt.
 * Should its process not be dead but late, what that has been answered counts no more: only the last one that asked
 * knows what the purchase systems have made.
 */
export async function takeOver(
  stores: Stores,
  cart: Cart,
  claim: Omit<CheckoutClaim, "id" | "until">,
  now: string,
  claimSeconds: number,
): Promise<Cart> {
  const taken = hold(cart, now, claimSeconds, { ...claim, id: randomUUID() });
  await stores.carts.update(taken, cart.version);
  return taken;
}

/** The placements of groups that wait for the answer of their purchase system. */
async function unanswered(stores: Stores, inDoubt: readonly OrderGroup[], cart: Cart): Promise<Placement[]> {
  if (inDoubt.length === 0) return [];
  const ids = inDoubt.map((group) => group.orderGroupId);
  return (await stores.placements.byCart(cart.id)).filter(({ orderGroupId }) => ids.includes(orderGroupId));
}

function inOrder(cart: Cart, groups: readonly OrderGroup[]): string[] {
  const ids = groups.map((group) => group.orderGroupId);
  return cart.orderGroups.map((group) => group.orderGroupId).filter((id) => ids.includes(id));
}

function nothingOrdered(
  cart: Cart | null,
  userErrors: readonly UserError[],
  orderErrors: readonly OrderError[] = [],
): CheckoutResult {
  return { orders: [], orderErrors: [...orderErrors], cart, userErrors: [...userErrors], replayed: false };
}

/**
 * What this very request has left in doubt when it came for the first time; null when it has not, or when somebody is
 * asking just now. The remains of a dead checkout come first of all: there is no answer to its key yet.
 */
async function unsettledCheckout(
  stores: Stores,
  request: MutationRequest<CheckoutInput>,
  now: string,
): Promise<{ readonly cart: Cart; readonly claim: CheckoutClaim } | null> {
  const { principal, input, problems } = request;
  if (problems.length > 0) return null;
  const cart = await stores.carts.lock(principal.partnerId, input.cartId.toLowerCase());
  if (!cart) return null;
  if (hasDeadCheckout(cart, now)) throw new DeadCheckout(cart);
  const claim = cart.unsettled.find(({ idempotencyKey }) => idempotencyKey === input.idempotencyKey);
  return claim && !isHeld(cart, now) && (await isStillRunning(stores, request)) ? { cart, claim } : null;
}

/** How much of an unknown group id an error text repeats. */
const LONGEST_GROUP_ID = 40;

/** Why these groups of the cart cannot be what is checked out. */
export function selectionProblems(cart: Cart, orderGroupIds: readonly string[] | null): UserError[] {
  if (cart.lineItems.length === 0) {
    return [invalidInput(["input", "cartId"], problem("CART_EMPTY", { cartId: cart.id }))];
  }
  const open = cart.orderGroups.filter((group) => group.orderId === null).map((group) => group.orderGroupId);
  return (orderGroupIds ?? []).flatMap((id, index) => {
    const path = ["input", "orderGroupIds", index];
    const ordered = cart.orderGroups.find((group) => group.orderGroupId === id && group.orderId !== null);
    if (ordered) {
      return [invalidInput(path, problem("GROUP_ORDERED", { orderGroupId: id, orderId: ordered.orderId! }))];
    }
    if (open.includes(id)) return [];
    // The id may be anything, of any length.
    const orderGroupId = id.slice(0, LONGEST_GROUP_ID);
    return [invalidInput(path, problem("GROUP_UNKNOWN", { orderGroupId, accepted: open }))];
  });
}

/** The cart with each group's error of this attempt. */
function withErrors(cart: Cart, orderErrors: readonly OrderError[]): Cart {
  const errorOf = (group: OrderGroup) => orderErrors.find((error) => error.orderGroupId === group.orderGroupId);
  return {
    ...cart,
    orderGroups: cart.orderGroups.map((group) => ({ ...group, error: errorOf(group) ?? group.error })),
  };
}

/** The cart in the hands of a checkout; should that die, the background work takes over. */
function hold(cart: Cart, now: string, claimSeconds: number, claim: Omit<CheckoutClaim, "until">): Cart {
  const until = new Date(Date.parse(now) + claimSeconds * 1_000).toISOString();
  return { ...cart, checkoutClaim: { ...claim, until }, dueTimeStamp: until };
}
