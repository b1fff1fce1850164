import { problem } from "../errors/reasons.js";
import { type Cart, isClaimed, isExpired } from "../model/cart.js";
import type { CartPayload } from "../model/payloads.js";
import { type UserError, userError } from "../model/user-error.js";

/**
 * Bad values, each reported once: what is wrong with the form of a value is found first, and what else could be said of it
 * then is of no use.
 */
export function oncePerPath(problems: readonly UserError[]): UserError[] {
  const seen = new Set<string>();
  return problems.filter(({ errorCode, path }) => {
    if (errorCode !== "INVALID_INPUT") return true;
    const key = JSON.stringify(path);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How long a caller should wait for a checkout that holds the cart. */
const RETRY_AFTER_SECONDS = 1;

/** Why a cart can be neither edited nor checked out now, and why not in the version that the caller saw. */
export function openProblems(
  cart: Cart | null,
  { cartId, expectedVersion }: { readonly cartId: string | null; readonly expectedVersion?: number | null },
  now: string,
): UserError[] {
  // A malformed id is among the problems of the command.
  if (cartId === null) return [];
  return [...stateProblems(cart, cartId, now), ...versionProblems(cart, expectedVersion)];
}

/** Why a cart can be neither edited nor checked out now. */
export function stateProblems(cart: Cart | null, cartId: string, now: string): UserError[] {
  const path = ["input", "cartId"];
  if (!cart) return [userError("CART_ID_NOT_FOUND", path, problem("CART_UNKNOWN", { cartId }))];
  if (isExpired(cart, now)) {
    const { id, expirationTimeStamp } = cart;
    return [userError("CART_ID_NOT_FOUND", path, problem("CART_EXPIRED", { cartId: id, expirationTimeStamp }))];
  }
  if (isClaimed(cart, now)) {
    const held = problem("CART_CLAIMED", { cartId: cart.id });
    return [userError("CART_PROCESSED_BY_ANOTHER_REQUEST", path, held, RETRY_AFTER_SECONDS)];
  }
  if (cart.status === "ORDERED") {
    const ordered = problem("CART_ORDERED", { cartId: cart.id });
    return [userError("CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED", path, ordered)];
  }
  return [];
}

/** The caller expects another version of the cart than there is. */
function versionProblems(cart: Cart | null, expectedVersion: number | null | undefined): UserError[] {
  if (!cart || expectedVersion === null || expectedVersion === undefined || expectedVersion === cart.version) return [];
  const differs = problem("VERSION_DIFFERS", { what: "cart", expectedVersion, version: cart.version });
  return [userError("CONDITION_FAILED", ["input", "expectedVersion"], differs)];
}

/** The cart as it stands after a command, with what spoke against the command. */
export function cartPayload(cart: Cart | null, userErrors: readonly UserError[]): CartPayload {
  return { cart, userErrors: [...userErrors], replayed: false };
}
