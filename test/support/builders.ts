import type { CheckoutFacts, Facts } from "../../src/facts/facts.js";
import { subscriptionKey, type Subscription, NOTHING_DRAWN } from "../../src/model/subscription.js";
import type { CartLineItem, KeyValue, Participant } from "../../src/model/cart.js";
import type { CatalogItem } from "../../src/model/catalog.js";
import { countsMovedBy, Holdings } from "../../src/model/holdings.js";
import type {
  CreditLine,
  Customer,
  Inventory,
  Market,
  MpnProfile,
  Partner,
  RiskProfile,
} from "../../src/model/market.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import { demandOf } from "../../src/rules/demand.js";
import type { GroupQuestion, LineQuestion } from "../../src/rules/rule.js";

/*
 * Objects for tests. Each builder gives a sound default, so that a test names only what it is about. A default line
 * with a default item breaks no rule.
 */

/** An Azure subscription of the default customer. */
export const AZURE_SUBSCRIPTION_ID = "1C461A25-F729-4FA5-AADB-280947DD05E8";

/** Reference data with these sections, and nothing in the others: what is in a store already stays as it is. */
export function onlyFacts(facts: Partial<ReferenceData> = {}): ReferenceData {
  return {
    markets: [],
    catalogItems: [],
    inventory: [],
    partners: [],
    customers: [],
    relations: [],
    subscriptions: [],
    mpnProfiles: [],
    creditLines: [],
    riskProfiles: [],
    purchaseSystems: [],
    purchaseAccounts: [],
    ...facts,
  };
}

export function aLine(overrides: Partial<CartLineItem> = {}): CartLineItem {
  return {
    id: "line-1",
    catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05",
    friendlyName: null,
    quantity: 1,
    currencyCode: "USD",
    isCurrencyChosen: overrides.currencyCode !== null,
    billingCycle: "MONTHLY",
    termDuration: null,
    participants: [],
    provisioningContext: [],
    renewsTo: null,
    orderGroup: null,
    addonItems: [],
    error: null,
    ...overrides,
  };
}

/** 12.5 for a month of a legacy offer, for each term of any other item. */
function listPricesFor({ purchaseSystem, terms = [] }: Partial<CatalogItem>): CatalogItem["listPrices"] {
  const isByTerm = purchaseSystem !== undefined && purchaseSystem !== "OMS" && terms.length > 0;
  const durations = isByTerm ? [...new Set(terms.map(({ duration }) => duration))] : [null];
  return durations.map((termDuration) => ({ termDuration, amount: "12.5" }));
}

/** A legacy offer of licences. */
export function anItem(overrides: Partial<CatalogItem> = {}): CatalogItem {
  return {
    id: "031C9E47-4802-4248-838E-778FB1D2CC05",
    productId: "031C9E47-4802-4248-838E-778FB1D2CC05",
    skuId: "031C9E47-4802-4248-838E-778FB1D2CC05",
    availabilityId: null,
    title: "Office 365 Business Premium",
    description: null,
    productType: "OnlineServices",
    productSubType: null,
    publisherName: "Microsoft Corporation",
    country: "US",
    segment: "commercial",
    isTrial: false,
    isAddon: false,
    isPurchasable: true,
    minimumQuantity: 1,
    maximumQuantity: 300,
    supportedBillingCycles: ["MONTHLY", "ANNUAL"],
    supportedTermDurations: ["P1Y"],
    provisioningVariables: [],
    purchasePrerequisites: ["MicrosoftCloudAgreement"],
    purchaseSystem: "OMS",
    terms: [{ duration: "P1Y", billingCycles: ["MONTHLY", "ANNUAL"], renewalTermDurations: ["P1Y"] }],
    prerequisiteCatalogItemIds: [],
    addonCatalogItemIds: [],
    inventoryVariables: [],
    limitPerCustomer: null,
    currency: "USD",
    listPrices: listPricesFor(overrides),
    isSandboxOnly: false,
    cores: null,
    armRegionName: null,
    duration: null,
    isForAzurePlan: null,
    publisherConfirmationSeconds: null,
    ...overrides,
  };
}

/** An Azure reservation of 12 cores in eastus2 for a year. */
export function aReservation(overrides: Partial<CatalogItem> = {}): CatalogItem {
  return anItem({
    id: "DZH318Z0BQ36:004G:DZH318Z08C0S",
    productId: "DZH318Z0BQ36",
    skuId: "004G",
    availabilityId: "DZH318Z08C0S",
    title: "Reserved VM Instance, Standard_NV12, US East 2, 1 Year",
    productType: "Azure",
    productSubType: "VirtualMachines",
    maximumQuantity: 999999999,
    supportedBillingCycles: ["ONE_TIME"],
    provisioningVariables: ["Scope", "SubscriptionId"],
    purchasePrerequisites: ["AzureSubscriptionRegistration", "InventoryCheck"],
    purchaseSystem: "Modern",
    terms: [{ duration: "P1Y", billingCycles: ["ONE_TIME"], renewalTermDurations: [] }],
    cores: 12,
    armRegionName: "eastus2",
    duration: "1Year",
    ...overrides,
  });
}

/** A line that fits `aReservation`. */
export function aReservationLine(overrides: Partial<CartLineItem> = {}): CartLineItem {
  return aLine({
    catalogItemId: "DZH318Z0BQ36:004G:DZH318Z08C0S",
    billingCycle: "ONE_TIME",
    termDuration: "P1Y",
    provisioningContext: provisioning({ subscriptionId: AZURE_SUBSCRIPTION_ID, scope: "shared" }),
    ...overrides,
  });
}

export function anAzurePlan(overrides: Partial<CatalogItem> = {}): CatalogItem {
  return anItem({
    id: "DZH318Z0BPS6:0001:DZH318Z0BML6",
    title: "Microsoft Azure plan",
    productType: "Azure",
    productSubType: "Azure",
    purchaseSystem: "Modern",
    supportedBillingCycles: ["ONE_TIME"],
    supportedTermDurations: [],
    terms: [],
    ...overrides,
  });
}

/** An add-on of `anItem`. */
export function anAddon(overrides: Partial<CatalogItem> = {}): CatalogItem {
  return anItem({
    id: "2828BE95-46BA-4F91-B2FD-0BEF192ECF60",
    title: "Exchange Online Archiving",
    isAddon: true,
    prerequisiteCatalogItemIds: ["031C9E47-4802-4248-838E-778FB1D2CC05"],
    ...overrides,
  });
}

export function provisioning(values: Readonly<Record<string, string>>): KeyValue[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

export function aReseller(value: string, key: Participant["key"] = "TRANSACTION_RESELLER"): Participant {
  return { key, value };
}

export function aPartner(overrides: Partial<Partner> = {}): Partner {
  return {
    id: "00000000-0000-4000-8000-00000000d001",
    name: "Contoso",
    type: "DIRECT_BILL",
    programStatus: "ACTIVE",
    mpnId: "1111111",
    country: "US",
    markets: ["US"],
    isSandbox: false,
    ...overrides,
  };
}

export function aCustomer(overrides: Partial<Customer> = {}): Customer {
  return {
    id: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
    name: "Fabrikam",
    country: "US",
    qualifications: [],
    agreements: ["MicrosoftCloudAgreement"],
    ...overrides,
  };
}

export function aMarket(overrides: Partial<Market> = {}): Market {
  return {
    country: "US",
    defaultCurrency: "USD",
    supportedCurrencies: ["USD"],
    currencySymbol: "$",
    sellsReservations: true,
    ...overrides,
  };
}

/** A legacy Azure subscription that is active and registered for reservations. */
export function aSubscription(overrides: Partial<Subscription> = {}): Subscription {
  return {
    id: AZURE_SUBSCRIPTION_ID,
    partnerId: "00000000-0000-4000-8000-00000000d001",
    customerId: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
    catalogItemId: "MS-AZR-0145P",
    itemKind: "LEGACY_AZURE",
    status: "ACTIVE",
    friendlyName: "Production",
    quantity: 1,
    parentId: null,
    registration: "REGISTERED",
    coreQuotas: [],
    renewsTo: null,
    version: 1,
    creationTimeStamp: "2026-03-01T09:00:00.000Z",
    dueTimeStamp: null,
    orderId: null,
    unitPrice: null,
    drawn: NOTHING_DRAWN,
    ...overrides,
  };
}

/**
 * What the default customer has when its partner's customers have these subscriptions: its own licences of `anItem`
 * unless told otherwise. As in a store, those of other customers count for the partner only.
 */
export function holdingsOf(...subscriptions: readonly Partial<Subscription>[]): Holdings {
  const counts = countsMovedBy(
    subscriptions.map((one) => ({
      before: null,
      after: aSubscription({ catalogItemId: anItem().id, itemKind: "LICENCE", ...one }),
    })),
  );
  return new Holdings(counts.filter(({ customerId }) => customerId === null || customerId === aCustomer().id));
}

/** So many that are alike. */
export function several<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value);
}

/** An indirect reseller that works with the default partner. */
export function anMpnProfile(overrides: Partial<MpnProfile> = {}): MpnProfile {
  return {
    mpnId: "5357564",
    isIndirectReseller: true,
    providerIds: ["00000000-0000-4000-8000-00000000d001"],
    country: "US",
    hasSignedAgreement: true,
    ...overrides,
  };
}

export function anInventory(overrides: Partial<Inventory> = {}): Inventory {
  return {
    catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05",
    available: null,
    restrictions: [],
    endsWithStock: false,
    ...overrides,
  };
}

export function aCreditLine(overrides: Partial<CreditLine> = {}): CreditLine {
  return {
    partnerId: "00000000-0000-4000-8000-00000000d001",
    currencyCode: "USD",
    limit: "10000",
    used: "0",
    minimumThreshold: "0",
    ...overrides,
  };
}

/** A customer whose orders above 1000 USD are reviewed, and whose latest review was approved. */
export function aRiskProfile(overrides: Partial<RiskProfile> = {}): RiskProfile {
  return {
    partnerId: "00000000-0000-4000-8000-00000000d001",
    customerId: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
    isBlocked: false,
    reviewAbove: "1000",
    review: "APPROVED",
    ...overrides,
  };
}

/** The form in which facts hold subscriptions. */
export function subscriptionsById(...subscriptions: readonly Subscription[]): ReadonlyMap<string, Subscription> {
  return new Map(subscriptions.map((subscription) => [subscriptionKey(subscription.id), subscription]));
}

/** The form in which facts hold MPN profiles. */
export function profilesById(...profiles: readonly MpnProfile[]): ReadonlyMap<string, MpnProfile> {
  return new Map(profiles.map((profile) => [profile.mpnId, profile]));
}

export function someFacts(overrides: Partial<Facts> = {}): Facts {
  return {
    partner: aPartner(),
    customer: aCustomer(),
    market: aMarket(),
    catalog: new Map(),
    currentIds: new Map(),
    subscriptions: subscriptionsById(aSubscription()),
    holdings: new Holdings(),
    mpnProfiles: new Map(),
    inventory: new Map(),
    ...overrides,
  };
}

/** What a line rule is asked. Unless told otherwise the line stands alone, and the demand is that of its lines. */
export function aQuestion(overrides: Partial<LineQuestion> = {}): LineQuestion {
  const item = overrides.item ?? anItem();
  const line = overrides.line ?? aLine({ catalogItemId: item.id });
  const together = overrides.together ?? [{ line, item }];
  return { base: null, demand: demandOf(together), facts: someFacts(), ...overrides, line, item, together };
}

/** What a line rule is asked of a reservation. */
export function aReservationQuestion(overrides: Partial<LineQuestion> = {}): LineQuestion {
  return aQuestion({ line: aReservationLine(), item: aReservation(), ...overrides });
}

/** What a group rule is asked: a group that costs 900 USD, the first of its checkout, on the given credit lines. */
export function aGroupQuestion(
  creditLines: readonly CreditLine[],
  overrides: Partial<Omit<GroupQuestion, "facts">> = {},
  riskProfile: RiskProfile | null = null,
): GroupQuestion {
  const facts: CheckoutFacts = {
    ...someFacts(),
    creditLines: new Map(creditLines.map((line) => [line.currencyCode, line])),
    riskProfile,
  };
  return {
    group: {
      orderGroupId: "OMS-0",
      error: null,
      purchaseSystem: "OMS",
      billingCycle: "MONTHLY",
      currencyCode: "USD",
      orderId: null,
      isOutcomeUnknown: false,
    },
    lines: [{ line: aLine(), item: anItem() }],
    total: { amount: "900", currencyCode: "USD" },
    takenBefore: "0",
    ...overrides,
    facts,
  };
}
