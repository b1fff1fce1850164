/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A subscription to activate. */
export type ActivateSubscriptionInput = {
  /** The version that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The subscription, in any letter case. */
  subscriptionId: string | number;
};

/** New lines for a cart. */
export type AddCartLineItemsInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The new lines: at least one. They go behind those there are. */
  lineItems: Array<CartLineItemInput>;
  /** What happens to the other lines of this request when one is in error. */
  onError?: LineErrorPolicy;
  /** The base line whose add-ons the new lines are; left out, they are root lines. */
  parentLineItemId?: string | number | null | undefined;
};

/** How often a line is billed. It must be one that the catalog item supports, and all lines of one order share it. */
export type BillingCycleType =
  /** Billed every year. */
  | 'ANNUAL'
  /** Billed every two years. */
  | 'BIENNIAL'
  /** Billed every month. */
  | 'MONTHLY'
  /** Never billed: trials. */
  | 'NONE'
  /** Billed once, at the purchase: reservations, software, Azure plan. */
  | 'ONE_TIME'
  /** Billed every three years. */
  | 'TRIENNIAL'
  /** Not set. Never accepted as input. */
  | 'UNKNOWN';

/** An order, or lines of it, to cancel. */
export type CancelOrderInput = {
  /** The version that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** Only these lines, by `lineItemNumber`; left out, the whole order. Only lines of software can be cancelled by themselves; any other is refused with 800042. */
  lineItemNumbers?: Array<number> | null | undefined;
  /** The order. */
  orderId: string | number;
};

/** An add-on of a new line. */
export type CartAddonItemInput = {
  /** How often to bill: one of the item's `supportedBillingCycles`. */
  billingCycle: BillingCycleType;
  /** What is bought: see `catalogItems`. */
  catalogItemId: string | number;
  /** The currency. When none is given, the item's own. Where the customer's market does not accept that, the item cannot be sold there: cart error 10000. */
  currencyCode?: string | null | undefined;
  /** Your own name for it, up to 256 characters as people count them, one of them visible; it becomes the name of the subscription. */
  friendlyName?: string | null | undefined;
  /** All resellers on record, each once: named again, it counts once. For indirect providers only; for others it is cart error 10004. */
  participants?: Array<ParticipantInput> | null | undefined;
  /** All that provisioning needs: the keys in the item's `provisioningVariables`, each once. */
  provisioningContext?: Array<KeyValueInput> | null | undefined;
  /** The number of licences or instances, within the catalog item's range. */
  quantity: number;
  /** What follows a trial or a renewable term. */
  renewsTo?: RenewsToInput | null | undefined;
  /** The term: one of the item's `supportedTermDurations`; none where the item has none. */
  termDuration?: TermDuration | null | undefined;
};

/** An add-on in a replaced cart: known by its id, or new without one. */
export type CartAddonItemReplaceInput = {
  /** How often to bill: one of the item's `supportedBillingCycles`. */
  billingCycle: BillingCycleType;
  /** What is bought: see `catalogItems`. */
  catalogItemId: string | number;
  /** The currency. When none is given, the item's own. Where the customer's market does not accept that, the item cannot be sold there: cart error 10000. */
  currencyCode?: string | null | undefined;
  /** Your own name for it, up to 256 characters as people count them, one of them visible; it becomes the name of the subscription. */
  friendlyName?: string | null | undefined;
  /** The add-on that this is; leave it out for a new one. */
  id?: string | number | null | undefined;
  /** All resellers on record, each once: named again, it counts once. For indirect providers only; for others it is cart error 10004. */
  participants?: Array<ParticipantInput> | null | undefined;
  /** All that provisioning needs: the keys in the item's `provisioningVariables`, each once. */
  provisioningContext?: Array<KeyValueInput> | null | undefined;
  /** The number of licences or instances, within the catalog item's range. */
  quantity: number;
  /** What follows a trial or a renewable term. */
  renewsTo?: RenewsToInput | null | undefined;
  /** The term: one of the item's `supportedTermDurations`; none where the item has none. */
  termDuration?: TermDuration | null | undefined;
};

/** What is wrong with a line of a cart; found when the cart is created or edited. */
export type CartErrorCode =
  /** 10001 CatalogItemIdIsNotValid: The catalog item ID is not valid. */
  | 'CATALOG_ITEM_ID_IS_NOT_VALID'
  /** 10000 CurrencyIsNotSupported: The currency is not supported for the specified market. */
  | 'CURRENCY_IS_NOT_SUPPORTED'
  /** 10003 InventoryNotAvailable: The inventory is not available for the selected offer. */
  | 'INVENTORY_NOT_AVAILABLE'
  /** 10004 ParticipantsIsNotSupportedForPartner: Setting participants is not supported for this partner. */
  | 'PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER'
  /** 10002 QuotaNotAvailable: There is not enough quota available. */
  | 'QUOTA_NOT_AVAILABLE'
  /** 10009 SandboxLimitExceeded: The sandbox limit has been exceeded. */
  | 'SANDBOX_LIMIT_EXCEEDED'
  /** 10008 SubscriptionIsNotEnabledForRI: The subscription is not enabled for Azure reservations. */
  | 'SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI'
  /** 10007 SubscriptionIsNotValid: The subscription is not valid. */
  | 'SUBSCRIPTION_IS_NOT_VALID'
  /** 10006 UnableToProcessCartLineItem: Unable to process the cart line item. */
  | 'UNABLE_TO_PROCESS_CART_LINE_ITEM'
  /** 0 Unknown: Default value. */
  | 'UNKNOWN';

/** A new line, with its add-ons. */
export type CartLineItemInput = {
  /** Add-ons of the line, one level deep; at most `limits.maxAddonItemsPerLineItem`. */
  addonItems?: Array<CartAddonItemInput> | null | undefined;
  /** How often to bill: one of the item's `supportedBillingCycles`. */
  billingCycle: BillingCycleType;
  /** What is bought: see `catalogItems`. */
  catalogItemId: string | number;
  /** The currency. When none is given, the item's own. Where the customer's market does not accept that, the item cannot be sold there: cart error 10000. */
  currencyCode?: string | null | undefined;
  /** Your own name for it, up to 256 characters as people count them, one of them visible; it becomes the name of the subscription. */
  friendlyName?: string | null | undefined;
  /** All resellers on record, each once: named again, it counts once. For indirect providers only; for others it is cart error 10004. */
  participants?: Array<ParticipantInput> | null | undefined;
  /** All that provisioning needs: the keys in the item's `provisioningVariables`, each once. */
  provisioningContext?: Array<KeyValueInput> | null | undefined;
  /** The number of licences or instances, within the catalog item's range. */
  quantity: number;
  /** What follows a trial or a renewable term. */
  renewsTo?: RenewsToInput | null | undefined;
  /** The term: one of the item's `supportedTermDurations`; none where the item has none. */
  termDuration?: TermDuration | null | undefined;
};

/** A line with an id keeps its identity; without one it is new; a line that is not named is removed. */
export type CartLineItemReplaceInput = {
  /** All add-ons of the line; none when left out. */
  addonItems?: Array<CartAddonItemReplaceInput> | null | undefined;
  /** How often to bill: one of the item's `supportedBillingCycles`. */
  billingCycle: BillingCycleType;
  /** What is bought: see `catalogItems`. */
  catalogItemId: string | number;
  /** The currency. When none is given, the item's own. Where the customer's market does not accept that, the item cannot be sold there: cart error 10000. */
  currencyCode?: string | null | undefined;
  /** Your own name for it, up to 256 characters as people count them, one of them visible; it becomes the name of the subscription. */
  friendlyName?: string | null | undefined;
  /** The add-on that this is; leave it out for a new one. */
  id?: string | number | null | undefined;
  /** All resellers on record, each once: named again, it counts once. For indirect providers only; for others it is cart error 10004. */
  participants?: Array<ParticipantInput> | null | undefined;
  /** All that provisioning needs: the keys in the item's `provisioningVariables`, each once. */
  provisioningContext?: Array<KeyValueInput> | null | undefined;
  /** The number of licences or instances, within the catalog item's range. */
  quantity: number;
  /** What follows a trial or a renewable term. */
  renewsTo?: RenewsToInput | null | undefined;
  /** The term: one of the item's `supportedTermDurations`; none where the item has none. */
  termDuration?: TermDuration | null | undefined;
};

/** A change of one line: what is left out stays, null clears an optional property. */
export type CartLineItemUpdateInput = {
  /** How often to bill. */
  billingCycle?: BillingCycleType | null | undefined;
  /** What is bought instead, such as the current id of a stale one. */
  catalogItemId?: string | number | null | undefined;
  /** The currency. When none is given, the item's own. Where the customer's market does not accept that, the item cannot be sold there: cart error 10000. */
  currencyCode?: string | null | undefined;
  /** Your own name for it, up to 256 characters as people count them, one of them visible; it becomes the name of the subscription. */
  friendlyName?: string | null | undefined;
  /** The line: a base line or an add-on. */
  id: string | number;
  /** All resellers on record, each once: named again, it counts once. For indirect providers only; for others it is cart error 10004. */
  participants?: Array<ParticipantInput> | null | undefined;
  /** All that provisioning needs: the keys in the item's `provisioningVariables`, each once. */
  provisioningContext?: Array<KeyValueInput> | null | undefined;
  /** The number of licences or instances. */
  quantity?: number | null | undefined;
  /** What follows a trial or a renewable term. */
  renewsTo?: RenewsToInput | null | undefined;
  /** The term: one of the item's `supportedTermDurations`; none where the item has none. */
  termDuration?: TermDuration | null | undefined;
};

/** Where a cart stands. Expiry is no status but a matter of time: see `Cart.isExpired`. */
export type CartStatus =
  /** Can be edited and checked out, as long as it has not expired. Some groups may be ordered. */
  | 'ACTIVE'
  /** Every group of lines has been ordered. Final: edits and checkouts answer 800065. */
  | 'ORDERED';

/** A change of the number of licences. */
export type ChangeSubscriptionQuantityInput = {
  /** The version that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The number of licences that it shall have, within the catalog item's range. */
  quantity: number;
  /** The subscription, in any letter case. */
  subscriptionId: string | number;
};

/** A change of what follows the present term. */
export type ChangeSubscriptionRenewalInput = {
  /** The version that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The subscription, in any letter case. */
  subscriptionId: string | number;
  /** The term that shall follow; null or left out for none. */
  termDuration?: TermDuration | null | undefined;
};

/** A change of a subscription's status. */
export type ChangeSubscriptionStatusInput = {
  /** The version that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The status that it shall have. */
  status: SubscriptionStatus;
  /** The subscription, in any letter case. */
  subscriptionId: string | number;
};

/** A cart to check out. */
export type CheckoutCartInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** Only these groups; every group that is not ordered yet when left out. */
  orderGroupIds?: Array<string | number> | null | undefined;
};

/** A new cart. */
export type CreateCartInput = {
  /** The customer that buys: the id of its Microsoft tenant. */
  customerId: string | number;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The lines: at least one. */
  lineItems: Array<CartLineItemInput>;
  /** What happens to the other lines of this request when one is in error. */
  onError?: LineErrorPolicy;
};

/** A cart to delete. */
export type DeleteCartInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
};

/** A cart to copy. */
export type DuplicateCartInput = {
  /** The cart. */
  cartId: string | number;
  /** The customer of the copy; that of the original when left out. */
  customerId?: string | number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
};

/** Which of the two families of codes an error belongs to. */
export type ErrorKind =
  /** CartErrorCode: what is wrong with one line of a cart. */
  | 'CART'
  /** OrderErrorCode: why a request was refused, or a group of lines not ordered. */
  | 'ORDER';

/** Why something was refused: one value for each rule or cause. The list grows: treat a value that you do not know as the code beside it. Which reasons a code has: `errorCatalog`. */
export type ErrorReason =
  /** The customer's account is flagged for its risk. */
  | 'ACCOUNT_FLAGGED'
  /** Subscriptions are activated in the sandbox only. */
  | 'ACTIVATION_OUTSIDE_SANDBOX'
  /** The add-on cannot be in one order with its base: purchase system, billing cycle or currency differ. */
  | 'ADDON_DIFFERS_FROM_BASE'
  /** The add-on is not made for its base; `values` are the bases. */
  | 'ADDON_DOES_NOT_FIT_BASE'
  /** The add-on is not made for the subscription that the line names; `values` are the items of those that fit. */
  | 'ADDON_DOES_NOT_FIT_SUBSCRIPTION'
  /** The add-on of a base line names a subscription as its base. */
  | 'ADDON_OF_ANOTHER_SUBSCRIPTION'
  /** An add-on has add-ons of its own. */
  | 'ADDON_WITH_ADDONS'
  /** The customer has not accepted an agreement that the item needs. */
  | 'AGREEMENT_NOT_ACCEPTED'
  /** The item needs an Azure plan, which the customer does not have. */
  | 'AZURE_PLAN_MISSING'
  /** The Azure plan to which the group is billed is not ordered. */
  | 'AZURE_PLAN_NOT_ORDERED'
  /** The line must name an Azure subscription. */
  | 'AZURE_SUBSCRIPTION_REQUIRED'
  /** The base line of this add-on is in error. */
  | 'BASE_LINE_IN_ERROR'
  /** The add-on must name its base; `values` are the items of those that fit. */
  | 'BASE_REQUIRED'
  /** The base of this add-on is not active. */
  | 'BASE_SUBSCRIPTION_NOT_ACTIVE'
  /** The subscription that is to be billed is none of Azure; `values` are the kinds that can be. */
  | 'BILLED_TO_ANOTHER_KIND'
  /** The item is not billed in this cycle. */
  | 'BILLING_CYCLE_NOT_OFFERED'
  /** Orders of more than software are cancelled in the sandbox only. */
  | 'CANCELLATION_OUTSIDE_SANDBOX'
  /** An earlier cancellation of the order is not finished. */
  | 'CANCELLATION_UNDER_WAY'
  /** It is too late to cancel the order. */
  | 'CANCELLATION_WINDOW_CLOSED'
  /** A checkout is at work on the cart. */
  | 'CART_CLAIMED'
  /** The cart has no lines. */
  | 'CART_EMPTY'
  /** The cart has expired; it can be read and duplicated. */
  | 'CART_EXPIRED'
  /** All lines of the cart have been ordered. */
  | 'CART_ORDERED'
  /** A group of the cart has been handed over for ordering. */
  | 'CART_PARTLY_ORDERED'
  /** The cart's lines would take too many bytes. */
  | 'CART_TOO_LARGE'
  /** There is no such cart. */
  | 'CART_UNKNOWN'
  /** The catalog item id has none of the known forms. */
  | 'CATALOG_ITEM_ID_MALFORMED'
  /** No such item is sold in the customer's country. */
  | 'CATALOG_ITEM_NOT_SOLD'
  /** A checkout is still at work on the group. */
  | 'CHECKOUT_UNFINISHED'
  /** The cores go beyond the quota in the region; counted in cores. */
  | 'CORE_QUOTA_EXCEEDED'
  /** The partner has no credit line in the currency. */
  | 'CREDIT_LINE_MISSING'
  /** Too little is left of the credit line. */
  | 'CREDIT_TOO_LOW'
  /** The item is not sold in the currency. */
  | 'CURRENCY_NOT_OF_ITEM'
  /** The currency is not one of the customer's market. */
  | 'CURRENCY_NOT_OF_MARKET'
  /** A customer may have fewer of the item than it would have with the cart. */
  | 'CUSTOMER_LIMIT_EXCEEDED'
  /** The customer is unknown, or has no relation to the partner. */
  | 'CUSTOMER_UNKNOWN'
  /** It is too late to delete the subscription. */
  | 'DELETION_WINDOW_CLOSED'
  /** The duration is not the item's. */
  | 'DURATION_NOT_OFFERED'
  /** The duration is none that there is. */
  | 'DURATION_NOT_SUPPORTED'
  /** The group has been ordered. */
  | 'GROUP_ORDERED'
  /** The cart has no such group; `values` are the open ones. */
  | 'GROUP_UNKNOWN'
  /** The first request with this idempotency key is still at work. */
  | 'IDEMPOTENCY_KEY_UNANSWERED'
  /** The idempotency key was used for another input. */
  | 'IDEMPOTENCY_KEY_USED'
  /** The item is not handed out now. */
  | 'INVENTORY_RESTRICTED'
  /** Less is in stock than the cart asks for. */
  | 'INVENTORY_TOO_LOW'
  /** The item is sold in no currency of the customer's market. */
  | 'ITEM_CURRENCY_NOT_OF_MARKET'
  /** The item is for integration sandbox accounts only. */
  | 'ITEM_FOR_SANDBOX_ONLY'
  /** The item is listed and cannot be bought. */
  | 'ITEM_NOT_PURCHASABLE'
  /** Only subscriptions of the marketplace are activated. */
  | 'KIND_NOT_ACTIVATED'
  /** Only Azure subscriptions are registered for reservations. */
  | 'KIND_NOT_REGISTERED'
  /** What this is has no status to change. */
  | 'KIND_WITHOUT_STATUS'
  /** The customer still has legacy Azure subscriptions. */
  | 'LEGACY_AZURE_PRESENT'
  /** The order is one of the legacy purchase system. */
  | 'LEGACY_ORDER_NOT_CANCELLABLE'
  /** Lines of the cart are in error, and so is what stands or falls with them. */
  | 'LINES_IN_ERROR'
  /** The line has been cancelled. */
  | 'LINE_CANCELLED'
  /** An add-on of the line is not to be cancelled with it. */
  | 'LINE_HAS_ADDON'
  /** The line has been handed over for ordering. */
  | 'LINE_LOCKED'
  /** The request names a line more than once. */
  | 'LINE_NAMED_TWICE'
  /** A line of this kind is not cancelled by itself. */
  | 'LINE_NOT_CANCELLABLE_ALONE'
  /** The order has no such line; `values` are the numbers of its lines. */
  | 'LINE_NUMBER_UNKNOWN'
  /** The cart has no such line. */
  | 'LINE_UNKNOWN'
  /** The partner may not sell in the customer's country; `values` are its markets. */
  | 'MARKET_NOT_OPEN_TO_PARTNER'
  /** A reseller's MPN id is none through which this provider may sell. */
  | 'MPN_ID_NOT_USABLE'
  /** A reseller's MPN id does not exist. */
  | 'MPN_ID_UNKNOWN'
  /** The subscription that the line names is not active. */
  | 'NAMED_SUBSCRIPTION_NOT_ACTIVE'
  /** Nothing can follow the present term of the subscription. */
  | 'NOTHING_TO_RENEW'
  /** The item stands under a base line and is no add-on. */
  | 'NOT_AN_ADDON'
  /** The offer of the subscription does not allow reservations; `values` are those that do. */
  | 'OFFER_WITHOUT_RESERVATIONS'
  /** The order has been cancelled. */
  | 'ORDER_CANCELLED'
  /** A subscription of another order depends on what is to be cancelled. */
  | 'ORDER_IN_USE'
  /** There is no such order. */
  | 'ORDER_UNKNOWN'
  /** The purchase system has not answered; the order may exist or not. */
  | 'OUTCOME_UNKNOWN'
  /** The line that is to get add-ons is an add-on itself. */
  | 'PARENT_IS_ADDON'
  /** Only an indirect provider names resellers. */
  | 'PARTICIPANTS_NOT_SUPPORTED'
  /** No role of the token gives access to prices. */
  | 'PRICES_NEED_ROLE'
  /** Indirect resellers do not see prices. */
  | 'PRICES_NOT_FOR_INDIRECT_RESELLERS'
  /** The partner's enrolment in the programme is not active. */
  | 'PROGRAM_NOT_ACTIVE'
  /** A key that provisioning needs is missing. */
  | 'PROVISIONING_KEYS_MISSING'
  /** How far the fulfilment is was not recorded for this order. */
  | 'PROVISIONING_NOT_RECORDED'
  /** The purchase system could not be reached; nothing was ordered. */
  | 'PURCHASE_SYSTEM_DOWN'
  /** The item belongs to another purchase system; `values` are those supported. */
  | 'PURCHASE_SYSTEM_NOT_SUPPORTED'
  /** The purchase system has refused the order. */
  | 'PURCHASE_SYSTEM_REFUSED'
  /** The quantity of this subscription cannot be changed. */
  | 'QUANTITY_FIXED'
  /** The quantity is outside the item's range. */
  | 'QUANTITY_OUT_OF_RANGE'
  /** The term cannot be followed by this one. */
  | 'RENEWAL_NOT_OFFERED'
  /** Reservations are not sold in this country. */
  | 'RESERVATIONS_NOT_SOLD_IN_COUNTRY'
  /** The item is for another kind of Azure subscription; there is an item for each. */
  | 'RESERVATION_FOR_ANOTHER_AVAILABILITY'
  /** The subscription is none of Azure; `values` are the kinds that can hold reservations. */
  | 'RESERVATION_FOR_ANOTHER_KIND'
  /** The order takes a review, which was rejected. */
  | 'REVIEW_REJECTED'
  /** The order takes a review, which is not finished. */
  | 'REVIEW_REQUIRED'
  /** The order takes a review, which was withdrawn. */
  | 'REVIEW_WITHDRAWN'
  /** Too many Azure plans of the partner, for a sandbox. */
  | 'SANDBOX_AZURE_PLANS_EXCEEDED'
  /** Too many Azure plans of a customer, for a sandbox. */
  | 'SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED'
  /** Too many reserved cores in a region, for a sandbox; in cores. */
  | 'SANDBOX_CORES_EXCEEDED'
  /** Too many legacy Azure subscriptions, for a sandbox. */
  | 'SANDBOX_LEGACY_AZURE_EXCEEDED'
  /** Too many licences on one line, for a sandbox. */
  | 'SANDBOX_LICENCES_EXCEEDED'
  /** A sandbox buys other reservations; `values` are titles. */
  | 'SANDBOX_RESERVATION_NOT_OFFERED'
  /** Too many reserved instances, for a sandbox. */
  | 'SANDBOX_RESERVED_INSTANCES_EXCEEDED'
  /** Too many subscriptions of a customer, for a sandbox. */
  | 'SANDBOX_SUBSCRIPTIONS_EXCEEDED'
  /** The scope of the reservation is none that there is. */
  | 'SCOPE_NOT_SUPPORTED'
  /** The item is meant for a segment that is not the customer's; `values` are the customer's. */
  | 'SEGMENT_NOT_OF_CUSTOMER'
  /** Only a pending subscription is activated. */
  | 'STATUS_NOT_PENDING'
  /** The status does not follow the present one; `values` are those that do. */
  | 'STATUS_NOT_REACHABLE'
  /** The subscription is active. */
  | 'SUBSCRIPTION_ACTIVE'
  /** The id of the subscription is not a GUID. */
  | 'SUBSCRIPTION_ID_MALFORMED'
  /** Another subscription depends on this one. */
  | 'SUBSCRIPTION_IN_USE'
  /** The subscription is not active. */
  | 'SUBSCRIPTION_NOT_ACTIVE'
  /** The order of the subscription is not fulfilled. */
  | 'SUBSCRIPTION_NOT_FULFILLED'
  /** The customer has no such subscription. */
  | 'SUBSCRIPTION_NOT_OF_CUSTOMER'
  /** The subscription is not registered for reservations. */
  | 'SUBSCRIPTION_NOT_REGISTERED'
  /** The subscription is pending, and only its fulfilment or activation changes that. */
  | 'SUBSCRIPTION_PENDING'
  /** The present term cannot be followed by this one. */
  | 'SUBSCRIPTION_RENEWAL_NOT_OFFERED'
  /** There is no such subscription. */
  | 'SUBSCRIPTION_UNKNOWN'
  /** The tenant of the token is no partner. */
  | 'TENANT_NOT_A_PARTNER'
  /** The item has no terms, and the line names one. */
  | 'TERM_NOT_APPLICABLE'
  /** The item is not sold for this term. */
  | 'TERM_NOT_OFFERED'
  /** The item is not sold for this term with this cycle. */
  | 'TERM_NOT_OFFERED_WITH_BILLING_CYCLE'
  /** The item is sold for terms, and the line names none. */
  | 'TERM_REQUIRED'
  /** The line would have too many add-ons. */
  | 'TOO_MANY_ADDONS'
  /** The cart would have too many lines. */
  | 'TOO_MANY_LINES'
  /** Too many requests of the partner wait for each other. */
  | 'TOO_MANY_WAITING'
  /** The customer has had the trial before. */
  | 'TRIAL_USED'
  /** The cart asks for the same trial more than once. */
  | 'TRIAL_WANTED_TWICE'
  /** Another version of this product has stored the error, and this one does not know its reason. */
  | 'UNKNOWN'
  /** The value has not the form, or is not in the range, of this input. */
  | 'VALUE_NOT_ACCEPTED'
  /** The object has been changed since the expected version. */
  | 'VERSION_DIFFERS';

/** A cart whose expiration shall move. */
export type ExtendCartInput = {
  /** The cart. */
  cartId: string | number;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
};

/** What an item is, as far as it is treated differently. */
export type ItemKind =
  /** An Azure plan. */
  | 'AZURE_PLAN'
  /** An Azure subscription of the legacy system. */
  | 'LEGACY_AZURE'
  /** Licences of an online service. */
  | 'LICENCE'
  /** An Azure reservation: bought once, for an Azure subscription. */
  | 'RESERVATION'
  /** A subscription of the commercial marketplace. */
  | 'SAAS'
  /** Software: perpetual, or for a term. */
  | 'SOFTWARE';

/** One entry of a string-to-string dictionary. */
export type KeyValueInput = {
  /** The key; its first letter may be of either case. */
  key: string;
  /** The value. */
  value: string;
};

/** What to do when a request puts lines in error, also lines that it does not name: an add-on whose base gets another billing cycle. What was in error before, and is not named, stays as it is. New base lines are stored or left out together with their add-ons. */
export type LineErrorPolicy =
  /** Change nothing; each line in error is reported as user error 800009. */
  | 'REJECT_ALL'
  /** Leave out what puts lines in error (each is reported as user error 800009) and store the rest. Changed lines stay as they were. */
  | 'SKIP_FAILED'
  /** Store every line and put the error on it: Partner Center's way. */
  | 'STORE_WITH_ERROR';

/** Why a request was refused, a group of lines not ordered, or an order or subscription not changed. */
export type OrderErrorCode =
  /** 800038 AssetFutureBillingInfoNotFound: Asset FutureBillingInfo not found. */
  | 'ASSET_FUTURE_BILLING_INFO_NOT_FOUND'
  /** 800037 AssetIdNotFound: Asset ID not found. */
  | 'ASSET_ID_NOT_FOUND'
  /** 800040 AssetStatusChangeNotValid: Asset status cannot be changed to {0} from {1}. */
  | 'ASSET_STATUS_CHANGE_NOT_VALID'
  /** 800011 AzureSubscriptionNotValid: This subscription is not a valid Azure subscription. */
  | 'AZURE_SUBSCRIPTION_NOT_VALID'
  /** 800063 CancelLegacyOrder: This order {0} cannot be cancelled. Use PATCH /customers/{1}/subscriptions/<subscriptionId> to suspend subscriptions. */
  | 'CANCEL_LEGACY_ORDER'
  /** 800065 CartCheckOutNotAllowedWhenStatusIsOrdered: Cannot checkout an already submitted cart {0}. */
  | 'CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED'
  /** 800008 CartIdNotFound: Unable to retrieve cart ID. */
  | 'CART_ID_NOT_FOUND'
  /** 800009 CartItemErrorInCreateOrder: Error in Cart item(s). */
  | 'CART_ITEM_ERROR_IN_CREATE_ORDER'
  /** 800064 CartProcessedByAnotherRequest: Cart {0} is being processed by another request. */
  | 'CART_PROCESSED_BY_ANOTHER_REQUEST'
  /** 800020 CatalogItemNotEligibleForPurchase: The catalog item is not eligble for purchase. */
  | 'CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE'
  /** 800036 ConditionFailed: Pre-condition failed. */
  | 'CONDITION_FAILED'
  /** 800005 CreateOrderError: Create order is not successful. */
  | 'CREATE_ORDER_ERROR'
  /** 800023 InsufficientFunds: You are not eligible for this transaction because your Credit Line is not reaching minimum threshold for this purchase.Please update your order(or) contact Support for help. */
  | 'INSUFFICIENT_FUNDS'
  /** 800002 InvalidInput: Invalid request input. */
  | 'INVALID_INPUT'
  /** 800004 InvalidOfferId: Invalid offer ID. */
  | 'INVALID_OFFER_ID'
  /** 800017 InvalidQuantity: The quantity is not available for this catalog item. */
  | 'INVALID_QUANTITY'
  /** 800010 InventoryNotAvailable: Inventory is not available for this catalog item. */
  | 'INVENTORY_NOT_AVAILABLE'
  /** 800041 ItemAlreadyActivated: This item has already been activated. */
  | 'ITEM_ALREADY_ACTIVATED'
  /** 800025 LineOfCreditNotDefined: You are not eligible for this transaction because your Credit Line is not reaching minimum threshold for this purchase. Please update your order (or) contact Support for help. */
  | 'LINE_OF_CREDIT_NOT_DEFINED'
  /** 800022 ManualReviewRequired: You may be eligible for this transaction. Please contact Support for help. */
  | 'MANUAL_REVIEW_REQUIRED'
  /** 800015 MpnIdNotFound: MPN Id is not found. */
  | 'MPN_ID_NOT_FOUND'
  /** 800042 NotSupported: Not supported. */
  | 'NOT_SUPPORTED'
  /** 800016 NotValidIndirectResellerMpnId: MPN Id is not a valid Indirect Reseller. */
  | 'NOT_VALID_INDIRECT_RESELLER_MPN_ID'
  /** 800061 OrderCannotBeCancelled: Order cannot be cancelled. */
  | 'ORDER_CANNOT_BE_CANCELLED'
  /** 800060 OrderInProgress: Your order is in progress. Please check your order history for recent orders in few minutes. */
  | 'ORDER_IN_PROGRESS'
  /** 800001 PartnerTokenMissing: Partner Token missing in request context. */
  | 'PARTNER_TOKEN_MISSING'
  /** 800014 PendingAdjustment: There is a pending adjustment requested for this order. */
  | 'PENDING_ADJUSTMENT'
  /** 800043 PricingAccessForbidden: Access to pricing information is not granted. */
  | 'PRICING_ACCESS_FORBIDDEN'
  /** 800007 ProvisioningStatusNotFound: Unable to retrieve provisioning information. */
  | 'PROVISIONING_STATUS_NOT_FOUND'
  /** 800031 PurchaseSystemNotSupported: Purchase system not supported. */
  | 'PURCHASE_SYSTEM_NOT_SUPPORTED'
  /** 800039 ResellerProgramStatusNotActive: Reseller program status is not active. */
  | 'RESELLER_PROGRAM_STATUS_NOT_ACTIVE'
  /** 800024 ReviewCancelled: You are not eligible for this transaction. */
  | 'REVIEW_CANCELLED'
  /** 800062 ReviewRejected: You are not eligible for this transaction. */
  | 'REVIEW_REJECTED'
  /** 800026 RiskError: You are not eligible for this transaction. */
  | 'RISK_ERROR'
  /** 800018 SandboxLimitExceeded: The sandbox limit has been met. */
  | 'SANDBOX_LIMIT_EXCEEDED'
  /** 800019 SandboxTenantOnly: This operation is only enabled for sandbox tenants. */
  | 'SANDBOX_TENANT_ONLY'
  /** 800003 ServiceException: Unexpected service error. */
  | 'SERVICE_EXCEPTION'
  /** 800012 SubscriptionIsNotActive: This subscription is not an active subscription. */
  | 'SUBSCRIPTION_IS_NOT_ACTIVE'
  /** 800013 SubscriptionIsNotEnabledForRI: This subscription is not enabled for RI purchase. */
  | 'SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI'
  /** 800021 SubscriptionIsNotValid: This subscription is not a valid subscription. */
  | 'SUBSCRIPTION_IS_NOT_VALID'
  /** 800030 SubscriptionNotRegistered: This subscription is not registered. */
  | 'SUBSCRIPTION_NOT_REGISTERED'
  /** 0 Unknown: An error code that this version does not know. */
  | 'UNKNOWN';

/** Where a group of lines stands on its way to an order. */
export type OrderGroupStatus =
  /** The latest attempt failed: see `error`. The next checkout tries it again. */
  | 'FAILED'
  /** Not tried yet: the next checkout will. */
  | 'OPEN'
  /** Ordered: see `order`. Its lines can no longer be changed. */
  | 'ORDERED'
  /** A checkout is placing it now, or it was handed over and the outcome is not known yet. */
  | 'PROCESSING';

/** Where an order stands. */
export type OrderStatus =
  /** Cancelled after it was placed. */
  | 'CANCELLED'
  /** Fulfilled. Orders of the legacy system are completed at once. */
  | 'COMPLETED'
  /** Accepted and not fulfilled yet; orders of the modern system begin here. */
  | 'PENDING'
  /** Not known. */
  | 'UNKNOWN';

/** A reseller on record, named by its MPN id. */
export type ParticipantInput = {
  /** The part that the reseller plays; UNKNOWN is refused. */
  key: ParticipantType;
  /** The MPN id: digits only. Whether it is good is checked at checkout. */
  value: string;
};

/** The part that a reseller plays in a purchase. Only indirect providers name participants. */
export type ParticipantType =
  /** A further reseller of the sale; only beside a TRANSACTION_RESELLER. */
  | 'ADDITIONAL_TRANSACTION_RESELLER'
  /** The reseller that accompanies the use of the service. */
  | 'CONSUMPTION_RESELLER'
  /** The indirect reseller that made the sale. At most one on a line. */
  | 'TRANSACTION_RESELLER'
  /** Not set. Never accepted as input. */
  | 'UNKNOWN';

/** How a CSP partner sells. */
export type PartnerType =
  /** To customers, and buys from Microsoft. */
  | 'DIRECT_BILL'
  /** Through indirect resellers, and buys from Microsoft. */
  | 'INDIRECT_PROVIDER'
  /** To customers, and buys from an indirect provider. It sees no prices. */
  | 'INDIRECT_RESELLER';

/** What kind of value a field of a provisioning context takes. */
export type ProvisioningFieldType =
  /** One of `allowedValues`. */
  | 'CHOICE'
  /** The id of a subscription of the customer: see `source`. */
  | 'SUBSCRIPTION'
  /** Any text. */
  | 'TEXT';

/** Where the values of a field come from that depend on the customer. */
export type ProvisioningSource =
  /** The customer's `customerSubscriptions` of the kinds LEGACY_AZURE and AZURE_PLAN; for a reservation the active and registered ones. */
  | 'AZURE_SUBSCRIPTIONS'
  /** The customer's `customerSubscriptions` of one of the item's `baseItems`. */
  | 'BASE_SUBSCRIPTIONS';

/** How far the fulfilment of an order line is. */
export type ProvisioningStatus =
  /** Usable. */
  | 'FULFILLED'
  /** In work. */
  | 'PREFULFILLMENT_PENDING'
  /** Ended by a cancellation. */
  | 'UNFULFILLED';

/** An Azure subscription to register for reservations. */
export type RegisterSubscriptionInput = {
  /** The version that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The subscription, in any letter case. */
  subscriptionId: string | number;
};

/** Whether an Azure subscription may hold reservations. */
export type RegistrationStatus =
  /** It may not; `registerSubscription` asks for it. */
  | 'NOT_REGISTERED'
  /** It may. */
  | 'REGISTERED'
  /** Registration has been asked for and is not finished. */
  | 'REGISTERING';

/** Lines to remove from a cart. */
export type RemoveCartLineItemsInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The lines, base lines or add-ons: at least one. */
  lineItemIds: Array<string | number>;
};

/** What a trial or a renewable term turns into when it ends. */
export type RenewsToInput = {
  /** The length of the term that follows. */
  termDuration: TermDuration;
};

/** The lines that a cart shall have. */
export type ReplaceCartLineItemsInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw. Required: a blind replace would undo the work of others. */
  expectedVersion: number;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** All lines of the cart: at least one. */
  lineItems: Array<CartLineItemReplaceInput>;
  /** What happens to the other lines of this request when one is in error. */
  onError?: LineErrorPolicy;
};

/** A cart whose lines shall be judged again. */
export type ReviewCartInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
};

/** Where a subscription stands. Which changes are possible: see `changeSubscriptionStatus`. */
export type SubscriptionStatus =
  /** In use. */
  | 'ACTIVE'
  /** Ended by the partner. Final. */
  | 'DELETED'
  /** Ended with its term. Final. */
  | 'EXPIRED'
  /** Ordered, and not fulfilled or not activated yet. */
  | 'PENDING'
  /** Paused; it can be made active again. */
  | 'SUSPENDED';

/** How long a term lasts, as an ISO 8601 duration. */
export type TermDuration =
  /** One month. */
  | 'P1M'
  /** One year. */
  | 'P1Y'
  /** Three years. */
  | 'P3Y';

/** Changes of lines of a cart. */
export type UpdateCartLineItemsInput = {
  /** The cart. */
  cartId: string | number;
  /** The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine. */
  expectedVersion?: number | null | undefined;
  /** Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what was refused; a GUID is a good choice. */
  idempotencyKey?: string | null | undefined;
  /** The changes: at least one, and one for a line. */
  lineItems: Array<CartLineItemUpdateInput>;
  /** What happens to the other lines of this request when one is in error. */
  onError?: LineErrorPolicy;
};

export type ActivateSubscriptionMutationVariables = Exact<{
  input: ActivateSubscriptionInput;
}>;


export type ActivateSubscriptionMutation = { activateSubscription: { replayed: boolean, subscription: { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, renewsTo: { termDuration: TermDuration | null } | null } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type AddCartLineItemsMutationVariables = Exact<{
  input: AddCartLineItemsInput;
}>;


export type AddCartLineItemsMutation = { addCartLineItems: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { replayed: boolean, order: { version: number, hasPendingAdjustment: boolean, id: string, alternateId: string, referenceCustomerId: string, orderGroupId: string, cartId: string, billingCycle: BillingCycleType, currencyCode: string, currencySymbol: string | null, transactionType: string, creationDate: string, status: OrderStatus, lineItems: Array<{ id: string, lineItemNumber: number, offerId: string, subscriptionId: string | null, parentSubscriptionId: string | null, friendlyName: string | null, quantity: number, quantityBought: number, termDuration: TermDuration | null, transactionType: string, partnerIdOnRecord: string | null, additionalPartnerIdsOnRecord: Array<string>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type CartQueryVariables = Exact<{
  id: string | number;
}>;


export type CartQuery = { cart: { isPriceComplete: boolean, id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, catalogItem: { title: string, minimumQuantity: number, maximumQuantity: number } | null, unitPrice: { amount: string, currencyCode: string } | null, lineTotal: { amount: string, currencyCode: string } | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, errors: Array<{ lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }>, orderGroups: Array<{ id: string, orderGroupId: string, status: OrderGroupStatus, lineItems: Array<{ id: string }>, totals: Array<{ amount: string, currencyCode: string }> | null, order: { id: string } | null, error: { orderGroupId: string | null, code: number, errorCode: OrderErrorCode, description: string, lineItemIds: Array<string>, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, totals: Array<{ amount: string, currencyCode: string }> | null, totalsByBillingCycle: Array<{ billingCycle: BillingCycleType, totals: Array<{ amount: string, currencyCode: string }> }> | null, orders: Array<{ id: string, status: OrderStatus }> } | null };

export type CartsQueryVariables = Exact<{
  customerId?: string | number | null | undefined;
  status?: CartStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CartsQuery = { carts: { nodes: Array<{ id: string, customerId: string, version: number, status: CartStatus, creationTimeStamp: string, customer: { id: string, name: string } | null, lineItems: Array<{ id: string, quantity: number, catalogItem: { title: string } | null }>, orders: Array<{ id: string }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type CatalogItemQueryVariables = Exact<{
  id: string | number;
}>;


export type CatalogItemQuery = { catalogItem: { id: string, productId: string, skuId: string, availabilityId: string | null, title: string, description: string | null, productType: string, publisherName: string | null, country: string, segment: string, isTrial: boolean, isAddon: boolean, isPurchasable: boolean, minimumQuantity: number, maximumQuantity: number, supportedBillingCycles: Array<BillingCycleType>, supportedTermDurations: Array<TermDuration>, provisioningVariables: Array<string>, purchasePrerequisites: Array<string>, limitPerCustomer: number | null, requiredAgreements: Array<string>, addonItems: Array<{ id: string }>, baseItems: Array<{ id: string, title: string }>, terms: Array<{ duration: TermDuration, billingCycles: Array<BillingCycleType>, renewalTermDurations: Array<TermDuration>, isDefault: boolean }>, provisioningFields: Array<{ key: string, label: string, type: ProvisioningFieldType, required: boolean, source: ProvisioningSource | null, allowedValues: Array<{ value: string, label: string }> }>, unitPrice: { amount: string, currencyCode: string } | null, prices: Array<{ termDuration: TermDuration | null, billingCycle: BillingCycleType, unitPrice: { amount: string, currencyCode: string }, termPrice: { amount: string, currencyCode: string } | null }> | null } | null };

export type CatalogItemsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CatalogItemsQuery = { catalogItems: { nodes: Array<{ id: string, title: string, productType: string, country: string, isTrial: boolean, isAddon: boolean, isPurchasable: boolean, minimumQuantity: number, maximumQuantity: number, supportedBillingCycles: Array<BillingCycleType>, supportedTermDurations: Array<TermDuration>, provisioningVariables: Array<string>, unitPrice: { amount: string, currencyCode: string } | null, addonItems: Array<{ id: string, title: string }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type ChangeSubscriptionQuantityMutationVariables = Exact<{
  input: ChangeSubscriptionQuantityInput;
}>;


export type ChangeSubscriptionQuantityMutation = { changeSubscriptionQuantity: { replayed: boolean, subscription: { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, renewsTo: { termDuration: TermDuration | null } | null } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type ChangeSubscriptionRenewalMutationVariables = Exact<{
  input: ChangeSubscriptionRenewalInput;
}>;


export type ChangeSubscriptionRenewalMutation = { changeSubscriptionRenewal: { replayed: boolean, subscription: { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, renewsTo: { termDuration: TermDuration | null } | null } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type ChangeSubscriptionStatusMutationVariables = Exact<{
  input: ChangeSubscriptionStatusInput;
}>;


export type ChangeSubscriptionStatusMutation = { changeSubscriptionStatus: { replayed: boolean, subscription: { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, renewsTo: { termDuration: TermDuration | null } | null } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type CheckoutCartMutationVariables = Exact<{
  input: CheckoutCartInput;
}>;


export type CheckoutCartMutation = { checkoutCart: { replayed: boolean, orders: Array<{ id: string, alternateId: string, referenceCustomerId: string, orderGroupId: string, cartId: string, billingCycle: BillingCycleType, currencyCode: string, currencySymbol: string | null, transactionType: string, creationDate: string, status: OrderStatus, totalPrice: { amount: string, currencyCode: string } | null, lineItems: Array<{ id: string, lineItemNumber: number, offerId: string, subscriptionId: string | null, parentSubscriptionId: string | null, friendlyName: string | null, quantity: number, quantityBought: number, termDuration: TermDuration | null, transactionType: string, partnerIdOnRecord: string | null, additionalPartnerIdsOnRecord: Array<string>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null }> }>, orderErrors: Array<{ orderGroupId: string | null, code: number, errorCode: OrderErrorCode, description: string, lineItemIds: Array<string>, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }>, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type CheckoutPreviewQueryVariables = Exact<{
  cartId: string | number;
  orderGroupIds?: Array<string | number> | string | number | null | undefined;
}>;


export type CheckoutPreviewQuery = { checkoutPreview: { canCheckout: boolean, cartVersion: number, isPriceComplete: boolean, orders: Array<{ orderGroupId: string, billingCycle: BillingCycleType, currencyCode: string, isPriceComplete: boolean, lineItems: Array<{ id: string, catalogItemId: string, addonItems: Array<{ id: string, catalogItemId: string }> }>, totals: Array<{ amount: string, currencyCode: string }> | null }>, orderErrors: Array<{ orderGroupId: string | null, code: number, errorCode: OrderErrorCode, description: string, lineItemIds: Array<string>, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }>, totals: Array<{ amount: string, currencyCode: string }> | null, totalsByBillingCycle: Array<{ billingCycle: BillingCycleType, totals: Array<{ amount: string, currencyCode: string }> }> | null } | null };

export type CreateCartMutationVariables = Exact<{
  input: CreateCartInput;
}>;


export type CreateCartMutation = { createCart: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type CustomerSubscriptionQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerSubscriptionQuery = { customerSubscription: { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, catalogItem: { title: string } | null, renewsTo: { termDuration: TermDuration | null } | null } | null };

export type CustomerSubscriptionsQueryVariables = Exact<{
  customerId?: string | number | null | undefined;
  orderId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerSubscriptionsQuery = { customerSubscriptions: { nodes: Array<{ id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, customer: { id: string, name: string } | null, renewsTo: { termDuration: TermDuration | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type CustomerQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerQuery = { customer: { id: string, name: string, country: string, agreements: Array<string>, qualifications: Array<string> } | null };

export type CustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { customers: { nodes: Array<{ id: string, name: string, country: string, agreements: Array<string>, qualifications: Array<string> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type DeleteCartMutationVariables = Exact<{
  input: DeleteCartInput;
}>;


export type DeleteCartMutation = { deleteCart: { deletedCartId: string | null, replayed: boolean, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type DuplicateCartMutationVariables = Exact<{
  input: DuplicateCartInput;
}>;


export type DuplicateCartMutation = { duplicateCart: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type ErrorCatalogQueryVariables = Exact<{
  kind?: ErrorKind | null | undefined;
}>;


export type ErrorCatalogQuery = { errorCatalog: Array<{ kind: ErrorKind, code: number, errorCode: string, name: string, description: string, retryable: boolean, howToTrigger: string, reasons: Array<ErrorReason>, mutations: Array<string>, documentation: string }> | null };

export type ExtendCartMutationVariables = Exact<{
  input: ExtendCartInput;
}>;


export type ExtendCartMutation = { extendCart: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type LineFieldsFragment = { id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null };

export type CartFieldsFragment = { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> };

export type AcceptedFieldsFragment = { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null };

export type UserErrorFieldsFragment = { code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null };

export type OrderErrorFieldsFragment = { orderGroupId: string | null, code: number, errorCode: OrderErrorCode, description: string, lineItemIds: Array<string>, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null };

export type OrderFieldsFragment = { id: string, alternateId: string, referenceCustomerId: string, orderGroupId: string, cartId: string, billingCycle: BillingCycleType, currencyCode: string, currencySymbol: string | null, transactionType: string, creationDate: string, status: OrderStatus, lineItems: Array<{ id: string, lineItemNumber: number, offerId: string, subscriptionId: string | null, parentSubscriptionId: string | null, friendlyName: string | null, quantity: number, quantityBought: number, termDuration: TermDuration | null, transactionType: string, partnerIdOnRecord: string | null, additionalPartnerIdsOnRecord: Array<string>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null }> };

export type SubscriptionFieldsFragment = { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, renewsTo: { termDuration: TermDuration | null } | null };

export type CustomerFieldsFragment = { id: string, name: string, country: string, agreements: Array<string>, qualifications: Array<string> };

export type LimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type LimitsQuery = { limits: { maxLineItemsPerCart: number, maxAddonItemsPerLineItem: number, maxPageSize: number, maxQueryDepth: number, maxQueryCost: number, maxRequestBytes: number, cartLifetimeSeconds: number, idempotencyKeyLifetimeSeconds: number } | null };

export type OrderProvisioningStatusQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderProvisioningStatusQuery = { order: { id: string, status: OrderStatus, provisioningStatus: Array<{ lineItemNumber: number, status: ProvisioningStatus, quantityProvisioningInformation: Array<{ quantity: number, status: ProvisioningStatus }> }> | null } | null };

export type OrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderQuery = { order: { isPriceComplete: boolean, id: string, alternateId: string, referenceCustomerId: string, orderGroupId: string, cartId: string, billingCycle: BillingCycleType, currencyCode: string, currencySymbol: string | null, transactionType: string, creationDate: string, status: OrderStatus, lineItems: Array<{ id: string, lineItemNumber: number, offerId: string, subscriptionId: string | null, parentSubscriptionId: string | null, friendlyName: string | null, quantity: number, quantityBought: number, termDuration: TermDuration | null, transactionType: string, partnerIdOnRecord: string | null, additionalPartnerIdsOnRecord: Array<string>, catalogItem: { title: string } | null, unitPrice: { amount: string, currencyCode: string } | null, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null }>, totalPrice: { amount: string, currencyCode: string } | null } | null };

export type OrdersQueryVariables = Exact<{
  customerId?: string | number | null | undefined;
  cartId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { edges: Array<{ cursor: string, node: { id: string, alternateId: string, referenceCustomerId: string, orderGroupId: string, cartId: string, billingCycle: BillingCycleType, currencyCode: string, currencySymbol: string | null, transactionType: string, creationDate: string, status: OrderStatus, customer: { id: string, name: string } | null, lineItems: Array<{ id: string, lineItemNumber: number, offerId: string, subscriptionId: string | null, parentSubscriptionId: string | null, friendlyName: string | null, quantity: number, quantityBought: number, termDuration: TermDuration | null, transactionType: string, partnerIdOnRecord: string | null, additionalPartnerIdsOnRecord: Array<string>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type RegisterSubscriptionMutationVariables = Exact<{
  input: RegisterSubscriptionInput;
}>;


export type RegisterSubscriptionMutation = { registerSubscription: { replayed: boolean, subscription: { id: string, customerId: string, version: number, catalogItemId: string, itemKind: ItemKind, status: SubscriptionStatus, friendlyName: string, quantity: number, parentId: string | null, registrationStatus: RegistrationStatus | null, creationTimeStamp: string, orderId: string | null, renewsTo: { termDuration: TermDuration | null } | null } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type RemoveCartLineItemsMutationVariables = Exact<{
  input: RemoveCartLineItemsInput;
}>;


export type RemoveCartLineItemsMutation = { removeCartLineItems: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type ReplaceCartLineItemsMutationVariables = Exact<{
  input: ReplaceCartLineItemsInput;
}>;


export type ReplaceCartLineItemsMutation = { replaceCartLineItems: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type ReviewCartMutationVariables = Exact<{
  input: ReviewCartInput;
}>;


export type ReviewCartMutation = { reviewCart: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type UpdateCartLineItemsMutationVariables = Exact<{
  input: UpdateCartLineItemsInput;
}>;


export type UpdateCartLineItemsMutation = { updateCartLineItems: { replayed: boolean, cart: { id: string, customerId: string, version: number, status: CartStatus, isExpired: boolean, creationTimeStamp: string, lastModifiedTimeStamp: string, expirationTimeStamp: string, lastModifiedUser: string, lineItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, addonItems: Array<{ id: string, catalogItemId: string, friendlyName: string | null, quantity: number, currencyCode: string | null, billingCycle: BillingCycleType, termDuration: TermDuration | null, orderGroup: string | null, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }>, participants: Array<{ key: ParticipantType, value: string }>, provisioningContext: Array<{ key: string, value: string }>, renewsTo: { termDuration: TermDuration | null } | null, error: { lineItemId: string, code: number, errorCode: CartErrorCode, errorDescription: string, reason: ErrorReason, path: Array<string> | null, retryable: boolean, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null } | null }> } | null, userErrors: Array<{ code: number, errorCode: OrderErrorCode, message: string, reason: ErrorReason, path: Array<string>, retryable: boolean, retryAfterSeconds: number | null, accepted: { minimum: number | null, maximum: number | null, available: number | null, values: Array<string> | null } | null }> } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { userId: string | null, roles: Array<string>, canSeePrices: boolean, partner: { id: string, name: string, type: PartnerType, country: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AcceptedFieldsFragmentDoc = new TypedDocumentString(`
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
    `, {"fragmentName":"AcceptedFields"}) as unknown as TypedDocumentString<AcceptedFieldsFragment, unknown>;
export const LineFieldsFragmentDoc = new TypedDocumentString(`
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}`, {"fragmentName":"LineFields"}) as unknown as TypedDocumentString<LineFieldsFragment, unknown>;
export const CartFieldsFragmentDoc = new TypedDocumentString(`
    fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}`, {"fragmentName":"CartFields"}) as unknown as TypedDocumentString<CartFieldsFragment, unknown>;
export const UserErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}`, {"fragmentName":"UserErrorFields"}) as unknown as TypedDocumentString<UserErrorFieldsFragment, unknown>;
export const OrderErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderErrorFields on OrderError {
  orderGroupId
  code
  errorCode
  description
  lineItemIds
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}`, {"fragmentName":"OrderErrorFields"}) as unknown as TypedDocumentString<OrderErrorFieldsFragment, unknown>;
export const OrderFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderFields on Order {
  id
  alternateId
  referenceCustomerId
  orderGroupId
  cartId
  billingCycle
  currencyCode
  currencySymbol
  transactionType
  creationDate
  status
  lineItems {
    id
    lineItemNumber
    offerId
    subscriptionId
    parentSubscriptionId
    friendlyName
    quantity
    quantityBought
    termDuration
    transactionType
    partnerIdOnRecord
    additionalPartnerIdsOnRecord
    provisioningContext {
      key
      value
    }
    renewsTo {
      termDuration
    }
  }
}
    `, {"fragmentName":"OrderFields"}) as unknown as TypedDocumentString<OrderFieldsFragment, unknown>;
export const SubscriptionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}
    `, {"fragmentName":"SubscriptionFields"}) as unknown as TypedDocumentString<SubscriptionFieldsFragment, unknown>;
export const CustomerFieldsFragmentDoc = new TypedDocumentString(`
    fragment CustomerFields on Customer {
  id
  name
  country
  agreements
  qualifications
}
    `, {"fragmentName":"CustomerFields"}) as unknown as TypedDocumentString<CustomerFieldsFragment, unknown>;
export const ActivateSubscriptionDocument = new TypedDocumentString(`
    mutation ActivateSubscription($input: ActivateSubscriptionInput!) {
  activateSubscription(input: $input) {
    subscription {
      ...SubscriptionFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<ActivateSubscriptionMutation, ActivateSubscriptionMutationVariables>;
export const AddCartLineItemsDocument = new TypedDocumentString(`
    mutation AddCartLineItems($input: AddCartLineItemsInput!) {
  addCartLineItems(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<AddCartLineItemsMutation, AddCartLineItemsMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      ...OrderFields
      version
      hasPendingAdjustment
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment OrderFields on Order {
  id
  alternateId
  referenceCustomerId
  orderGroupId
  cartId
  billingCycle
  currencyCode
  currencySymbol
  transactionType
  creationDate
  status
  lineItems {
    id
    lineItemNumber
    offerId
    subscriptionId
    parentSubscriptionId
    friendlyName
    quantity
    quantityBought
    termDuration
    transactionType
    partnerIdOnRecord
    additionalPartnerIdsOnRecord
    provisioningContext {
      key
      value
    }
    renewsTo {
      termDuration
    }
  }
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const CartDocument = new TypedDocumentString(`
    query Cart($id: ID!) {
  cart(id: $id) {
    ...CartFields
    lineItems {
      catalogItem {
        title
        minimumQuantity
        maximumQuantity
      }
      unitPrice {
        amount
        currencyCode
      }
      lineTotal {
        amount
        currencyCode
      }
    }
    errors {
      lineItemId
      code
      errorCode
      errorDescription
      reason
      path
      accepted {
        ...AcceptedFields
      }
      retryable
    }
    orderGroups {
      id
      orderGroupId
      status
      lineItems {
        id
      }
      totals {
        amount
        currencyCode
      }
      order {
        id
      }
      error {
        ...OrderErrorFields
      }
    }
    totals {
      amount
      currencyCode
    }
    totalsByBillingCycle {
      billingCycle
      totals {
        amount
        currencyCode
      }
    }
    isPriceComplete
    orders {
      id
      status
    }
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment OrderErrorFields on OrderError {
  orderGroupId
  code
  errorCode
  description
  lineItemIds
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
}`) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const CartsDocument = new TypedDocumentString(`
    query Carts($customerId: ID, $status: CartStatus, $first: Int, $after: String) {
  carts(customerId: $customerId, status: $status, first: $first, after: $after) {
    nodes {
      id
      customerId
      customer {
        id
        name
      }
      version
      status
      creationTimeStamp
      lineItems {
        id
        quantity
        catalogItem {
          title
        }
      }
      orders {
        id
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CartsQuery, CartsQueryVariables>;
export const CatalogItemDocument = new TypedDocumentString(`
    query CatalogItem($id: ID!) {
  catalogItem(id: $id) {
    id
    productId
    skuId
    availabilityId
    title
    description
    productType
    publisherName
    country
    segment
    isTrial
    isAddon
    isPurchasable
    minimumQuantity
    maximumQuantity
    supportedBillingCycles
    supportedTermDurations
    provisioningVariables
    purchasePrerequisites
    addonItems {
      id
    }
    baseItems {
      id
      title
    }
    limitPerCustomer
    requiredAgreements
    terms {
      duration
      billingCycles
      renewalTermDurations
      isDefault
    }
    provisioningFields {
      key
      label
      type
      required
      allowedValues {
        value
        label
      }
      source
    }
    unitPrice {
      amount
      currencyCode
    }
    prices {
      termDuration
      billingCycle
      unitPrice {
        amount
        currencyCode
      }
      termPrice {
        amount
        currencyCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogItemQuery, CatalogItemQueryVariables>;
export const CatalogItemsDocument = new TypedDocumentString(`
    query CatalogItems($search: String, $first: Int, $after: String) {
  catalogItems(search: $search, first: $first, after: $after) {
    nodes {
      id
      title
      productType
      country
      isTrial
      isAddon
      isPurchasable
      minimumQuantity
      maximumQuantity
      supportedBillingCycles
      supportedTermDurations
      provisioningVariables
      unitPrice {
        amount
        currencyCode
      }
      addonItems {
        id
        title
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogItemsQuery, CatalogItemsQueryVariables>;
export const ChangeSubscriptionQuantityDocument = new TypedDocumentString(`
    mutation ChangeSubscriptionQuantity($input: ChangeSubscriptionQuantityInput!) {
  changeSubscriptionQuantity(input: $input) {
    subscription {
      ...SubscriptionFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<ChangeSubscriptionQuantityMutation, ChangeSubscriptionQuantityMutationVariables>;
export const ChangeSubscriptionRenewalDocument = new TypedDocumentString(`
    mutation ChangeSubscriptionRenewal($input: ChangeSubscriptionRenewalInput!) {
  changeSubscriptionRenewal(input: $input) {
    subscription {
      ...SubscriptionFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<ChangeSubscriptionRenewalMutation, ChangeSubscriptionRenewalMutationVariables>;
export const ChangeSubscriptionStatusDocument = new TypedDocumentString(`
    mutation ChangeSubscriptionStatus($input: ChangeSubscriptionStatusInput!) {
  changeSubscriptionStatus(input: $input) {
    subscription {
      ...SubscriptionFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<ChangeSubscriptionStatusMutation, ChangeSubscriptionStatusMutationVariables>;
export const CheckoutCartDocument = new TypedDocumentString(`
    mutation CheckoutCart($input: CheckoutCartInput!) {
  checkoutCart(input: $input) {
    orders {
      ...OrderFields
      totalPrice {
        amount
        currencyCode
      }
    }
    orderErrors {
      ...OrderErrorFields
    }
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment OrderErrorFields on OrderError {
  orderGroupId
  code
  errorCode
  description
  lineItemIds
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
}
fragment OrderFields on Order {
  id
  alternateId
  referenceCustomerId
  orderGroupId
  cartId
  billingCycle
  currencyCode
  currencySymbol
  transactionType
  creationDate
  status
  lineItems {
    id
    lineItemNumber
    offerId
    subscriptionId
    parentSubscriptionId
    friendlyName
    quantity
    quantityBought
    termDuration
    transactionType
    partnerIdOnRecord
    additionalPartnerIdsOnRecord
    provisioningContext {
      key
      value
    }
    renewsTo {
      termDuration
    }
  }
}`) as unknown as TypedDocumentString<CheckoutCartMutation, CheckoutCartMutationVariables>;
export const CheckoutPreviewDocument = new TypedDocumentString(`
    query CheckoutPreview($cartId: ID!, $orderGroupIds: [ID!]) {
  checkoutPreview(cartId: $cartId, orderGroupIds: $orderGroupIds) {
    canCheckout
    cartVersion
    orders {
      orderGroupId
      billingCycle
      currencyCode
      lineItems {
        id
        catalogItemId
        addonItems {
          id
          catalogItemId
        }
      }
      totals {
        amount
        currencyCode
      }
      isPriceComplete
    }
    orderErrors {
      ...OrderErrorFields
    }
    totals {
      amount
      currencyCode
    }
    totalsByBillingCycle {
      billingCycle
      totals {
        amount
        currencyCode
      }
    }
    isPriceComplete
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment OrderErrorFields on OrderError {
  orderGroupId
  code
  errorCode
  description
  lineItemIds
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
}`) as unknown as TypedDocumentString<CheckoutPreviewQuery, CheckoutPreviewQueryVariables>;
export const CreateCartDocument = new TypedDocumentString(`
    mutation CreateCart($input: CreateCartInput!) {
  createCart(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<CreateCartMutation, CreateCartMutationVariables>;
export const CustomerSubscriptionDocument = new TypedDocumentString(`
    query CustomerSubscription($id: ID!) {
  customerSubscription(id: $id) {
    ...SubscriptionFields
    catalogItem {
      title
    }
  }
}
    fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<CustomerSubscriptionQuery, CustomerSubscriptionQueryVariables>;
export const CustomerSubscriptionsDocument = new TypedDocumentString(`
    query CustomerSubscriptions($customerId: ID, $orderId: ID, $first: Int, $after: String) {
  customerSubscriptions(
    customerId: $customerId
    orderId: $orderId
    first: $first
    after: $after
  ) {
    nodes {
      customer {
        id
        name
      }
      ...SubscriptionFields
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<CustomerSubscriptionsQuery, CustomerSubscriptionsQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    ...CustomerFields
  }
}
    fragment CustomerFields on Customer {
  id
  name
  country
  agreements
  qualifications
}`) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($search: String, $first: Int, $after: String) {
  customers(search: $search, first: $first, after: $after) {
    nodes {
      ...CustomerFields
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment CustomerFields on Customer {
  id
  name
  country
  agreements
  qualifications
}`) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const DeleteCartDocument = new TypedDocumentString(`
    mutation DeleteCart($input: DeleteCartInput!) {
  deleteCart(input: $input) {
    deletedCartId
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<DeleteCartMutation, DeleteCartMutationVariables>;
export const DuplicateCartDocument = new TypedDocumentString(`
    mutation DuplicateCart($input: DuplicateCartInput!) {
  duplicateCart(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<DuplicateCartMutation, DuplicateCartMutationVariables>;
export const ErrorCatalogDocument = new TypedDocumentString(`
    query ErrorCatalog($kind: ErrorKind) {
  errorCatalog(kind: $kind) {
    kind
    code
    errorCode
    name
    description
    retryable
    howToTrigger
    reasons
    mutations
    documentation
  }
}
    `) as unknown as TypedDocumentString<ErrorCatalogQuery, ErrorCatalogQueryVariables>;
export const ExtendCartDocument = new TypedDocumentString(`
    mutation ExtendCart($input: ExtendCartInput!) {
  extendCart(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<ExtendCartMutation, ExtendCartMutationVariables>;
export const LimitsDocument = new TypedDocumentString(`
    query Limits {
  limits {
    maxLineItemsPerCart
    maxAddonItemsPerLineItem
    maxPageSize
    maxQueryDepth
    maxQueryCost
    maxRequestBytes
    cartLifetimeSeconds
    idempotencyKeyLifetimeSeconds
  }
}
    `) as unknown as TypedDocumentString<LimitsQuery, LimitsQueryVariables>;
export const OrderProvisioningStatusDocument = new TypedDocumentString(`
    query OrderProvisioningStatus($id: ID!) {
  order(id: $id) {
    id
    status
    provisioningStatus {
      lineItemNumber
      status
      quantityProvisioningInformation {
        quantity
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderProvisioningStatusQuery, OrderProvisioningStatusQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderFields
    lineItems {
      catalogItem {
        title
      }
      unitPrice {
        amount
        currencyCode
      }
    }
    totalPrice {
      amount
      currencyCode
    }
    isPriceComplete
  }
}
    fragment OrderFields on Order {
  id
  alternateId
  referenceCustomerId
  orderGroupId
  cartId
  billingCycle
  currencyCode
  currencySymbol
  transactionType
  creationDate
  status
  lineItems {
    id
    lineItemNumber
    offerId
    subscriptionId
    parentSubscriptionId
    friendlyName
    quantity
    quantityBought
    termDuration
    transactionType
    partnerIdOnRecord
    additionalPartnerIdsOnRecord
    provisioningContext {
      key
      value
    }
    renewsTo {
      termDuration
    }
  }
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($customerId: ID, $cartId: ID, $first: Int, $after: String) {
  orders(customerId: $customerId, cartId: $cartId, first: $first, after: $after) {
    edges {
      cursor
      node {
        customer {
          id
          name
        }
        ...OrderFields
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment OrderFields on Order {
  id
  alternateId
  referenceCustomerId
  orderGroupId
  cartId
  billingCycle
  currencyCode
  currencySymbol
  transactionType
  creationDate
  status
  lineItems {
    id
    lineItemNumber
    offerId
    subscriptionId
    parentSubscriptionId
    friendlyName
    quantity
    quantityBought
    termDuration
    transactionType
    partnerIdOnRecord
    additionalPartnerIdsOnRecord
    provisioningContext {
      key
      value
    }
    renewsTo {
      termDuration
    }
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const RegisterSubscriptionDocument = new TypedDocumentString(`
    mutation RegisterSubscription($input: RegisterSubscriptionInput!) {
  registerSubscription(input: $input) {
    subscription {
      ...SubscriptionFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}
fragment SubscriptionFields on CustomerSubscription {
  id
  customerId
  version
  catalogItemId
  itemKind
  status
  friendlyName
  quantity
  parentId
  registrationStatus
  renewsTo {
    termDuration
  }
  creationTimeStamp
  orderId
}`) as unknown as TypedDocumentString<RegisterSubscriptionMutation, RegisterSubscriptionMutationVariables>;
export const RemoveCartLineItemsDocument = new TypedDocumentString(`
    mutation RemoveCartLineItems($input: RemoveCartLineItemsInput!) {
  removeCartLineItems(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<RemoveCartLineItemsMutation, RemoveCartLineItemsMutationVariables>;
export const ReplaceCartLineItemsDocument = new TypedDocumentString(`
    mutation ReplaceCartLineItems($input: ReplaceCartLineItemsInput!) {
  replaceCartLineItems(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<ReplaceCartLineItemsMutation, ReplaceCartLineItemsMutationVariables>;
export const ReviewCartDocument = new TypedDocumentString(`
    mutation ReviewCart($input: ReviewCartInput!) {
  reviewCart(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<ReviewCartMutation, ReviewCartMutationVariables>;
export const UpdateCartLineItemsDocument = new TypedDocumentString(`
    mutation UpdateCartLineItems($input: UpdateCartLineItemsInput!) {
  updateCartLineItems(input: $input) {
    cart {
      ...CartFields
    }
    userErrors {
      ...UserErrorFields
    }
    replayed
  }
}
    fragment LineFields on CartLineItem {
  id
  catalogItemId
  friendlyName
  quantity
  currencyCode
  billingCycle
  termDuration
  participants {
    key
    value
  }
  provisioningContext {
    key
    value
  }
  renewsTo {
    termDuration
  }
  orderGroup
  error {
    lineItemId
    code
    errorCode
    errorDescription
    reason
    path
    accepted {
      ...AcceptedFields
    }
    retryable
  }
}
fragment CartFields on Cart {
  id
  customerId
  version
  status
  isExpired
  creationTimeStamp
  lastModifiedTimeStamp
  expirationTimeStamp
  lastModifiedUser
  lineItems {
    ...LineFields
    addonItems {
      ...LineFields
    }
  }
}
fragment AcceptedFields on Accepted {
  minimum
  maximum
  available
  values
}
fragment UserErrorFields on UserError {
  code
  errorCode
  message
  reason
  path
  accepted {
    ...AcceptedFields
  }
  retryable
  retryAfterSeconds
}`) as unknown as TypedDocumentString<UpdateCartLineItemsMutation, UpdateCartLineItemsMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    userId
    roles
    canSeePrices
    partner {
      id
      name
      type
      country
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;