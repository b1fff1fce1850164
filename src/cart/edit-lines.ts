import { gatherFacts } from "../facts/gather-facts.js";
import { type Cart, isUnchanged, nextVersion } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import type { CartPayload } from "../model/payloads.js";
import type { Command } from "../requests/command.js";
import { customerProblems, programProblems } from "../requests/partner-status.js";
import { type Abandoned, type CartInput, type CartOptions, changeCart } from "./change-cart.js";
import {
  addLines,
  type LineChange,
  type LineUpdate,
  type NewLine,
  removeLines,
  replaceLines,
  type ReplacedLine,
  updateLines,
} from "./line-changes.js";
import { cartPayload, oncePerPath } from "./open-cart.js";
import { applyErrorPolicy } from "./error-policy.js";

type EditInput = CartInput & { readonly onError?: LineErrorPolicy };
type Edited = Promise<CartPayload | Abandoned>;

export function addLineItems(
  options: CartOptions,
  command: Command<EditInput & { lineItems: readonly NewLine[]; parentLineItemId?: string | null }>,
): Edited {
  const { lineItems, parentLineItemId } = command.input;
  return editLines(options, command, (cart) => addLines(cart, lineItems, parentLineItemId ?? null));
}

export function updateLineItems(
  options: CartOptions,
  command: Command<EditInput & { lineItems: readonly LineUpdate[] }>,
): Edited {
  return editLines(options, command, (cart) => updateLines(cart, command.input.lineItems));
}

export function removeLineItems(
  options: CartOptions,
  command: Command<CartInput & { lineItemIds: readonly string[] }>,
): Edited {
  return editLines(options, command, (cart) => removeLines(cart, command.input.lineItemIds));
}

export function replaceLineItems(
  options: CartOptions,
  command: Command<EditInput & { lineItems: readonly ReplacedLine[] }>,
): Edited {
  return editLines(options, command, (cart) => replaceLines(cart, command.input.lineItems));
}

/** Judges the lines as they are once more; a checkout never does so with lines that its caller saw in error. */
export function reviewLineItems(options: CartOptions, command: Command<CartInput>): Edited {
  return editLines(options, command, ({ lineItems }) => ({ lineItems, touched: new Map(), problems: [] }));
}

/** One edit of a cart's lines: the lines as they would be are reviewed against fresh facts, and the result is one write. */
function editLines(options: CartOptions, command: Command<EditInput>, change: (cart: Cart) => LineChange): Edited {
  const { principal, input } = command;
  return changeCart(
    options,
    command,
    (cart, error) => cartPayload(cart, [error]),
    async (stores, { cart, problems: found, now }) => {
      const wanted = cart && change(cart);
      const problems = oncePerPath([...found, ...(wanted?.problems ?? [])]);
      const { partner, customer, facts } = await gatherFacts(stores, {
        partnerId: principal.partnerId,
        customerId: cart?.customerId ?? "",
        // What the lines are now counts too: a policy may leave them as they are.
        lineItems: wanted && problems.length === 0 ? [...wanted.lineItems, ...cart.lineItems] : [],
      });
      const lapsed = programProblems(partner);
      if (lapsed.length > 0) return cartPayload(cart, lapsed);
      if (cart) problems.push(...customerProblems(customer, cart.customerId, ["input", "cartId"]));
      if (!cart || !wanted || !customer || problems.length > 0) return cartPayload(cart, problems);

      const result = applyErrorPolicy(cart, wanted, input.onError ?? "STORE_WITH_ERROR", facts);
      if (!result.cart || isUnchanged(cart, result.cart)) return cartPayload(cart, result.userErrors);
      const changed = nextVersion(result.cart, principal.userId, now);
      await stores.carts.update(changed, cart.version);
      return cartPayload(changed, result.userErrors);
    },
  );
}
