import { problem } from "../errors/reasons.js";
import type { Cart } from "../model/cart.js";
import type { Customer } from "../model/market.js";
import { invalidInput, type UserError, userError } from "../model/user-error.js";

/**
 * Bad values, each told once: what is wrong with the form of a value is found first, and what else could be said of it
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

/** A customer without relation to the partner looks like one that does not exist. */
export function customerProblems(customer: Customer | null, customerId: string, path: readonly string[]): UserError[] {
  if (customer) return [];
  return [invalidInput(path, problem("CUSTOMER_UNKNOWN", { customerId }))];
}

export function isExpired(cart: Cart, now: string): boolean {
  return cart.expirationTimeStamp <= now;
}

/** True while a living checkout holds the cart. */
export function isHeld(cart: Cart, now: string): boolean {
  return cart.checkoutClaim !== null && cart.checkoutClaim.until > now;
}

/** True when the checkout that holds the cart has died: its work must be finished before anything else happens. */
export function hasDeadCheckout(cart: Cart, now: string): boolean {
  return cart.checkoutClaim !== null && cart.checkoutClaim.until <= now;
}

/** Why a cart can be neither edited nor checked out now. */
export function stateProblems(cart: Cart | null, cartId: string, now: string): UserError[] {
  const path = ["input", "cartId"];
  if (!cart) return [userError("CART_ID_NOT_FOUND", path, problem("CART_UNKNOWN", { cartId }))];
  if (isExpired(cart, now)) {
    const { id, expirationTimeStamp } = cart;
    return [userError("CART_ID_NOT_FOUND", path, problem("CART_EXPIRED", { cartId: id, expirationTimeStamp }))];
  }
  if (isHeld(cart, now)) {
    const held = problem("CART_HELD", { cartId: cart.id });
    return [userError("CART_PROCESSED_BY_ANOTHER_REQUEST", path, held, RETRY_AFTER_SECONDS)];
  }
  if (cart.status === "ORDERED") {
    const ordered = problem("CART_ORDERED", { cartId: cart.id });
    return [userError("CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED", path, ordered)];
  }
  return [];
}

/** The caller expects another version of the cart than there is. */
export function versionProblems(cart: Cart | null, expectedVersion: number | null | undefined): UserError[] {
  if (!cart || expectedVersion === null || expectedVersion === undefined || expectedVersion === cart.version) return [];
  const differs = problem("VERSION_DIFFERS", { what: "cart", expectedVersion, version: cart.version });
  return [userError("CONDITION_FAILED", ["input", "expectedVersion"], differs)];
}
