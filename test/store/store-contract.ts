import { REFERENCE_KEYS, type ReferenceData, type ReferenceSection } from "../../src/model/reference-data.js";
import { ConcurrentChange, type Store } from "../../src/store/stores.js";
import {
  aCreditLine,
  aCustomer,
  aMarket,
  aSubscription,
  anInventory,
  anItem,
  anMpnProfile,
  aPartner,
  aRiskProfile,
  onlyFacts,
} from "../support/builders.js";
import { aCart, anOrder, anOrderRequest, PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";
import { writableStore } from "../support/writable-store.js";
import { describeAnswers } from "./answer-contract.js";
import { describeAudit } from "./audit-contract.js";
import { describeCarts } from "./cart-contract.js";
import { describeCustomers } from "./customer-contract.js";
import { describeFactReading, factsOf } from "./fact-reading-contract.js";
import { describeFacts } from "./facts-contract.js";
import { describeLists } from "./list-contract.js";
import { describeOrders } from "./order-contract.js";

/** What every implementation of a store must do. `open` opens one that has its tables and nothing in them. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = writableStore(await open());
    });
    afterEach(() => store.close());

    describeCarts(() => store);
    describeOrders(() => store);
    describeLists(() => store);
    describeFacts(() => store);
    describeCustomers(() => store);
    describeFactReading(() => store);
    describeAnswers(() => store);
    describeAudit(() => store);
    describeLeases(() => store);
    describeTransactions(() => store);
    describeSnapshots(() => store);
    describeReferenceData(() => store);

    it("answers a ping", async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}

function describeTransactions(store: () => Store): void {
  const cartIds = (ids: readonly string[]) => cartIdsOf(store(), ids);

  describe("transactions", () => {
    it("answer with what their work answers, and keep what it wrote", async () => {
      const answer = await store().transact(async (stores) => {
        await stores.carts.insert(aCart({ id: "cart-1" }));
        return "done";
      });
      expect(answer).toBe("done");
      expect(await cartIds(["cart-1"])).toEqual(["cart-1"]);
    });

    it("see their own writes", async () => {
      const seen = await store().transact(async (stores) => {
        await stores.carts.insert(aCart({ id: "cart-1", version: 1 }));
        await stores.carts.update(aCart({ id: "cart-1", version: 2 }), 1);
        const read = (await stores.carts.byIds(PARTNER_ID, ["cart-1"])).get("cart-1");
        const locked = await stores.carts.lock(PARTNER_ID, "cart-1");
        return [read?.version, locked?.version];
      });
      expect(seen).toEqual([2, 2]);
    });

    it("keep nothing of work that throws, whatever it wrote", async () => {
      await store().load(
        someReferenceData({ inventory: [anInventory({ available: 5 })], creditLines: [aCreditLine({ used: "0" })] }),
      );
      const counters = await store().stores.audit.holdings();
      const failing = store().transact(async (stores) => {
        await stores.carts.insert(aCart());
        await stores.orders.insert([anOrder()]);
        await stores.orderRequests.insert([anOrderRequest()]);
        await stores.subscriptions.insert([aSubscription({ id: "00000000-0000-4000-8000-000000000001" })]);
        await stores.ledger.takeStock(anItem().id, 2);
        await stores.ledger.count(PARTNER_ID, [{ ...counters[0]!, living: 1 }]);
        await stores.ledger.setCreditUsed(aCreditLine({ used: "0" }), "100");
        await stores.answers.insert(anAnswer());
        throw new Error("the last step failed");
      });
      await expect(failing).rejects.toThrow("the last step failed");
      const { stores } = store();
      expect((await stores.carts.byIds(PARTNER_ID, [aCart().id])).size).toBe(0);
      expect((await stores.orders.byIds(PARTNER_ID, [anOrder().id])).size).toBe(0);
      expect(await stores.orderRequests.byCart(aCart().id)).toEqual([]);
      expect((await stores.subscriptions.ofPartner(PARTNER_ID, [NEW_SUBSCRIPTION])).size).toBe(0);
      expect((await stores.inventory.byItems([anItem().id])).get(anItem().id)?.available).toBe(5);
      expect((await stores.ledger.creditLines(PARTNER_ID)).get("USD")?.used).toBe("0");
      expect(await stores.audit.holdings()).toEqual(counters);
      expect(await stores.answers.find(PARTNER_ID, "createCart", "key-1")).toBeNull();
    });

    it("run no work again that failed for another reason than a concurrent change", async () => {
      let attempts = 0;
      const failing = store().transact(async () => {
        attempts += 1;
        throw new Error("broken");
      });
      await expect(failing).rejects.toThrow("broken");
      expect(attempts).toBe(1);
    });

    it("run work again from its start when it met a concurrent change, without what it had written before", async () => {
      let attempts = 0;
      const answer = await store().transact(async (stores) => {
        attempts += 1;
        await stores.carts.insert(aCart({ id: "cart-1" }));
        if (attempts < 3) throw new ConcurrentChange("A cart");
        return attempts;
      });
      expect(answer).toBe(3);
      expect(await cartIds(["cart-1"])).toEqual(["cart-1"]);
    });

    it("give up on work that meets concurrent changes again and again", async () => {
      let attempts = 0;
      const failing = store().transact(async (stores) => {
        attempts += 1;
        await stores.carts.insert(aCart({ id: `cart-${attempts}` }));
        throw new ConcurrentChange("A cart");
      });
      await expect(failing).rejects.toThrow(ConcurrentChange);
      expect(attempts).toBeGreaterThan(1);
      expect(attempts).toBeLessThanOrEqual(15);
      expect(await cartIds(["cart-1", `cart-${attempts}`])).toEqual([]);
    });

    it("lose no change when many of them change one cart at once", async () => {
      await store().stores.carts.insert(aCart({ version: 1 }));
      const change = () =>
        store().transact(async (stores) => {
          const cart = await stores.carts.lock(PARTNER_ID, aCart().id);
          await stores.carts.update({ ...cart!, version: cart!.version + 1 }, cart!.version);
        });
      await Promise.all(Array.from({ length: 20 }, change));
      const cart = (await store().stores.carts.byIds(PARTNER_ID, [aCart().id])).get(aCart().id);
      expect(cart?.version).toBe(21);
    });

    it("never take more than there is when many of them take from one stock at once", async () => {
      await store().load(someReferenceData({ inventory: [anInventory({ available: 5 })] }));
      const take = () => store().transact(({ ledger }) => ledger.takeStock(anItem().id, 2));
      const outcomes = await Promise.allSettled([take(), take(), take(), take()]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      expect((await store().stores.inventory.byItems([anItem().id])).get(anItem().id)?.available).toBe(1);
    });
  });
}

function describeSnapshots(store: () => Store): void {
  describe("snapshots", () => {
    it("answer with what their work answers, and what they read stays the same", async () => {
      await store().stores.carts.insert(aCart());
      const seen = await store().snapshot(async (stores) => [
        await stores.audit.carts("", 10),
        await stores.carts.byIds(PARTNER_ID, [aCart().id]),
        await stores.audit.carts("", 10),
      ]);
      expect(seen[0]).toHaveLength(1);
      expect(seen[2]).toEqual(seen[0]);
      expect(seen[1]).toEqual(new Map([[aCart().id, aCart()]]));
    });

    it("tell of what fails in them, and the store goes on", async () => {
      const failing = store().snapshot(async () => {
        throw new Error("a contradiction");
      });
      await expect(failing).rejects.toThrow("a contradiction");
      await store().stores.carts.insert(aCart());
      expect(await cartIdsOf(store(), [aCart().id])).toEqual([aCart().id]);
    });
  });
}

function describeLeases(store: () => Store): void {
  const at = (second: number) => `2026-03-01T09:30:${String(second).padStart(2, "0")}.000Z`;
  const take = (holder: string, now: number, until: number, name = "work") =>
    store().transact(({ leases }) => leases.take(name, holder, at(now), at(until)));
  const release = (holder: string) => store().transact(({ leases }) => leases.release("work", holder));

  describe("leases", () => {
    it("are one holder's until they run out", async () => {
      expect(await take("one", 0, 10)).toBe(true);
      expect(await take("other", 9, 20)).toBe(false);
      expect(await take("other", 10, 20)).toBe(true);
      expect(await take("one", 19, 30)).toBe(false);
    });

    it("can be prolonged by their holder, also after they ran out", async () => {
      await take("one", 0, 10);
      expect(await take("one", 5, 15)).toBe(true);
      expect(await take("other", 14, 20)).toBe(false);
      expect(await take("one", 40, 50)).toBe(true);
      expect(await take("other", 49, 59)).toBe(false);
    });

    it("can be given back by their holder, and by nobody else", async () => {
      await take("one", 0, 10);
      await release("other");
      expect(await take("other", 1, 10)).toBe(false);
      await release("one");
      expect(await take("other", 1, 10)).toBe(true);
    });

    it("of other work are others", async () => {
      expect(await take("one", 0, 10, "work")).toBe(true);
      expect(await take("other", 0, 10, "other work")).toBe(true);
    });

    it("go to one of many that want them at once", async () => {
      const holders = Array.from({ length: 8 }, (_, index) => `holder ${index}`);
      const taken = await Promise.all(holders.map((holder) => take(holder, 0, 10)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });
}

async function cartIdsOf(store: Store, ids: readonly string[]): Promise<string[]> {
  return [...(await store.stores.carts.byIds(PARTNER_ID, ids)).keys()];
}

const NEW_SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";

function anAnswer() {
  return {
    partnerId: PARTNER_ID,
    mutation: "createCart",
    key: "key-1",
    inputHash: "hash",
    answer: {},
    creationTimeStamp: "2026-03-01T09:30:00.000Z",
  };
}

function describeReferenceData(store: () => Store): void {
  describe("reference data", () => {
    it("is absent from a new store, and there once it is loaded", async () => {
      expect(await store().hasReferenceData()).toBe(false);
      await store().load(someReferenceData());
      expect(await store().hasReferenceData()).toBe(true);
    });

    it("comes out as it was loaded", async () => {
      const data = someReferenceData({
        inventory: [anInventory({ available: 3, restrictions: ["closed"], endsWithStock: false })],
      });
      await store().load(data);
      expect(await readAll(store())).toEqual({
        market: data.markets[0],
        items: data.catalogItems,
        inventory: data.inventory[0],
        partner: data.partners[0],
        customer: data.customers[0],
        subscriptions: data.subscriptions,
        profile: data.mpnProfiles[0],
        creditLine: data.creditLines[0],
      });
    });

    it("loaded again is the same", async () => {
      const data = someReferenceData({ inventory: [anInventory({ available: 3 })] });
      await store().load(data);
      const before = await readAll(store());
      await store().load(data);
      expect(await readAll(store())).toEqual(before);
    });

    it("replaces what has the same id", async () => {
      await store().load(someReferenceData({ inventory: [anInventory({ available: 3 })] }));
      await store().load(
        someReferenceData({
          markets: [aMarket({ defaultCurrency: "EUR" })],
          catalogItems: [anItem({ title: "A new title" })],
          inventory: [anInventory({ available: null, restrictions: ["closed"], endsWithStock: false })],
          partners: [aPartner({ programStatus: "SUSPENDED" })],
          customers: [aCustomer({ name: "A new name" })],
          subscriptions: [aSubscription({ status: "SUSPENDED" })],
          mpnProfiles: [anMpnProfile({ hasSignedAgreement: false })],
          creditLines: [aCreditLine({ limit: "1", used: "0.5", minimumThreshold: "0.25" })],
        }),
      );
      expect(await readAll(store())).toMatchObject({
        market: { defaultCurrency: "EUR" },
        inventory: { available: null, restrictions: ["closed"], endsWithStock: false },
        partner: { programStatus: "SUSPENDED" },
        customer: { name: "A new name" },
        subscriptions: [{ status: "SUSPENDED" }],
        profile: { hasSignedAgreement: false },
        creditLine: { limit: "1", used: "0.5", minimumThreshold: "0.25" },
      });
      const [found] = await store().stores.catalog.search(["new", "title"], { limit: 10, after: null });
      expect(found?.title).toBe("A new title");
    });

    it("tells how many rows of each section were new", async () => {
      const first = someReferenceData({ inventory: [anInventory({ available: 3 })], riskProfiles: [aRiskProfile()] });
      const load = (data: ReferenceData) => store().transact((stores) => stores.reference.load(data));
      expect(await load(first)).toEqual({
        ...NONE,
        markets: 1,
        catalogItems: 3,
        inventory: 1,
        partners: 1,
        customers: 1,
        relations: 1,
        subscriptions: 1,
        mpnProfiles: 1,
        creditLines: 1,
        riskProfiles: 1,
      });
      const customers = [aCustomer({ name: "A new name" }), aCustomer({ id: "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796" })];
      const purchaseSystems = [{ name: "OMS", closedCountries: [] }];
      const purchaseAccounts = [{ purchaseSystem: "OMS", customerId: aCustomer().id, closedBecause: null }];
      expect(await load({ ...first, customers, purchaseSystems, purchaseAccounts })).toEqual({
        ...NONE,
        customers: 1,
        purchaseSystems: 1,
        purchaseAccounts: 1,
      });
    });

    it("knows the keys of the rows of each section", async () => {
      const data = someReferenceData({
        catalogItems: [anItem({ id: "00000000-0000-4000-8000-00000000e001" }), anItem()],
        inventory: [anInventory({ available: 3 })],
        riskProfiles: [aRiskProfile()],
        purchaseSystems: [{ name: "OMS", closedCountries: [] }],
        purchaseAccounts: [{ purchaseSystem: "OMS", customerId: aCustomer().id, closedBecause: null }],
      });
      const { reference } = store().stores;
      expect(await reference.keysOf("markets")).toEqual(new Set());
      await store().load(data);
      const keysOf = (section: ReferenceSection) =>
        new Set((data[section] as readonly never[]).map((row) => REFERENCE_KEYS[section](row)));
      for (const section of Object.keys(REFERENCE_KEYS) as ReferenceSection[]) {
        expect(await reference.keysOf(section)).toEqual(keysOf(section));
      }
    });

    it("leaves alone what the new data does not name", async () => {
      await store().load(someReferenceData());
      await store().load(onlyFacts());
      expect((await store().stores.catalog.byIds([anItem().id])).size).toBe(1);
      expect(await store().stores.parties.partner(PARTNER_ID)).not.toBeNull();
    });

    it("is loaded as a whole or not at all", async () => {
      const data = someReferenceData();
      const unusable = { ...aCreditLine(), limit: null as unknown as string };
      await expect(store().load({ ...data, creditLines: [unusable] })).rejects.toThrow();
      expect(await store().hasReferenceData()).toBe(false);
      expect((await store().stores.catalog.byIds([anItem().id])).size).toBe(0);
    });
  });
}

/** How many rows are new when none is. */
const NONE = Object.fromEntries(Object.keys(REFERENCE_KEYS).map((section) => [section, 0]));

async function readAll(store: Store) {
  const { stores } = store;
  const { catalogItems, mpnProfiles } = someReferenceData();
  const found = await stores.catalog.byIds(catalogItems.map((item) => item.id));
  const mpnIds = mpnProfiles.map(({ mpnId }) => mpnId);
  const facts = await factsOf(store, { subscriptionIds: [aSubscription().id], mpnIds });
  return {
    market: await stores.parties.market("US"),
    items: catalogItems.map((item) => found.get(item.id)),
    inventory: (await stores.inventory.byItems([anItem().id])).get(anItem().id),
    partner: await stores.parties.partner(PARTNER_ID),
    customer: (await stores.customers.byIds(PARTNER_ID, [aCustomer().id])).get(aCustomer().id),
    subscriptions: [...facts.subscriptions.values()],
    profile: facts.mpnProfiles.get(mpnProfiles[0]!.mpnId),
    creditLine: (await stores.ledger.creditLines(PARTNER_ID)).get("USD"),
  };
}
