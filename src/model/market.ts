/** What is sold where, by whom, to whom, on whose account: the facts that rules judge lines and groups by. */

/** A country's currencies. */
export interface Market {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly defaultCurrency: string;
  readonly supportedCurrencies: readonly string[];
  readonly currencySymbol: string;
  /** False in the countries where Azure reservations are not sold. */
  readonly sellsReservations: boolean;
}

export const PARTNER_TYPES = ["DIRECT_BILL", "INDIRECT_PROVIDER", "INDIRECT_RESELLER"] as const;
export type PartnerType = (typeof PARTNER_TYPES)[number];

export const PROGRAM_STATUSES = ["ACTIVE", "SUSPENDED", "OFFBOARDED"] as const;
export type ProgramStatus = (typeof PROGRAM_STATUSES)[number];

/** A CSP partner: the tenant that signs in. */
export interface Partner {
  /** The tenant id. */
  readonly id: string;
  readonly name: string;
  readonly type: PartnerType;
  readonly programStatus: ProgramStatus;
  /** The partner's own MPN id. */
  readonly mpnId: string;
  readonly country: string;
  /** The countries whose customers the partner may sell to. */
  readonly markets: readonly string[];
  /** True for an integration sandbox account, which has limits of its own. */
  readonly isSandbox: boolean;
}

/** A customer tenant. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  /** The segments that the customer qualifies for beside `commercial`. */
  readonly qualifications: readonly string[];
  /** The agreements accepted, such as `MicrosoftCustomerAgreement`. */
  readonly agreements: readonly string[];
}

/** An entry of the registry of Microsoft partner locations. */
export interface MpnProfile {
  readonly mpnId: string;
  readonly isIndirectReseller: boolean;
  /** The tenant ids of the indirect providers that the reseller works with. */
  readonly providerIds: readonly string[];
  readonly country: string;
  readonly hasSignedAgreement: boolean;
}

/** The credit that a partner has in one billing currency; amounts are exact decimals. */
export interface CreditLine {
  readonly partnerId: string;
  readonly currencyCode: string;
  readonly limit: string;
  readonly used: string;
  /** No order is taken once less than this is left. */
  readonly minimumThreshold: string;
}

/** How much of a catalog item there is. */
export interface Inventory {
  readonly catalogItemId: string;
  /** Units left; null when the item is not counted. */
  readonly available: number | null;
  /** Why the item cannot be had at all, such as a region that is closed; empty when it can. */
  readonly restrictions: readonly string[];
  /** True for an availability that is withdrawn from the catalog with its last unit. */
  readonly endsWithStock: boolean;
}

export const REVIEW_STATES = ["NONE", "OPEN", "APPROVED", "REJECTED", "CANCELLED"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What the risk service knows of a partner's business with a customer. No profile: nothing stands against it. */
export interface RiskProfile {
  readonly partnerId: string;
  readonly customerId: string;
  /** True for an account that was flagged for fraud: every order is refused. */
  readonly isBlocked: boolean;
  /** Orders that cost more than this are reviewed by a person; an exact decimal, null for no review. */
  readonly reviewAbove: string | null;
  /** How the latest review stands. */
  readonly review: ReviewState;
}

/** A purchase system as its operators see it. */
export interface PurchaseSystemState {
  readonly name: string;
  /** The countries for which it is closed at the moment, such as for maintenance. */
  readonly closedCountries: readonly string[];
}

/** A customer's account in one purchase system. No account: an open one. */
export interface PurchaseAccount {
  readonly purchaseSystem: string;
  readonly customerId: string;
  /** Why the system takes no orders for the customer; null when it does. */
  readonly closedBecause: string | null;
}
