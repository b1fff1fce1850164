export type { CartErrorCode } from "../codes/cart-error-codes.js";
export type { OrderErrorCode } from "../codes/order-error-codes.js";

/* What each value means is said where the schema shows it: in graphql/types/enums.ts. */

/** The part that a reseller plays in a purchase. */
export const PARTICIPANT_TYPES = [
  "UNKNOWN",
  "TRANSACTION_RESELLER",
  "CONSUMPTION_RESELLER",
  "ADDITIONAL_TRANSACTION_RESELLER",
] as const;
export type ParticipantType = (typeof PARTICIPANT_TYPES)[number];

/** How often a line is billed. */
export const BILLING_CYCLES = ["UNKNOWN", "MONTHLY", "ANNUAL", "NONE", "ONE_TIME", "TRIENNIAL", "BIENNIAL"] as const;
export type BillingCycleType = (typeof BILLING_CYCLES)[number];

/** How long a term lasts, as an ISO 8601 duration. */
export const TERM_DURATIONS = ["P1M", "P1Y", "P3Y"] as const;
export type TermDuration = (typeof TERM_DURATIONS)[number];

/** Where a cart stands; expiry is no status but a matter of time. */
export type CartStatus = "ACTIVE" | "ORDERED";

/** Where an order stands. */
export type OrderStatus = "UNKNOWN" | "COMPLETED" | "PENDING" | "CANCELLED";

/** Where a group of lines stands on its way to an order. */
export type OrderGroupStatus = "OPEN" | "PROCESSING" | "ORDERED" | "FAILED";

/** What to do with the other lines of a request when one is in error. */
export type LineErrorPolicy = "STORE_WITH_ERROR" | "SKIP_FAILED" | "REJECT_ALL";

/** Where a subscription stands. */
export const SUBSCRIPTION_STATUSES = ["PENDING", "ACTIVE", "SUSPENDED", "DELETED", "EXPIRED"] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** Whether an Azure subscription may hold reservations. */
export const REGISTRATION_STATUSES = ["REGISTERED", "REGISTERING", "NOT_REGISTERED"] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** What an item is, as far as it is treated differently. */
export const ITEM_KINDS = ["RESERVATION", "AZURE_PLAN", "LEGACY_AZURE", "LICENCE", "SAAS", "SOFTWARE"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** How far the fulfilment of an order line is. */
export type ProvisioningStatus = "FULFILLED" | "UNFULFILLED" | "PREFULFILLMENT_PENDING";

/** Which of the two families of codes an error belongs to. */
export type ErrorKind = "CART" | "ORDER";
