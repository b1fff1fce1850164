import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Big } from "big.js";
import { LIVING_STATUSES, subscriptionKey } from "../../src/model/subscription.js";
import { catalogKey, kindOf, type CatalogItem } from "../../src/model/catalog.js";
import { defaultPriceOf, pricesOf } from "../../src/model/price.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";

const { markets, catalogItems, inventory, partners, customers, relations, subscriptions, mpnProfiles, creditLines } =
  SAMPLE_DATA;

const DIRECT = "00000000-0000-4000-8000-00000000d001";
const PROVIDER = "00000000-0000-4000-8000-00000000d002";
const RESELLER = "00000000-0000-4000-8000-00000000d003";
const SANDBOX = "00000000-0000-4000-8000-00000000d004";
const SUSPENDED = "00000000-0000-4000-8000-00000000d005";
const MIXED_CUSTOMER = "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d";
const ADDONS_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";

const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The three shapes of a catalog item id, and the purchase systems that they belong to. */
const MODERN_ID = /^[A-Z0-9]{12}:[A-Z0-9]{4}:[A-Z0-9]{12}$/;
const LEGACY_ID = /^([0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}|MS-AZR-([A-Z]+-)?[0-9]{4}P)$/;

const itemByKey = new Map(catalogItems.map((item) => [catalogKey(item.id), item]));
const customerById = new Map(customers.map((customer) => [customer.id, customer]));
const partnerById = new Map(partners.map((partner) => [partner.id, partner]));

function itemOf(id: string): CatalogItem {
  const item = itemByKey.get(catalogKey(id));
  if (!item) throw new Error(`The sample catalog has no ${id}.`);
  return item;
}

function areRelated(partnerId: string, customerId: string): boolean {
  return relations.some((relation) => relation.partnerId === partnerId && relation.customerId === customerId);
}

function expectUnique(keys: readonly string[]): void {
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
}

/** Prints what is at fault, not only that something is. */
function expectNone<Row>(rows: readonly Row[], isAtFault: (row: Row) => boolean): void {
  expect(rows.filter(isAtFault)).toEqual([]);
}

interface SampleLine {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly termDuration?: string;
  readonly provisioningContext?: Readonly<Record<string, string>>;
  readonly renewsTo?: { readonly termDuration: string };
  readonly addonItems?: readonly SampleLine[];
}

/** Some samples spell their keys in PascalCase; this is the camelCase of the others. */
function readSample(name: string): { readonly lineItems: readonly SampleLine[] } {
  return JSON.parse(readFileSync(join("test", "samples", name), "utf8"), (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, member]) => [key.charAt(0).toLowerCase() + key.slice(1), member]),
        )
      : value,
  ) as { readonly lineItems: readonly SampleLine[] };
}

const requestNames = readdirSync(join("test", "samples")).filter((name) => /^cart-.*\.request\.json$/.test(name));

describe("The sample data as a whole", () => {
  it.each(Object.entries(SAMPLE_DATA) as [string, readonly object[]][])(
    "gives every row of %s the same fields",
    (_, rows) => {
      const shapes = new Set(rows.map((row) => Object.keys(row).sort().join()));
      expect(shapes.size).toBe(1);
      expectNone(rows, (row) => Object.values(row).includes(undefined));
    },
  );

  it("gives each row a key of its own", () => {
    expectUnique(markets.map(({ country }) => country));
    expectUnique(catalogItems.map(({ id }) => catalogKey(id)));
    expectUnique(inventory.map(({ catalogItemId }) => catalogKey(catalogItemId)));
    expectUnique(partners.map(({ id }) => id));
    expectUnique(customers.map(({ id }) => id));
    expectUnique(relations.map(({ partnerId, customerId }) => `${partnerId} ${customerId}`));
    expectUnique(subscriptions.map(({ partnerId, id }) => `${partnerId} ${subscriptionKey(id)}`));
    expectUnique(mpnProfiles.map(({ mpnId }) => mpnId));
    expectUnique(creditLines.map(({ partnerId, currencyCode }) => `${partnerId} ${currencyCode}`));
  });

  it("names tenants by GUIDs in lower case and partner locations by digits", () => {
    expectNone([...partners, ...customers], ({ id }) => !GUID.test(id) || id !== id.toLowerCase());
    expectNone(subscriptions, ({ id }) => !GUID.test(id));
    expectNone(mpnProfiles, ({ mpnId }) => !/^\d+$/.test(mpnId));
  });

  it("writes every amount of money as an exact decimal", () => {
    expectNone(catalogItems, ({ listPrices }) => !listPrices.every(({ amount }) => DECIMAL.test(amount)));
    expectNone(creditLines, (line) =>
      [line.limit, line.used, line.minimumThreshold].some((amount) => !DECIMAL.test(amount)),
    );
  });
});

describe("The sample catalog", () => {
  it("gives every id the shape of its purchase system", () => {
    expectNone(catalogItems, ({ id, purchaseSystem }) => !(purchaseSystem === "OMS" ? LEGACY_ID : MODERN_ID).test(id));
  });

  it("builds modern ids from product, SKU and availability", () => {
    expectNone(
      catalogItems.filter(({ availabilityId }) => availabilityId !== null),
      ({ id, productId, skuId, availabilityId }) => id !== `${productId}:${skuId}:${availabilityId}`,
    );
    expectNone(
      catalogItems,
      ({ purchaseSystem, availabilityId }) => (purchaseSystem === "OMS") !== (availabilityId === null),
    );
  });

  it("sells each item in a known market and in one of its currencies", () => {
    const currencies = new Map(markets.map((market) => [market.country, market.supportedCurrencies]));
    expectNone(catalogItems, ({ country, currency }) => !currencies.get(country)?.includes(currency));
    expectNone(catalogItems, (item) => pricesOf(item).length === 0);
  });

  it("lists the terms' durations, and no billing cycle of a term that the item lacks", () => {
    for (const item of catalogItems) {
      expect(item.supportedTermDurations).toEqual(item.terms.map(({ duration }) => duration));
      expect(item.supportedBillingCycles).toEqual(
        expect.arrayContaining([...new Set(item.terms.flatMap(({ billingCycles }) => billingCycles))]),
      );
    }
  });

  it("has a range of quantities for every item", () => {
    expectNone(catalogItems, (item) => item.minimumQuantity < 1 || item.maximumQuantity < item.minimumQuantity);
  });

  it("says of a base item and its add-ons the same from both sides", () => {
    for (const item of catalogItems) {
      for (const addonId of item.addonCatalogItemIds) {
        expect(itemOf(addonId)).toMatchObject({ isAddon: true });
        expect(itemOf(addonId).prerequisiteCatalogItemIds).toContain(item.id);
      }
      for (const baseId of item.prerequisiteCatalogItemIds)
        expect(itemOf(baseId).addonCatalogItemIds).toContain(item.id);
      expect(item.isAddon).toBe(item.prerequisiteCatalogItemIds.length > 0);
    }
  });

  it("tells cores, region and duration of reservations, and of nothing else", () => {
    for (const item of catalogItems) {
      if (kindOf(item) === "RESERVATION") {
        expect(Number.isInteger(item.cores)).toBe(true);
        expect(item.armRegionName).toMatch(/^[a-z0-9]+$/);
        expect(item.duration).toMatch(/^(1Year|3Years)$/);
      } else {
        expect([item.cores, item.armRegionName, item.duration]).toEqual([null, null, null]);
      }
    }
  });

  it("counts only items that it has, and restricts only those that are checked for inventory", () => {
    expectNone(
      inventory,
      ({ catalogItemId, restrictions }) =>
        !itemOf(catalogItemId).purchasePrerequisites.includes("InventoryCheck") && restrictions.length > 0,
    );
    expectNone(inventory, ({ available, restrictions }) => available === null && restrictions.length === 0);
  });

  it("closes the region japanwest, stocks five limited licences, and one that is withdrawn with the last", () => {
    expect(inventory).toEqual([
      {
        catalogItemId: "DZH318Z0BQ3P:0039:DZH318XZXB39",
        available: null,
        restrictions: ["Location japanwest (NotAvailableForSubscription)"],
        endsWithStock: false,
      },
      { catalogItemId: "CARTWRIGHT01:0001:AVAILABLE001", available: 5, restrictions: [], endsWithStock: false },
      {
        catalogItemId: "CARTWRIGHT10:0001:AVAILABLE001",
        available: 1,
        restrictions: [],
        endsWithStock: true,
      },
    ]);
  });

  it("keeps reservations out of the countries that the documentation names, and no others", () => {
    expect(markets.filter(({ sellsReservations }) => !sellsReservations).map(({ country }) => country)).toEqual([
      "BR",
      "CN",
    ]);
  });

  it("marks the sandbox offer as such, and nothing else", () => {
    expect(catalogItems.filter(({ isSandboxOnly }) => isSandboxOnly).map(({ id }) => id)).toEqual(["MS-AZR-0146P"]);
  });

  it("takes prices over digit by digit", () => {
    expect(defaultPriceOf(itemOf("031C9E47-4802-4248-838E-778FB1D2CC05"))).toEqual({
      amount: "12.5",
      currencyCode: "USD",
    });
    expect(defaultPriceOf(itemOf("CARTWRIGHT04:0001:AVAILABLE001"))).toEqual({ amount: "0.1", currencyCode: "USD" });
    expect(defaultPriceOf(itemOf("CARTWRIGHT05:0001:AVAILABLE001"))).toEqual({ amount: "0.0003", currencyCode: "USD" });
  });
});

describe("The sample partners", () => {
  it("are those of the contract under their fixed tenant ids", () => {
    expect(partnerById.get(DIRECT)).toMatchObject({ type: "DIRECT_BILL", programStatus: "ACTIVE", isSandbox: false });
    expect(partnerById.get(PROVIDER)).toMatchObject({ type: "INDIRECT_PROVIDER", programStatus: "ACTIVE" });
    expect(partnerById.get(RESELLER)).toMatchObject({ type: "INDIRECT_RESELLER", programStatus: "ACTIVE" });
    expect(partnerById.get(SANDBOX)).toMatchObject({ type: "DIRECT_BILL", programStatus: "ACTIVE", isSandbox: true });
    expect(partnerById.get(SUSPENDED)).toMatchObject({ type: "DIRECT_BILL", programStatus: "SUSPENDED" });
    expect(partners.filter(({ isSandbox }) => isSandbox)).toHaveLength(1);
  });

  it("sell in known markets, their own country among them, and none of them in China", () => {
    const countries = markets.map(({ country }) => country);
    for (const partner of partners) {
      expect(partner.markets).toEqual(countries.filter((country) => country !== "CN"));
      expect(partner.markets).toContain(partner.country);
    }
  });

  it("stand in the registry of partner locations as what they are", () => {
    for (const { mpnId, type } of partners) {
      expect(mpnProfiles.find((profile) => profile.mpnId === mpnId)).toMatchObject({
        isIndirectReseller: type === "INDIRECT_RESELLER",
      });
    }
  });

  it("have the resellers of the contract, and 9999999 does not exist", () => {
    for (const mpnId of ["5357564", "517285", "5357563"]) {
      expect(mpnProfiles.find((profile) => profile.mpnId === mpnId)).toEqual({
        mpnId,
        isIndirectReseller: true,
        providerIds: [PROVIDER],
        country: "US",
        hasSignedAgreement: true,
      });
    }
    expect(mpnProfiles.map(({ mpnId }) => mpnId)).not.toContain("9999999");
  });

  it("include every provider that a reseller works with", () => {
    expectNone(
      mpnProfiles.flatMap(({ providerIds }) => providerIds),
      (providerId) => partnerById.get(providerId)?.type !== "INDIRECT_PROVIDER",
    );
  });

  it("own every credit line, in a currency of some market and with no more used than there is", () => {
    const currencies = markets.flatMap(({ supportedCurrencies }) => supportedCurrencies);
    expectNone(creditLines, ({ partnerId }) => !partnerById.has(partnerId));
    expectNone(creditLines, ({ currencyCode }) => !currencies.includes(currencyCode));
    expectNone(creditLines, ({ limit, used }) => new Big(used).gt(limit));
  });
});

describe("The sample customers", () => {
  it("live in known markets", () => {
    const countries = markets.map(({ country }) => country);
    expectNone(customers, ({ country }) => !countries.includes(country));
  });

  it("are related to known partners, each to one at least", () => {
    expectNone(relations, ({ partnerId, customerId }) => !partnerById.has(partnerId) || !customerById.has(customerId));
    expectNone(customers, ({ id }) => !relations.some(({ customerId }) => customerId === id));
  });

  it.each([DIRECT, PROVIDER, SANDBOX])("are for partner %s the two of the contract with what they own", (partnerId) => {
    const owned = (id: string) =>
      subscriptions.find(
        (subscription) =>
          subscription.partnerId === partnerId && subscriptionKey(subscription.id) === subscriptionKey(id),
      );
    for (const customerId of [MIXED_CUSTOMER, ADDONS_CUSTOMER]) {
      expect(areRelated(partnerId, customerId)).toBe(true);
      expect(customerById.get(customerId)).toMatchObject({
        country: "US",
        agreements: ["MicrosoftCloudAgreement", "MicrosoftCustomerAgreement"],
      });
    }
    for (const id of ["1C461A25-F729-4FA5-AADB-280947DD05E8", "3D5ECED6-1151-44C7-AEE6-70A4BB725666"]) {
      expect(owned(id)).toMatchObject({
        customerId: MIXED_CUSTOMER,
        catalogItemId: "MS-AZR-0145P",
        itemKind: "LEGACY_AZURE",
        status: "ACTIVE",
        registration: "REGISTERED",
        coreQuotas: [],
      });
    }
    expect(owned("97555B61-7461-477A-A98C-9C76148783E4")).toMatchObject({
      customerId: ADDONS_CUSTOMER,
      catalogItemId: "91FD106F-4B2C-4938-95AC-F54F74E9A239",
      itemKind: "LICENCE",
      status: "ACTIVE",
      quantity: 10,
    });
  });

  it("are strangers to the reseller but for one, who is a stranger to all others", () => {
    const ofReseller = "00000000-0000-4000-8000-00000000c006";
    expect(relations.filter(({ partnerId }) => partnerId === RESELLER)).toHaveLength(1);
    expect(relations.filter(({ customerId }) => customerId === ofReseller)).toEqual([
      { partnerId: RESELLER, customerId: ofReseller },
    ]);
  });
});

describe("The sample subscriptions", () => {
  it("belong to customers of the partners that see them", () => {
    expectNone(subscriptions, ({ partnerId, customerId }) => !areRelated(partnerId, customerId));
  });

  it("are of items in the catalog, and of their kind", () => {
    for (const subscription of subscriptions)
      expect(subscription.itemKind).toBe(kindOf(itemOf(subscription.catalogItemId)));
  });

  it("say the same to every partner that sees them", () => {
    for (const { partnerId: _, ...subscription } of subscriptions) {
      for (const { partnerId: __, ...other } of subscriptions.filter(
        ({ id }) => subscriptionKey(id) === subscriptionKey(subscription.id),
      )) {
        expect(other).toEqual(subscription);
      }
    }
  });

  it("are written in upper case when legacy and in lower case when modern", () => {
    for (const { id, catalogItemId } of subscriptions) {
      expect(id).toBe(itemOf(catalogItemId).purchaseSystem === "OMS" ? id.toUpperCase() : id.toLowerCase());
    }
  });

  it("know whether they may hold reservations when they are Azure subscriptions, and else do not", () => {
    expectNone(subscriptions, ({ itemKind, registration, coreQuotas }) => {
      const isAzure = itemKind === "LEGACY_AZURE" || itemKind === "AZURE_PLAN";
      return (registration !== null) !== isAzure || (coreQuotas.length > 0 && !isAzure);
    });
  });

  it("have parents, where they name one, that the same customer owns", () => {
    expectNone(
      subscriptions,
      ({ parentId, partnerId, customerId }) =>
        parentId !== null &&
        !subscriptions.some(
          (parent) =>
            subscriptionKey(parent.id) === subscriptionKey(parentId) &&
            parent.partnerId === partnerId &&
            parent.customerId === customerId,
        ),
    );
  });

  it("leave room in the sandbox for the sample carts", () => {
    const living = (customerId: string) =>
      subscriptions.filter(
        (subscription) =>
          subscription.partnerId === SANDBOX &&
          subscription.customerId === customerId &&
          LIVING_STATUSES.includes(subscription.status),
      ).length;
    // Five subscriptions a customer: the mixed cart adds Azure, SaaS and a trial, the other a base and two add-ons.
    expect(living(MIXED_CUSTOMER) + 3).toBeLessThanOrEqual(5);
    expect(living(ADDONS_CUSTOMER) + 3).toBeLessThanOrEqual(5);
  });
});

describe("The sample carts", () => {
  it("are three requests", () => {
    expect(requestNames).toEqual([
      "cart-create-base-with-addons.request.json",
      "cart-create-mixed.request.json",
      "cart-update-quantity.request.json",
    ]);
  });

  describe.each(requestNames)("%s", (name) => {
    const roots = readSample(name).lineItems;
    const customerId = name === "cart-create-base-with-addons.request.json" ? ADDONS_CUSTOMER : MIXED_CUSTOMER;
    const lines = roots.flatMap((root) => [root, ...(root.addonItems ?? [])]);

    it("names items that the catalog has, sells in the US and allows to buy", () => {
      for (const line of lines) {
        expect(itemOf(line.catalogItemId)).toMatchObject({ country: "US", isPurchasable: true, segment: "commercial" });
      }
    });

    it("asks for quantities, billing cycles and terms that the items offer", () => {
      for (const line of lines) {
        const item = itemOf(line.catalogItemId);
        const isLegacyOrHasDuration = item.purchaseSystem === "OMS" || line.provisioningContext?.["duration"];
        expect(line.quantity).toBeGreaterThanOrEqual(item.minimumQuantity);
        expect(line.quantity).toBeLessThanOrEqual(item.maximumQuantity);
        expect(item.supportedBillingCycles).toContain(line.billingCycle.toUpperCase());
        if (line.termDuration) expect(item.supportedTermDurations).toContain(line.termDuration);
        else if (!isLegacyOrHasDuration) expect(item.supportedTermDurations).toEqual([]);
        if (line.renewsTo) {
          const term = item.terms.find(({ duration }) => duration === line.termDuration);
          expect(term?.renewalTermDurations).toContain(line.renewsTo.termDuration);
        }
      }
    });

    it("gives every provisioning variable, and subscriptions that the customer owns", () => {
      for (const { catalogItemId, provisioningContext = {} } of lines) {
        const keys = Object.keys(provisioningContext).map((key) => key.toLowerCase());
        expect(keys.sort()).toEqual(
          itemOf(catalogItemId)
            .provisioningVariables.map((variable) => variable.toLowerCase())
            .sort(),
        );
        const subscriptionId = provisioningContext["subscriptionId"];
        if (subscriptionId !== undefined) {
          expect(subscriptions).toContainEqual(
            expect.objectContaining({ partnerId: DIRECT, customerId, id: subscriptionId, registration: "REGISTERED" }),
          );
        }
      }
    });

    it("nests only add-ons that fit their base", () => {
      for (const root of roots) {
        expect(itemOf(root.catalogItemId).isAddon).toBe(false);
        for (const addon of root.addonItems ?? []) {
          expect(itemOf(root.catalogItemId).addonCatalogItemIds).toContain(addon.catalogItemId);
        }
      }
    });

    it("needs only agreements that the customer has accepted", () => {
      const agreements = customerById.get(customerId)?.agreements;
      for (const line of lines) {
        for (const needed of itemOf(line.catalogItemId).purchasePrerequisites) {
          if (needed.endsWith("Agreement")) expect(agreements).toContain(needed);
        }
      }
    });
  });
});
