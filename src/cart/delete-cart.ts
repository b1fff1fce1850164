import { problem } from "../errors/reasons.js";
import { lockedGroupIds } from "../model/cart.js";
import type { DeleteCartPayload } from "../model/payloads.js";
import { type UserError, userError } from "../model/user-error.js";
import type { Command } from "../requests/command.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import { type Abandoned, type CartInput, type CartOptions, changeCart } from "./change-cart.js";

/** Deletes a cart, unless a group of it has been handed to a purchase system. */
export function deleteCart(options: CartOptions, command: Command<CartInput>): Promise<DeleteCartPayload | Abandoned> {
  const { partnerId } = command.principal;
  return changeCart(
    options,
    command,
    (_cart, error) => refused([error]),
    async (stores, { cart, problems }) => {
      const lapsed = programProblems(requirePartner(await stores.parties.partner(partnerId), partnerId));
      if (lapsed.length > 0) return refused(lapsed);
      if (!cart || problems.length > 0) return refused(problems);
      const [ordered] = lockedGroupIds(cart);
      if (ordered !== undefined) {
        const kept = problem("CART_PARTLY_ORDERED", { cartId: cart.id, orderGroupId: ordered });
        return refused([userError("NOT_SUPPORTED", ["input", "cartId"], kept)]);
      }
      await stores.carts.delete(cart, cart.version);
      return { deletedCartId: cart.id, userErrors: [], replayed: false };
    },
  );
}

function refused(userErrors: readonly UserError[]): DeleteCartPayload {
  return { deletedCartId: null, userErrors: [...userErrors], replayed: false };
}
