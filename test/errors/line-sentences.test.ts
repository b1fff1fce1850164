import type { LineReasons } from "../../src/errors/reasons.js";
import { type ExamplesOf, testSentences } from "./sentence-examples.js";

const SUBSCRIPTION = { subscriptionId: "1C461A25", friendlyName: "Production" };
const MPN_ID = {
  key: "TRANSACTION_RESELLER",
  mpnId: "5357564",
  mpnCountry: "CA",
  partnerName: "Contoso",
  partnerCountry: "US",
};
const USABLE =
  'Name an indirect reseller in US that has signed the partner agreement and works with "Contoso", or leave it out.';

const EXAMPLES: ExamplesOf<LineReasons> = {
  CATALOG_ITEM_ID_MALFORMED: [
    {
      of: { catalogItemId: "ABC" },
      says:
        '"ABC" has none of the three shapes of an id: product:sku:availability (12, 4 and 12 letters or digits), an ' +
        "offer GUID, or an Azure offer code such as MS-AZR-0145P.",
    },
  ],
  CATALOG_ITEM_NOT_SOLD: [
    {
      of: { catalogItemId: "p:s:old", country: "NO", productSku: "P:S", accepted: ["P:S:1", "P:S:2"] },
      says: 'No item with the id "p:s:old" is sold in NO. Current for P:S: P:S:1, P:S:2.',
    },
    {
      of: { catalogItemId: "p:s:old", country: "NO", productSku: "P:S", accepted: [] },
      says: 'No item with the id "p:s:old" is sold in NO. catalogItems lists what is sold.',
    },
  ],
  CURRENCY_NOT_OF_MARKET: [
    {
      of: { currencyCode: "EUR", country: "US", accepted: ["USD"], defaultCurrency: "USD" },
      says: "The line is in EUR. Supported in US: USD; default: USD.",
    },
    {
      of: { currencyCode: "USD", country: "AQ", accepted: [], defaultCurrency: null },
      says: "The line is in USD. No currency is supported in AQ, and there is no default.",
    },
  ],
  ITEM_CURRENCY_NOT_OF_MARKET: [
    {
      of: { title: "Audio", itemCurrency: "USD", country: "BR", supported: ["BRL"] },
      says:
        '"Audio" is sold in USD only, and BR supports BRL only: it cannot be sold to this customer, whatever currency the ' +
        "line names. Remove the line.",
    },
    {
      of: { title: "Audio", itemCurrency: "USD", country: "BR", supported: [] },
      says:
        '"Audio" is sold in USD only, and no currency is supported in BR: it cannot be sold to this customer, whatever ' +
        "currency the line names. Remove the line.",
    },
  ],
  CURRENCY_NOT_OF_ITEM: [
    {
      of: { currencyCode: "BRL", title: "Office", accepted: ["USD"] },
      says: 'The line is in BRL, and "Office" is sold in USD only.',
    },
  ],
  PARTICIPANTS_NOT_SUPPORTED: [
    {
      of: { mpnIds: ["5357564", "517285"], partnerType: "DIRECT_BILL" },
      says:
        "The line names 5357564, 517285, and the partner is of type DIRECT_BILL. Only an INDIRECT_PROVIDER may name " +
        "participants: leave them out.",
    },
  ],
  MPN_ID_UNKNOWN: [
    {
      of: { participants: [{ key: "TRANSACTION_RESELLER", value: "9999999" }] },
      says: "Not in the registry: 9999999 (TRANSACTION_RESELLER). Name the MPN id of an indirect reseller, or leave it out.",
    },
  ],
  MPN_ID_NOT_USABLE: [
    {
      of: { ...MPN_ID, cause: "OWN_ID" },
      says: `MPN id 5357564 (TRANSACTION_RESELLER) is the provider's own. ${USABLE}`,
    },
    {
      of: { ...MPN_ID, cause: "NO_INDIRECT_RESELLER" },
      says: `MPN id 5357564 (TRANSACTION_RESELLER) is not enrolled as an indirect reseller. ${USABLE}`,
    },
    {
      of: { ...MPN_ID, cause: "AGREEMENT_NOT_SIGNED" },
      says: `MPN id 5357564 (TRANSACTION_RESELLER) has not signed the partner agreement. ${USABLE}`,
    },
    {
      of: { ...MPN_ID, cause: "NO_RELATION" },
      says: `MPN id 5357564 (TRANSACTION_RESELLER) has no relation with this provider. ${USABLE}`,
    },
    {
      of: { ...MPN_ID, cause: "OTHER_COUNTRY" },
      says: `MPN id 5357564 (TRANSACTION_RESELLER) belongs to CA. ${USABLE}`,
    },
  ],
  QUANTITY_OUT_OF_RANGE: [
    {
      of: { quantity: 301, title: "Office", minimum: 1, maximum: 300 },
      says: 'Quantity 301 is outside the range of 1 to 300 for "Office".',
    },
    {
      of: { quantity: 24, title: "Trial", minimum: 25, maximum: 25 },
      says: 'Quantity 24 is not possible for "Trial": it is sold in a quantity of 25 only.',
    },
  ],
  BILLING_CYCLE_NOT_OFFERED: [
    {
      of: { billingCycle: "ONE_TIME", title: "Office", accepted: ["MONTHLY", "ANNUAL"] },
      says: 'Billing cycle ONE_TIME is not offered for "Office". Supported: MONTHLY, ANNUAL.',
    },
    {
      of: { billingCycle: "ONE_TIME", title: "Office", accepted: [] },
      says: 'Billing cycle ONE_TIME is not offered for "Office". It has no billing cycle, so it cannot be ordered.',
    },
  ],
  TERM_REQUIRED: [
    { of: { title: "Licence", accepted: ["P1M", "P1Y"] }, says: '"Licence" needs a termDuration: P1M, P1Y.' },
  ],
  TERM_NOT_APPLICABLE: [
    {
      of: { termDuration: "P1Y", title: "Azure plan" },
      says: '"Azure plan" has no term, and the line gives P1Y: leave termDuration out.',
    },
  ],
  TERM_NOT_OFFERED: [
    {
      of: { termDuration: "P3Y", title: "Licence", accepted: ["P1M", "P1Y"] },
      says: 'Term P3Y is not offered for "Licence". Supported: P1M, P1Y.',
    },
  ],
  TERM_NOT_OFFERED_WITH_BILLING_CYCLE: [
    {
      of: { termDuration: "P1M", billingCycle: "ANNUAL", title: "Licence", accepted: ["MONTHLY"] },
      says: 'Term P1M of "Licence" is not offered with billing cycle ANNUAL. Supported with this term: MONTHLY.',
    },
    {
      of: { termDuration: "P1M", billingCycle: "ANNUAL", title: "Licence", accepted: [] },
      says:
        'Term P1M of "Licence" is not offered with billing cycle ANNUAL. No billing cycle goes with this term: choose ' +
        "another one.",
    },
  ],
  RENEWAL_NOT_OFFERED: [
    {
      of: { renewalTermDuration: "P3Y", termDuration: "P1M", title: "SaaS", accepted: ["P1M", "P1Y"] },
      says: '"SaaS" with term P1M does not renew to P3Y. Supported: P1M, P1Y.',
    },
    {
      of: { renewalTermDuration: "P1Y", termDuration: null, title: "Software", accepted: [] },
      says: '"Software" does not renew, and the line asks for a renewal to P1Y: leave renewsTo out.',
    },
  ],
  PROVISIONING_KEYS_MISSING: [
    {
      of: { missing: ["scope"], needed: ["scope", "subscriptionId"], title: "Standard_D4" },
      says: 'provisioningContext lacks scope. "Standard_D4" needs scope, subscriptionId.',
    },
  ],
  SCOPE_NOT_SUPPORTED: [
    {
      of: { scope: "both", accepted: ["shared", "single"] },
      says: 'Scope "both" is not supported. Supported: shared, single.',
    },
  ],
  DURATION_NOT_SUPPORTED: [
    {
      of: { duration: "2Years", accepted: ["1Year", "3Years"] },
      says: 'Duration "2Years" is not supported. Supported: 1Year, 3Years.',
    },
  ],
  DURATION_NOT_OFFERED: [
    {
      of: { duration: "3Years", title: "Standard_D4", accepted: ["1Year"] },
      says: 'Duration "3Years" does not fit "Standard_D4". Supported: 1Year.',
    },
  ],
  BASE_LINE_IN_ERROR: [
    {
      of: { baseLineItemId: "line-1", catalogItemId: "E1", code: 10006 },
      says: "Its base line line-1 (E1) has error 10006; an add-on is ordered together with its base line.",
    },
    {
      of: { baseLineItemId: null, catalogItemId: "E1", code: 10006 },
      says: "Its base line E1 has error 10006; an add-on is ordered together with its base line.",
    },
  ],
  NOT_AN_ADDON: [
    {
      of: { title: "Office", isNewCommerce: false },
      says: '"Office" is not an add-on: buy it as an ordinary line, outside addonItems.',
    },
    {
      of: { title: "Audio", isNewCommerce: true },
      says: '"Audio" is a new-commerce item: buy it as an ordinary line, outside addonItems.',
    },
  ],
  ADDON_DOES_NOT_FIT_BASE: [
    {
      of: { title: "Audio", baseTitle: "Office", baseCatalogItemId: "O1", accepted: ["E1", "E3"] },
      says: 'Add-on "Audio" does not fit "Office" (O1). Bases that it fits: E1, E3.',
    },
    {
      of: { title: "Audio", baseTitle: "Office", baseCatalogItemId: "O1", accepted: [] },
      says: 'Add-on "Audio" does not fit "Office" (O1). There is no base that it fits: leave it out.',
    },
  ],
  ADDON_DIFFERS_FROM_BASE: [
    {
      of: { property: "BILLING_CYCLE", title: "Audio", value: "ANNUAL", baseTitle: "E1", baseValue: "MONTHLY" },
      says: 'An add-on has the billing cycle of its base line: "Audio" has ANNUAL, "E1" has MONTHLY.',
    },
    {
      of: { property: "PURCHASE_SYSTEM", title: "Audio", value: "Modern", baseTitle: "E1", baseValue: "OMS" },
      says: 'An add-on has the purchase system of its base line: "Audio" has Modern, "E1" has OMS.',
    },
    {
      of: { property: "CURRENCY", title: "Audio", value: null, baseTitle: "E1", baseValue: "USD" },
      says: 'An add-on has the currency of its base line: "Audio" has none, "E1" has USD.',
    },
    {
      of: { property: "CURRENCY", title: "Audio", value: "USD", baseTitle: "E1", baseValue: null },
      says: 'An add-on has the currency of its base line: "Audio" has USD, "E1" has none.',
    },
  ],
  ADDON_OF_ANOTHER_SUBSCRIPTION: [
    {
      of: { subscriptionId: "97555B61", title: "Audio", baseTitle: "E1" },
      says:
        'Add-on "Audio" is bought together with "E1", and names "97555B61" as its parentSubscriptionId. Leave ' +
        "parentSubscriptionId out, or buy the add-on for that subscription as a line of its own, outside addonItems.",
    },
  ],
  ADDON_DOES_NOT_FIT_SUBSCRIPTION: [
    {
      of: { ...SUBSCRIPTION, title: "Audio", catalogItemId: "O1", accepted: ["E1"] },
      says: 'Add-on "Audio" does not fit subscription 1C461A25 ("Production", O1). Bases that it fits: E1.',
    },
  ],
};

describe("what is wrong with a line", () => testSentences(EXAMPLES));
