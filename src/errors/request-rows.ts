import type { GroupReasons, OrderReasons, RequestReasons } from "./reasons.js";
import { row, type Rows } from "./row.js";

const INVALID_INPUT = [800002];
const NOT_VALID = [800040];
const NOT_SUPPORTED = [800042];
const NOT_CANCELLED = [800061];

export const GROUP_ROWS: Rows<GroupReasons> = {
  CREDIT_LINE_MISSING: row([800025], "The partner has no credit line in the currency."),
  CREDIT_TOO_LOW: row([800023], "Too little is left of the credit line."),
  ACCOUNT_FLAGGED: row([800026], "The customer's account is flagged for its risk."),
  REVIEW_REJECTED: row([800062], "The order takes a review, which was rejected."),
  REVIEW_WITHDRAWN: row([800024], "The order takes a review, which was withdrawn."),
  REVIEW_REQUIRED: row([800022], "The order takes a review, which is not finished."),
  LINES_IN_ERROR: row([800009], "Lines of the cart are in error, and so is what stands or falls with them."),
  AZURE_PLAN_NOT_ORDERED: row([800020], "The Azure plan to which the group is billed is not ordered."),
  OUTCOME_UNKNOWN: row([800060], "The purchase system has not answered; the order may exist or not."),
  CHECKOUT_UNFINISHED: row([800060], "A checkout is still at work on the group."),
  PURCHASE_SYSTEM_REFUSED: row([800005], "The purchase system has refused the order."),
  PURCHASE_SYSTEM_DOWN: row([800003], "The purchase system could not be reached; nothing was ordered."),
};

/** All but LINE_REFUSED, beside which programs see what is wrong with the line. */
export const REQUEST_ROWS: Rows<Omit<RequestReasons, "LINE_REFUSED">> = {
  VALUE_NOT_ACCEPTED: row(INVALID_INPUT, "The value has not the form, or is not in the range, of this input."),
  TENANT_NOT_A_PARTNER: row([800001], "The tenant of the token is no partner."),
  PROGRAM_NOT_ACTIVE: row([800039], "The partner's enrolment in the programme is not active."),
  TOO_MANY_WAITING: row([800003], "Too many requests of the partner wait for each other."),
  PRICES_NEED_ROLE: row([800043], "No role of the token gives access to prices."),
  PRICES_NOT_FOR_INDIRECT_RESELLERS: row([800043], "Indirect resellers do not see prices."),
  IDEMPOTENCY_KEY_USED: row(INVALID_INPUT, "The idempotency key was used for another input."),
  IDEMPOTENCY_KEY_UNANSWERED: row([800060], "The first request with this idempotency key is still at work."),
  CUSTOMER_UNKNOWN: row(INVALID_INPUT, "The customer is unknown, or has no relation to the partner."),
  VERSION_DIFFERS: row([800036], "The object has been changed since the expected version."),
  CART_UNKNOWN: row([800008], "There is no such cart."),
  CART_EXPIRED: row([800008], "The cart has expired; it can be read and duplicated."),
  CART_CLAIMED: row([800064], "A checkout is at work on the cart."),
  CART_ORDERED: row([800065], "All lines of the cart have been ordered."),
  CART_PARTLY_ORDERED: row(NOT_SUPPORTED, "A group of the cart has been handed over for ordering."),
  CART_EMPTY: row(INVALID_INPUT, "The cart has no lines."),
  TOO_MANY_LINES: row(INVALID_INPUT, "The cart would have too many lines."),
  CART_TOO_LARGE: row(INVALID_INPUT, "The cart's lines would take too many bytes."),
  TOO_MANY_ADDONS: row(INVALID_INPUT, "The line would have too many add-ons."),
  LINE_UNKNOWN: row(INVALID_INPUT, "The cart has no such line."),
  LINE_NAMED_TWICE: row(INVALID_INPUT, "The request names a line more than once."),
  LINE_LOCKED: row(NOT_SUPPORTED, "The line has been handed over for ordering."),
  ADDON_WITH_ADDONS: row(INVALID_INPUT, "An add-on has add-ons of its own."),
  PARENT_IS_ADDON: row(INVALID_INPUT, "The line that is to get add-ons is an add-on itself."),
  GROUP_ORDERED: row(INVALID_INPUT, "The group has been ordered."),
  GROUP_UNKNOWN: row(INVALID_INPUT, "The cart has no such group; `values` are the open ones."),
};

export const ORDER_ROWS: Rows<OrderReasons> = {
  ORDER_UNKNOWN: row(INVALID_INPUT, "There is no such order."),
  LEGACY_ORDER_NOT_CANCELLABLE: row([800063], "The order is one of the legacy purchase system."),
  CANCELLATION_OUTSIDE_SANDBOX: row([800019], "Orders of more than software are cancelled in the sandbox only."),
  CANCELLATION_UNDER_WAY: row([800014], "An earlier cancellation of the order is not finished."),
  ORDER_CANCELLED: row(NOT_CANCELLED, "The order has been cancelled."),
  CANCELLATION_WINDOW_CLOSED: row(NOT_CANCELLED, "It is too late to cancel the order."),
  ORDER_IN_USE: row(NOT_CANCELLED, "A subscription of another order depends on what is to be cancelled."),
  LINE_NUMBER_UNKNOWN: row(INVALID_INPUT, "The order has no such line; `values` are the numbers of its lines."),
  LINE_CANCELLED: row(NOT_CANCELLED, "The line has been cancelled."),
  LINE_NOT_CANCELLABLE_ALONE: row(NOT_SUPPORTED, "A line of this kind is not cancelled by itself."),
  LINE_HAS_ADDON: row(NOT_CANCELLED, "An add-on of the line is not to be cancelled with it."),
  PROVISIONING_NOT_RECORDED: row([800007], "How far the fulfilment is was not recorded for this order."),
  SUBSCRIPTION_UNKNOWN: row([800037], "There is no such subscription."),
  ACTIVATION_OUTSIDE_SANDBOX: row([800019], "Subscriptions are activated in the sandbox only."),
  SUBSCRIPTION_ACTIVE: row([800041], "The subscription is active."),
  KIND_NOT_ACTIVATED: row(NOT_SUPPORTED, "Only subscriptions of the marketplace are activated."),
  KIND_WITHOUT_STATUS: row(NOT_SUPPORTED, "What this is has no status to change."),
  STATUS_NOT_REACHABLE: row(NOT_VALID, "The status does not follow the present one; `values` are those that do."),
  STATUS_NOT_PENDING: row(NOT_VALID, "Only a pending subscription is activated."),
  SUBSCRIPTION_PENDING: row(
    NOT_VALID,
    "The subscription is pending, and only its fulfilment or activation changes that.",
  ),
  SUBSCRIPTION_NOT_FULFILLED: row(NOT_VALID, "The order of the subscription is not fulfilled."),
  BASE_SUBSCRIPTION_NOT_ACTIVE: row(NOT_VALID, "The base of this add-on is not active."),
  SUBSCRIPTION_IN_USE: row(NOT_VALID, "Another subscription depends on this one."),
  DELETION_WINDOW_CLOSED: row(NOT_VALID, "It is too late to delete the subscription."),
  SUBSCRIPTION_NOT_ACTIVE: row([800012], "The subscription is not active."),
  QUANTITY_FIXED: row(NOT_SUPPORTED, "The quantity of this subscription cannot be changed."),
  NOTHING_TO_RENEW: row([800038], "Nothing can follow the present term of the subscription."),
  SUBSCRIPTION_RENEWAL_NOT_OFFERED: row(NOT_SUPPORTED, "The present term cannot be followed by this one."),
  KIND_NOT_REGISTERED: row(NOT_SUPPORTED, "Only Azure subscriptions are registered for reservations."),
};
