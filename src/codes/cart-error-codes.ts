/**
 * The ten CartErrorCode values of Partner Center's cart reference (Cart resources, 12 March 2019): what is wrong with
 * one line of a cart. Numbers, names and texts stand here and nowhere else.
 */
export interface ErrorCodeRow {
  /** The number on Partner Center's wire. */
  readonly code: number;
  /** The reference's PascalCase name. */
  readonly name: string;
  /** The reference's text; `{0}`, `{1}` stand for values that are filled in. */
  readonly description: string;
  /** True when waiting can help: the same request can succeed later without a change by the caller. */
  readonly retryable: boolean;
}

export const CART_ERROR_CODES = {
  UNKNOWN: { code: 0, name: "Unknown", description: "Default value.", retryable: false },
  CURRENCY_IS_NOT_SUPPORTED: {
    code: 10000,
    name: "CurrencyIsNotSupported",
    description: "The currency is not supported for the specified market.",
    retryable: false,
  },
  CATALOG_ITEM_ID_IS_NOT_VALID: {
    code: 10001,
    name: "CatalogItemIdIsNotValid",
    description: "The catalog item ID is not valid.",
    retryable: false,
  },
  QUOTA_NOT_AVAILABLE: {
    code: 10002,
    name: "QuotaNotAvailable",
    description: "There is not enough quota available.",
    retryable: true,
  },
  INVENTORY_NOT_AVAILABLE: {
    code: 10003,
    name: "InventoryNotAvailable",
    description: "The inventory is not available for the selected offer.",
    retryable: true,
  },
  PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER: {
    code: 10004,
    name: "ParticipantsIsNotSupportedForPartner",
    description: "Setting participants is not supported for this partner.",
    retryable: false,
  },
  UNABLE_TO_PROCESS_CART_LINE_ITEM: {
    code: 10006,
    name: "UnableToProcessCartLineItem",
    description: "Unable to process the cart line item.",
    retryable: false,
  },
  SUBSCRIPTION_IS_NOT_VALID: {
    code: 10007,
    name: "SubscriptionIsNotValid",
    description: "The subscription is not valid.",
    retryable: false,
  },
  SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI: {
    code: 10008,
    name: "SubscriptionIsNotEnabledForRI",
    description: "The subscription is not enabled for Azure reservations.",
    retryable: true,
  },
  SANDBOX_LIMIT_EXCEEDED: {
    code: 10009,
    name: "SandboxLimitExceeded",
    description: "The sandbox limit has been exceeded.",
    retryable: false,
  },
} as const satisfies Record<string, ErrorCodeRow>;

export type CartErrorCode = keyof typeof CART_ERROR_CODES;

const byNumber = new Map<number, CartErrorCode>(
  (Object.keys(CART_ERROR_CODES) as CartErrorCode[]).map((key) => [CART_ERROR_CODES[key].code, key]),
);

/** The code's name in the schema; UNKNOWN for a number that this version does not know. */
export function cartErrorCodeOf(code: number): CartErrorCode {
  return byNumber.get(code) ?? "UNKNOWN";
}
