import { randomUUID } from "node:crypto";
import { DeadCheckout, namedCart, nextVersion, openForChange } from "../cart/edit-cart.js";
import { customerProblems, hasDeadCheckout } from "../cart/refusals.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import { earlierAnswer, keepAnswer, type MutationRequest } from "../requests/answer-once.js";
import { allLines, type Cart, type OrderError, type OrderGroup } from "../model/cart.js";
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
  await refuseDeadCheckout(stores, request, now);
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
  const held = hold(
    judged,
    request,
    now,
    claimSeconds,
    [...orderable.map(({ group }) => group), ...inDoubt],
    orderErrors,
  );
  await stores.carts.update(held, cart.version);
  await keepAnswer(stores, request, now, null);
  const unanswered = (await stores.placements.byCart(cart.id)).filter(({ orderGroupId }) =>
    inDoubt.some((group) => group.orderGroupId === orderGroupId),
  );
  return { cart: held, placements: [...placements, ...unanswered], answer: null };
}

function nothingOrdered(
  cart: Cart | null,
  userErrors: readonly UserError[],
  orderErrors: readonly OrderError[] = [],
): CheckoutResult {
  return { orders: [], orderErrors: [...orderErrors], cart, userErrors: [...userErrors], replayed: false };
}

/** The remains of a dead checkout come first, even before the answer to its key: there is none yet. */
async function refuseDeadCheckout(
  stores: Stores,
  { principal, input, problems }: MutationRequest<CheckoutInput>,
  now: string,
) {
  if (problems.length > 0) return;
  const cart = await stores.carts.lock(principal.partnerId, input.cartId.toLowerCase());
  if (cart && hasDeadCheckout(cart, now)) throw new DeadCheckout(cart);
}

/** How much of an unknown group id an error text repeats. */
const LONGEST_GROUP_ID = 40;

/** Why these groups of the cart cannot be what is checked out. */
export function selectionProblems(cart: Cart, orderGroupIds: readonly string[] | null): UserError[] {
  if (cart.lineItems.length === 0) return [invalidInput(["input", "cartId"], "The cart has no lines to order.")];
  const open = cart.orderGroups.filter((group) => group.orderId === null).map((group) => group.orderGroupId);
  return (orderGroupIds ?? []).flatMap((id, index) => {
    const path = ["input", "orderGroupIds", index];
    const ordered = cart.orderGroups.find((group) => group.orderGroupId === id && group.orderId !== null);
    if (ordered) return [invalidInput(path, `Group ${id} has been ordered already: order ${ordered.orderId}.`)];
    if (open.includes(id)) return [];
    // The id may be anything, of any length.
    const named = id.slice(0, LONGEST_GROUP_ID);
    return [invalidInput(path, `The cart has no group ${named}; open groups: ${open.join(", ") || "none"}.`)];
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

function hold(
  cart: Cart,
  { principal, input }: MutationRequest<CheckoutInput>,
  now: string,
  claimSeconds: number,
  groups: readonly OrderGroup[],
  orderErrors: readonly OrderError[],
): Cart {
  return {
    ...cart,
    checkoutClaim: {
      id: randomUUID(),
      until: new Date(Date.parse(now) + claimSeconds * 1_000).toISOString(),
      orderGroupIds: cart.orderGroups
        .filter((group) => groups.some((one) => one.orderGroupId === group.orderGroupId))
        .map((group) => group.orderGroupId),
      orderErrors,
      userId: principal.userId,
      idempotencyKey: input.idempotencyKey ?? null,
    },
  };
}
