import type { LineReasons } from "./reasons.js";
import { choice, counted, type Sentences } from "./viewer.js";

/** What a base has to be for an add-on. */
const bases = (accepted: readonly string[]) =>
  choice("Bases that it fits", accepted, "There is no base that it fits: leave it out.");

export const LINE_SENTENCES: Sentences<LineReasons> = {
  CATALOG_ITEM_ID_MALFORMED: ({ catalogItemId }) =>
    `"${catalogItemId}" has none of the three shapes of an id: product:sku:availability (12, 4 and 12 letters or ` +
    "digits), an offer GUID, or an Azure offer code such as MS-AZR-0145P.",
  CATALOG_ITEM_NOT_SOLD: ({ catalogItemId, country, productSku, accepted }) =>
    `No item with the id "${catalogItemId}" is sold in ${country}. ` +
    choice(`Current for ${productSku}`, accepted, "catalogItems lists what is sold."),
  CURRENCY_NOT_OF_MARKET: ({ currencyCode, country, accepted, defaultCurrency }) =>
    `The line is in ${currencyCode}. ` +
    (defaultCurrency === null
      ? `No currency is supported in ${country}, and there is no default.`
      : `Supported in ${country}: ${accepted.join(", ")}; default: ${defaultCurrency}.`),
  CURRENCY_NOT_OF_ITEM: ({ currencyCode, title, accepted }) =>
    `The line is in ${currencyCode}, and "${title}" is sold in ${accepted.join(", ")} only.`,
  PARTICIPANTS_NOT_SUPPORTED: ({ mpnIds, partnerType }) =>
    `The line names ${mpnIds.join(", ")}, and the partner is of type ${partnerType}. ` +
    "Only an INDIRECT_PROVIDER may name participants: leave them out.",
  MPN_ID_UNKNOWN: ({ participants }) => {
    const named = participants.map(({ key, value }) => `${value} (${key})`).join(", ");
    return `Not in the registry: ${named}. Name the MPN id of an indirect reseller, or leave it out.`;
  },
  MPN_ID_NOT_USABLE: ({ key, mpnId, mpnCountry, partnerName, partnerCountry, cause }) => {
    const causes = {
      OWN_ID: "is the provider's own",
      NO_INDIRECT_RESELLER: "is not enrolled as an indirect reseller",
      AGREEMENT_NOT_SIGNED: "has not signed the partner agreement",
      NO_RELATION: "has no relation with this provider",
      OTHER_COUNTRY: `belongs to ${mpnCountry}`,
    };
    return (
      `MPN id ${mpnId} (${key}) ${causes[cause]}. Name an indirect reseller in ${partnerCountry} that has signed the ` +
      `partner agreement and works with "${partnerName}", or leave it out.`
    );
  },

  QUANTITY_OUT_OF_RANGE: ({ quantity, title, minimum, maximum }) =>
    minimum === maximum
      ? `Quantity ${quantity} is not possible for "${title}": it is sold in a quantity of ${minimum} only.`
      : `Quantity ${quantity} is outside the range of ${minimum} to ${maximum} for "${title}".`,
  BILLING_CYCLE_NOT_OFFERED: ({ billingCycle, title, accepted }) =>
    `Billing cycle ${billingCycle} is not offered for "${title}". ` +
    choice("Supported", accepted, "It has no billing cycle, so it cannot be ordered."),
  TERM_REQUIRED: ({ title, accepted }) => `"${title}" needs a termDuration: ${accepted.join(", ")}.`,
  TERM_NOT_APPLICABLE: ({ termDuration, title }) =>
    `"${title}" has no term, and the line gives ${termDuration}: leave termDuration out.`,
  TERM_NOT_OFFERED: ({ termDuration, title, accepted }) =>
    `Term ${termDuration} is not offered for "${title}". Supported: ${accepted.join(", ")}.`,
  TERM_NOT_OFFERED_WITH_BILLING_CYCLE: ({ termDuration, billingCycle, title, accepted }) =>
    `Term ${termDuration} of "${title}" is not offered with billing cycle ${billingCycle}. ` +
    choice("Supported with this term", accepted, "No billing cycle goes with this term: choose another one."),
  RENEWAL_NOT_OFFERED: ({ renewalTermDuration, termDuration, title, accepted }) => {
    const subject = termDuration === null ? `"${title}"` : `"${title}" with term ${termDuration}`;
    return accepted.length === 0
      ? `${subject} does not renew, and the line asks for a renewal to ${renewalTermDuration}: leave renewsTo out.`
      : `${subject} does not renew to ${renewalTermDuration}. Supported: ${accepted.join(", ")}.`;
  },
  PROVISIONING_KEYS_MISSING: ({ missing, needed, title }) =>
    `provisioningContext lacks ${missing.join(", ")}. "${title}" needs ${needed.join(", ")}.`,
  SCOPE_NOT_SUPPORTED: ({ scope, accepted }) => `Scope "${scope}" is not supported. Supported: ${accepted.join(", ")}.`,
  DURATION_NOT_SUPPORTED: ({ duration, accepted }) =>
    `Duration "${duration}" is not supported. Supported: ${accepted.join(", ")}.`,
  DURATION_NOT_OFFERED: ({ duration, title, accepted }) =>
    `Duration "${duration}" does not fit "${title}". Supported: ${accepted.join(", ")}.`,

  BASE_LINE_IN_ERROR: ({ baseLineItemId, catalogItemId, code }) =>
    `Its base line ${baseLineItemId} (${catalogItemId}) has error ${code}; an add-on is ordered together with its ` +
    "base line.",
  NOT_AN_ADDON: ({ title, isNewCommerce }) =>
    `"${title}" is ${isNewCommerce ? "a new-commerce item" : "not an add-on"}: buy it as an ordinary line, outside ` +
    "addonItems.",
  ADDON_DOES_NOT_FIT_BASE: ({ title, baseTitle, baseCatalogItemId, accepted }) =>
    `Add-on "${title}" does not fit "${baseTitle}" (${baseCatalogItemId}). ${bases(accepted)}`,
  ADDON_DIFFERS_FROM_BASE: ({ property, title, value, baseTitle, baseValue }) => {
    const properties = {
      PURCHASE_SYSTEM: "purchase system",
      BILLING_CYCLE: "billing cycle",
      CURRENCY: "currency",
    };
    return (
      `An add-on has the ${properties[property]} of its base line: "${title}" has ${value ?? "none"}, ` +
      `"${baseTitle}" has ${baseValue ?? "none"}.`
    );
  },
  ADDON_DOES_NOT_FIT_SUBSCRIPTION: ({ title, subscriptionId, friendlyName, catalogItemId, accepted }) =>
    `Add-on "${title}" does not fit subscription ${subscriptionId} ("${friendlyName}", ${catalogItemId}). ` +
    bases(accepted),

  ITEM_NOT_PURCHASABLE: ({ title, country }) =>
    `"${title}" is listed in ${country} and cannot be bought: isPurchasable is false.`,
  ITEM_FOR_SANDBOX_ONLY: ({ title, partnerName }) =>
    `"${title}" is for integration sandbox accounts only, and partner "${partnerName}" is none.`,
  SEGMENT_NOT_OF_CUSTOMER: ({ segment, title, customerName, accepted }) =>
    `"${title}" is meant for the segment ${segment}. Customer "${customerName}" may buy: ${accepted.join(", ")}.`,
  MARKET_NOT_OPEN_TO_PARTNER: ({ country, partnerName, accepted }) =>
    `Partner "${partnerName}" may not sell in ${country}. ` +
    choice("Its markets", accepted, "It has not been onboarded to any market."),
  AGREEMENT_NOT_ACCEPTED: ({ title, missing, customerName, agreements }) =>
    `"${title}" needs ${missing.join(", ")}, which customer "${customerName}" has not accepted. ` +
    choice("Accepted", agreements, "It has not accepted any agreement."),
  TRIAL_USED: ({ title, customerName, used, maximum }) =>
    `Customer "${customerName}" has used the trial "${title}" before (count: ${used}). The limit is ${maximum}.`,
  AZURE_PLAN_MISSING: ({ title, customerName }) =>
    `"${title}" needs an Azure plan, and customer "${customerName}" has none: add an Azure plan to the cart, or buy it ` +
    "first.",
  LEGACY_AZURE_PRESENT: ({ title, customerName, owned }) => {
    const listed = owned.map(({ catalogItemId, count }) => `${count} of ${catalogItemId}`).join(", ");
    return (
      `Customer "${customerName}" still has legacy Azure subscriptions (${listed}), and "${title}" is not sold beside ` +
      "them: they have to end first."
    );
  },
  RESERVATIONS_NOT_SOLD_IN_COUNTRY: ({ title, country, customerName }) =>
    `"${title}" is an Azure reservation, and reservations are not sold in ${country}, the country of customer ` +
    `"${customerName}".`,
  PURCHASE_SYSTEM_NOT_SUPPORTED: ({ title, purchaseSystem, accepted }) =>
    `"${title}" belongs to purchase system "${purchaseSystem}". Supported: ${accepted.join(", ")}.`,

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
    `${accepted.join(", ")}.`,
  RESERVATION_FOR_ANOTHER_AVAILABILITY: ({ isForAzurePlan, subscriptionId, friendlyName, itemKind }) =>
    `This availability is for ${isForAzurePlan ? "Azure plans" : "subscriptions that are no Azure plans"}; ` +
    `${subscriptionId} ("${friendlyName}") is of kind ${itemKind}.`,
  OFFER_WITHOUT_RESERVATIONS: ({ subscriptionId, friendlyName, catalogItemId, accepted }) =>
    `Subscription ${subscriptionId} ("${friendlyName}") is of offer ${catalogItemId}. ` +
    `Supported: ${accepted.join(", ")} and Azure plan.`,
  SUBSCRIPTION_NOT_REGISTERED: ({ subscriptionId, friendlyName, registration }) =>
    `The registration of subscription ${subscriptionId} ("${friendlyName}") is ${registration}. ` +
    (registration === "REGISTERING"
      ? "It will be REGISTERED soon."
      : "Supported: REGISTERED; registerSubscription registers it."),
  BILLED_TO_ANOTHER_KIND: ({ title, subscriptionId, friendlyName, itemKind, accepted }) =>
    `"${title}" is billed to an Azure subscription; ${subscriptionId} ("${friendlyName}") is of kind ${itemKind}. ` +
    `Supported: ${accepted.join(", ")}.`,

  INVENTORY_RESTRICTED: ({ title, restrictions }) => `"${title}" is restricted: ${restrictions.join(", ")}.`,
  INVENTORY_TOO_LOW: ({ title, quantity, wanted, available }) =>
    `Of "${title}" this line wants ${quantity} and the cart ${wanted} in sum; ${available} left.`,
  CUSTOMER_LIMIT_EXCEEDED: ({ title, customerName, owned, wanted, maximum }) =>
    `Customer "${customerName}" has ${owned} of "${title}" and the cart asks for ${wanted}. ` +
    `The limit per customer is ${maximum}.`,
  CORE_QUOTA_EXCEEDED: ({ quantity, cores, wanted, available, maximum, subscriptionId, armRegionName }) =>
    `This line takes ${quantity} × ${cores / quantity} = ${cores} cores and the cart ${wanted} in sum; ` +
    `subscription ${subscriptionId} has ${available} of its ${maximum} cores in ${armRegionName} free.`,
  SANDBOX_LICENCES_EXCEEDED: ({ wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "licence")} per subscription: ${wanted} were asked for.`,
  SANDBOX_SUBSCRIPTIONS_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "subscription")} per customer: the customer has ${owned}, ` +
    `the cart asks for ${wanted}.`,
  SANDBOX_LEGACY_AZURE_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "legacy Azure subscription")} in all: the account has ` +
    `${owned}, the cart asks for ${wanted}.`,
  SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "Azure plan")} per customer: the customer has ${owned}, ` +
    `the cart asks for ${wanted}.`,
  SANDBOX_AZURE_PLANS_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "Azure plan")} in all: the account has ${owned}, ` +
    `the cart asks for ${wanted}.`,
  SANDBOX_RESERVED_INSTANCES_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "reserved instance")} per customer: the customer has ` +
    `${owned}, the cart asks for ${wanted}.`,
  SANDBOX_CORES_EXCEEDED: ({ armRegionName, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "core")} per Azure subscription and region: the cart's ` +
    `reservations in ${armRegionName} take ${wanted}.`,
  SANDBOX_RESERVATION_NOT_OFFERED: ({ title, accepted }) =>
    `A sandbox account may not buy "${title}". Supported reservations: ` +
    `${accepted.map((one) => `"${one}"`).join("; ")}.`,
};
