import { catalogKey, type CatalogItem } from "../model/catalog.js";
import type { KnownRows } from "./known-rows.js";
import type { ReportProblem } from "./problem.js";

/** Checks the members of a catalog item against each other, and what it refers to. */
export function checkItem(item: CatalogItem, known: KnownRows, report: ReportProblem): void {
  checkId(item, report);
  checkMoney(item, known, report);
  checkTerms(item, report);
  checkPrices(item, report);
  checkRelations(item, known, report);
  const { minimumQuantity, maximumQuantity, cores, armRegionName } = item;
  if (minimumQuantity > maximumQuantity) {
    report(["maximumQuantity"], `must not be below minimumQuantity, which is ${minimumQuantity}`);
  }
  if ((cores === null) !== (armRegionName === null)) {
    report([cores === null ? "cores" : "armRegionName"], "must be there: cores and armRegionName go together");
  }
}

/** An id with colons is made of its three parts; one without is that of a legacy offer. */
function checkId({ id, productId, skuId, availabilityId }: CatalogItem, report: ReportProblem): void {
  if (availabilityId === null) {
    if (id.includes(":")) report(["availabilityId"], "must be the last part of the id, product:sku:availability");
    return;
  }
  const whole = `${productId}:${skuId}:${availabilityId}`;
  if (catalogKey(id) !== catalogKey(whole)) {
    report(["id"], "must be made of productId, skuId and availabilityId, with colons between");
  }
}

function checkMoney({ country, currency }: CatalogItem, known: KnownRows, report: ReportProblem): void {
  if (!known.has("markets", country)) {
    report(["country"], `must name a row of markets; there is no market ${country}, in the file or in the store`);
    return;
  }
  const market = known.market(country);
  if (market && !market.supportedCurrencies.includes(currency)) {
    report(
      ["currency"],
      `must be one of the currencies of market ${country}: ${market.supportedCurrencies.join(", ") || "none"}`,
    );
  }
}

/** Legacy offers and items without terms have one price, all others one for a term. */
function checkPrices({ listPrices, terms, purchaseSystem }: CatalogItem, report: ReportProblem): void {
  const isLegacy = purchaseSystem === "OMS";
  const accepted = isLegacy || terms.length === 0 ? [null] : [...new Set(terms.map(({ duration }) => duration))];
  const durations = listPrices.map(({ termDuration }) => termDuration);
  for (const [index, termDuration] of durations.entries()) {
    const path = ["listPrices", index, "termDuration"];
    if (!(accepted as (string | null)[]).includes(termDuration)) {
      const why = isLegacy ? "a legacy offer is listed by the month" : "the item has no terms";
      report(path, accepted[0] === null ? `must be null: ${why}` : `must be one of the terms: ${accepted.join(", ")}`);
    } else if (durations.indexOf(termDuration) < index) report(path, "must not have a second price");
  }
}

function checkTerms(
  { terms, supportedBillingCycles, supportedTermDurations }: CatalogItem,
  report: ReportProblem,
): void {
  for (const [index, { billingCycles }] of terms.entries()) {
    const odd = billingCycles.filter((cycle) => !supportedBillingCycles.includes(cycle));
    if (odd.length === 0) continue;
    report(["terms", index, "billingCycles"], `must be among supportedBillingCycles; ${odd.join(", ")} is not`);
  }
  const durations = new Set(terms.map(({ duration }) => duration));
  if (durations.size === supportedTermDurations.length && supportedTermDurations.every((one) => durations.has(one)))
    return;
  report(["supportedTermDurations"], `must be the durations of the terms: ${[...durations].join(", ") || "none"}`);
}

function checkRelations(item: CatalogItem, known: KnownRows, report: ReportProblem): void {
  const { isAddon, prerequisiteCatalogItemIds, addonCatalogItemIds } = item;
  if (isAddon !== prerequisiteCatalogItemIds.length > 0) {
    report(
      ["prerequisiteCatalogItemIds"],
      isAddon ? "must name the bases of an add-on" : "must be empty: it is no add-on",
    );
  }
  for (const member of ["prerequisiteCatalogItemIds", "addonCatalogItemIds"] as const) {
    for (const [index, id] of item[member].entries()) {
      if (known.has("catalogItems", catalogKey(id))) continue;
      report([member, index], `must name a row of catalogItems; there is no ${id}, in the file or in the store`);
    }
  }
  for (const [index, id] of addonCatalogItemIds.entries()) {
    const addon = known.item(id);
    if (!addon) continue;
    const fits = addon.prerequisiteCatalogItemIds.some((base) => catalogKey(base) === catalogKey(item.id));
    if (!fits)
      report(["addonCatalogItemIds", index], "must be an add-on that has this item in prerequisiteCatalogItemIds");
  }
}
