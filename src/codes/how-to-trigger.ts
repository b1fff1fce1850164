import type { CartErrorCode } from "./cart-error-codes.js";
import type { OrderErrorCode } from "./order-error-codes.js";

/*
 * How each code is met with the sample data: the text of `errorCatalog`. Customers: "the first sample customer" is
 * d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d. Ids that end in c00N or A00N are customers and subscriptions of the sample data.
 */

const C = "00000000-0000-4000-8000-00000000c";
const A = "00000000-0000-4000-8000-00000000A";
const RESERVATION = "DZH318Z0BQ36:004G:DZH318Z08C0S (ONE_TIME, P1Y, scope shared)";
const LIMITED = "CARTWRIGHT01:0001:AVAILABLE001 (ONE_TIME)";
const NOT_YET = "No request of this version raises it.";

export const HOW_TO_TRIGGER_CART_ERRORS: Readonly<Record<CartErrorCode, string>> = {
  UNKNOWN: "Never raised by a rule: it is what readers get for a stored code that this version does not know.",
  CURRENCY_IS_NOT_SUPPORTED: "Create a cart for the first sample customer with currencyCode EUR on a line.",
  CATALOG_ITEM_ID_IS_NOT_VALID: "Create a cart with catalogItemId DZH318Z0BQ3Q:0001:DZH318XZXPHL, a reissued id.",
  QUOTA_NOT_AVAILABLE: `For customer ${C}007 reserve 4 of ${RESERVATION} for subscription ${A}007: 48 cores, 40 are free.`,
  INVENTORY_NOT_AVAILABLE: `Create a cart with 6 of ${LIMITED}: 5 are in stock.`,
  PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER:
    "As the direct partner, put a TRANSACTION_RESELLER 5357564 into participants of any line.",
  UNABLE_TO_PROCESS_CART_LINE_ITEM:
    "Create a cart with 301 of 031C9E47-4802-4248-838E-778FB1D2CC05 (MONTHLY): 1 to 300 are possible.",
  SUBSCRIPTION_IS_NOT_VALID: `For customer ${C}007 reserve ${RESERVATION} for subscription ${A}008, which is Exchange Online.`,
  SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI: `For customer ${C}007 reserve ${RESERVATION} for subscription ${A}004, which was never registered.`,
  SANDBOX_LIMIT_EXCEEDED:
    "As the sandbox partner (tenant …d004), create a cart with 30 of 91FD106F-4B2C-4938-95AC-F54F74E9A239 (MONTHLY).",
};

export const HOW_TO_TRIGGER_ORDER_ERRORS: Readonly<Record<Exclude<OrderErrorCode, "UNKNOWN">, string>> = {
  PARTNER_TOKEN_MISSING: "Send any request with `Authorization: Bearer nonsense`.",
  INVALID_INPUT: "Create a cart with quantity 0.",
  SERVICE_EXCEPTION: "Not met at will: it answers an outage, such as a store that cannot be reached.",
  INVALID_OFFER_ID: "Put an item into a cart, have its availability reissued in the catalog, check out.",
  CREATE_ORDER_ERROR: NOT_YET,
  PROVISIONING_STATUS_NOT_FOUND: NOT_YET,
  CART_ID_NOT_FOUND: "Check out cart 00000000-0000-4000-8000-000000000000.",
  CART_ITEM_ERROR_IN_CREATE_ORDER: "Create a cart with a line in error, and check it out.",
  INVENTORY_NOT_AVAILABLE: `Create two carts with 3 of ${LIMITED} each, and check out both: 5 are in stock.`,
  AZURE_SUBSCRIPTION_NOT_VALID: "Have the subscription of a reservation line replaced in the store, and check out.",
  SUBSCRIPTION_IS_NOT_ACTIVE: "Have the subscription of a reservation line suspended in the store, and check out.",
  SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI: "Have the offer of a reservation line's subscription changed, and check out.",
  PENDING_ADJUSTMENT: NOT_YET,
  MPN_ID_NOT_FOUND: "As the indirect provider (tenant …d002), check out a line with TRANSACTION_RESELLER 9999999.",
  NOT_VALID_INDIRECT_RESELLER_MPN_ID:
    "As the indirect provider (tenant …d002), check out a line with TRANSACTION_RESELLER 5350001.",
  INVALID_QUANTITY: "Have the range of an item in a cart narrowed in the catalog, and check out.",
  SANDBOX_LIMIT_EXCEEDED:
    "As the sandbox partner (tenant …d004), fill carts of one customer beyond 5 subscriptions and check out all.",
  SANDBOX_TENANT_ONLY: NOT_YET,
  CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE:
    "Create two carts of one customer with the trial DZH318Z0C0WF:0001:DZH318Z0BP69 (NONE, P1M), and check out both.",
  SUBSCRIPTION_IS_NOT_VALID: "Have the subscription of a reservation line removed from the store, and check out.",
  MANUAL_REVIEW_REQUIRED: NOT_YET,
  INSUFFICIENT_FUNDS:
    "As the partner with a small credit line (tenant …d007), check out CARTWRIGHT03:0001:AVAILABLE001 (ONE_TIME): 60000 USD, 500 are left.",
  REVIEW_CANCELLED: NOT_YET,
  LINE_OF_CREDIT_NOT_DEFINED: "As the partner without a credit line (tenant …d006), check out anything.",
  RISK_ERROR: NOT_YET,
  SUBSCRIPTION_NOT_REGISTERED: "Have the registration of a reservation line's subscription withdrawn, and check out.",
  PURCHASE_SYSTEM_NOT_SUPPORTED:
    "Check out CARTWRIGHT02:0001:AVAILABLE001 (ONE_TIME), an item of a system without adapter.",
  CONDITION_FAILED: "Edit a cart with an expectedVersion that it does not have.",
  ASSET_ID_NOT_FOUND: NOT_YET,
  ASSET_FUTURE_BILLING_INFO_NOT_FOUND: NOT_YET,
  RESELLER_PROGRAM_STATUS_NOT_ACTIVE: "As the suspended partner (tenant …d005), create a cart.",
  ASSET_STATUS_CHANGE_NOT_VALID: NOT_YET,
  ITEM_ALREADY_ACTIVATED: NOT_YET,
  NOT_SUPPORTED: "Order one group of a cart, and change one of its lines.",
  PRICING_ACCESS_FORBIDDEN: "Ask for unitPrice with a token whose roles are `--roles Reader`.",
  ORDER_IN_PROGRESS: "Repeat a checkout with the same idempotency key while the first one is running.",
  ORDER_CANNOT_BE_CANCELLED: NOT_YET,
  REVIEW_REJECTED: NOT_YET,
  CANCEL_LEGACY_ORDER: NOT_YET,
  CART_PROCESSED_BY_ANOTHER_REQUEST: "Check out or edit a cart while another checkout holds it.",
  CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED: "Check out a cart, and once more with another idempotency key.",
};
