import type { ReferenceSection } from "../../src/model/reference-data.js";
import {
  ADDON_ID,
  aFile,
  AZURE_ID,
  AZURE_OFFER,
  BASE_ID,
  CUSTOMER_ID,
  LICENCE_ID,
  PARTNER_ID,
  refusal,
  type Row,
  withRow,
} from "./import-file.js";

const UNKNOWN_ID = "99999999-9999-4999-8999-999999999999";
const BASE = `(id ${BASE_ID})`;
const RELATED = `(partnerId ${PARTNER_ID}, customerId ${CUSTOMER_ID})`;
const nowhere = (section: string, what: string) =>
  `must name a row of ${section}; there is no ${what}, in the file or in the store`;

describe("Rows are refused that do not agree with each other or with themselves, such as", () => {
  it.each<[string, ReferenceSection, number, Row, string]>([
    [
      "a market whose default currency is not among its currencies",
      "markets",
      0,
      { defaultCurrency: "EUR", supportedCurrencies: ["USD"] },
      "markets[0].defaultCurrency: must be one of supportedCurrencies: USD (country US)",
    ],
    [
      "an item that is sold in no market",
      "catalogItems",
      0,
      { country: "UK" },
      `catalogItems[0].country: ${nowhere("markets", "market UK")} ${BASE}`,
    ],
    [
      "an item whose currency the market does not have",
      "catalogItems",
      0,
      { currency: "EUR" },
      `catalogItems[0].currency: must be one of the currencies of market US: USD ${BASE}`,
    ],
    [
      "a price for a term that the item does not have",
      "catalogItems",
      0,
      { listPrices: [{ termDuration: "P3Y", amount: "1" }] },
      `catalogItems[0].listPrices[0].termDuration: must be one of the terms: P1Y ${BASE}`,
    ],
    [
      "a second price for a term",
      "catalogItems",
      0,
      {
        listPrices: [
          { termDuration: "P1Y", amount: "1" },
          { termDuration: "P1Y", amount: "2" },
        ],
      },
      `catalogItems[0].listPrices[1].termDuration: must not have a second price ${BASE}`,
    ],
    [
      "a price for a term of an item without terms",
      "catalogItems",
      0,
      { terms: [], listPrices: [{ termDuration: "P1Y", amount: "1" }] },
      `catalogItems[0].listPrices[0].termDuration: must be null: the item has no terms ${BASE}`,
    ],
    [
      "a price for the term of a legacy offer",
      "catalogItems",
      0,
      { purchaseSystem: "OMS" },
      `catalogItems[0].listPrices[0].termDuration: must be null: a legacy offer is listed by the month ${BASE}`,
    ],
    [
      "a minimum above the maximum",
      "catalogItems",
      0,
      { minimumQuantity: 301 },
      `catalogItems[0].maximumQuantity: must not be below minimumQuantity, which is 301 ${BASE}`,
    ],
    [
      "a term that is billed in a way that the item is not",
      "catalogItems",
      0,
      { supportedBillingCycles: ["MONTHLY"] },
      `catalogItems[0].terms[0].billingCycles: must be among supportedBillingCycles; ANNUAL is not ${BASE}`,
    ],
    [
      "term durations that are not those of the terms",
      "catalogItems",
      0,
      { supportedTermDurations: ["P1Y", "P3Y"] },
      `catalogItems[0].supportedTermDurations: must be the durations of the terms: P1Y ${BASE}`,
    ],
    [
      "an id that is not made of its parts",
      "catalogItems",
      0,
      { skuId: "0002" },
      `catalogItems[0].id: must be made of productId, skuId and availabilityId, with colons between ${BASE}`,
    ],
    [
      "an id of three parts without an availability",
      "catalogItems",
      0,
      { availabilityId: null },
      `catalogItems[0].availabilityId: must be the last part of the id, product:sku:availability ${BASE}`,
    ],
    [
      "cores without a region",
      "catalogItems",
      0,
      { cores: 2 },
      `catalogItems[0].armRegionName: must be there: cores and armRegionName go together ${BASE}`,
    ],
    [
      "a base that is no item",
      "catalogItems",
      1,
      { prerequisiteCatalogItemIds: [BASE_ID, "NOWHERE"] },
      `catalogItems[1].prerequisiteCatalogItemIds[1]: ${nowhere("catalogItems", "NOWHERE")} (id ${ADDON_ID})`,
    ],
    [
      "an add-on that does not know its base",
      "catalogItems",
      0,
      { addonCatalogItemIds: [ADDON_ID, AZURE_OFFER] },
      `catalogItems[0].addonCatalogItemIds[1]: must be an add-on that has this item in prerequisiteCatalogItemIds ${BASE}`,
    ],
    [
      "stock of no item",
      "inventory",
      0,
      { catalogItemId: "NOWHERE" },
      `inventory[0].catalogItemId: ${nowhere("catalogItems", "catalog item NOWHERE")} (catalogItemId NOWHERE)`,
    ],
    [
      "a partner that sells in no market",
      "partners",
      0,
      { markets: ["US", "UK"] },
      `partners[0].markets: ${nowhere("markets", "market UK")} (id ${PARTNER_ID})`,
    ],
    [
      "a customer in no market",
      "customers",
      0,
      { country: "UK" },
      `customers[0].country: ${nowhere("markets", "market UK")} (id ${CUSTOMER_ID})`,
    ],
    [
      "a subscription of a kind that its item is not",
      "subscriptions",
      1,
      { itemKind: "SAAS" },
      `subscriptions[1].itemKind: must be LICENCE, the kind of its catalog item (id ${LICENCE_ID})`,
    ],
    [
      "a registration of licences",
      "subscriptions",
      1,
      { registration: "REGISTERED" },
      `subscriptions[1].registration: must be null for the kind LICENCE (id ${LICENCE_ID})`,
    ],
    [
      "an Azure subscription without a registration",
      "subscriptions",
      0,
      { registration: null },
      `subscriptions[0].registration: must not be null for the kind LEGACY_AZURE (id ${AZURE_ID})`,
    ],
    [
      "licences with cores",
      "subscriptions",
      1,
      { coreQuotas: [{ armRegionName: "eastus2", limit: 1 }] },
      `subscriptions[1].coreQuotas: must be empty for the kind LICENCE (id ${LICENCE_ID})`,
    ],
    [
      "two quotas of one region",
      "subscriptions",
      0,
      {
        coreQuotas: [
          { armRegionName: "eastus2", limit: 1 },
          { armRegionName: "eastus2", limit: 2 },
        ],
      },
      `subscriptions[0].coreQuotas: must have each region once (id ${AZURE_ID})`,
    ],
    [
      "an end of a registration that has not begun",
      "subscriptions",
      0,
      { dueTimeStamp: "2026-03-01T09:30:00Z" },
      `subscriptions[0].dueTimeStamp: must be null, unless the registration is REGISTERING (id ${AZURE_ID})`,
    ],
    [
      "a subscription whose parent is itself",
      "subscriptions",
      1,
      { parentId: LICENCE_ID.toUpperCase() },
      `subscriptions[1].parentId: must be null, or another subscription of the same partner and customer (id ${LICENCE_ID})`,
    ],
    [
      "a subscription whose parent does not exist",
      "subscriptions",
      1,
      { parentId: UNKNOWN_ID },
      `subscriptions[1].parentId: must be null, or another subscription of the same partner and customer (id ${LICENCE_ID})`,
    ],
    [
      "a subscription of an order that there is not",
      "subscriptions",
      1,
      { orderId: "nowhere" },
      `subscriptions[1].orderId: must be null, or an order of the partner in the store (id ${LICENCE_ID})`,
    ],
    [
      "credit of no partner",
      "creditLines",
      0,
      { partnerId: UNKNOWN_ID },
      `creditLines[0].partnerId: ${nowhere("partners", `partner ${UNKNOWN_ID}`)} (partnerId ${UNKNOWN_ID}, currencyCode USD)`,
    ],
    [
      "a threshold above the limit",
      "creditLines",
      0,
      { minimumThreshold: "10000.01" },
      `creditLines[0].minimumThreshold: must not be above the limit, which is 10000 (partnerId ${PARTNER_ID}, currencyCode USD)`,
    ],
    [
      "a system that is closed in no market",
      "purchaseSystems",
      0,
      { closedCountries: ["UK"] },
      `purchaseSystems[0].closedCountries: ${nowhere("markets", "market UK")} (name OMS)`,
    ],
    [
      "an account in no purchase system",
      "purchaseAccounts",
      0,
      { purchaseSystem: "oms" },
      `purchaseAccounts[0].purchaseSystem: ${nowhere("purchaseSystems", "purchase system oms")} (purchaseSystem oms, customerId ${CUSTOMER_ID})`,
    ],
    [
      "an account of no customer",
      "purchaseAccounts",
      0,
      { customerId: UNKNOWN_ID },
      `purchaseAccounts[0].customerId: ${nowhere("customers", `customer ${UNKNOWN_ID}`)} (purchaseSystem OMS, customerId ${UNKNOWN_ID})`,
    ],
  ])("%s", async (_what, section, index, changes, line) => {
    expect(await refusal(withRow(section, index, changes))).toEqual([line]);
  });

  it("an add-on without a base", async () => {
    const file = withRow("catalogItems", 1, { prerequisiteCatalogItemIds: [] });
    file["catalogItems"]![0]!["addonCatalogItemIds"] = [];
    expect(await refusal(file)).toEqual([
      `catalogItems[1].prerequisiteCatalogItemIds: must name the bases of an add-on (id ${ADDON_ID})`,
    ]);
  });

  it("an item that is no add-on and has bases", async () => {
    expect(await refusal(withRow("catalogItems", 2, { prerequisiteCatalogItemIds: [BASE_ID] }))).toEqual([
      `catalogItems[2].prerequisiteCatalogItemIds: must be empty: it is no add-on (id ${AZURE_OFFER})`,
    ]);
  });

  it("a subscription and a risk profile of a customer to whom the partner has no relation", async () => {
    const about = `must be a customer of partner ${PARTNER_ID}; there is no such row of relations`;
    expect(await refusal({ ...aFile(), relations: [] })).toEqual([
      `subscriptions[0].customerId: ${about} (id ${AZURE_ID})`,
      `subscriptions[1].customerId: ${about} (id ${LICENCE_ID})`,
      `riskProfiles[0].customerId: ${about} ${RELATED}`,
    ]);
  });

  it("a subscription whose parent is of another customer's", async () => {
    const file = aFile();
    file.customers!.push({ id: UNKNOWN_ID, name: "Other", country: "US" });
    file.relations!.push({ partnerId: PARTNER_ID, customerId: UNKNOWN_ID });
    file.subscriptions![1] = { ...file.subscriptions![1], customerId: UNKNOWN_ID, parentId: AZURE_ID };
    expect(await refusal(file)).toEqual([expect.stringMatching(/^subscriptions\[1\]\.parentId: /)]);
  });

  it("a relation of nobody to nobody", async () => {
    const file = aFile();
    file.relations!.push({ partnerId: UNKNOWN_ID, customerId: UNKNOWN_ID });
    const named = `(partnerId ${UNKNOWN_ID}, customerId ${UNKNOWN_ID})`;
    expect(await refusal(file)).toEqual([
      `relations[1].partnerId: ${nowhere("partners", `partner ${UNKNOWN_ID}`)} ${named}`,
      `relations[1].customerId: ${nowhere("customers", `customer ${UNKNOWN_ID}`)} ${named}`,
    ]);
  });
});
