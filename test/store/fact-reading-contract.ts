import type { Subscription } from "../../src/model/subscription.js";
import { type Count, Holdings } from "../../src/model/holdings.js";
import type { FactQuery, StoredFacts } from "../../src/store/ledger-stores.js";
import type { Store } from "../../src/store/stores.js";
import {
  aCreditLine,
  aCustomer,
  aMarket,
  anAddon,
  aSubscription,
  anInventory,
  anItem,
  anMpnProfile,
  aPartner,
  aReservation,
  aRiskProfile,
} from "../support/builders.js";
import { CUSTOMER_ID, PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const OTHER_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";
const ITEM = anItem().id;

/** The facts of the default customer, as a query asks for them; of nothing in particular unless it says so. */
export function factsOf({ stores }: Store, query: Partial<FactQuery> = {}): Promise<StoredFacts> {
  return stores.facts.read({
    partnerId: PARTNER_ID,
    customerId: CUSTOMER_ID,
    catalogItemIds: [],
    subscriptionIds: [],
    mpnIds: [],
    withCredit: true,
    ...query,
  });
}

/** All that a review or a checkout is decided by, read at once. */
export function describeFactReading(store: () => Store): void {
  describeSources(store);
  describeBoundaries(store);
  describeHoldings(store);
}

function describeSources(store: () => Store): void {
  const small = anItem({ id: "00000000-0000-4000-8000-00000000e001", description: "Ünï ☃", listPrices: [] });
  const azure = aSubscription({ id: "0a000000-0000-4000-8000-000000000000" });
  const counted = anInventory({ available: 5, restrictions: ["Location japanwest"] });
  const restricted = anInventory({ catalogItemId: aReservation().id, restrictions: ["closed"], endsWithStock: true });
  const exact = aCreditLine({ limit: "12345678901234567890.12345678901", used: "0.30", minimumThreshold: "0.1" });
  const euro = aCreditLine({ currencyCode: "EUR", limit: "5" });

  describe("facts", () => {
    beforeEach(async () => {
      await store().load(
        someReferenceData({
          markets: [aMarket(), aMarket({ country: "GB" })],
          catalogItems: [anItem(), small, aReservation(), anAddon()],
          inventory: [counted, restricted],
          subscriptions: [azure, aSubscription()],
          mpnProfiles: [anMpnProfile(), anMpnProfile({ mpnId: "517285" }), anMpnProfile({ mpnId: "1" })],
          creditLines: [exact, euro],
          riskProfiles: [aRiskProfile()],
        }),
      );
    });

    it("of every source come out as they went in, and only those that are asked for", async () => {
      const found = await factsOf(store(), {
        catalogItemIds: [ITEM, small.id, aReservation().id],
        subscriptionIds: [azure.id],
        mpnIds: ["517285", "5357564"],
      });
      expect(found).toEqual({
        partner: aPartner(),
        customer: aCustomer(),
        market: aMarket(),
        catalogItems: new Map([
          [ITEM, anItem()],
          [small.id.toUpperCase(), small],
          [aReservation().id, aReservation()],
        ]),
        inventory: new Map([
          [ITEM, counted],
          [aReservation().id, restricted],
        ]),
        holdings: expect.any(Holdings),
        subscriptions: new Map([[azure.id.toUpperCase(), azure]]),
        mpnProfiles: new Map([
          ["517285", anMpnProfile({ mpnId: "517285" })],
          ["5357564", anMpnProfile()],
        ]),
        creditLines: new Map([
          ["USD", exact],
          ["EUR", euro],
        ]),
        riskProfile: aRiskProfile(),
      });
    });

    it("are found under ids in any letter case, and once for an id that is given several times", async () => {
      const found = await factsOf(store(), {
        catalogItemIds: [ITEM.toLowerCase(), ITEM, small.id, small.id.toUpperCase()],
        subscriptionIds: [azure.id, azure.id.toUpperCase(), aSubscription().id.toLowerCase()],
        mpnIds: ["1", "1"],
      });
      expect([...found.catalogItems.keys()].sort()).toEqual([small.id.toUpperCase(), ITEM].sort());
      expect([...found.inventory.keys()]).toEqual([ITEM]);
      expect([...found.subscriptions.keys()].sort()).toEqual([azure.id.toUpperCase(), aSubscription().id].sort());
      expect([...found.mpnProfiles.keys()]).toEqual(["1"]);
    });

    it("are absent where there are none, and where none are asked for", async () => {
      const missing = { catalogItemIds: ["no item"], subscriptionIds: ["no subscription"], mpnIds: ["9999999"] };
      for (const query of [missing, {}]) {
        const { catalogItems, inventory, subscriptions, mpnProfiles } = await factsOf(store(), query);
        expect([catalogItems, inventory, subscriptions, mpnProfiles].map(({ size }) => size)).toEqual([0, 0, 0, 0]);
      }
      const { inventory, catalogItems } = await factsOf(store(), { catalogItemIds: [anAddon().id] });
      expect([catalogItems.size, inventory.size]).toEqual([1, 0]);
    });

    it("have credit and risk only where they are asked for", async () => {
      const { creditLines, riskProfile, customer } = await factsOf(store(), { withCredit: false });
      expect([creditLines.size, riskProfile]).toEqual([0, null]);
      expect(customer).toEqual(aCustomer());
    });

    it("are the same in a transaction, which sees what it has written itself", async () => {
      const seen = await store().transact(async (stores) => {
        await stores.ledger.setCreditUsed(exact, "7");
        await stores.ledger.takeStock(ITEM, 2);
        return factsOf({ ...store(), stores }, { catalogItemIds: [ITEM] });
      });
      expect(seen.creditLines.get("USD")?.used).toBe("7");
      expect(seen.inventory.get(ITEM)?.available).toBe(3);
    });

    it("take hundreds of ids at once", async () => {
      const many = (prefix: string) => Array.from({ length: 1_000 }, (_, index) => `${prefix}-${index}`);
      const found = await factsOf(store(), {
        catalogItemIds: [...many("item"), ITEM],
        subscriptionIds: [...many("subscription"), azure.id],
        mpnIds: [...many("mpn"), "1"],
      });
      const { catalogItems, subscriptions, mpnProfiles } = found;
      expect([catalogItems.size, subscriptions.size, mpnProfiles.size]).toEqual([1, 1, 1]);
    });
  });
}

function describeBoundaries(store: () => Store): void {
  describe("facts of a store that two partners share", () => {
    it("are those of the partner and the customer that are asked for", async () => {
      const foreign = aSubscription({ partnerId: OTHER_PARTNER, status: "SUSPENDED" });
      const british = aCustomer({ id: OTHER_CUSTOMER, country: "GB" });
      const profiles = [
        aRiskProfile(),
        aRiskProfile({ customerId: OTHER_CUSTOMER, isBlocked: true, reviewAbove: null }),
        aRiskProfile({ partnerId: OTHER_PARTNER, customerId: OTHER_CUSTOMER, review: "REJECTED" }),
      ];
      await store().load(
        someReferenceData({
          markets: [aMarket(), aMarket({ country: "GB" })],
          partners: [aPartner(), aPartner({ id: OTHER_PARTNER })],
          customers: [aCustomer(), british],
          relations: [PARTNER_ID, OTHER_PARTNER].flatMap((partnerId) =>
            [CUSTOMER_ID, OTHER_CUSTOMER].map((customerId) => ({ partnerId, customerId })),
          ),
          subscriptions: [aSubscription(), foreign],
          creditLines: [aCreditLine(), aCreditLine({ partnerId: OTHER_PARTNER, used: "9" })],
          riskProfiles: profiles,
        }),
      );
      const subscriptionIds = [aSubscription().id];
      const facts = (partnerId: string, customerId: string) =>
        factsOf(store(), { partnerId, customerId, subscriptionIds });

      const own = await facts(PARTNER_ID, CUSTOMER_ID);
      expect(own.subscriptions.get(aSubscription().id)).toEqual(aSubscription());
      expect([own.creditLines.get("USD")?.used, own.riskProfile]).toEqual(["0", profiles[0]]);
      const ofOtherCustomer = await facts(PARTNER_ID, OTHER_CUSTOMER);
      expect(ofOtherCustomer).toMatchObject({ customer: british, market: { country: "GB" }, riskProfile: profiles[1] });
      expect(ofOtherCustomer.subscriptions.size).toBe(0);
      const ofOtherPartner = await facts(OTHER_PARTNER, CUSTOMER_ID);
      expect(ofOtherPartner.subscriptions.get(aSubscription().id)).toEqual(foreign);
      expect([ofOtherPartner.creditLines.get("USD")?.used, ofOtherPartner.riskProfile]).toEqual(["9", null]);
      expect((await facts(OTHER_PARTNER, OTHER_CUSTOMER)).riskProfile).toEqual(profiles[2]);
    });

    it("have no customer for a partner without a relation to it", async () => {
      const customers = [aCustomer(), aCustomer({ id: OTHER_CUSTOMER, name: "Unrelated" })];
      await store().load(someReferenceData({ partners: [aPartner(), aPartner({ id: OTHER_PARTNER })], customers }));
      expect((await factsOf(store())).customer).toEqual(aCustomer());
      expect((await factsOf(store(), { partnerId: OTHER_PARTNER })).customer).toBeNull();
      expect((await factsOf(store(), { customerId: OTHER_CUSTOMER })).customer).toBeNull();
    });

    it("have no partner, customer or market where there is none", async () => {
      await store().load(someReferenceData({ customers: [aCustomer({ country: "FR" })] }));
      expect(await factsOf(store())).toMatchObject({ partner: aPartner(), market: null, riskProfile: null });
      expect(await factsOf(store(), { customerId: "" })).toMatchObject({ partner: aPartner(), customer: null });
      const nobody = await factsOf(store(), { partnerId: "no such partner", customerId: "no such customer" });
      expect(nobody).toMatchObject({ partner: null, customer: null, market: null });
      expect(nobody.creditLines.size).toBe(0);
    });
  });
}

function describeHoldings(store: () => Store): void {
  const owned = (id: number, changes: Partial<Subscription> = {}) =>
    aSubscription({
      id: `00000000-0000-4000-8000-00000000000${id}`,
      catalogItemId: ITEM,
      itemKind: "LICENCE",
      ...changes,
    });
  const load = (...subscriptions: readonly Subscription[]) => store().load(someReferenceData({ subscriptions }));
  const count = (partnerId: string, ...counts: readonly Count[]) =>
    store().transact(({ ledger }) => ledger.count(partnerId, counts));
  const holdings = async (query: Partial<FactQuery> = {}) =>
    (await factsOf(store(), { catalogItemIds: [ITEM], ...query })).holdings;
  const tally = (living: number, livingQuantity: number, ever: number) => ({ living, livingQuantity, ever });
  const NONE = tally(0, 0, 0);

  describe("holdings", () => {
    it("count subscriptions and quantities; those that have ended were once, and do not live", async () => {
      await load(
        owned(1, { status: "PENDING", quantity: 2 }),
        owned(2, { status: "ACTIVE", quantity: 3 }),
        owned(3, { status: "SUSPENDED", quantity: 4 }),
        owned(4, { status: "DELETED", quantity: 50 }),
        owned(5, { status: "EXPIRED", quantity: 60 }),
        owned(6, { catalogItemId: ITEM.toLowerCase(), quantity: 5 }),
      );
      const found = await holdings({ catalogItemIds: [ITEM.toLowerCase()] });
      const sum = tally(4, 14, 6);
      expect(found.ofItem(ITEM)).toEqual(sum);
      expect([found.ofCustomer(["LICENCE"]), found.ofPartner(["LICENCE"])]).toEqual([sum, sum]);
    });

    it("are kept apart by SKU, kind and customer", async () => {
      await load(
        owned(1, { quantity: 2 }),
        owned(2, { catalogItemId: "MS-AZR-0145P", itemKind: "LEGACY_AZURE" }),
        owned(3, { customerId: OTHER_CUSTOMER, quantity: 5 }),
      );
      const own = await holdings({ catalogItemIds: [ITEM, "MS-AZR-0145P"] });
      expect([own.ofItem(ITEM), own.ofItem("MS-AZR-0145P")]).toEqual([tally(1, 2, 1), tally(1, 1, 1)]);
      expect([own.ofCustomer(["LICENCE"]), own.ofCustomer(["LEGACY_AZURE"])]).toEqual([tally(1, 2, 1), tally(1, 1, 1)]);
      expect(own.ofCustomer(["LICENCE", "LEGACY_AZURE", "SAAS"])).toEqual(tally(2, 3, 2));
      expect(own.ofPartner(["LICENCE"])).toEqual(tally(2, 7, 2));
      const others = await holdings({ customerId: OTHER_CUSTOMER });
      expect([others.ofItem(ITEM), others.ofCustomer(["LEGACY_AZURE"])]).toEqual([tally(1, 5, 1), NONE]);
    });

    it("of a SKU are those of all its availabilities, named by any of them", async () => {
      const [product, sku] = aReservation().id.split(":");
      await load(
        owned(1, { catalogItemId: `${product}:${sku}:AAAAAAAAAAAA`, itemKind: "RESERVATION", quantity: 3 }),
        owned(2, { catalogItemId: `${product}:${sku}:BBBBBBBBBBBB`.toLowerCase(), itemKind: "RESERVATION" }),
        owned(3, { catalogItemId: `${product}:0001:AAAAAAAAAAAA`, itemKind: "RESERVATION" }),
      );
      const found = await holdings({ catalogItemIds: [aReservation().id] });
      expect(found.ofItem(aReservation().id)).toEqual(tally(2, 4, 2));
      expect(found.ofCustomer(["RESERVATION"])).toEqual(tally(3, 5, 3));
    });

    it("are those of one partner", async () => {
      await load(owned(1, { partnerId: OTHER_PARTNER }));
      const found = await holdings();
      expect([found.ofItem(ITEM), found.ofCustomer(["LICENCE"]), found.ofPartner(["LICENCE"])]).toEqual([
        NONE,
        NONE,
        NONE,
      ]);
    });

    it("follow what is loaded: once for the same subscription, and with its changes", async () => {
      const { quantity } = aSubscription();
      await load(owned(1), owned(2, { quantity: 9 }));
      await load(owned(1), owned(2, { quantity: 4 }), owned(2, { quantity: 7 }));
      expect((await holdings()).ofItem(ITEM)).toEqual(tally(2, quantity + 7, 2));
      await load(owned(2, { status: "EXPIRED", quantity: 7 }));
      expect((await holdings()).ofItem(ITEM)).toEqual(tally(1, quantity, 2));
      await load(owned(1, { customerId: OTHER_CUSTOMER }));
      expect((await holdings()).ofCustomer(["LICENCE"])).toEqual(tally(0, 0, 1));
      expect((await holdings()).ofPartner(["LICENCE"])).toEqual(tally(1, quantity, 2));
    });

    it("are moved by the ledger, up and down, and many times at once", async () => {
      const one: Count = { customerId: CUSTOMER_ID, itemKind: "LICENCE", sku: ITEM, ...tally(1, 5, 1) };
      const ofPartner: Count = { ...one, customerId: null, sku: null };
      await store().load(someReferenceData({ subscriptions: [] }));
      await Promise.all(Array.from({ length: 10 }, () => count(PARTNER_ID, one, ofPartner)));
      await count(PARTNER_ID, { ...one, ...tally(-1, -20, 0) });
      await count(OTHER_PARTNER, { ...one, ...tally(3, 3, 3) });
      await count(PARTNER_ID);
      const found = await holdings();
      expect([found.ofItem(ITEM), found.ofPartner(["LICENCE"])]).toEqual([tally(9, 30, 10), tally(10, 50, 10)]);
    });

    it("hold numbers beyond those of 32 bits", async () => {
      const most: Count = { customerId: null, itemKind: "LICENCE", sku: null, ...tally(1, 2_147_483_647, 1) };
      await store().load(someReferenceData({ subscriptions: [] }));
      for (let times = 0; times < 3; times += 1) await count(PARTNER_ID, most);
      expect((await holdings()).ofPartner(["LICENCE"])).toEqual(tally(3, 3 * 2_147_483_647, 3));
    });

    it("are told an audit as they are counted, of all partners", async () => {
      await load(owned(1, { quantity: 2 }), owned(1, { partnerId: OTHER_PARTNER, status: "DELETED" }));
      const counters = (partnerId: string, numbers: ReturnType<typeof tally>) => {
        const counter = { partnerId, itemKind: "LICENCE", ...numbers };
        return [
          { ...counter, customerId: CUSTOMER_ID, sku: ITEM },
          { ...counter, customerId: CUSTOMER_ID, sku: null },
          { ...counter, customerId: null, sku: null },
        ];
      };
      const found = await store().stores.audit.holdings();
      expect(found).toHaveLength(6);
      expect(found).toEqual(
        expect.arrayContaining([...counters(PARTNER_ID, tally(1, 2, 1)), ...counters(OTHER_PARTNER, tally(0, 0, 1))]),
      );
    });
  });
}
