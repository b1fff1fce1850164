import { accountNotBlocked } from "./group/account-not-blocked.js";
import { creditLineDefined } from "./group/credit-line-defined.js";
import { fundsSufficient } from "./group/funds-sufficient.js";
import { reviewNotCancelled } from "./group/review-not-cancelled.js";
import { reviewNotRejected } from "./group/review-not-rejected.js";
import { reviewNotRequired } from "./group/review-not-required.js";
import { addonFitsBase } from "./line/addon-fits-base.js";
import { agreementAccepted } from "./line/agreement-accepted.js";
import { azurePlanPresent } from "./line/azure-plan-present.js";
import { billedToAzure } from "./line/billed-to-azure.js";
import { billingCycleOffered } from "./line/billing-cycle-offered.js";
import { coreQuota } from "./line/core-quota.js";
import { currencySupported } from "./line/currency-supported.js";
import { customerLimit } from "./line/customer-limit.js";
import { inventoryAvailable } from "./line/inventory-available.js";
import { itemPurchasable } from "./line/item-purchasable.js";
import { legacyAzureAbsent } from "./line/legacy-azure-absent.js";
import { marketOpenToPartner } from "./line/market-open-to-partner.js";
import { mpnIdIsIndirectReseller } from "./line/mpn-id-is-indirect-reseller.js";
import { mpnIdKnown } from "./line/mpn-id-known.js";
import { parentFitsAddon } from "./line/parent-fits-addon.js";
import { participantsSupported } from "./line/participants-supported.js";
import { provisioningContextComplete } from "./line/provisioning-context-complete.js";
import { purchaseSystemSupported } from "./line/purchase-system-supported.js";
import { quantityInRange } from "./line/quantity-in-range.js";
import { renewalOffered } from "./line/renewal-offered.js";
import { reservationFitsSubscription } from "./line/reservation-fits-subscription.js";
import { reservationsSoldInCountry } from "./line/reservations-sold-in-country.js";
import { sandboxLimit } from "./line/sandbox-limit.js";
import { segmentMatches } from "./line/segment-matches.js";
import { subscriptionActive } from "./line/subscription-active.js";
import { subscriptionEnabledForRi } from "./line/subscription-enabled-for-ri.js";
import { subscriptionIsAzure } from "./line/subscription-is-azure.js";
import { subscriptionKnown } from "./line/subscription-known.js";
import { subscriptionRegistered } from "./line/subscription-registered.js";
import { termOffered } from "./line/term-offered.js";
import { trialOnce } from "./line/trial-once.js";
import { trialUnused } from "./line/trial-unused.js";
import type { GroupRule, LineRule } from "./rule.js";

/**
 * Order in these lists is meaning: the first breach wins. Cheap and certain questions come before costly and changing
 * ones, and before all of them `line/catalog-item-exists.ts` is asked. These are for each line of a cart in review.
 */
export const REVIEW_RULES: readonly LineRule[] = [
  // 10000
  currencySupported,
  // 10004
  participantsSupported,
  // 10006
  quantityInRange,
  billingCycleOffered,
  termOffered,
  renewalOffered,
  provisioningContextComplete,
  addonFitsBase,
  itemPurchasable,
  segmentMatches,
  marketOpenToPartner,
  agreementAccepted,
  trialUnused,
  azurePlanPresent,
  legacyAzureAbsent,
  reservationsSoldInCountry,
  // 10007
  subscriptionKnown,
  subscriptionIsAzure,
  parentFitsAddon,
  subscriptionActive,
  // 10008
  subscriptionRegistered,
  subscriptionEnabledForRi,
];

/** Asked in a second pass, of the lines that passed the first: only those count towards the sums. */
export const REVIEW_DEMAND_RULES: readonly LineRule[] = [
  // 10006
  trialOnce,
  // 10009
  sandboxLimit,
  // 10002
  customerLimit,
  coreQuota,
  // 10003
  inventoryAvailable,
];

/** Asked of each line at checkout. */
export const CHECKOUT_RULES: readonly LineRule[] = [
  // 800031
  purchaseSystemSupported,
  // 800009, for want of codes of their own
  currencySupported,
  participantsSupported,
  billingCycleOffered,
  termOffered,
  renewalOffered,
  provisioningContextComplete,
  // 800020
  addonFitsBase,
  itemPurchasable,
  segmentMatches,
  marketOpenToPartner,
  agreementAccepted,
  trialUnused,
  trialOnce,
  azurePlanPresent,
  legacyAzureAbsent,
  parentFitsAddon,
  customerLimit,
  // 800017
  quantityInRange,
  coreQuota,
  // 800015
  mpnIdKnown,
  // 800016
  mpnIdIsIndirectReseller,
  // 800021
  subscriptionKnown,
  // 800011
  subscriptionIsAzure,
  billedToAzure,
  // 800012
  subscriptionActive,
  // 800030
  subscriptionRegistered,
  // 800013
  subscriptionEnabledForRi,
  reservationFitsSubscription,
  reservationsSoldInCountry,
  // 800018
  sandboxLimit,
  // 800010
  inventoryAvailable,
];

/** Asked of each group whose lines have all passed. */
export const GROUP_RULES: readonly GroupRule[] = [
  // 800025
  creditLineDefined,
  // 800023
  fundsSufficient,
  // 800026
  accountNotBlocked,
  // 800062
  reviewNotRejected,
  // 800024
  reviewNotCancelled,
  // 800022
  reviewNotRequired,
];
