/** What no row can be checked for by itself: references to other rows, and members that have to agree. */
import { Big } from "big.js";
import { subscriptionKey } from "../model/subscription.js";
import { catalogKey, type CatalogItem, kindOf } from "../model/catalog.js";
import type { Market } from "../model/market.js";
import { REFERENCE_KEYS, type ReferenceSection } from "../model/reference-data.js";
import { checkItem } from "./check-item.js";
import type { KeyedSection, KnownRows } from "./known-rows.js";
import { type ImportProblem, problemAt, type ReportProblem, SECTIONS } from "./problem.js";
import type { PlacedRows } from "./read-rows.js";
import type { ImportedSubscription, ImportedData } from "./schemas.js";

type Checks = {
  readonly [Section in ReferenceSection]: (
    row: ImportedData[Section][number],
    known: KnownRows,
    report: ReportProblem,
  ) => void;
};

const CHECKS: Checks = {
  markets: checkMarket,
  catalogItems: checkItem,

  inventory({ catalogItemId }, known, report) {
    refer(known, "catalogItems", catalogKey(catalogItemId), ["catalogItemId"], `catalog item ${catalogItemId}`, report);
  },

  partners({ country, markets }, known, report) {
    referToMarkets(known, [country], ["country"], report);
    referToMarkets(known, markets, ["markets"], report);
  },

  customers({ country }, known, report) {
    referToMarkets(known, [country], ["country"], report);
  },

  relations(row, known, report) {
    referToPartner(known, row.partnerId, report);
    referToCustomer(known, row.customerId, report);
  },

  subscriptions: checkSubscription,

  // The registry is that of all Microsoft partners: neither its providers nor its countries need be known here.
  mpnProfiles: () => undefined,

  creditLines({ partnerId, limit, minimumThreshold }, known, report) {
    referToPartner(known, partnerId, report);
    if (new Big(minimumThreshold).gt(limit))
      report(["minimumThreshold"], `must not be above the limit, which is ${limit}`);
  },

  riskProfiles(row, known, report) {
    referToRelation(known, row, report);
  },

  purchaseSystems({ closedCountries }, known, report) {
    referToMarkets(known, closedCountries, ["closedCountries"], report);
  },

  purchaseAccounts({ purchaseSystem, customerId }, known, report) {
    refer(known, "purchaseSystems", purchaseSystem, ["purchaseSystem"], `purchase system ${purchaseSystem}`, report);
    referToCustomer(known, customerId, report);
  },
};

/** What is wrong with rows of the right shape. */
export function crossCheck(rows: PlacedRows, known: KnownRows): ImportProblem[] {
  return SECTIONS.flatMap((section) => checkSection(section, rows, known));
}

function checkSection(section: ReferenceSection, rows: PlacedRows, known: KnownRows): ImportProblem[] {
  const check = CHECKS[section] as (row: unknown, known: KnownRows, report: ReportProblem) => void;
  const problems: ImportProblem[] = [];
  for (const { row, index } of rows[section]) {
    check(row, known, (members, message) => {
      problems.push(problemAt(section, index, row, members, message));
    });
  }
  return problems;
}

function refer(
  known: KnownRows,
  section: KeyedSection,
  key: string,
  members: readonly PropertyKey[],
  what: string,
  report: ReportProblem,
): boolean {
  const isKnown = known.has(section, key);
  if (!isKnown) report(members, `must name a row of ${section}; there is no ${what}, in the file or in the store`);
  return isKnown;
}

function referToMarkets(
  known: KnownRows,
  countries: readonly string[],
  members: readonly PropertyKey[],
  report: ReportProblem,
) {
  for (const country of countries) refer(known, "markets", country, members, `market ${country}`, report);
}

function referToPartner(known: KnownRows, partnerId: string, report: ReportProblem): boolean {
  return refer(known, "partners", partnerId, ["partnerId"], `partner ${partnerId}`, report);
}

function referToCustomer(known: KnownRows, customerId: string, report: ReportProblem): boolean {
  return refer(known, "customers", customerId, ["customerId"], `customer ${customerId}`, report);
}

function referToRelation(
  known: KnownRows,
  row: { readonly partnerId: string; readonly customerId: string },
  report: ReportProblem,
): void {
  const isPartner = referToPartner(known, row.partnerId, report);
  const isCustomer = referToCustomer(known, row.customerId, report);
  if (!isPartner || !isCustomer || known.has("relations", REFERENCE_KEYS.relations(row))) return;
  report(["customerId"], `must be a customer of partner ${row.partnerId}; there is no such row of relations`);
}

function checkMarket({ defaultCurrency, supportedCurrencies }: Market, _known: KnownRows, report: ReportProblem): void {
  if (supportedCurrencies.includes(defaultCurrency)) return;
  report(["defaultCurrency"], `must be one of supportedCurrencies: ${supportedCurrencies.join(", ") || "none"}`);
}

function checkSubscription(subscription: ImportedSubscription, known: KnownRows, report: ReportProblem): void {
  referToRelation(known, subscription, report);
  const { partnerId, itemKind, registration, coreQuotas, parentId, orderId } = subscription;
  const item: CatalogItem | null = known.item(subscription.catalogItemId);
  if (item && kindOf(item) !== itemKind) report(["itemKind"], `must be ${kindOf(item)}, the kind of its catalog item`);
  const isAzure = itemKind === "LEGACY_AZURE" || itemKind === "AZURE_PLAN";
  if (!isAzure && registration !== null) report(["registration"], `must be null for the kind ${itemKind}`);
  if (isAzure && registration === null) report(["registration"], `must not be null for the kind ${itemKind}`);
  if (!isAzure && coreQuotas.length > 0) report(["coreQuotas"], `must be empty for the kind ${itemKind}`);
  const regions = coreQuotas.map(({ armRegionName }) => armRegionName);
  if (new Set(regions).size < regions.length) report(["coreQuotas"], "must have each region once");
  if (typeof subscription.dueTimeStamp === "string" && registration !== "REGISTERING") {
    report(["dueTimeStamp"], "must be null, unless the registration is REGISTERING");
  }
  checkWhatWasBought(subscription, known, report);
  if (parentId !== null) checkParent(subscription, parentId, known, report);
  if (typeof orderId === "string" && !known.hasOrder(partnerId, orderId)) {
    report(["orderId"], "must be null, or an order of the partner in the store");
  }
}

/** What a subscription has drawn from the stock of its item goes back there: it cannot become another item's. */
function checkWhatWasBought(
  { partnerId, id, catalogItemId }: ImportedSubscription,
  known: KnownRows,
  report: ReportProblem,
): void {
  const stored = known.storedSubscription(partnerId, id);
  if (!stored || stored.drawn.stock === 0 || catalogKey(stored.catalogItemId) === catalogKey(catalogItemId)) return;
  const held = `it was bought here and holds ${stored.drawn.stock} of that item's stock`;
  report(["catalogItemId"], `must stay ${stored.catalogItemId}: ${held}`);
}

function checkParent(
  { id, partnerId, customerId }: ImportedSubscription,
  parentId: string,
  known: KnownRows,
  report: ReportProblem,
) {
  const accepted = "must be null, or another subscription of the same partner and customer";
  if (subscriptionKey(parentId) === subscriptionKey(id) || !known.hasSubscription(partnerId, parentId))
    return report(["parentId"], accepted);
  const parent = known.subscription(partnerId, parentId);
  if (parent && parent.customerId !== customerId) report(["parentId"], accepted);
}
