/** The sample customers, and which partner may sell to whom. 800002 is met with a customer that is not the partner's. */
import type { Customer } from "../model/market.js";
import type { CustomerRelation } from "../model/reference-data.js";
import { PARTNER_IDS } from "./partners.js";

/** The tenant ids of the sample customers. */
export const CUSTOMER_IDS = {
  /** Buys the carts of the samples cart-create-mixed and cart-update-quantity. */
  mixed: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
  /** Buys the cart of the sample cart-create-base-with-addons; owns no Azure, so it may buy an Azure plan. */
  addons: "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796",
  /** 10001: what is sold in the US does not resolve here; the Azure plan in GBP does. */
  britain: "00000000-0000-4000-8000-00000000c001",
  /** 10006: reservations are not sold here. 10000: may pay in BRL and USD, each item in one of them. */
  brazil: "00000000-0000-4000-8000-00000000c002",
  /** 10006: no sample partner sells in China. */
  china: "00000000-0000-4000-8000-00000000c003",
  /** 10006: has accepted no agreement. */
  withoutAgreements: "00000000-0000-4000-8000-00000000c004",
  /** May buy government-priced offers; for all others they are 10006. */
  government: "00000000-0000-4000-8000-00000000c005",
  /** 800043: the reseller's only customer. 800002: for every other partner it does not exist. */
  ofReseller: "00000000-0000-4000-8000-00000000c006",
  /** 10002, 10007, 10008: owns subscriptions in every state. 10006: has used up the SaaS trial. */
  owner: "00000000-0000-4000-8000-00000000c007",
  /** 10002 and 800020: owns the one Azure plan it may have. Metered SaaS can be bought for it, for all others 10006. */
  planOwner: "00000000-0000-4000-8000-00000000c008",
  /** 800026: the account is flagged. */
  flagged: "00000000-0000-4000-8000-00000000c009",
  /** 800022: orders above 1000 USD wait for a review. */
  underReview: "00000000-0000-4000-8000-00000000c010",
  /** 800062: the review of its large orders ended with no. */
  rejected: "00000000-0000-4000-8000-00000000c011",
  /** 800024: the review of its large orders was withdrawn. */
  reviewCancelled: "00000000-0000-4000-8000-00000000c012",
  /** 800003: the modern purchase system is closed for its country. */
  norway: "00000000-0000-4000-8000-00000000c013",
  /** 800005: the legacy purchase system takes no orders for it. */
  closedAccount: "00000000-0000-4000-8000-00000000c014",
} as const;

function customer(id: string, name: string, changes: Partial<Customer>): Customer {
  return {
    id,
    name,
    country: "US",
    qualifications: [],
    agreements: ["MicrosoftCloudAgreement", "MicrosoftCustomerAgreement"],
    ...changes,
  };
}

export const CUSTOMERS: readonly Customer[] = [
  customer(CUSTOMER_IDS.mixed, "Customer of the Mixed Sample", {}),
  customer(CUSTOMER_IDS.addons, "Customer of the Add-on Sample", {}),
  customer(CUSTOMER_IDS.britain, "Customer in Great Britain", { country: "GB" }),
  customer(CUSTOMER_IDS.brazil, "Customer in Brazil", { country: "BR" }),
  customer(CUSTOMER_IDS.china, "Customer in China", { country: "CN" }),
  customer(CUSTOMER_IDS.withoutAgreements, "Customer without Agreements", { agreements: [] }),
  customer(CUSTOMER_IDS.government, "Government Customer", { qualifications: ["government"] }),
  customer(CUSTOMER_IDS.ofReseller, "Customer of the Indirect Reseller", {}),
  customer(CUSTOMER_IDS.owner, "Customer That Owns Much", {}),
  customer(CUSTOMER_IDS.planOwner, "Customer with an Azure Plan", {}),
  customer(CUSTOMER_IDS.flagged, "Flagged Customer", {}),
  customer(CUSTOMER_IDS.underReview, "Customer under Review", {}),
  customer(CUSTOMER_IDS.rejected, "Customer Whose Review Was Rejected", {}),
  customer(CUSTOMER_IDS.reviewCancelled, "Customer Whose Review Was Cancelled", {}),
  customer(CUSTOMER_IDS.norway, "Customer in Norway", { country: "NO" }),
  customer(CUSTOMER_IDS.closedAccount, "Customer with a Closed Legacy Account", {}),
];

/** The partners that can buy for the two customers of the samples, and so see their subscriptions. */
export const PARTNERS_OF_SAMPLE_CUSTOMERS: readonly string[] = [
  PARTNER_IDS.direct,
  PARTNER_IDS.provider,
  PARTNER_IDS.sandbox,
  PARTNER_IDS.withoutCredit,
  PARTNER_IDS.lowCredit,
];

function relations(partnerIds: readonly string[], customerIds: readonly string[]): CustomerRelation[] {
  return partnerIds.flatMap((partnerId) => customerIds.map((customerId) => ({ partnerId, customerId })));
}

export const RELATIONS: readonly CustomerRelation[] = [
  ...relations(
    // 800039: the suspended partner is refused for its status, not for want of a customer.
    [...PARTNERS_OF_SAMPLE_CUSTOMERS, PARTNER_IDS.suspended],
    [CUSTOMER_IDS.mixed, CUSTOMER_IDS.addons],
  ),
  ...relations(
    [PARTNER_IDS.direct],
    [
      CUSTOMER_IDS.britain,
      CUSTOMER_IDS.brazil,
      CUSTOMER_IDS.china,
      CUSTOMER_IDS.withoutAgreements,
      CUSTOMER_IDS.government,
      CUSTOMER_IDS.owner,
      CUSTOMER_IDS.planOwner,
      CUSTOMER_IDS.flagged,
      CUSTOMER_IDS.underReview,
      CUSTOMER_IDS.rejected,
      CUSTOMER_IDS.reviewCancelled,
      CUSTOMER_IDS.norway,
      CUSTOMER_IDS.closedAccount,
    ],
  ),
  // The reseller in Great Britain, 800016 in the US, is a good one for this customer.
  ...relations([PARTNER_IDS.provider], [CUSTOMER_IDS.britain]),
  ...relations([PARTNER_IDS.reseller], [CUSTOMER_IDS.ofReseller]),
];
