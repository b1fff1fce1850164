import type { ErrorCodeRow } from "./cart-error-codes.js";

/**
 * The 41 OrderErrorCode values of Partner Center's cart reference (Cart resources, 12 March 2019), and UNKNOWN for a
 * number that this version does not know. They say why a request was refused, a group not ordered, an order or a
 * subscription not changed. Numbers, names and texts stand here and nowhere else; the texts are the
 * reference's to the letter (its slips included), less its bold marks and back ticks.
 */
export const ORDER_ERROR_CODES = {
  UNKNOWN: {
    code: 0,
    name: "Unknown",
    description: "An error code that this version does not know.",
    retryable: false,
  },
  PARTNER_TOKEN_MISSING: {
    code: 800001,
    name: "PartnerTokenMissing",
    description: "Partner Token missing in request context.",
    retryable: false,
  },
  INVALID_INPUT: {
    code: 800002,
    name: "InvalidInput",
    description: "Invalid request input.",
    retryable: false,
  },
  SERVICE_EXCEPTION: {
    code: 800003,
    name: "ServiceException",
    description: "Unexpected service error.",
    retryable: true,
  },
  INVALID_OFFER_ID: {
    code: 800004,
    name: "InvalidOfferId",
    description: "Invalid offer ID.",
    retryable: false,
  },
  CREATE_ORDER_ERROR: {
    code: 800005,
    name: "CreateOrderError",
    description: "Create order is not successful.",
    retryable: false,
  },
  PROVISIONING_STATUS_NOT_FOUND: {
    code: 800007,
    name: "ProvisioningStatusNotFound",
    description: "Unable to retrieve provisioning information.",
    retryable: false,
  },
  CART_ID_NOT_FOUND: {
    code: 800008,
    name: "CartIdNotFound",
    description: "Unable to retrieve cart ID.",
    retryable: false,
  },
  CART_ITEM_ERROR_IN_CREATE_ORDER: {
    code: 800009,
    name: "CartItemErrorInCreateOrder",
    description: "Error in Cart item(s).",
    retryable: false,
  },
  INVENTORY_NOT_AVAILABLE: {
    code: 800010,
    name: "InventoryNotAvailable",
    description: "Inventory is not available for this catalog item.",
    retryable: true,
  },
  AZURE_SUBSCRIPTION_NOT_VALID: {
    code: 800011,
    name: "AzureSubscriptionNotValid",
    description: "This subscription is not a valid Azure subscription.",
    retryable: false,
  },
  SUBSCRIPTION_IS_NOT_ACTIVE: {
    code: 800012,
    name: "SubscriptionIsNotActive",
    description: "This subscription is not an active subscription.",
    retryable: true,
  },
  SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI: {
    code: 800013,
    name: "SubscriptionIsNotEnabledForRI",
    description: "This subscription is not enabled for RI purchase.",
    retryable: false,
  },
  PENDING_ADJUSTMENT: {
    code: 800014,
    name: "PendingAdjustment",
    description: "There is a pending adjustment requested for this order.",
    retryable: true,
  },
  MPN_ID_NOT_FOUND: {
    code: 800015,
    name: "MpnIdNotFound",
    description: "MPN Id is not found.",
    retryable: false,
  },
  NOT_VALID_INDIRECT_RESELLER_MPN_ID: {
    code: 800016,
    name: "NotValidIndirectResellerMpnId",
    description: "MPN Id is not a valid Indirect Reseller.",
    retryable: false,
  },
  INVALID_QUANTITY: {
    code: 800017,
    name: "InvalidQuantity",
    description: "The quantity is not available for this catalog item.",
    retryable: false,
  },
  SANDBOX_LIMIT_EXCEEDED: {
    code: 800018,
    name: "SandboxLimitExceeded",
    description: "The sandbox limit has been met.",
    retryable: false,
  },
  SANDBOX_TENANT_ONLY: {
    code: 800019,
    name: "SandboxTenantOnly",
    description: "This operation is only enabled for sandbox tenants.",
    retryable: false,
  },
  CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE: {
    code: 800020,
    name: "CatalogItemNotEligibleForPurchase",
    description: "The catalog item is not eligble for purchase.",
    retryable: false,
  },
  SUBSCRIPTION_IS_NOT_VALID: {
    code: 800021,
    name: "SubscriptionIsNotValid",
    description: "This subscription is not a valid subscription.",
    retryable: false,
  },
  MANUAL_REVIEW_REQUIRED: {
    code: 800022,
    name: "ManualReviewRequired",
    description: "You may be eligible for this transaction. Please contact Support for help.",
    retryable: true,
  },
  INSUFFICIENT_FUNDS: {
    code: 800023,
    name: "InsufficientFunds",
    description:
      "You are not eligible for this transaction because your Credit Line is not reaching minimum threshold for this purchase.Please update your order(or) contact Support for help.",
    retryable: true,
  },
  REVIEW_CANCELLED: {
    code: 800024,
    name: "ReviewCancelled",
    description: "You are not eligible for this transaction.",
    retryable: false,
  },
  LINE_OF_CREDIT_NOT_DEFINED: {
    code: 800025,
    name: "LineOfCreditNotDefined",
    description:
      "You are not eligible for this transaction because your Credit Line is not reaching minimum threshold for this purchase. Please update your order (or) contact Support for help.",
    retryable: true,
  },
  RISK_ERROR: {
    code: 800026,
    name: "RiskError",
    description: "You are not eligible for this transaction.",
    retryable: false,
  },
  SUBSCRIPTION_NOT_REGISTERED: {
    code: 800030,
    name: "SubscriptionNotRegistered",
    description: "This subscription is not registered.",
    retryable: true,
  },
  PURCHASE_SYSTEM_NOT_SUPPORTED: {
    code: 800031,
    name: "PurchaseSystemNotSupported",
    description: "Purchase system not supported.",
    retryable: false,
  },
  CONDITION_FAILED: {
    code: 800036,
    name: "ConditionFailed",
    description: "Pre-condition failed.",
    retryable: false,
  },
  ASSET_ID_NOT_FOUND: {
    code: 800037,
    name: "AssetIdNotFound",
    description: "Asset ID not found.",
    retryable: false,
  },
  ASSET_FUTURE_BILLING_INFO_NOT_FOUND: {
    code: 800038,
    name: "AssetFutureBillingInfoNotFound",
    description: "Asset FutureBillingInfo not found.",
    retryable: false,
  },
  RESELLER_PROGRAM_STATUS_NOT_ACTIVE: {
    code: 800039,
    name: "ResellerProgramStatusNotActive",
    description: "Reseller program status is not active.",
    retryable: false,
  },
  ASSET_STATUS_CHANGE_NOT_VALID: {
    code: 800040,
    name: "AssetStatusChangeNotValid",
    description: "Asset status cannot be changed to {0} from {1}.",
    retryable: false,
  },
  ITEM_ALREADY_ACTIVATED: {
    code: 800041,
    name: "ItemAlreadyActivated",
    description: "This item has already been activated.",
    retryable: false,
  },
  NOT_SUPPORTED: {
    code: 800042,
    name: "NotSupported",
    description: "Not supported.",
    retryable: false,
  },
  PRICING_ACCESS_FORBIDDEN: {
    code: 800043,
    name: "PricingAccessForbidden",
    description: "Access to pricing information is not granted.",
    retryable: false,
  },
  ORDER_IN_PROGRESS: {
    code: 800060,
    name: "OrderInProgress",
    description: "Your order is in progress. Please check your order history for recent orders in few minutes.",
    retryable: true,
  },
  ORDER_CANNOT_BE_CANCELLED: {
    code: 800061,
    name: "OrderCannotBeCancelled",
    description: "Order cannot be cancelled.",
    retryable: false,
  },
  REVIEW_REJECTED: {
    code: 800062,
    name: "ReviewRejected",
    description: "You are not eligible for this transaction.",
    retryable: false,
  },
  CANCEL_LEGACY_ORDER: {
    code: 800063,
    name: "CancelLegacyOrder",
    description:
      "This order {0} cannot be cancelled. Use PATCH /customers/{1}/subscriptions/<subscriptionId> to suspend subscriptions.",
    retryable: false,
  },
  CART_PROCESSED_BY_ANOTHER_REQUEST: {
    code: 800064,
    name: "CartProcessedByAnotherRequest",
    description: "Cart {0} is being processed by another request.",
    retryable: true,
  },
  CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED: {
    code: 800065,
    name: "CartCheckOutNotAllowedWhenStatusIsOrdered",
    description: "Cannot checkout an already submitted cart {0}.",
    retryable: false,
  },
} as const satisfies Record<string, ErrorCodeRow>;

export type OrderErrorCode = keyof typeof ORDER_ERROR_CODES;

/** How many `{n}` slots a text has: the number of arguments that `describeOrderError` asks for. */
type Slots<Text extends string> = Text extends `${string}{1}${string}`
  ? [string, string]
  : Text extends `${string}{0}${string}`
    ? [string]
    : [];

/** The reference's text of a code with its placeholders filled. A missing or a spare argument does not compile. */
export function describeOrderError<Code extends OrderErrorCode>(
  code: Code,
  ...values: Slots<(typeof ORDER_ERROR_CODES)[Code]["description"]>
): string {
  return ORDER_ERROR_CODES[code].description.replace(/\{(\d)\}/g, (_, slot: string) => values[Number(slot)] ?? "");
}

const byNumber = new Map<number, OrderErrorCode>(
  (Object.keys(ORDER_ERROR_CODES) as OrderErrorCode[]).map((key) => [ORDER_ERROR_CODES[key].code, key]),
);

/** The code's name in the schema; UNKNOWN for a number that this version does not know. */
export function orderErrorCodeOf(code: number): OrderErrorCode {
  return byNumber.get(code) ?? "UNKNOWN";
}
