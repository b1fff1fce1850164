import { randomUUID } from "node:crypto";
import { gatherFacts } from "../facts/gather-facts.js";
import type { Cart } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import type { CartPayload } from "../model/payloads.js";
import { earlierAnswer, keepAnswer } from "../requests/answer-once.js";
import type { Command } from "../requests/command.js";
import { customerProblems, programProblems } from "../requests/partner-status.js";
import type { Stores } from "../store/stores.js";
import type { CartOptions } from "./change-cart.js";
import { expirationFrom } from "./extend-cart.js";
import { addLines, copyLines, type LineChange, type NewLine } from "./line-changes.js";
import { cartPayload, oncePerPath, stateProblems } from "./open-cart.js";
import { applyErrorPolicy } from "./error-policy.js";

interface CreateCart {
  /** Null when it is malformed. */
  readonly customerId: string | null;
  readonly lineItems: readonly NewLine[];
  readonly onError: LineErrorPolicy;
}

/** Makes a cart and reviews its lines. */
export function createCart(options: CartOptions, command: Command<CreateCart>): Promise<CartPayload> {
  const { customerId, lineItems, onError } = command.input;
  return inTransaction(options, command, (stores, now) =>
    insert(stores, options, command, now, { customerId, onError, lines: (cart) => addLines(cart, lineItems) }),
  );
}

/** Copies the lines of any cart of the partner, whatever its state, into a new one. */
export function duplicateCart(
  options: CartOptions,
  command: Command<{ readonly cartId: string | null; readonly customerId?: string | null }>,
): Promise<CartPayload> {
  const { cartId, customerId } = command.input;
  return inTransaction(options, command, async (stores, now) => {
    const original =
      cartId === null ? undefined : (await stores.carts.byIds(command.principal.partnerId, [cartId])).get(cartId);
    const unknown = original || cartId === null ? [] : stateProblems(null, cartId, now);
    return insert(stores, options, { ...command, problems: [...command.problems, ...unknown] }, now, {
      customerId: customerId ?? original?.customerId ?? null,
      onError: "STORE_WITH_ERROR",
      lines: () => copyLines(original?.lineItems ?? [], ["input", "cartId"]),
    });
  });
}

function inTransaction(
  { transact, clock }: CartOptions,
  command: Command<object>,
  work: (stores: Stores, now: string) => Promise<CartPayload>,
): Promise<CartPayload> {
  return transact(async (stores) => {
    const now = clock().toISOString();
    const earlier = await earlierAnswer(stores, command, (error) => cartPayload(null, [error]));
    if (earlier) return earlier;
    const payload = await work(stores, now);
    await keepAnswer(stores, command, now, payload);
    return payload;
  });
}

interface NewCart {
  readonly customerId: string | null;
  readonly onError: LineErrorPolicy;
  readonly lines: (cart: Cart) => LineChange;
}

async function insert(
  stores: Stores,
  options: CartOptions,
  { principal, problems: found }: Command<object>,
  now: string,
  { customerId, onError, lines }: NewCart,
): Promise<CartPayload> {
  const cart = emptyCart(principal.partnerId, customerId ?? "", principal.userId, now);
  const change = lines(cart);
  const problems = oncePerPath([...found, ...change.problems]);
  const { partner, customer, facts } = await gatherFacts(stores, {
    partnerId: principal.partnerId,
    customerId: cart.customerId,
    lineItems: problems.length === 0 ? change.lineItems : [],
  });
  const lapsed = programProblems(partner);
  if (lapsed.length > 0) return cartPayload(null, lapsed);
  if (customerId !== null) problems.push(...customerProblems(customer, customerId, ["input", "customerId"]));
  if (!customer || problems.length > 0) return cartPayload(null, problems);

  const result = applyErrorPolicy(cart, change, onError, facts);
  if (!result.cart) return cartPayload(null, result.userErrors);
  const created = { ...result.cart, expirationTimeStamp: expirationFrom(options) };
  await stores.carts.insert(created);
  return cartPayload(created, result.userErrors);
}

function emptyCart(partnerId: string, customerId: string, userId: string, now: string): Cart {
  return {
    id: randomUUID(),
    partnerId,
    customerId,
    version: 1,
    status: "ACTIVE",
    creationTimeStamp: now,
    lastModifiedTimeStamp: now,
    expirationTimeStamp: now,
    lastModifiedUser: userId,
    lineItems: [],
    orderGroups: [],
    triedGroups: [],
    checkoutClaim: null,
    awaitingOutcome: [],
    dueTimeStamp: null,
  };
}
