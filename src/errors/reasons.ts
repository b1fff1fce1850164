import type { CartErrorCode } from "../codes/cart-error-codes.js";

/*
 * Why something was refused, as data: one reason for each rule or cause, with the values that it is about. Nothing here
 * is text for people: `sentenceOf` makes that, where it is known who reads it. Parameters are kept as JSON in carts and
 * answers. Some have one meaning everywhere: `minimum`, `maximum` and `accepted` say what would be accepted, `available`
 * how much there is. What only those may learn who may see prices stands in `pricing`, and nowhere else.
 */

/** What is wrong with a line by itself, or beside its base. */
export interface LineReasons {
  CATALOG_ITEM_ID_MALFORMED: { catalogItemId: string };
  /** `accepted` are the current ids of the same product and SKU. */
  CATALOG_ITEM_NOT_SOLD: { catalogItemId: string; country: string; productSku: string; accepted: readonly string[] };
  /** `defaultCurrency` is null where no currency is supported at all. */
  CURRENCY_NOT_OF_MARKET: {
    currencyCode: string;
    country: string;
    accepted: readonly string[];
    defaultCurrency: string | null;
  };
  /** `supported` are the currencies of the market, none of which the item is sold in. */
  ITEM_CURRENCY_NOT_OF_MARKET: { title: string; itemCurrency: string; country: string; supported: readonly string[] };
  CURRENCY_NOT_OF_ITEM: { currencyCode: string; title: string; accepted: readonly string[] };
  PARTICIPANTS_NOT_SUPPORTED: { mpnIds: readonly string[]; partnerType: string };
  /** `index` is that of the first one among the line's participants. */
  MPN_ID_UNKNOWN: { participants: readonly { key: string; value: string }[]; index?: number };
  MPN_ID_NOT_USABLE: {
    key: string;
    index?: number;
    mpnId: string;
    mpnCountry: string;
    partnerName: string;
    partnerCountry: string;
    cause: "OWN_ID" | "NO_INDIRECT_RESELLER" | "AGREEMENT_NOT_SIGNED" | "NO_RELATION" | "OTHER_COUNTRY";
  };

  QUANTITY_OUT_OF_RANGE: { quantity: number; title: string; minimum: number; maximum: number };
  BILLING_CYCLE_NOT_OFFERED: { billingCycle: string; title: string; accepted: readonly string[] };
  TERM_REQUIRED: { title: string; accepted: readonly string[] };
  TERM_NOT_APPLICABLE: { termDuration: string; title: string };
  TERM_NOT_OFFERED: { termDuration: string; title: string; accepted: readonly string[] };
  /** `accepted` are billing cycles. */
  TERM_NOT_OFFERED_WITH_BILLING_CYCLE: {
    termDuration: string;
    billingCycle: string;
    title: string;
    accepted: readonly string[];
  };
  /** `termDuration` is null where the line leaves its term out. */
  RENEWAL_NOT_OFFERED: {
    renewalTermDuration: string;
    termDuration: string | null;
    title: string;
    accepted: readonly string[];
  };
  PROVISIONING_KEYS_MISSING: { missing: readonly string[]; needed: readonly string[]; title: string };
  SCOPE_NOT_SUPPORTED: { scope: string; accepted: readonly string[] };
  DURATION_NOT_SUPPORTED: { duration: string; accepted: readonly string[] };
  DURATION_NOT_OFFERED: { duration: string; title: string; accepted: readonly string[] };

  /** The base line is null when it is not stored. */
  BASE_LINE_IN_ERROR: { baseLineItemId: string | null; catalogItemId: string; code: number };
  NOT_AN_ADDON: { title: string; isNewCommerce: boolean };
  /** `accepted` are the catalog item ids of the bases. */
  ADDON_DOES_NOT_FIT_BASE: {
    title: string;
    baseTitle: string;
    baseCatalogItemId: string;
    accepted: readonly string[];
  };
  ADDON_DIFFERS_FROM_BASE: {
    property: "PURCHASE_SYSTEM" | "BILLING_CYCLE" | "CURRENCY";
    title: string;
    value: string | null;
    baseTitle: string;
    baseValue: string | null;
  };
  ADDON_OF_ANOTHER_SUBSCRIPTION: { subscriptionId: string; title: string; baseTitle: string };
  ADDON_DOES_NOT_FIT_SUBSCRIPTION: {
    title: string;
    subscriptionId: string;
    friendlyName: string;
    catalogItemId: string;
    accepted: readonly string[];
  };
}

/** Why this partner cannot order the item for this customer, or not for the subscription that the line names. */
export interface EligibilityReasons {
  ITEM_NOT_PURCHASABLE: { title: string; country: string };
  ITEM_FOR_SANDBOX_ONLY: { title: string; partnerName: string };
  SEGMENT_NOT_OF_CUSTOMER: { segment: string; title: string; customerName: string; accepted: readonly string[] };
  MARKET_NOT_OPEN_TO_PARTNER: { country: string; partnerName: string; accepted: readonly string[] };
  AGREEMENT_NOT_ACCEPTED: {
    title: string;
    missing: readonly string[];
    customerName: string;
    agreements: readonly string[];
  };
  TRIAL_USED: { title: string; customerName: string; used: number; maximum: number };
  TRIAL_WANTED_TWICE: { title: string; wanted: number; maximum: number };
  AZURE_PLAN_MISSING: { title: string; customerName: string };
  LEGACY_AZURE_PRESENT: { title: string; customerName: string; owned: number };
  RESERVATIONS_NOT_SOLD_IN_COUNTRY: { title: string; country: string; customerName: string };
  PURCHASE_SYSTEM_NOT_SUPPORTED: { title: string; purchaseSystem: string; accepted: readonly string[] };

  AZURE_SUBSCRIPTION_REQUIRED: { title: string };
  /** `accepted` are the catalog item ids of the bases. */
  BASE_REQUIRED: { title: string; accepted: readonly string[] };
  SUBSCRIPTION_ID_MALFORMED: { key: string; subscriptionId: string };
  SUBSCRIPTION_NOT_OF_CUSTOMER: { key: string; subscriptionId: string; customerName: string };
  NAMED_SUBSCRIPTION_NOT_ACTIVE: { key: string; subscriptionId: string; friendlyName: string; status: string };
  RESERVATION_FOR_ANOTHER_KIND: {
    subscriptionId: string;
    friendlyName: string;
    itemKind: string;
    accepted: readonly string[];
  };
  RESERVATION_FOR_ANOTHER_AVAILABILITY: {
    isForAzurePlan: boolean;
    subscriptionId: string;
    friendlyName: string;
    itemKind: string;
  };
  OFFER_WITHOUT_RESERVATIONS: {
    subscriptionId: string;
    friendlyName: string;
    catalogItemId: string;
    accepted: readonly string[];
  };
  SUBSCRIPTION_NOT_REGISTERED: { subscriptionId: string; friendlyName: string; registration: string };
  BILLED_TO_ANOTHER_KIND: {
    title: string;
    subscriptionId: string;
    friendlyName: string;
    itemKind: string;
    accepted: readonly string[];
  };
}

/** What there is not enough of, or what there may not be more of. */
export interface LimitReasons {
  INVENTORY_RESTRICTED: { title: string; restrictions: readonly string[] };
  INVENTORY_TOO_LOW: { title: string; quantity: number; wanted: number; available: number };
  CUSTOMER_LIMIT_EXCEEDED: { title: string; customerName: string; owned: number; wanted: number; maximum: number };
  CORE_QUOTA_EXCEEDED: {
    quantity: number;
    /** Of the line; `wanted` are those of all lines. */
    cores: number;
    wanted: number;
    available: number;
    maximum: number;
    subscriptionId: string;
    armRegionName: string;
  };
  SANDBOX_LICENCES_EXCEEDED: { wanted: number; maximum: number };
  SANDBOX_SUBSCRIPTIONS_EXCEEDED: { owned: number; wanted: number; maximum: number };
  SANDBOX_LEGACY_AZURE_EXCEEDED: { owned: number; wanted: number; maximum: number };
  SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED: { owned: number; wanted: number; maximum: number };
  SANDBOX_AZURE_PLANS_EXCEEDED: { owned: number; wanted: number; maximum: number };
  SANDBOX_RESERVED_INSTANCES_EXCEEDED: { owned: number; wanted: number; maximum: number };
  SANDBOX_CORES_EXCEEDED: { armRegionName: string; wanted: number; maximum: number };
  /** `accepted` are titles. */
  SANDBOX_RESERVATION_NOT_OFFERED: { title: string; accepted: readonly string[] };
}

/** Why a group of lines was not ordered. */
export interface GroupReasons {
  CREDIT_LINE_MISSING: { partnerName: string; currencyCode: string; defined: readonly string[] };
  CREDIT_TOO_LOW: {
    currencyCode: string;
    pricing: {
      cost: string;
      left: string;
      limit: string;
      used: string;
      takenByEarlierGroups: string;
      minimumThreshold: string;
    };
  };
  ACCOUNT_FLAGGED: { customerId: string };
  REVIEW_REJECTED: { currencyCode: string; pricing: { cost: string; limit: string } };
  REVIEW_WITHDRAWN: { currencyCode: string; pricing: { cost: string; limit: string } };
  REVIEW_REQUIRED: { currencyCode: string; pricing: { cost: string; limit: string } };
  /**
   * `count` is how many lines are in error, and `listed` are the first of them. A review may help when an error may have gone
   * since the cart was reviewed.
   */
  LINES_IN_ERROR: {
    listed: readonly { lineItemId: string; code: number; errorCode: string; storedCode?: number | null }[];
    count: number;
    reviewMayHelp: boolean;
  };
  /** The groups of the same cart that have an Azure plan. */
  AZURE_PLAN_NOT_ORDERED: { orderGroupIds: readonly string[] };
  OUTCOME_UNKNOWN: { purchaseSystem: string };
  CHECKOUT_UNFINISHED: { orderGroupId: string };
  /** What another system says of itself may be about money. */
  PURCHASE_SYSTEM_REFUSED: { purchaseSystem: string; pricing: { message: string } };
  PURCHASE_SYSTEM_DOWN: { purchaseSystem: string; pricing: { message: string } };
}

/** Why a request about a cart, or any request at all, was refused. */
export interface RequestReasons {
  /** Found where the form of an input is checked; `sentence` says what is accepted. */
  VALUE_NOT_ACCEPTED: { sentence: string; minimum?: number; maximum?: number; accepted?: readonly string[] };
  TENANT_NOT_A_PARTNER: { tenantId: string };
  PROGRAM_NOT_ACTIVE: { programStatus: string };
  TOO_MANY_WAITING: { count: number };
  PRICES_NEED_ROLE: { accepted: readonly string[] };
  PRICES_NOT_FOR_INDIRECT_RESELLERS: { partnerName: string };
  IDEMPOTENCY_KEY_USED: { mutation: string };
  IDEMPOTENCY_KEY_UNANSWERED: { mutation: string };
  CUSTOMER_UNKNOWN: { customerId: string };
  VERSION_DIFFERS: { what: "cart" | "order" | "subscription"; expectedVersion: number; version: number };

  CART_UNKNOWN: { cartId: string };
  CART_EXPIRED: { cartId: string; expirationTimeStamp: string };
  CART_CLAIMED: { cartId: string };
  CART_ORDERED: { cartId: string };
  CART_PARTLY_ORDERED: { cartId: string; orderGroupId: string };
  CART_EMPTY: { cartId: string };
  TOO_MANY_LINES: { count: number; maximum: number };
  CART_TOO_LARGE: { maximum: number };
  TOO_MANY_ADDONS: { count: number; maximum: number };
  LINE_UNKNOWN: { lineItemId: string };
  LINE_NAMED_TWICE: { lineItemId: string };
  LINE_LOCKED: { lineItemId: string; orderGroupId: string };
  ADDON_WITH_ADDONS: { catalogItemId: string };
  PARENT_IS_ADDON: { lineItemId: string };
  /** What is wrong with the line is a problem of its own. */
  /** The line where the request does not name it, and a change of another line puts it in error. */
  LINE_REFUSED: { errorCode: CartErrorCode; problem: Problem; lineItemId: string | null };
  GROUP_ORDERED: { orderGroupId: string; orderId: string };
  /** `accepted` are the groups that are not ordered yet. */
  GROUP_UNKNOWN: { orderGroupId: string; accepted: readonly string[] };
}

/** Why an order, or a subscription that it made, was not changed. */
export interface OrderReasons {
  ORDER_UNKNOWN: { orderId: string };
  LEGACY_ORDER_NOT_CANCELLABLE: { orderId: string; customerId: string };
  CANCELLATION_OUTSIDE_SANDBOX: { lineItemNumber: number; itemKind: string };
  CANCELLATION_UNDER_WAY: { orderId: string };
  ORDER_CANCELLED: { orderId: string };
  CANCELLATION_WINDOW_CLOSED: { creationDate: string; days: number };
  ORDER_IN_USE: { subscriptionId: string; friendlyName: string };
  /** `accepted` are the numbers of the order's lines. */
  LINE_NUMBER_UNKNOWN: { lineItemNumber: number; orderId: string; accepted: readonly number[] };
  LINE_CANCELLED: { lineItemNumber: number };
  LINE_NOT_CANCELLABLE_ALONE: { lineItemNumber: number; itemKind: string };
  /** `addonNumber` is that of a line which is not to be cancelled with it. */
  LINE_HAS_ADDON: { lineItemNumber: number; addonNumber: number };
  PROVISIONING_NOT_RECORDED: { orderId: string };

  SUBSCRIPTION_UNKNOWN: { subscriptionId: string };
  ACTIVATION_OUTSIDE_SANDBOX: { subscriptionId: string };
  SUBSCRIPTION_ACTIVE: { subscriptionId: string };
  KIND_NOT_ACTIVATED: { itemKind: string };
  KIND_WITHOUT_STATUS: { itemKind: string };
  /** `accepted` are the statuses that can be reached from `status`. */
  STATUS_NOT_REACHABLE: { wanted: string; status: string; accepted: readonly string[] };
  STATUS_NOT_PENDING: { wanted: string; status: string };
  /** It is PENDING, and only its fulfilment or its activation changes that. */
  SUBSCRIPTION_PENDING: { wanted: string; status: string };
  SUBSCRIPTION_NOT_FULFILLED: { wanted: string; status: string };
  BASE_SUBSCRIPTION_NOT_ACTIVE: { wanted: string; status: string; baseId: string; baseStatus: string };
  SUBSCRIPTION_IN_USE: {
    wanted: string;
    status: string;
    subscriptionId: string;
    friendlyName: string;
    childStatus: string;
  };
  DELETION_WINDOW_CLOSED: { wanted: string; status: string; creationTimeStamp: string; days: number };
  SUBSCRIPTION_NOT_ACTIVE: { status: string };
  QUANTITY_FIXED: { cause: "NO_LONGER_IN_CATALOG" | "TRIAL" | "OTHER_KIND"; itemKind: string };
  NOTHING_TO_RENEW: { itemKind: string; status: string };
  SUBSCRIPTION_RENEWAL_NOT_OFFERED: { renewalTermDuration: string; accepted: readonly string[] };
  KIND_NOT_REGISTERED: { itemKind: string };
}

export interface Reasons
  extends LineReasons, EligibilityReasons, LimitReasons, GroupReasons, RequestReasons, OrderReasons {}

/** The name of a cause; the same for every language and every reader. */
export type Reason = keyof Reasons;

/** A reason with the values that it is about. */
export type ProblemOf<R extends Reason> = { readonly reason: R; readonly parameters: Readonly<Reasons[R]> };

export type Problem = { [R in Reason]: ProblemOf<R> }[Reason];

/** A problem of the given reason. */
export function problem<R extends Reason>(reason: R, parameters: Reasons[R]): ProblemOf<R> {
  return { reason, parameters };
}
