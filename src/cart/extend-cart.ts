import { nextVersion } from "../model/cart.js";
import type { CartPayload } from "../model/payloads.js";
import type { Command } from "../requests/command.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import { type Abandoned, type CartInput, type CartOptions, changeCart } from "./change-cart.js";
import { cartPayload } from "./open-cart.js";

/** Moves the expiration of a cart to a full lifetime from now. */
export function extendCart(options: CartOptions, command: Command<CartInput>): Promise<CartPayload | Abandoned> {
  const { partnerId, userId } = command.principal;
  return changeCart(
    options,
    command,
    (cart, error) => cartPayload(cart, [error]),
    async (stores, { cart, problems, now }) => {
      const lapsed = programProblems(requirePartner(await stores.parties.partner(partnerId), partnerId));
      if (lapsed.length > 0) return cartPayload(cart, lapsed);
      if (!cart || problems.length > 0) return cartPayload(cart, problems);
      const extended = { ...nextVersion(cart, userId, now), expirationTimeStamp: expirationFrom(options) };
      await stores.carts.update(extended, cart.version);
      return cartPayload(extended, []);
    },
  );
}

/** A full cart lifetime from this moment. */
export function expirationFrom({ clock, cartLifetimeSeconds }: CartOptions): string {
  return new Date(clock().getTime() + cartLifetimeSeconds * 1_000).toISOString();
}
