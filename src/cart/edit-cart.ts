import { gatherFacts } from "../facts/gather-facts.js";
import { answerOnce, type MutationRequest } from "../requests/answer-once.js";
import { type Cart, isFullyOrdered } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import type { CartPayload } from "../model/payloads.js";
import type { UserError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";
import type { LineChange } from "./line-changes.js";
import { customerProblems, hasDeadCheckout, oncePerPath, stateProblems, versionProblems } from "./refusals.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import { settleLines } from "./settle-lines.js";

/** What every change of an existing cart says. */
export interface CartInput {
  readonly cartId: string;
  readonly expectedVersion?: number | null;
  readonly onError?: LineErrorPolicy;
}

/** Thrown out of a transaction that met the remains of a dead checkout: they must be cleared before it is run again. */
export class DeadCheckout extends Error {
  constructor(readonly cart: Cart) {
    super(`The checkout of cart ${cart.id} has died.`);
    this.name = "DeadCheckout";
  }
}

/** The cart as it stands after a request, with what spoke against the request. */
export function cartPayload(cart: Cart | null, userErrors: readonly UserError[]): CartPayload {
  return { cart, userErrors: [...userErrors], replayed: false };
}

/**
 * One edit of a cart's lines, within the transaction of `stores`: the cart is locked, all that speaks against the edit
 * is collected, the lines as they would be are reviewed against fresh facts, and the result is one write.
 */
export function editCart(
  stores: Stores,
  request: MutationRequest<CartInput>,
  now: string,
  change: (cart: Cart) => LineChange,
): Promise<CartPayload> {
  const refuse = async (error: UserError) => cartPayload(await namedCart(stores, request), [error]);
  return answerOnce(stores, request, now, refuse, async () => {
    const opened = await openForChange(stores, request, now);
    const { cart, partner } = opened;
    if (opened.hasLapsed) return cartPayload(cart, opened.problems);
    const wanted = cart && change(cart);
    const problems = oncePerPath([...opened.problems, ...(wanted?.problems ?? [])]);
    const customer = cart && (await stores.parties.customer(partner.id, cart.customerId));
    if (cart) problems.push(...customerProblems(customer, cart.customerId, ["input", "cartId"]));
    if (!cart || !wanted || !customer || problems.length > 0) return cartPayload(cart, problems);

    const facts = await gatherFacts(wanted.lineItems, { partner, customer }, stores);
    const settled = settleLines(cart, wanted, request.input.onError ?? "STORE_WITH_ERROR", facts);
    if (!settled.cart) return cartPayload(cart, settled.userErrors);
    // An edit may take away the last line that was not ordered.
    const status = isFullyOrdered(settled.cart) ? "ORDERED" : cart.status;
    const changed = { ...nextVersion(settled.cart, request, now), status };
    await stores.carts.update(changed, cart.version);
    return cartPayload(changed, settled.userErrors);
  });
}

/** The cart of a request that is refused without a look at the cart: the answer shows it all the same. */
export async function namedCart(
  stores: Stores,
  { principal, input, problems }: MutationRequest<{ readonly cartId: string }>,
): Promise<Cart | null> {
  if (problems.some((problem) => problem.path[1] === "cartId")) return null;
  const id = input.cartId.toLowerCase();
  return (await stores.carts.byIds(principal.partnerId, [id])).get(id) ?? null;
}

/** Locks the cart of a request and collects what speaks against changing it at all. */
export async function openForChange(stores: Stores, request: MutationRequest<CartInput>, now: string) {
  const { principal, input, problems } = request;
  const partner = await requirePartner(stores, principal.partnerId);
  const lapsed = programProblems(partner);
  const isWellFormed = !problems.some((problem) => problem.path[1] === "cartId");
  if (lapsed.length > 0) {
    return { partner, cart: await namedCart(stores, request), problems: lapsed, hasLapsed: true };
  }
  if (!isWellFormed) return { partner, cart: null, problems, hasLapsed: false };
  const cart = await stores.carts.lock(partner.id, input.cartId.toLowerCase());
  if (cart && hasDeadCheckout(cart, now)) throw new DeadCheckout(cart);
  return {
    partner,
    cart,
    problems: [...problems, ...stateProblems(cart, input.cartId, now), ...versionProblems(cart, input.expectedVersion)],
    hasLapsed: false,
  };
}

/** The cart as changed by this request. */
export function nextVersion(cart: Cart, { principal }: MutationRequest<object>, now: string): Cart {
  return { ...cart, version: cart.version + 1, lastModifiedTimeStamp: now, lastModifiedUser: principal.userId };
}
