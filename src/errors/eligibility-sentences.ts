import type { EligibilityReasons } from "./reasons.js";
import { bases, choice, listed, type Sentences, supported } from "./viewer.js";

export const ELIGIBILITY_SENTENCES: Sentences<EligibilityReasons> = {
  ITEM_NOT_PURCHASABLE: ({ title, country }) =>
    `"${title}" is listed in ${country} and cannot be bought: isPurchasable is false.`,
  ITEM_FOR_SANDBOX_ONLY: ({ title, partnerName }) =>
    `"${title}" is for integration sandbox accounts only, and partner "${partnerName}" is none.`,
  SEGMENT_NOT_OF_CUSTOMER: ({ segment, title, customerName, accepted }) =>
    `"${title}" is meant for the segment ${segment}. Customer "${customerName}" may buy: ${listed(accepted, "nothing of any segment")}.`,
  MARKET_NOT_OPEN_TO_PARTNER: ({ country, partnerName, accepted }) =>
    `Partner "${partnerName}" may not sell in ${country}. ` +
    choice("Its markets", accepted, "It has not been onboarded to any market."),
  AGREEMENT_NOT_ACCEPTED: ({ title, missing, customerName, agreements }) =>
    `"${title}" needs ${listed(missing, "an agreement")}, which customer "${customerName}" has not accepted. ` +
    choice("Accepted", agreements, "It has not accepted any agreement."),
  TRIAL_USED: ({ title, customerName, used, maximum }) =>
    `Customer "${customerName}" has used the trial "${title}" before (count: ${used}). The limit is ${maximum}.`,
  TRIAL_WANTED_TWICE: ({ title, wanted }) =>
    `The cart asks for the trial "${title}" ${wanted} times. A customer can have it once.`,
  AZURE_PLAN_MISSING: ({ title, customerName }) =>
    `"${title}" needs an Azure plan, and customer "${customerName}" has none: add an Azure plan to the cart, or buy it ` +
    "first.",
  LEGACY_AZURE_PRESENT: ({ title, customerName, owned }) =>
    `Customer "${customerName}" still has ${owned} legacy Azure subscription${owned === 1 ? "" : "s"}, and "${title}" is not ` +
    "sold beside them: they have to end first.",
  RESERVATIONS_NOT_SOLD_IN_COUNTRY: ({ title, country, customerName }) =>
    `"${title}" is an Azure reservation, and reservations are not sold in ${country}, the country of customer ` +
    `"${customerName}".`,
  PURCHASE_SYSTEM_NOT_SUPPORTED: ({ title, purchaseSystem, accepted }) =>
    `"${title}" belongs to purchase system "${purchaseSystem}". ${supported(accepted)}`,

  AZURE_SUBSCRIPTION_REQUIRED: ({ title }) =>
    `"${title}" needs subscriptionId in provisioningContext: an Azure subscription of the customer.`,
  BASE_REQUIRED: ({ title, accepted }) =>
    `"${title}" needs a base: put it into addonItems of a base line, or name an owned base subscription as ` +
    `parentSubscriptionId in provisioningContext. ${bases(accepted)}`,
  SUBSCRIPTION_ID_MALFORMED: ({ key, subscriptionId }) =>
    `${key} "${subscriptionId}" is not a GUID (hexadecimal digits in groups of 8-4-4-4-12).`,
  SUBSCRIPTION_NOT_OF_CUSTOMER: ({ key, subscriptionId, customerName }) =>
    `${key} "${subscriptionId}" is not a subscription of customer "${customerName}".`,
  NAMED_SUBSCRIPTION_NOT_ACTIVE: ({ key, subscriptionId, friendlyName, status }) =>
    `${key} names ${subscriptionId} ("${friendlyName}"), which is ${status}. Supported: ACTIVE.`,
  RESERVATION_FOR_ANOTHER_KIND: ({ subscriptionId, friendlyName, itemKind, accepted }) =>
    `Subscription ${subscriptionId} ("${friendlyName}") is of kind ${itemKind}. Supported for a reservation: ` +
    `${listed(accepted, "none")}.`,
  RESERVATION_FOR_ANOTHER_AVAILABILITY: ({ isForAzurePlan, subscriptionId, friendlyName, itemKind }) =>
    `This availability is for ${isForAzurePlan ? "Azure plans" : "subscriptions that are no Azure plans"}; ` +
    `${subscriptionId} ("${friendlyName}") is of kind ${itemKind}.`,
  OFFER_WITHOUT_RESERVATIONS: ({ subscriptionId, friendlyName, catalogItemId, accepted }) =>
    `Subscription ${subscriptionId} ("${friendlyName}") is of offer ${catalogItemId}. ` +
    `Supported: ${[...accepted, "Azure plan"].join(", ")}.`,
  SUBSCRIPTION_NOT_REGISTERED: ({ subscriptionId, friendlyName, registration }) =>
    `The registration of subscription ${subscriptionId} ("${friendlyName}") is ${registration}. ` +
    (registration === "REGISTERING"
      ? "It will be REGISTERED soon."
      : "Supported: REGISTERED; registerSubscription registers it."),
  BILLED_TO_ANOTHER_KIND: ({ title, subscriptionId, friendlyName, itemKind, accepted }) =>
    `"${title}" is billed to an Azure subscription; ${subscriptionId} ("${friendlyName}") is of kind ${itemKind}. ` +
    supported(accepted),
};
