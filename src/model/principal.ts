/** Who a request acts for: the part of its token that anything depends on. */
export interface Principal {
  /** The partner's tenant id (claim `tid`), in lower case. */
  readonly partnerId: string;
  /** The caller (claim `oid`, or `appid` of an application), stored as lastModifiedUser. */
  readonly userId: string;
  readonly roles: readonly string[];
}

/** The roles that may see prices, each by itself. */
export const PRICING_ROLES: readonly string[] = ["AdminAgent", "SalesAgent", "BillingAdmin"];

/** The roles that may change anything: carts, orders and subscriptions. */
export const WRITING_ROLES: readonly string[] = ["AdminAgent", "SalesAgent"];

/** The roles of Partner Center, each of which may read. */
export const READING_ROLES: readonly string[] = [
  ...WRITING_ROLES,
  "HelpdeskAgent",
  "BillingAdmin",
  "GlobalAdmin",
  "UserAdmin",
  "AccountAdmin",
  "Reader",
];

/** As whom a request without a token acts outside production: the direct-bill partner of the sample data. */
export const SAMPLE_PRINCIPAL: Principal = {
  partnerId: "00000000-0000-4000-8000-00000000d001",
  userId: "00000000-0000-4000-8000-0000000000a1",
  roles: ["AdminAgent"],
};
