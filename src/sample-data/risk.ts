/** What the risk service and the purchase systems know of sample customers. */
import type { PurchaseAccount, PurchaseSystemState, ReviewState, RiskProfile } from "../model/market.js";
import { CUSTOMER_IDS } from "./customers.js";
import { PARTNER_IDS } from "./partners.js";

function reviewed(customerId: string, review: ReviewState): RiskProfile {
  return { partnerId: PARTNER_IDS.direct, customerId, isBlocked: false, reviewAbove: "1000", review };
}

export const RISK_PROFILES: readonly RiskProfile[] = [
  // 800026
  {
    partnerId: PARTNER_IDS.direct,
    customerId: CUSTOMER_IDS.flagged,
    isBlocked: true,
    reviewAbove: null,
    review: "NONE",
  },
  // 800022
  reviewed(CUSTOMER_IDS.underReview, "OPEN"),
  // 800062
  reviewed(CUSTOMER_IDS.rejected, "REJECTED"),
  // 800024
  reviewed(CUSTOMER_IDS.reviewCancelled, "CANCELLED"),
];

export const PURCHASE_SYSTEMS: readonly PurchaseSystemState[] = [
  { name: "OMS", closedCountries: [] },
  // 800003
  { name: "Modern", closedCountries: ["NO"] },
];

export const PURCHASE_ACCOUNTS: readonly PurchaseAccount[] = [
  // 800005
  {
    purchaseSystem: "OMS",
    customerId: CUSTOMER_IDS.closedAccount,
    closedBecause: "its account is being moved to the modern system.",
  },
];
