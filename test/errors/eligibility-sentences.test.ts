import type { EligibilityReasons } from "../../src/errors/reasons.js";
import { type ExamplesOf, testSentences } from "./sentence-examples.js";

const SUBSCRIPTION = { subscriptionId: "1C461A25", friendlyName: "Production" };

const EXAMPLES: ExamplesOf<EligibilityReasons> = {
  ITEM_NOT_PURCHASABLE: [
    {
      of: { title: "Office", country: "US" },
      says: '"Office" is listed in US and cannot be bought: isPurchasable is false.',
    },
  ],
  ITEM_FOR_SANDBOX_ONLY: [
    {
      of: { title: "Office", partnerName: "Contoso" },
      says: '"Office" is for integration sandbox accounts only, and partner "Contoso" is none.',
    },
  ],
  SEGMENT_NOT_OF_CUSTOMER: [
    {
      of: { segment: "education", title: "Office", customerName: "Fabrikam", accepted: ["commercial", "charity"] },
      says: '"Office" is meant for the segment education. Customer "Fabrikam" may buy: commercial, charity.',
    },
  ],
  MARKET_NOT_OPEN_TO_PARTNER: [
    {
      of: { country: "NO", partnerName: "Contoso", accepted: ["US", "CA"] },
      says: 'Partner "Contoso" may not sell in NO. Its markets: US, CA.',
    },
    {
      of: { country: "NO", partnerName: "Contoso", accepted: [] },
      says: 'Partner "Contoso" may not sell in NO. It has not been onboarded to any market.',
    },
  ],
  AGREEMENT_NOT_ACCEPTED: [
    {
      of: { title: "Office", missing: ["MicrosoftCustomerAgreement"], customerName: "Fabrikam", agreements: ["Other"] },
      says: '"Office" needs MicrosoftCustomerAgreement, which customer "Fabrikam" has not accepted. Accepted: Other.',
    },
    {
      of: { title: "Office", missing: ["MicrosoftCustomerAgreement"], customerName: "Fabrikam", agreements: [] },
      says:
        '"Office" needs MicrosoftCustomerAgreement, which customer "Fabrikam" has not accepted. It has not accepted any ' +
        "agreement.",
    },
  ],
  TRIAL_USED: [
    {
      of: { title: "Trial", customerName: "Fabrikam", used: 1, maximum: 1 },
      says: 'Customer "Fabrikam" has used the trial "Trial" before (count: 1). The limit is 1.',
    },
  ],
  TRIAL_WANTED_TWICE: [
    {
      of: { title: "Trial", wanted: 2, maximum: 1 },
      says: 'The cart asks for the trial "Trial" 2 times. A customer can have it once.',
    },
  ],
  AZURE_PLAN_MISSING: [
    {
      of: { title: "SaaS", customerName: "Fabrikam" },
      says: '"SaaS" needs an Azure plan, and customer "Fabrikam" has none: add an Azure plan to the cart, or buy it first.',
    },
  ],
  LEGACY_AZURE_PRESENT: [
    {
      of: { title: "Azure plan", customerName: "Fabrikam", owned: 2 },
      says:
        'Customer "Fabrikam" still has 2 legacy Azure subscriptions, and "Azure plan" is not sold beside them: they ' +
        "have to end first.",
    },
    {
      of: { title: "Azure plan", customerName: "Fabrikam", owned: 1 },
      says:
        'Customer "Fabrikam" still has 1 legacy Azure subscription, and "Azure plan" is not sold beside them: they ' +
        "have to end first.",
    },
  ],
  RESERVATIONS_NOT_SOLD_IN_COUNTRY: [
    {
      of: { title: "Standard_NV12", country: "RU", customerName: "Fabrikam" },
      says:
        '"Standard_NV12" is an Azure reservation, and reservations are not sold in RU, the country of customer ' +
        '"Fabrikam".',
    },
  ],
  PURCHASE_SYSTEM_NOT_SUPPORTED: [
    {
      of: { title: "Office", purchaseSystem: "Volume", accepted: ["OMS", "Modern"] },
      says: '"Office" belongs to purchase system "Volume". Supported: OMS, Modern.',
    },
  ],
  AZURE_SUBSCRIPTION_REQUIRED: [
    {
      of: { title: "Standard_NV12" },
      says: '"Standard_NV12" needs subscriptionId in provisioningContext: an Azure subscription of the customer.',
    },
  ],
  BASE_REQUIRED: [
    {
      of: { title: "Audio", accepted: ["E1"] },
      says:
        '"Audio" needs a base: put it into addonItems of a base line, or name an owned base subscription as ' +
        "parentSubscriptionId in provisioningContext. Bases that it fits: E1.",
    },
  ],
  SUBSCRIPTION_ID_MALFORMED: [
    {
      of: { key: "subscriptionId", subscriptionId: "mine" },
      says: 'subscriptionId "mine" is not a GUID (hexadecimal digits in groups of 8-4-4-4-12).',
    },
  ],
  SUBSCRIPTION_NOT_OF_CUSTOMER: [
    {
      of: { key: "subscriptionId", subscriptionId: "1C461A25", customerName: "Fabrikam" },
      says: 'subscriptionId "1C461A25" is not a subscription of customer "Fabrikam".',
    },
  ],
  NAMED_SUBSCRIPTION_NOT_ACTIVE: [
    {
      of: { ...SUBSCRIPTION, key: "subscriptionId", status: "SUSPENDED" },
      says: 'subscriptionId names 1C461A25 ("Production"), which is SUSPENDED. Supported: ACTIVE.',
    },
  ],
  RESERVATION_FOR_ANOTHER_KIND: [
    {
      of: { ...SUBSCRIPTION, itemKind: "LICENCE", accepted: ["LEGACY_AZURE", "AZURE_PLAN"] },
      says: 'Subscription 1C461A25 ("Production") is of kind LICENCE. Supported for a reservation: LEGACY_AZURE, AZURE_PLAN.',
    },
  ],
  RESERVATION_FOR_ANOTHER_AVAILABILITY: [
    {
      of: { ...SUBSCRIPTION, isForAzurePlan: true, itemKind: "LEGACY_AZURE" },
      says: 'This availability is for Azure plans; 1C461A25 ("Production") is of kind LEGACY_AZURE.',
    },
    {
      of: { ...SUBSCRIPTION, isForAzurePlan: false, itemKind: "AZURE_PLAN" },
      says: 'This availability is for subscriptions that are no Azure plans; 1C461A25 ("Production") is of kind AZURE_PLAN.',
    },
  ],
  OFFER_WITHOUT_RESERVATIONS: [
    {
      of: { ...SUBSCRIPTION, catalogItemId: "MS-AZR-0146P", accepted: ["MS-AZR-0145P"] },
      says: 'Subscription 1C461A25 ("Production") is of offer MS-AZR-0146P. Supported: MS-AZR-0145P, Azure plan.',
    },
  ],
  SUBSCRIPTION_NOT_REGISTERED: [
    {
      of: { ...SUBSCRIPTION, registration: "REGISTERING" },
      says: 'The registration of subscription 1C461A25 ("Production") is REGISTERING. It will be REGISTERED soon.',
    },
    {
      of: { ...SUBSCRIPTION, registration: "NOT_REGISTERED" },
      says:
        'The registration of subscription 1C461A25 ("Production") is NOT_REGISTERED. Supported: REGISTERED; ' +
        "registerSubscription registers it.",
    },
  ],
  BILLED_TO_ANOTHER_KIND: [
    {
      of: { ...SUBSCRIPTION, title: "SaaS", itemKind: "LICENCE", accepted: ["LEGACY_AZURE", "AZURE_PLAN"] },
      says:
        '"SaaS" is billed to an Azure subscription; 1C461A25 ("Production") is of kind LICENCE. Supported: ' +
        "LEGACY_AZURE, AZURE_PLAN.",
    },
  ],
};

describe("why an item cannot be ordered here", () => testSentences(EXAMPLES));
