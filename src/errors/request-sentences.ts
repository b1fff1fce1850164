import { describeOrderError } from "../codes/order-error-codes.js";
import type { RequestReasons } from "./reasons.js";
import { choice, listed, type Sentences } from "./viewer.js";

/** All but LINE_REFUSED, which repeats a sentence of another reason. */
export const REQUEST_SENTENCES: Sentences<Omit<RequestReasons, "LINE_REFUSED">> = {
  VALUE_NOT_ACCEPTED: ({ sentence }) => sentence,
  TENANT_NOT_A_PARTNER: ({ tenantId }) =>
    `Tenant ${tenantId} is not a partner account. Use a token of the partner's own tenant.`,
  PROGRAM_NOT_ACTIVE: ({ programStatus }) =>
    `The partner's programme status is ${programStatus}: carts, orders and subscriptions can be read, and changed again once it is ACTIVE.`,
  TOO_MANY_WAITING: ({ count }) =>
    `${count} requests of this partner wait for each other already. Nothing was done; send it again in some seconds.`,
  PRICES_NEED_ROLE: ({ accepted }) => `It takes one of the roles ${listed(accepted, "with pricing access")}.`,
  PRICES_NOT_FOR_INDIRECT_RESELLERS: () => "Indirect resellers do not see prices.",
  IDEMPOTENCY_KEY_USED: () =>
    "The idempotency key was used for another input before. Take a new key for a new request.",
  IDEMPOTENCY_KEY_UNANSWERED: ({ mutation }) =>
    `The first ${mutation} with this idempotency key has not been answered yet. Send it again a little later.`,
  CUSTOMER_UNKNOWN: ({ customerId }) => `Customer ${customerId} is unknown, or has no relation to this partner.`,
  VERSION_DIFFERS: ({ what, expectedVersion, version }) =>
    `Version ${expectedVersion} was expected; the ${what} is at version ${version}.`,

  CART_UNKNOWN: ({ cartId }) => `There is no cart ${cartId}.`,
  CART_EXPIRED: ({ cartId, expirationTimeStamp }) =>
    `Cart ${cartId} expired at ${expirationTimeStamp}; it can only be read and duplicated.`,
  CART_CLAIMED: ({ cartId }) => describeOrderError("CART_PROCESSED_BY_ANOTHER_REQUEST", cartId),
  CART_ORDERED: ({ cartId }) =>
    `${describeOrderError("CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED", cartId)} It can no longer be changed ` +
    "either; duplicateCart makes a new one.",
  CART_PARTLY_ORDERED: ({ orderGroupId }) =>
    `Group ${orderGroupId} of the cart has been handed over for ordering; such a cart is kept.`,
  CART_EMPTY: () => "The cart has no lines to order.",
  TOO_MANY_LINES: ({ count, maximum }) =>
    `The cart would have ${count} lines, add-ons included; at most ${maximum} are possible.`,
  CART_TOO_LARGE: ({ maximum }) =>
    `The cart's lines would take more than ${maximum} bytes as JSON. Shorten what they say, or use several carts.`,
  TOO_MANY_ADDONS: ({ count, maximum }) => `The line would have ${count} add-ons; at most ${maximum} are possible.`,
  LINE_UNKNOWN: ({ lineItemId }) => `Line ${lineItemId} is not in this cart.`,
  LINE_NAMED_TWICE: ({ lineItemId }) => `Line ${lineItemId} is named more than once.`,
  LINE_LOCKED: ({ lineItemId, orderGroupId }) =>
    `Line ${lineItemId} has been handed over for ordering with group ${orderGroupId} and can no longer be changed or ` +
    "removed.",
  ADDON_WITH_ADDONS: () => "An add-on cannot have add-ons of its own.",
  PARENT_IS_ADDON: ({ lineItemId }) => `Line ${lineItemId} is itself an add-on; add-ons are one level deep.`,
  GROUP_ORDERED: ({ orderGroupId, orderId }) => `Group ${orderGroupId} has been ordered already: order ${orderId}.`,
  GROUP_UNKNOWN: ({ orderGroupId, accepted }) =>
    `The cart has no group ${orderGroupId}; ${choice("open groups", accepted, "it has no open group.")}`,
};
