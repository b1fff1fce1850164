/**
 * The rows of an import file, one schema a section. What may be left out says so in its description; so does what the
 * value is then. A member that is added to the model does not compile until it has its place here.
 */
import type { z } from "zod";
import type { Subscription } from "../model/subscription.js";
import type { CatalogItem, ListPrice, Term } from "../model/catalog.js";
import {
  BILLING_CYCLES,
  ITEM_KINDS,
  type ItemKind,
  REGISTRATION_STATUSES,
  SUBSCRIPTION_STATUSES,
  TERM_DURATIONS,
} from "../model/enums.js";
import { MAX_QUANTITY } from "../model/limits.js";
import {
  type CreditLine,
  type Customer,
  type Inventory,
  type Market,
  type MpnProfile,
  type Partner,
  PARTNER_TYPES,
  PROGRAM_STATUSES,
  type PurchaseAccount,
  type PurchaseSystemState,
  REVIEW_STATES,
  type RiskProfile,
} from "../model/market.js";
import type { CustomerRelation, ReferenceData, ReferenceSection } from "../model/reference-data.js";
import {
  AGREEMENT,
  CATALOG_ID,
  COUNTRY,
  CURRENCY,
  decimal,
  GUID,
  listOf,
  moment,
  MPN_ID,
  NAME,
  objectOf,
  oneOf,
  ORDER_ID,
  PREREQUISITE,
  tenantId,
  text,
  TEXT,
  textOrNull,
  trueOrFalse,
  wholeNumber,
  wholeNumberOrNull,
} from "./values.js";

/** Members that a subscription or a credit line in the store keeps when the file leaves them out. */
type KeptOfSubscription = "version" | "creationTimeStamp" | "orderId" | "dueTimeStamp" | "unitPrice" | "drawn";
type KeptOfCreditLine = "used";
type Without<Row, Kept extends keyof Row> = Omit<Row, Kept> & Partial<Pick<Row, Kept>>;

/** The rows as a file gives them, defaults filled in. */
export type ImportedSubscription = Without<Subscription, KeptOfSubscription>;
export type ImportedCreditLine = Without<CreditLine, KeptOfCreditLine>;
export type ImportedData = Omit<ReferenceData, "subscriptions" | "creditLines"> & {
  readonly subscriptions: readonly ImportedSubscription[];
  readonly creditLines: readonly ImportedCreditLine[];
};

/** One schema for each member of a row; those in `Optional` may come to nothing and are seen to later. */
type ShapeOf<Row, Optional extends keyof Row = never> = {
  readonly [Member in keyof Row]-?: z.ZodType<Member extends Optional ? Row[Member] | undefined : Row[Member]>;
};

const KNOWN_CYCLES = BILLING_CYCLES.filter((cycle) => cycle !== "UNKNOWN");
const QUALIFICATIONS = ["education", "government", "nonprofit"];
const SEGMENTS = ["commercial", ...QUALIFICATIONS];
const PRODUCT_TYPES = ["Azure", "Software", "OnlineServices", "OnlineServicesNCE"];
/** A week: no order waits longer for a publisher. */
const MAX_CONFIRMATION_SECONDS = 604_800;

const isAzure = (kind: ItemKind) => kind === "LEGACY_AZURE" || kind === "AZURE_PLAN";

const market = objectOf({
  country: text(COUNTRY).describe("ISO 3166 alpha-2; the row's key."),
  defaultCurrency: text(CURRENCY),
  supportedCurrencies: listOf(text(CURRENCY)).optional().describe("Left out: the default currency alone."),
  currencySymbol: text(NAME),
  sellsReservations: trueOrFalse().default(true).describe("Left out: true."),
} satisfies ShapeOf<Market, "supportedCurrencies">).transform((row) => ({
  ...row,
  supportedCurrencies: row.supportedCurrencies ?? [row.defaultCurrency],
}));

const term = objectOf({
  duration: oneOf(TERM_DURATIONS),
  billingCycles: listOf(oneOf(KNOWN_CYCLES)).describe("Among the item's `supportedBillingCycles`."),
  renewalTermDurations: listOf(oneOf(TERM_DURATIONS)).default([]).describe("Left out: none, the term does not renew."),
} satisfies ShapeOf<Term>);

const listPrice = objectOf({
  termDuration: oneOf(TERM_DURATIONS)
    .nullable()
    .default(null)
    .describe("Left out: null, as for legacy offers and items without terms."),
  amount: decimal().describe(
    "Of one unit in the item's currency: for a month of a legacy offer, else for the whole term.",
  ),
} satisfies ShapeOf<ListPrice>);

const catalogItem = objectOf({
  id: text(CATALOG_ID).describe("The `catalogItemId`, in any letter case; the row's key."),
  productId: text(CATALOG_ID),
  skuId: text(CATALOG_ID),
  availabilityId: textOrNull(CATALOG_ID).default(null).describe("Left out: null, as for offers of the legacy system."),
  title: text(NAME),
  description: textOrNull(TEXT).default(null).describe("Left out: null."),
  productType: oneOf(PRODUCT_TYPES),
  productSubType: textOrNull(NAME).default(null).describe("`SaaS`, `VirtualMachines` …; left out: null."),
  publisherName: textOrNull(NAME).default(null).describe("Left out: null."),
  country: text(COUNTRY).describe("A market."),
  currency: text(CURRENCY).describe("One of the market's currencies."),
  segment: oneOf(SEGMENTS).default("commercial").describe("Left out: commercial."),
  isTrial: trueOrFalse().default(false).describe("Left out: false."),
  isAddon: trueOrFalse().default(false).describe("Left out: false."),
  isPurchasable: trueOrFalse().default(true).describe("Left out: true. False withdraws an item from sale."),
  isSandboxOnly: trueOrFalse().default(false).describe("Left out: false."),
  minimumQuantity: wholeNumber(1, MAX_QUANTITY).default(1).describe("Left out: 1."),
  maximumQuantity: wholeNumber(1, MAX_QUANTITY),
  limitPerCustomer: wholeNumberOrNull(1, MAX_QUANTITY).default(null).describe("Left out: null, no limit."),
  purchaseSystem: text(NAME).describe("`OMS`, `Modern`, or one that has no adapter here."),
  supportedBillingCycles: listOf(oneOf(KNOWN_CYCLES)),
  terms: listOf(term).default([]).describe("Left out: none, the item is bought without a term."),
  supportedTermDurations: listOf(oneOf(TERM_DURATIONS)).optional().describe("Left out: the durations of the terms."),
  listPrices: listOf(listPrice).describe(
    "Never left out: an empty list says that no price is known, and the item costs no credit.",
  ),
  prerequisiteCatalogItemIds: listOf(text(CATALOG_ID)).default([]).describe("Left out: none. An add-on has some."),
  addonCatalogItemIds: listOf(text(CATALOG_ID)).default([]).describe("Left out: none."),
  provisioningVariables: listOf(text(NAME)).default([]).describe("Left out: none."),
  purchasePrerequisites: listOf(text(PREREQUISITE)).default([]).describe("Left out: none."),
  inventoryVariables: listOf(text(NAME)).default([]).describe("Left out: none."),
  cores: wholeNumberOrNull(1, MAX_QUANTITY).default(null).describe("Left out: null; goes with `armRegionName`."),
  armRegionName: textOrNull(NAME).default(null).describe("Left out: null; goes with `cores`."),
  duration: textOrNull(NAME).default(null).describe("Left out: null."),
  isForAzurePlan: trueOrFalse().nullable().default(null).describe("Left out: null, for both."),
  publisherConfirmationSeconds: wholeNumberOrNull(0, MAX_CONFIRMATION_SECONDS)
    .default(null)
    .describe("Left out: null, no confirmation is needed."),
} satisfies ShapeOf<CatalogItem, "supportedTermDurations">).transform((row) => ({
  ...row,
  supportedTermDurations: row.supportedTermDurations ?? [...new Set(row.terms.map(({ duration }) => duration))],
}));

const inventory = objectOf({
  catalogItemId: text(CATALOG_ID).describe("A catalog item; the row's key."),
  available: wholeNumberOrNull(0, MAX_QUANTITY).describe(
    "All units to sell since the item is counted, those sold meanwhile included. Never left out: null says that units are not counted.",
  ),
  restrictions: listOf(text(NAME)).default([]).describe("Left out: none."),
  endsWithStock: trueOrFalse().default(false).describe("Left out: false."),
} satisfies ShapeOf<Inventory>);

const partner = objectOf({
  id: tenantId().describe("The tenant id; the row's key."),
  name: text(NAME),
  type: oneOf(PARTNER_TYPES),
  programStatus: oneOf(PROGRAM_STATUSES).default("ACTIVE").describe("Left out: ACTIVE."),
  mpnId: text(MPN_ID),
  country: text(COUNTRY).describe("A market."),
  markets: listOf(text(COUNTRY)).describe("Markets."),
  isSandbox: trueOrFalse().default(false).describe("Left out: false."),
} satisfies ShapeOf<Partner>);

const customer = objectOf({
  id: tenantId().describe("The tenant id; the row's key."),
  name: text(NAME),
  country: text(COUNTRY).describe("A market."),
  qualifications: listOf(oneOf(QUALIFICATIONS)).default([]).describe("Left out: none; all customers are commercial."),
  agreements: listOf(text(AGREEMENT)).default([]).describe("Left out: none."),
} satisfies ShapeOf<Customer>);

const relation = objectOf({
  partnerId: tenantId().describe("A partner; part of the row's key."),
  customerId: tenantId().describe("A customer; part of the row's key."),
} satisfies ShapeOf<CustomerRelation>);

const coreQuota = objectOf({
  armRegionName: text(NAME),
  limit: wholeNumber(0, MAX_QUANTITY),
  used: wholeNumber(0, MAX_QUANTITY).default(0).describe("Left out: 0. It may exceed the limit."),
} satisfies ShapeOf<Subscription["coreQuotas"][number]>);

const renewsTo = objectOf({
  termDuration: oneOf(TERM_DURATIONS).nullable(),
} satisfies ShapeOf<NonNullable<Subscription["renewsTo"]>>);

const subscription = objectOf({
  id: text(GUID).describe("In any letter case; with the partner, the row's key."),
  partnerId: tenantId().describe("A partner."),
  customerId: tenantId().describe("A customer to whom the partner has a relation."),
  catalogItemId: text(CATALOG_ID).describe("What was bought; it need not be in the catalog any more."),
  itemKind: oneOf(ITEM_KINDS).describe("The kind of the catalog item."),
  status: oneOf(SUBSCRIPTION_STATUSES),
  friendlyName: text(NAME),
  quantity: wholeNumber(1, MAX_QUANTITY),
  parentId: textOrNull(GUID).default(null).describe("What it depends on, of the same customer; left out: null."),
  registration: oneOf(REGISTRATION_STATUSES)
    .nullable()
    .optional()
    .describe("Left out: NOT_REGISTERED for the two kinds of Azure subscription, null for all others."),
  coreQuotas: listOf(coreQuota).default([]).describe("Left out: none, no limit of cores is known."),
  renewsTo: renewsTo.nullable().default(null).describe("Left out: null, nothing follows the present term."),
  version: wholeNumber(1, MAX_QUANTITY)
    .optional()
    .describe("Left out: 1. A row that is replaced always gets a greater one."),
  creationTimeStamp: moment().optional().describe("Left out: what the store has, or now."),
  orderId: textOrNull(ORDER_ID).optional().describe("Left out: what the store has, or null."),
  dueTimeStamp: moment()
    .nullable()
    .optional()
    .describe("When a registration ends. Left out: what the store has, or null."),
} satisfies ShapeOf<
  Omit<Subscription, "unitPrice" | "drawn">,
  "registration" | Exclude<KeptOfSubscription, "unitPrice" | "drawn">
>).transform((row) => ({
  ...row,
  registration:
    row.registration === undefined ? (isAzure(row.itemKind) ? ("NOT_REGISTERED" as const) : null) : row.registration,
}));

const mpnProfile = objectOf({
  mpnId: text(MPN_ID).describe("The row's key."),
  isIndirectReseller: trueOrFalse(),
  providerIds: listOf(tenantId()).default([]).describe("Left out: none."),
  country: text(COUNTRY),
  hasSignedAgreement: trueOrFalse().default(true).describe("Left out: true."),
} satisfies ShapeOf<MpnProfile>);

const creditLine = objectOf({
  partnerId: tenantId().describe("A partner; part of the row's key."),
  currencyCode: text(CURRENCY).describe("Part of the row's key."),
  limit: decimal(),
  used: decimal().optional().describe('Left out: what the store has, or "0". It may exceed the limit.'),
  minimumThreshold: decimal().default("0").describe('Left out: "0".'),
} satisfies ShapeOf<CreditLine, KeptOfCreditLine>);

const riskProfile = objectOf({
  partnerId: tenantId().describe("A partner; part of the row's key."),
  customerId: tenantId().describe("A customer to whom the partner has a relation; part of the row's key."),
  isBlocked: trueOrFalse().default(false).describe("Left out: false."),
  reviewAbove: decimal(", or null").nullable().default(null).describe("Left out: null, no review."),
  review: oneOf(REVIEW_STATES).default("NONE").describe("Left out: NONE."),
} satisfies ShapeOf<RiskProfile>);

const purchaseSystem = objectOf({
  name: text(NAME).describe("`OMS` or `Modern`; the row's key."),
  closedCountries: listOf(text(COUNTRY)).default([]).describe("Left out: none."),
} satisfies ShapeOf<PurchaseSystemState>);

const purchaseAccount = objectOf({
  purchaseSystem: text(NAME).describe("A purchase system; part of the row's key."),
  customerId: tenantId().describe("A customer; part of the row's key."),
  closedBecause: textOrNull(NAME).default(null).describe("Left out: null, the account is open."),
} satisfies ShapeOf<PurchaseAccount>);

/** The schema of a row, for each section of a file. */
export const ROW_SCHEMAS = {
  markets: market,
  catalogItems: catalogItem,
  inventory,
  partners: partner,
  customers: customer,
  relations: relation,
  subscriptions: subscription,
  mpnProfiles: mpnProfile,
  creditLines: creditLine,
  riskProfiles: riskProfile,
  purchaseSystems: purchaseSystem,
  purchaseAccounts: purchaseAccount,
} satisfies { readonly [Section in ReferenceSection]: z.ZodType<ImportedData[Section][number]> };
