import type { LineReasons } from "./reasons.js";
import { bases, choice, listed, type Sentences, supported } from "./viewer.js";

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
      : `Supported in ${country}: ${listed(accepted, defaultCurrency)}; default: ${defaultCurrency}.`),
  ITEM_CURRENCY_NOT_OF_MARKET: ({ title, itemCurrency, country, supported }) =>
    `"${title}" is sold in ${itemCurrency} only, and ` +
    (supported.length === 0
      ? `no currency is supported in ${country}`
      : `${country} supports ${supported.join(", ")} only`) +
    ": it cannot be sold to this customer, whatever currency the line names. Remove the line.",
  CURRENCY_NOT_OF_ITEM: ({ currencyCode, title, accepted }) =>
    `The line is in ${currencyCode}, and "${title}" is sold in ${listed(accepted, "no currency")} only.`,
  PARTICIPANTS_NOT_SUPPORTED: ({ mpnIds, partnerType }) =>
    `The line names ${listed(mpnIds, "participants")}, and the partner is of type ${partnerType}. ` +
    "Only an INDIRECT_PROVIDER may name participants: leave them out.",
  MPN_ID_UNKNOWN: ({ participants }) => {
    const named = participants.map(({ key, value }) => `${value} (${key})`).join(", ");
    return `Not in the registry: ${named || "its participants"}. Name the MPN id of an indirect reseller, or leave it out.`;
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
  TERM_REQUIRED: ({ title, accepted }) =>
    choice(`"${title}" needs a termDuration`, accepted, `"${title}" needs a termDuration, and none is offered.`),
  TERM_NOT_APPLICABLE: ({ termDuration, title }) =>
    `"${title}" has no term, and the line gives ${termDuration}: leave termDuration out.`,
  TERM_NOT_OFFERED: ({ termDuration, title, accepted }) =>
    `Term ${termDuration} is not offered for "${title}". ` + supported(accepted),
  TERM_NOT_OFFERED_WITH_BILLING_CYCLE: ({ termDuration, billingCycle, title, accepted }) =>
    `Term ${termDuration} of "${title}" is not offered with billing cycle ${billingCycle}. ` +
    choice("Supported with this term", accepted, "No billing cycle goes with this term: choose another one."),
  RENEWAL_NOT_OFFERED: ({ renewalTermDuration, termDuration, title, accepted }) => {
    const subject = termDuration === null ? `"${title}"` : `"${title}" with term ${termDuration}`;
    return accepted.length === 0
      ? `${subject} does not renew, and the line asks for a renewal to ${renewalTermDuration}: leave renewsTo out.`
      : `${subject} does not renew to ${renewalTermDuration}. ${supported(accepted)}`;
  },
  PROVISIONING_KEYS_MISSING: ({ missing, needed, title }) =>
    `provisioningContext lacks ${listed(missing, "what is needed")}. "${title}" needs ${listed(needed, "more")}.`,
  SCOPE_NOT_SUPPORTED: ({ scope, accepted }) => `Scope "${scope}" is not supported. ${supported(accepted)}`,
  DURATION_NOT_SUPPORTED: ({ duration, accepted }) => `Duration "${duration}" is not supported. ${supported(accepted)}`,
  DURATION_NOT_OFFERED: ({ duration, title, accepted }) =>
    `Duration "${duration}" does not fit "${title}". ${supported(accepted)}`,

  BASE_LINE_IN_ERROR: ({ baseLineItemId, catalogItemId, code }) =>
    `Its base line ${baseLineItemId === null ? catalogItemId : `${baseLineItemId} (${catalogItemId})`} has error ${code}; an add-on is ordered together with its ` +
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
  ADDON_OF_ANOTHER_SUBSCRIPTION: ({ subscriptionId, title, baseTitle }) =>
    `Add-on "${title}" is bought together with "${baseTitle}", and names "${subscriptionId}" as its ` +
    "parentSubscriptionId. Leave parentSubscriptionId out, or buy the add-on for that subscription as a line of its own, " +
    "outside addonItems.",
  ADDON_DOES_NOT_FIT_SUBSCRIPTION: ({ title, subscriptionId, friendlyName, catalogItemId, accepted }) =>
    `Add-on "${title}" does not fit subscription ${subscriptionId} ("${friendlyName}", ${catalogItemId}). ` +
    bases(accepted),
};
