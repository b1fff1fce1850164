import { Big } from "big.js";
import * as fc from "fast-check";
import { release, reserve } from "../../src/checkout/reservations.js";
import type { Asset } from "../../src/model/asset.js";
import type { Taken } from "../../src/model/order.js";
import type { Placement } from "../../src/model/placement.js";
import { openStore } from "../../src/store/database.js";
import { ConcurrentChange, type Store, type Stores } from "../../src/store/stores.js";
import { aCreditLine, anAsset, anInventory, aPartner } from "../support/builders.js";
import { anOrder, aPlacement, CUSTOMER_ID, NOTHING_TAKEN, PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";

const ITEMS = ["ITEM-A", "ITEM-B", "ITEM-C"];
const AZURE = ["00000000-0000-4000-8000-00000000A001", "00000000-0000-4000-8000-00000000A002"];
const REGIONS = ["eastus2", "westus"];
const CURRENCIES = ["USD", "EUR"];

const DATA = someReferenceData({
  inventory: ITEMS.map((catalogItemId) => anInventory({ catalogItemId, available: 1000 })),
  creditLines: CURRENCIES.map((currencyCode) => aCreditLine({ currencyCode, limit: "1000000", used: "0.30" })),
  assets: AZURE.map((id) =>
    anAsset({ id, coreQuotas: REGIONS.map((armRegionName) => ({ armRegionName, limit: 1000, used: 5 })) }),
  ),
});

let store: Store;
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  await store.load(DATA);
});
afterEach(() => store.close());

/** What a placement draws on, and what it will produce. */
type Reservation = Taken & { readonly assets: readonly Asset[] };

function placementOf({ assets = [], ...taken }: Partial<Reservation>, id = "placement-1"): Placement {
  const draft = anOrder({ status: "PENDING", lineItems: [], taken: { ...NOTHING_TAKEN, ...taken } });
  return aPlacement({ id, orderGroupId: id, draft, assets });
}

/** Releases placements, one after the other. */
async function releaseAll(stores: Stores, placements: readonly Placement[]): Promise<void> {
  for (const placement of placements) await release(stores, placement);
}

/** All that a reservation can move, in a form that does not depend on how numbers are written. */
async function snapshot() {
  const { stores } = store;
  const inventory = await stores.inventory.byItems(ITEMS);
  const credit = await stores.parties.creditLines(PARTNER_ID);
  const assets = await stores.assets.byIds(PARTNER_ID, CUSTOMER_ID, AZURE);
  return {
    stock: ITEMS.map((id) => inventory.get(id)!.available!),
    credit: CURRENCIES.map((currency) => new Big(credit.get(currency)!.used).toNumber()),
    cores: AZURE.map((id) => assets.get(id)!.coreQuotas.map((quota) => quota.used)),
    holdings: (await stores.assets.holdings(PARTNER_ID, null)).length,
    living: (await stores.assets.holdings(PARTNER_ID, null)).reduce((sum, { living }) => sum + living, 0),
  };
}

const UNTOUCHED = {
  stock: [1000, 1000, 1000],
  credit: [0.3, 0.3],
  cores: [
    [5, 5],
    [5, 5],
  ],
  holdings: 1,
  living: 2,
};

function aPendingAsset(number: number): Asset {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return anAsset({ id, catalogItemId: "ITEM-A", itemKind: "LICENCE", status: "PENDING", quantity: 3 });
}

const reservations: fc.Arbitrary<Omit<Reservation, "assets">> = fc.record({
  units: fc.array(
    fc.record({
      catalogItemId: fc.constantFrom(...ITEMS, ...ITEMS.map((id) => id.toLowerCase())),
      quantity: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 5 },
  ),
  credit: fc.record({
    amount: fc.integer({ min: 0, max: 100_000 }).map((cents) => new Big(cents).div(100).toFixed()),
    currencyCode: fc.constantFrom(...CURRENCIES),
  }),
  cores: fc.array(
    fc.record({
      assetId: fc.constantFrom(...AZURE, ...AZURE.map((id) => id.toLowerCase())),
      armRegionName: fc.constantFrom(...REGIONS),
      cores: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 5 },
  ),
});

describe("reserving", () => {
  it("takes stock, credit and cores, each in sum, and has the assets count from now on", async () => {
    const placements = [
      placementOf(
        {
          units: [
            { catalogItemId: "ITEM-A", quantity: 3 },
            { catalogItemId: "item-a", quantity: 4 },
            { catalogItemId: "ITEM-C", quantity: 1 },
          ],
          credit: { amount: "0.1", currencyCode: "USD" },
          cores: [{ assetId: AZURE[0]!.toLowerCase(), armRegionName: "westus", cores: 12 }],
          assets: [aPendingAsset(1), aPendingAsset(2)],
        },
        "one",
      ),
      placementOf(
        {
          units: [{ catalogItemId: "ITEM-A", quantity: 2 }],
          credit: { amount: "0.2", currencyCode: "USD" },
          cores: [
            { assetId: AZURE[0]!, armRegionName: "westus", cores: 4 },
            { assetId: AZURE[1]!, armRegionName: "eastus2", cores: 1 },
          ],
          assets: [aPendingAsset(3)],
        },
        "two",
      ),
    ];
    await store.transact((stores) => reserve(stores, placements));
    expect(await snapshot()).toEqual({
      stock: [991, 1000, 999],
      credit: [0.6, 0.3],
      cores: [
        [5, 21],
        [6, 5],
      ],
      holdings: 2,
      living: 5,
    });
  });

  it("is exact about credit", async () => {
    const credit = { amount: "0.7", currencyCode: "USD" };
    await store.transact((stores) =>
      reserve(stores, [placementOf({ credit }), placementOf({ credit }), placementOf({ credit })]),
    );
    expect((await store.stores.parties.creditLines(PARTNER_ID)).get("USD")?.used).toBe("2.4");
  });

  it("of nothing changes nothing", async () => {
    await store.transact((stores) => reserve(stores, []));
    await store.transact((stores) => reserve(stores, [placementOf({})]));
    expect(await snapshot()).toEqual(UNTOUCHED);
  });

  it("of more than there is takes nothing at all", async () => {
    const placements = [
      placementOf({ units: [{ catalogItemId: "ITEM-A", quantity: 600 }], assets: [aPendingAsset(1)] }, "one"),
      placementOf(
        { units: [{ catalogItemId: "ITEM-A", quantity: 600 }], credit: { amount: "5", currencyCode: "USD" } },
        "two",
      ),
    ];
    await expect(store.transact((stores) => reserve(stores, placements))).rejects.toThrow(ConcurrentChange);
    expect(await snapshot()).toEqual(UNTOUCHED);
  });

  it("leaves other partners' credit alone", async () => {
    const other = "00000000-0000-4000-8000-00000000d002";
    await store.load(
      someReferenceData({ partners: [aPartner({ id: other })], creditLines: [aCreditLine({ partnerId: other })] }),
    );
    await store.transact((stores) => reserve(stores, [placementOf({ credit: { amount: "5", currencyCode: "USD" } })]));
    expect((await store.stores.parties.creditLines(other)).get("USD")?.used).toBe("0");
  });
});

describe("releasing", () => {
  it("gives back the stock of an item that is no longer counted to nobody, and all else", async () => {
    const placement = placementOf({
      units: [
        { catalogItemId: "ITEM-A", quantity: 3 },
        { catalogItemId: "ITEM-B", quantity: 3 },
      ],
      credit: { amount: "5", currencyCode: "USD" },
    });
    await store.transact((stores) => reserve(stores, [placement]));
    await store.load(
      someReferenceData({
        inventory: [anInventory({ catalogItemId: "ITEM-A", available: null })],
        creditLines: [],
        riskProfiles: [],
        purchaseSystems: [],
        purchaseAccounts: [],
        assets: [],
      }),
    );
    await store.transact((stores) => release(stores, placement));
    expect(await snapshot()).toEqual({ ...UNTOUCHED, stock: [null, 1000, 1000] });
  });

  it("leaves everything as it was before the reservation, whatever was reserved", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reservations, { maxLength: 4 }), fc.boolean(), async (wanted, oneByOne) => {
        let number = 0;
        const placements = wanted.map((reservation, index) =>
          placementOf(
            { ...reservation, assets: [aPendingAsset((number += 1)), aPendingAsset((number += 1))] },
            `placement-${index}`,
          ),
        );
        await store.transact((stores) => reserve(stores, placements));
        expect((await snapshot()).living).toBe(UNTOUCHED.living + number);
        if (oneByOne) {
          for (const placement of placements) await store.transact((stores) => release(stores, placement));
        } else {
          await store.transact((stores) => releaseAll(stores, placements));
        }
        expect(await snapshot()).toEqual(UNTOUCHED);
      }),
      { numRuns: 100 },
    );
  });
});
