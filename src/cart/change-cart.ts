import { type Cart, isAbandoned } from "../model/cart.js";
import type { UserError } from "../model/user-error.js";
import { earlierAnswer, keepAnswer } from "../requests/answer-once.js";
import type { Command } from "../requests/command.js";
import type { Answer } from "../requests/kept-answer.js";
import type { Stores, Transact } from "../store/stores.js";
import { openProblems } from "./open-cart.js";

/** What the use cases of a cart work with. */
export interface CartOptions {
  readonly transact: Transact;
  readonly clock: () => Date;
  readonly cartLifetimeSeconds: number;
}

/** What every change of an existing cart says. */
export interface CartInput {
  /** Null when it is malformed. */
  readonly cartId: string | null;
  readonly expectedVersion?: number | null;
}

/** Nothing was done: an abandoned checkout claims the cart, and must be recovered first. */
export interface Abandoned {
  readonly abandoned: Cart;
}

/** The cart of a command under lock, with all that speaks against changing it. */
export interface OpenedCart {
  readonly cart: Cart | null;
  readonly problems: readonly UserError[];
  readonly now: string;
}

/**
 * One change of an existing cart, in one transaction: the cart is locked, what speaks against the change is collected,
 * and `work` decides and writes. A command that repeats an earlier one gets the earlier answer. Changes of the same cart
 * wait for each other before they take a connection.
 */
export function changeCart<Payload extends Answer>(
  { transact, clock }: CartOptions,
  command: Command<CartInput>,
  refuse: (cart: Cart | null, error: UserError) => Payload,
  work: (stores: Stores, opened: OpenedCart) => Promise<Payload>,
): Promise<Payload | Abandoned> {
  const { cartId } = command.input;
  const change = async (stores: Stores): Promise<Payload | Abandoned> => {
    const now = clock().toISOString();
    const cart = cartId === null ? null : await stores.carts.lock(command.principal.partnerId, cartId);
    if (cart && isAbandoned(cart, now)) return { abandoned: cart };
    const earlier = await earlierAnswer(stores, command, (error) => refuse(cart, error));
    if (earlier) return earlier;
    const problems = [...command.problems, ...openProblems(cart, command.input, now)];
    const payload = await work(stores, { cart, problems, now });
    await keepAnswer(stores, command, now, payload);
    return payload;
  };
  return transact(change, cartId === null ? {} : { turn: `cart ${cartId}` });
}
