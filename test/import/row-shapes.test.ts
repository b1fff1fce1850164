import type { ReferenceSection } from "../../src/model/reference-data.js";
import { aFile, AZURE_ID, BASE_ID, PARTNER_ID, refusal, type Row, withRow } from "./import-file.js";

const BASE = `(id ${BASE_ID})`;
const PARTNER = `(id ${PARTNER_ID})`;
const AZURE = `(id ${AZURE_ID})`;

describe("A row is refused, by its place, its id, the member and what is accepted, when", () => {
  it.each<[string, ReferenceSection, Row, string]>([
    [
      "an amount is a number",
      "catalogItems",
      { listPrices: [{ termDuration: "P1Y", amount: 12.5 }] },
      `catalogItems[0].listPrices[0].amount: must be a decimal number as text, such as "12.5" ${BASE}`,
    ],
    [
      "an amount is not in plain digits",
      "catalogItems",
      { listPrices: [{ termDuration: "P1Y", amount: "1e3" }] },
      `catalogItems[0].listPrices[0].amount: must be a decimal number as text, such as "12.5" ${BASE}`,
    ],
    [
      "an amount is negative",
      "creditLines",
      { limit: "-1" },
      `creditLines[0].limit: must be a decimal number as text, such as "12.5" (partnerId ${PARTNER_ID}, currencyCode USD)`,
    ],
    [
      "a member is missing",
      "catalogItems",
      { title: undefined },
      `catalogItems[0].title: is missing; it must be 1 to 256 characters on one line ${BASE}`,
    ],
    [
      "the prices are left out",
      "catalogItems",
      { listPrices: undefined },
      `catalogItems[0].listPrices: is missing; it must be a list ${BASE}`,
    ],
    [
      "a member is misspelt",
      "partners",
      { programmeStatus: "SUSPENDED" },
      `partners[0].programmeStatus: is not known here; the members are id, name, type, programStatus, mpnId, country, markets, isSandbox ${PARTNER}`,
    ],
    [
      "a member of a member is misspelt",
      "catalogItems",
      { listPrices: [{ amount: "1", vat: "0.2" }] },
      `catalogItems[0].listPrices[0].vat: is not known here; the members are termDuration, amount ${BASE}`,
    ],
    [
      "a text is blank",
      "catalogItems",
      { title: " " },
      `catalogItems[0].title: must be 1 to 256 characters on one line ${BASE}`,
    ],
    [
      "a country is not two capital letters",
      "partners",
      { country: "us" },
      `partners[0].country: must be a country code of two capital letters, such as "US" ${PARTNER}`,
    ],
    [
      "a currency is not three capital letters",
      "markets",
      { defaultCurrency: "$" },
      'markets[0].defaultCurrency: must be a currency code of three capital letters, such as "USD" (country US)',
    ],
    [
      "a tenant id is no GUID",
      "mpnProfiles",
      { providerIds: ["contoso"] },
      "mpnProfiles[0].providerIds[0]: must be a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be (mpnId 5357564)",
    ],
    [
      "the id of a subscription is no GUID",
      "subscriptions",
      { id: "{1}" },
      "subscriptions[0].id: must be a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be (id {1})",
    ],
    [
      "an id that may be null is neither",
      "subscriptions",
      { parentId: "" },
      `subscriptions[0].parentId: must be a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be, or null ${AZURE}`,
    ],
    [
      "a time is not in UTC",
      "subscriptions",
      { creationTimeStamp: "2026-03-01T09:30:00+01:00" },
      `subscriptions[0].creationTimeStamp: must be a date and time in UTC as ISO 8601 writes it, such as "2026-03-01T09:30:00Z" ${AZURE}`,
    ],
    [
      "a day is not in the calendar",
      "subscriptions",
      { creationTimeStamp: "2026-02-30T09:30:00Z" },
      `subscriptions[0].creationTimeStamp: must be a date and time in UTC as ISO 8601 writes it, such as "2026-03-01T09:30:00Z" ${AZURE}`,
    ],
    [
      "a quantity is not whole",
      "catalogItems",
      { maximumQuantity: 1.5 },
      `catalogItems[0].maximumQuantity: must be a whole number from 1 to 2147483647 ${BASE}`,
    ],
    [
      "a quantity is beyond what GraphQL can say",
      "catalogItems",
      { maximumQuantity: 2147483648 },
      `catalogItems[0].maximumQuantity: must be a whole number from 1 to 2147483647 ${BASE}`,
    ],
    [
      "a stock is negative",
      "inventory",
      { available: -1 },
      `inventory[0].available: must be a whole number from 0 to 2147483647, or null (catalogItemId ${BASE_ID})`,
    ],
    [
      "a stock is left out",
      "inventory",
      { available: undefined },
      `inventory[0].available: is missing; it must be a whole number from 0 to 2147483647, or null (catalogItemId ${BASE_ID})`,
    ],
    [
      "a truth value is a text",
      "partners",
      { isSandbox: "false" },
      `partners[0].isSandbox: must be true or false ${PARTNER}`,
    ],
    [
      "a name is none of those there are",
      "subscriptions",
      { status: "active" },
      `subscriptions[0].status: must be one of PENDING, ACTIVE, SUSPENDED, DELETED, EXPIRED ${AZURE}`,
    ],
    [
      "a billing cycle is UNKNOWN, which is never accepted",
      "catalogItems",
      { supportedBillingCycles: ["MONTHLY", "ANNUAL", "UNKNOWN"] },
      `catalogItems[0].supportedBillingCycles[2]: must be one of MONTHLY, ANNUAL, NONE, ONE_TIME, TRIENNIAL, BIENNIAL ${BASE}`,
    ],
    [
      "a list has something twice",
      "partners",
      { markets: ["US", "US"] },
      `partners[0].markets[1]: must not be in the list twice ${PARTNER}`,
    ],
    ["a list is none", "partners", { markets: "US" }, `partners[0].markets: must be a list ${PARTNER}`],
    [
      "a prerequisite is one that nobody would check",
      "catalogItems",
      { purchasePrerequisites: ["AzureSubscriptionRegistraton"] },
      `catalogItems[0].purchasePrerequisites[0]: must be InventoryCheck, AzureSubscriptionRegistration, AzurePlan or the name of an agreement, such as MicrosoftCustomerAgreement ${BASE}`,
    ],
    [
      "an MPN id is a number",
      "partners",
      { mpnId: 1234567 },
      `partners[0].mpnId: must be an MPN id: 1 to 15 digits as text, such as "5357564" ${PARTNER}`,
    ],
  ])("%s", async (_what, section, changes, line) => {
    expect(await refusal(withRow(section, 0, changes))).toEqual([line]);
  });

  it.each([["null"], ['"US"'], ["[]"], ["1"]])("it is %s", async (row) => {
    const file = { ...aFile(), purchaseSystems: [...aFile().purchaseSystems!, JSON.parse(row) as never] };
    expect(await refusal(file)).toEqual([
      "purchaseSystems[2]: must be an object with the members name, closedCountries",
    ]);
  });
});

describe("A file is refused when", () => {
  it.each([["null"], ["[]"], ['"x"'], ["1"]])("it is %s instead of an object", async (json) => {
    expect(await refusal(JSON.parse(json))).toEqual([
      "the file: must be one JSON object with the sections markets, catalogItems, inventory, partners, customers, " +
        "relations, subscriptions, mpnProfiles, creditLines, riskProfiles, purchaseSystems, purchaseAccounts",
    ]);
  });

  it("it has a section that is none", async () => {
    const [line, ...others] = await refusal({ ...aFile(), catalogItem: [] });
    expect(line).toMatch(/^catalogItem: is no section; the sections are markets, catalogItems, /);
    expect(others).toEqual([]);
  });

  it("a section is no list", async () => {
    expect(await refusal({ ...aFile(), markets: { country: "US" } })).toContain("markets: must be a list of rows");
  });
});

it("keeps what could control a terminal, and what is endless, out of the report", async () => {
  const [line] = await refusal(withRow("customers", 0, { id: `\u001b[31m\u202e\n${"x".repeat(1000)}` }));
  expect(line).toMatch(/\(id \?\[31m\?\?x+…\)$/);
  expect(line!.length).toBeLessThan(200);
});
