import { importReferenceData, linesOf } from "../../src/import/import-reference-data.js";
import { NOTHING_DRAWN } from "../../src/model/subscription.js";
import type { ReferenceData, ReferenceSection } from "../../src/model/reference-data.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import type { Store } from "../../src/store/stores.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import {
  aFile,
  aStore,
  AZURE_ID,
  BASE_ID,
  CUSTOMER_ID,
  LICENCE_ID,
  NOW,
  PARTNER_ID,
  refusal,
  run,
  withRow,
} from "./import-file.js";

/** What a store has of the rows of the file. */
async function stored({ stores }: Store) {
  const facts = await stores.facts.read({
    partnerId: PARTNER_ID,
    customerId: CUSTOMER_ID,
    catalogItemIds: [],
    subscriptionIds: [],
    mpnIds: ["5357564"],
    withCredit: true,
  });
  return {
    market: await stores.parties.market("US"),
    item: (await stores.catalog.byIds([BASE_ID])).get(BASE_ID),
    inventory: (await stores.inventory.byItems([BASE_ID])).get(BASE_ID),
    partner: await stores.parties.partner(PARTNER_ID),
    customer: (await stores.customers.byIds(PARTNER_ID, [CUSTOMER_ID])).get(CUSTOMER_ID),
    azure: (await stores.subscriptions.ofPartner(PARTNER_ID, [AZURE_ID])).get(AZURE_ID),
    licence: (await stores.subscriptions.ofPartner(PARTNER_ID, [LICENCE_ID])).get(LICENCE_ID),
    profile: facts.mpnProfiles.get("5357564"),
    credit: (await stores.ledger.creditLines(PARTNER_ID)).get("USD"),
    risk: facts.riskProfile,
    system: await stores.parties.purchaseSystem("OMS"),
    account: await stores.parties.purchaseAccount("OMS", CUSTOMER_ID),
  };
}

it("fills in what may be left out", async () => {
  const store = await aStore();
  expect(await run(aFile(), store)).toMatchObject({ problems: [] });
  expect(await stored(store)).toEqual({
    market: {
      country: "US",
      defaultCurrency: "USD",
      supportedCurrencies: ["USD"],
      currencySymbol: "$",
      sellsReservations: true,
    },
    item: {
      ...aFile().catalogItems![0],
      description: null,
      productSubType: null,
      publisherName: null,
      segment: "commercial",
      isTrial: false,
      isAddon: false,
      isPurchasable: true,
      isSandboxOnly: false,
      minimumQuantity: 1,
      limitPerCustomer: null,
      supportedTermDurations: ["P1Y"],
      prerequisiteCatalogItemIds: [],
      provisioningVariables: [],
      purchasePrerequisites: [],
      inventoryVariables: [],
      cores: null,
      armRegionName: null,
      duration: null,
      isForAzurePlan: null,
      publisherConfirmationSeconds: null,
    },
    inventory: { catalogItemId: BASE_ID, available: 5, restrictions: [], endsWithStock: false },
    partner: { ...aFile().partners![0], programStatus: "ACTIVE", isSandbox: false },
    customer: { ...aFile().customers![0], qualifications: [], agreements: [] },
    azure: expect.objectContaining({
      parentId: null,
      registration: "NOT_REGISTERED",
      coreQuotas: [{ armRegionName: "eastus2", limit: 100, used: 0 }],
      renewsTo: null,
      version: 1,
      creationTimeStamp: NOW,
      orderId: null,
      dueTimeStamp: null,
    }),
    licence: expect.objectContaining({ registration: null, coreQuotas: [] }),
    profile: { ...aFile().mpnProfiles![0], providerIds: [], hasSignedAgreement: true },
    credit: { ...aFile().creditLines![0], used: "0", minimumThreshold: "0" },
    risk: { ...aFile().riskProfiles![0], isBlocked: false, reviewAbove: null, review: "NONE" },
    system: { name: "OMS", closedCountries: [] },
    account: { ...aFile().purchaseAccounts![0], closedBecause: null },
  });
});

it("imports the sample data as it is, but for what the product itself counts, and reads back the same", async () => {
  const store = await aStore();
  const json = JSON.parse(JSON.stringify(SAMPLE_DATA)) as ReferenceData;
  const subscriptionRows = json.subscriptions.map(({ unitPrice, drawn, ...row }) => {
    expect([unitPrice, drawn]).toEqual([null, NOTHING_DRAWN]);
    return row;
  });
  const sections = Object.entries(json).map(([section, rows]) => ({ section, new: rows.length, replaced: 0 }));
  const file = { ...json, subscriptions: subscriptionRows };
  expect(await run(file, store)).toEqual({ problems: [], sections: expect.arrayContaining(sections) });

  const { stores } = store;
  const items = await stores.catalog.byIds(json.catalogItems.map(({ id }) => id));
  expect([...items.values()]).toEqual(expect.arrayContaining([...json.catalogItems]));
  for (const partner of json.partners) {
    expect(await stores.parties.partner(partner.id)).toEqual(partner);
    const subscriptions = json.subscriptions.filter(({ partnerId }) => partnerId === partner.id);
    const found = await stores.subscriptions.ofPartner(
      partner.id,
      subscriptions.map(({ id }) => id),
    );
    expect([...found.values()]).toEqual(expect.arrayContaining(subscriptions));
  }
});

it("writes tenant ids in lower case and times to the millisecond, as they are looked up and sorted", async () => {
  const store = await aStore();
  const file = withRow("subscriptions", 0, {
    creationTimeStamp: "2026-01-15T09:00:00Z",
    partnerId: PARTNER_ID.toUpperCase(),
  });
  file["partners"]![0]!["id"] = PARTNER_ID.toUpperCase();
  await run(file, store);
  expect(await stored(store)).toMatchObject({
    partner: { id: PARTNER_ID },
    azure: { partnerId: PARTNER_ID, creationTimeStamp: "2026-01-15T09:00:00.000Z" },
  });
});

describe("A second import", () => {
  it("adds and replaces by key, counts both, and removes nothing", async () => {
    const store = await aStore();
    await run(aFile(), store);
    const [base, addon] = aFile().catalogItems!;
    const other = { ...base, id: "BBBB00000001:0001:AAAA00000002", productId: "BBBB00000001", addonCatalogItemIds: [] };
    const renamed = { ...base, id: BASE_ID.toLowerCase(), title: "Licence of today", isPurchasable: false };
    expect(await run({ catalogItems: [renamed, addon, other] }, store)).toEqual({
      problems: [],
      sections: [{ section: "catalogItems", new: 1, replaced: 2 }],
    });
    expect(await stored(store)).toMatchObject({ item: { title: "Licence of today", isPurchasable: false } });
    expect(await store.stores.reference.keysOf("catalogItems")).toEqual(
      new Set([BASE_ID, addon!["id"], "BBBB00000001:0001:AAAA00000002", "MS-AZR-0145P"]),
    );
  });

  it("leaves the credit that is used as it is, unless it says otherwise", async () => {
    const store = await aStore();
    await run(aFile(), store);
    const line = (await stored(store)).credit!;
    await store.stores.ledger.setCreditUsed(line, "123.45");
    await run(withRow("creditLines", 0, { limit: "20000" }), store);
    expect(await stored(store)).toMatchObject({ credit: { limit: "20000", used: "123.45" } });
    await run(withRow("creditLines", 0, { used: "30000.5" }), store);
    expect(await stored(store)).toMatchObject({ credit: { used: "30000.5" } });
  });

  it("does not give out again what was sold since the file was imported, and adds what has come", async () => {
    const store = await aStore();
    const stock = async () => (await store.stores.inventory.byItems([BASE_ID])).get(BASE_ID)?.available;
    await run(withRow("inventory", 0, { available: 500 }), store);
    await store.transact(({ ledger }) => ledger.takeStock(BASE_ID, 3));
    expect(await run(withRow("inventory", 0, { available: 500 }), store)).toMatchObject({ problems: [] });
    expect(await stock()).toBe(497);
    expect(await run(withRow("inventory", 0, { available: 600 }), store)).toMatchObject({ problems: [] });
    expect(await stock()).toBe(597);
  });

  it("leaves what a subscription has drawn as it is, and a file cannot say it", async () => {
    const store = await aStore();
    await run(aFile(), store);
    const { licence } = await stored(store);
    expect(licence).toMatchObject({ unitPrice: null, drawn: NOTHING_DRAWN });
    const unitPrice = { amount: "12.5", currencyCode: "USD" };
    const drawn = { ...NOTHING_DRAWN, stock: 2, credit: { amount: "25", currencyCode: "USD" } };
    await store.transact(({ subscriptions }) => subscriptions.update({ ...licence!, unitPrice, drawn }));
    expect(await run(withRow("subscriptions", 1, { quantity: 12 }), store)).toMatchObject({ problems: [] });
    expect((await stored(store)).licence).toMatchObject({ quantity: 12, unitPrice, drawn });
    expect(await refusal(withRow("subscriptions", 1, { drawn: NOTHING_DRAWN }), store)).toEqual([
      expect.stringContaining("drawn"),
    ]);
  });

  it("refuses another item for a subscription that holds stock of its own item, and takes it without stock", async () => {
    const store = await aStore();
    await run(aFile(), store);
    const { licence } = await stored(store);
    const item = aFile().catalogItems!.find(({ id }) => id === licence!.catalogItemId)!;
    const other = {
      ...item,
      id: "AAAA00000001:0001:BBBB00000002",
      availabilityId: "BBBB00000002",
      addonCatalogItemIds: [],
    };
    const changed = withRow("subscriptions", 1, { catalogItemId: other.id });
    const file = { ...changed, catalogItems: [...changed.catalogItems!, other] };
    const drawn = { ...NOTHING_DRAWN, stock: 2 };
    await store.transact(({ subscriptions }) => subscriptions.update({ ...licence!, drawn }));
    expect(await refusal(file, store)).toEqual([
      expect.stringContaining(
        `subscriptions[1].catalogItemId: must stay ${licence!.catalogItemId}: it was bought here`,
      ),
    ]);
    await store.transact(({ subscriptions }) => subscriptions.update(licence!));
    expect(await run(file, store)).toMatchObject({ problems: [] });
  });

  it("counts what customers own once, however often it is imported", async () => {
    const store = await aStore();
    const licences = async () =>
      (await store.stores.audit.holdings()).find(({ itemKind, sku }) => itemKind === "LICENCE" && sku !== null);
    await run(aFile(), store);
    expect(await licences()).toMatchObject({ living: 1, livingQuantity: 10, ever: 1 });
    await run(aFile(), store);
    await run(withRow("subscriptions", 1, { quantity: 12 }), store);
    expect(await licences()).toMatchObject({ living: 1, livingQuantity: 12, ever: 1 });
    await run(withRow("subscriptions", 1, { status: "EXPIRED" }), store);
    expect(await licences()).toMatchObject({ living: 0, livingQuantity: 0, ever: 1 });
    expect((await verifyStore(store)).findings).toEqual([]);
  });

  it("leaves the history of a subscription as it is, and its version grows", async () => {
    const store = await aStore();
    const dueTimeStamp = "2026-04-01T00:00:00.000Z";
    const registration = "REGISTERING";
    const creationTimeStamp = "2026-01-15T09:00:00.000Z";
    await run(withRow("subscriptions", 0, { creationTimeStamp, dueTimeStamp, version: 7, registration }), store);
    await run(withRow("subscriptions", 0, { friendlyName: "Renamed", version: 1, registration }), store);
    expect((await stored(store)).azure).toMatchObject({
      friendlyName: "Renamed",
      version: 8,
      creationTimeStamp,
      dueTimeStamp,
    });
    await run(withRow("subscriptions", 0, { dueTimeStamp: null }), store);
    expect((await stored(store)).azure).toMatchObject({ version: 9, dueTimeStamp: null });
  });
});

describe("A file that is wrong anywhere", () => {
  it("changes nothing, in an empty store or in a full one", async () => {
    const store = await aStore();
    const bad = withRow("purchaseAccounts", 0, { closedBecause: 1 });
    expect(await refusal(bad, store)).toEqual([
      `purchaseAccounts[0].closedBecause: must be 1 to 256 characters on one line, or null (purchaseSystem OMS, customerId ${CUSTOMER_ID})`,
    ]);
    expect(await store.hasReferenceData()).toBe(false);

    await run(aFile(), store);
    const before = await stored(store);
    const file = withRow("partners", 0, { name: "Renamed" });
    file["subscriptions"]![1]!["customerId"] = "unknown";
    expect(await refusal(file, store)).toHaveLength(1);
    expect(await stored(store)).toEqual(before);
  });

  it("is told all that is wrong at once, in the order of the sections and rows", async () => {
    const file = withRow("subscriptions", 1, { quantity: 0, itemKind: "SAAS", state: "ACTIVE" });
    file["catalogItems"]![2]!["currency"] = "EUR";
    file["catalogItems"]![0]!["title"] = 1;
    file["creditLines"]!.push({});
    const paths = (await run({ ...file, extra: [] })).problems.map(({ path }) => path);
    expect(paths).toEqual([
      "extra",
      "catalogItems[0].title",
      "catalogItems[2].currency",
      "subscriptions[1].quantity",
      "subscriptions[1].state",
      "creditLines[1].partnerId",
      "creditLines[1].currencyCode",
      "creditLines[1].limit",
    ]);
  });

  it("keeps nothing when the store fails in the middle", async () => {
    const store = await aStore();
    const failing: Pick<Store, "transact"> = {
      transact: (work) =>
        store.transact(async (stores) => {
          await work(stores);
          throw new Error("The disk is full.");
        }),
    };
    await expect(importReferenceData(failing, aFile(), () => new Date(NOW))).rejects.toThrow("The disk is full.");
    expect(await store.hasReferenceData()).toBe(false);
  });
});

describe("The report", () => {
  it("has one line a section that has rows", async () => {
    const { markets, catalogItems } = aFile();
    expect(linesOf(await run({ markets, catalogItems, subscriptions: [] }))).toEqual([
      "markets       1 row: 1 new, 0 replaced",
      "catalogItems  3 rows: 3 new, 0 replaced",
    ]);
  });

  it("says so when there was nothing to import", async () => {
    expect(linesOf(await run({}))).toEqual(["Nothing was imported: the file has no rows."]);
  });

  it("tells the first fifty problems, and counts all", async () => {
    const lines = linesOf(await run({ markets: Array.from({ length: 60 }, () => 1) }));
    expect(lines).toHaveLength(52);
    expect(lines.slice(-2)).toEqual(["… and 10 more", "Nothing was imported: 60 problems."]);
    expect(linesOf(await run({ markets: [1] })).at(-1)).toBe("Nothing was imported: 1 problem.");
  });
});

it("needs a file with every section to test with", () => {
  expect(Object.keys(aFile()).sort()).toEqual((Object.keys(SAMPLE_DATA) as ReferenceSection[]).sort());
});
