import { importReferenceData, type ImportReport } from "../../src/import/import-reference-data.js";
import { lineOf } from "../../src/import/problem.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import { openStore } from "../../src/store/database.js";
import type { Store } from "../../src/store/stores.js";

export const NOW = "2026-03-01T09:30:00.000Z";
export const PARTNER_ID = "11111111-1111-4111-8111-111111111111";
export const CUSTOMER_ID = "22222222-2222-4222-8222-222222222222";
export const BASE_ID = "AAAA00000001:0001:AAAA00000002";
export const ADDON_ID = "AAAA00000003:0001:AAAA00000004";
export const AZURE_OFFER = "MS-AZR-0145P";
export const AZURE_ID = "33333333-3333-4333-8333-333333333333";
export const LICENCE_ID = "44444444-4444-4444-8444-444444444444";

/** A row as a test writes it: anything at all. */
export type Row = Record<string, unknown>;
export type File = Record<string, Row[]>;

const base = (): Row => ({
  id: BASE_ID,
  productId: "AAAA00000001",
  skuId: "0001",
  availabilityId: "AAAA00000002",
  title: "Licence",
  productType: "OnlineServicesNCE",
  country: "US",
  currency: "USD",
  maximumQuantity: 300,
  purchaseSystem: "Modern",
  supportedBillingCycles: ["MONTHLY", "ANNUAL"],
  terms: [{ duration: "P1Y", billingCycles: ["MONTHLY", "ANNUAL"], renewalTermDurations: ["P1Y"] }],
  listPrices: [{ termDuration: "P1Y", amount: "150" }],
  addonCatalogItemIds: [ADDON_ID],
});

const addon = (): Row => ({
  ...base(),
  id: ADDON_ID,
  productId: "AAAA00000003",
  availabilityId: "AAAA00000004",
  title: "Add-on",
  isAddon: true,
  prerequisiteCatalogItemIds: [BASE_ID],
  addonCatalogItemIds: [],
});

const azure = (): Row => ({
  id: AZURE_OFFER,
  productId: AZURE_OFFER,
  skuId: AZURE_OFFER,
  title: "Azure",
  productType: "Azure",
  productSubType: "Azure",
  country: "US",
  currency: "USD",
  maximumQuantity: 1,
  purchaseSystem: "OMS",
  supportedBillingCycles: ["MONTHLY"],
  listPrices: [],
});

/** A file that has every section, and leaves out all that may be left out; a test spoils what it is about. */
export function aFile(): File {
  return {
    markets: [{ country: "US", defaultCurrency: "USD", currencySymbol: "$" }],
    catalogItems: [base(), addon(), azure()],
    inventory: [{ catalogItemId: BASE_ID, available: 5 }],
    partners: [
      { id: PARTNER_ID, name: "Contoso", type: "DIRECT_BILL", mpnId: "1234567", country: "US", markets: ["US"] },
    ],
    customers: [{ id: CUSTOMER_ID, name: "Fabrikam", country: "US" }],
    relations: [{ partnerId: PARTNER_ID, customerId: CUSTOMER_ID }],
    subscriptions: [
      {
        id: AZURE_ID,
        partnerId: PARTNER_ID,
        customerId: CUSTOMER_ID,
        catalogItemId: AZURE_OFFER,
        itemKind: "LEGACY_AZURE",
        status: "ACTIVE",
        friendlyName: "Production",
        quantity: 1,
        coreQuotas: [{ armRegionName: "eastus2", limit: 100 }],
      },
      {
        id: LICENCE_ID,
        partnerId: PARTNER_ID,
        customerId: CUSTOMER_ID,
        catalogItemId: BASE_ID,
        itemKind: "LICENCE",
        status: "ACTIVE",
        friendlyName: "Licences",
        quantity: 10,
      },
    ],
    mpnProfiles: [{ mpnId: "5357564", isIndirectReseller: true, country: "US" }],
    creditLines: [{ partnerId: PARTNER_ID, currencyCode: "USD", limit: "10000" }],
    riskProfiles: [{ partnerId: PARTNER_ID, customerId: CUSTOMER_ID }],
    purchaseSystems: [{ name: "OMS" }, { name: "Modern" }],
    purchaseAccounts: [{ purchaseSystem: "OMS", customerId: CUSTOMER_ID }],
  };
}

/** The file with one row changed; a member that is undefined is left out. */
export function withRow(section: keyof ReferenceData, index: number, changes: Row): File {
  const file = aFile();
  file[section]![index] = { ...file[section]![index], ...changes };
  return JSON.parse(JSON.stringify(file)) as File;
}

const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** A store in memory, which is closed after the test. */
export async function aStore(): Promise<Store> {
  const store = await openStore("sqlite::memory:");
  open.push(store);
  return store;
}

/** Imports into a store, an empty one unless told otherwise. */
export async function run(json: unknown, store?: Store): Promise<ImportReport> {
  return importReferenceData(store ?? (await aStore()), json, () => new Date(NOW));
}

/** The lines in which an import is refused. */
export async function refusal(json: unknown, store?: Store): Promise<string[]> {
  const { problems, sections } = await run(json, store);
  expect(sections).toEqual([]);
  return problems.map(lineOf);
}
