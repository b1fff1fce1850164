import { CART_ERROR_CODES, type CartErrorCode } from "../codes/cart-error-codes.js";
import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";
import { CHECKOUT_RULES, GROUP_RULES, REVIEW_DEMAND_RULES, REVIEW_RULES } from "../rules/catalogue.js";
import { catalogItemExists } from "../rules/line/catalog-item-exists.js";
import { inventoryAvailable } from "../rules/line/inventory-available.js";
import { quantityInRange } from "../rules/line/quantity-in-range.js";
import { sandboxLimit } from "../rules/line/sandbox-limit.js";

/** The codes that a mutation can answer, by the place in its answer. What any request can meet is not among them. */
interface CodesOfMutation {
  readonly userErrors: readonly OrderErrorCode[];
  /** Of groups of a cart. */
  readonly orderErrors: readonly OrderErrorCode[];
  /** Of lines of a cart that it has reviewed. */
  readonly lineErrors: readonly CartErrorCode[];
}

/** What every mutation can answer: bad values, a key still at work, a partner whose enrolment has lapsed. */
const ANY: readonly OrderErrorCode[] = ["INVALID_INPUT", "RESELLER_PROGRAM_STATUS_NOT_ACTIVE", "ORDER_IN_PROGRESS"];
/** What speaks against the change of a cart. */
const OPEN: readonly OrderErrorCode[] = [
  ...ANY,
  "CART_ID_NOT_FOUND",
  "CONDITION_FAILED",
  "CART_PROCESSED_BY_ANOTHER_REQUEST",
  "CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED",
];
/** What speaks against the change of a subscription. */
const SUBSCRIPTION: readonly OrderErrorCode[] = [...ANY, "ASSET_ID_NOT_FOUND", "CONDITION_FAILED"];

const REFUSED_LINE = "CART_ITEM_ERROR_IN_CREATE_ORDER";
const REVIEW = [catalogItemExists, ...REVIEW_RULES, ...REVIEW_DEMAND_RULES].flatMap(({ cartCode }) => cartCode ?? []);
const CHECKOUT = [catalogItemExists, ...CHECKOUT_RULES, ...GROUP_RULES].map(
  ({ orderCode }) => orderCode ?? REFUSED_LINE,
);
const MORE_LICENCES = [quantityInRange, sandboxLimit, inventoryAvailable, ...GROUP_RULES].flatMap(
  ({ orderCode }) => orderCode ?? [],
);

/** By the name of the mutation. */
export const MUTATION_CODES: Readonly<Record<string, CodesOfMutation>> = {
  createCart: codes([...ANY, REFUSED_LINE], [], REVIEW),
  addCartLineItems: codes([...OPEN, "NOT_SUPPORTED", REFUSED_LINE], [], REVIEW),
  updateCartLineItems: codes([...OPEN, "NOT_SUPPORTED", REFUSED_LINE], [], REVIEW),
  removeCartLineItems: codes([...OPEN, "NOT_SUPPORTED"], [], REVIEW),
  replaceCartLineItems: codes([...OPEN, "NOT_SUPPORTED", REFUSED_LINE], [], REVIEW),
  reviewCart: codes(OPEN, [], REVIEW),
  extendCart: codes(OPEN),
  duplicateCart: codes([...ANY, "CART_ID_NOT_FOUND"], [], REVIEW),
  deleteCart: codes([...OPEN, "NOT_SUPPORTED"]),
  checkoutCart: codes(OPEN, [
    ...CHECKOUT,
    REFUSED_LINE,
    "CREATE_ORDER_ERROR",
    "SERVICE_EXCEPTION",
    "ORDER_IN_PROGRESS",
  ]),
  cancelOrder: codes([
    ...ANY,
    "PENDING_ADJUSTMENT",
    "SANDBOX_TENANT_ONLY",
    "CONDITION_FAILED",
    "NOT_SUPPORTED",
    "ORDER_CANNOT_BE_CANCELLED",
    "CANCEL_LEGACY_ORDER",
  ]),
  activateSubscription: codes([
    ...SUBSCRIPTION,
    "SANDBOX_TENANT_ONLY",
    "ASSET_STATUS_CHANGE_NOT_VALID",
    "ITEM_ALREADY_ACTIVATED",
    "NOT_SUPPORTED",
  ]),
  changeSubscriptionStatus: codes([...SUBSCRIPTION, "ASSET_STATUS_CHANGE_NOT_VALID", "NOT_SUPPORTED"]),
  changeSubscriptionQuantity: codes([...SUBSCRIPTION, "SUBSCRIPTION_IS_NOT_ACTIVE", "NOT_SUPPORTED", ...MORE_LICENCES]),
  changeSubscriptionRenewal: codes([...SUBSCRIPTION, "ASSET_FUTURE_BILLING_INFO_NOT_FOUND", "NOT_SUPPORTED"]),
  registerSubscription: codes([...SUBSCRIPTION, "SUBSCRIPTION_IS_NOT_ACTIVE", "NOT_SUPPORTED"]),
};

function codes(
  userErrors: readonly OrderErrorCode[],
  orderErrors: readonly OrderErrorCode[] = [],
  lineErrors: readonly CartErrorCode[] = [],
): CodesOfMutation {
  return {
    userErrors: inOrder(userErrors, ORDER_ERROR_CODES),
    orderErrors: inOrder(orderErrors, ORDER_ERROR_CODES),
    lineErrors: inOrder(lineErrors, CART_ERROR_CODES),
  };
}

/** Each once, by number. */
function inOrder<Code extends string>(names: readonly Code[], rows: Readonly<Record<Code, { readonly code: number }>>) {
  return [...new Set(names)].sort((one, other) => rows[one].code - rows[other].code);
}

/** The codes of a mutation for its description in the schema. */
export function describeCodes(mutation: string): string {
  const { userErrors, orderErrors, lineErrors } = MUTATION_CODES[mutation]!;
  const listed = <Code extends string>(
    where: string,
    names: readonly Code[],
    rows: Readonly<Record<Code, { readonly code: number }>>,
  ) =>
    names.length === 0 ? [] : [`Codes in ${where}: ${names.map((name) => `${rows[name].code} ${name}`).join(", ")}.`];
  return [
    ...listed("userErrors", userErrors, ORDER_ERROR_CODES),
    ...listed("orderErrors", orderErrors, ORDER_ERROR_CODES),
    ...listed("the error of a line", lineErrors, CART_ERROR_CODES),
  ].join("\n\n");
}

/** The mutations that can answer a code. */
export function mutationsWithCode(code: number): string[] {
  return Object.entries(MUTATION_CODES).flatMap(([mutation, { userErrors, orderErrors, lineErrors }]) => {
    const numbers: readonly number[] = [
      ...[...userErrors, ...orderErrors].map((name) => ORDER_ERROR_CODES[name].code),
      ...lineErrors.map((name) => CART_ERROR_CODES[name].code),
    ];
    return numbers.includes(code) ? [mutation] : [];
  });
}
