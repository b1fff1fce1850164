import type { Subscription } from "../../src/model/subscription.js";
import { type SubscriptionFilter, ConcurrentChange, type PageRequest, type Store } from "../../src/store/stores.js";
import {
  aCreditLine,
  aCustomer,
  aMarket,
  anAddon,
  aSubscription,
  anInventory,
  anItem,
  aPartner,
  aReservation,
} from "../support/builders.js";
import { CUSTOMER_ID, PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";
import { factsOf } from "./fact-reading-contract.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const OTHER_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";
const ITEM = anItem().id;

/** What rules judge by: catalog, inventory, subscriptions and parties, each from a store of its own. */
export function describeFacts(store: () => Store): void {
  describeCatalog(store);
  describeSearch(store);
  describeInventory(store);
  describeSubscriptions(store);
  describeSubscriptionLists(store);
  describeParties(store);
  describeCredit(store);
}

function describeCatalog(store: () => Store): void {
  const { id, productId, skuId } = aReservation();
  const older = aReservation({ id: `${productId}:${skuId}:AAAAAAAAAAAA`, availabilityId: "AAAAAAAAAAAA" });
  const british = aReservation({ id: `${productId}:${skuId}:BBBBBBBBBBBB`, country: "GB" });
  const otherSku = aReservation({ id: `${productId}:0001:CCCCCCCCCCCC`, skuId: "0001" });

  describe("catalog items", () => {
    it("are found by ids in any letter case, under the key of the id", async () => {
      await store().load(someReferenceData());
      const found = await store().stores.catalog.byIds([id.toLowerCase(), ITEM.toLowerCase(), "no such item"]);
      expect([...found.keys()].sort()).toEqual([ITEM, id].sort());
      expect(found.get(id)).toEqual(aReservation());
    });

    it("come out as they went in when their ids have small letters", async () => {
      const item = anItem({ id: "00000000-0000-4000-8000-00000000e001", listPrices: [], description: "Ünï ☃" });
      await store().load(someReferenceData({ catalogItems: [item] }));
      expect((await store().stores.catalog.byIds([item.id])).get(item.id.toUpperCase())).toEqual(item);
    });

    it("are none for no ids", async () => {
      await store().load(someReferenceData());
      expect((await store().stores.catalog.byIds([])).size).toBe(0);
    });

    it("have current ids for each product and SKU, in the country that is asked for", async () => {
      await store().load(someReferenceData({ catalogItems: [aReservation(), older, british, otherSku] }));
      const asked = [`${productId}:${skuId}`, `${productId}:0001`, `${productId}:9999`];
      expect(await store().stores.catalog.currentIds(asked, "US")).toEqual(
        new Map([
          [`${productId}:${skuId}`, [older.id, id]],
          [`${productId}:0001`, [otherSku.id]],
        ]),
      );
      expect(await store().stores.catalog.currentIds(asked, "GB")).toEqual(
        new Map([[`${productId}:${skuId}`, [british.id]]]),
      );
      expect(await store().stores.catalog.currentIds([], "US")).toEqual(new Map());
    });

    it("have current ids by products in upper case, however the catalog spells them", async () => {
      const item = aReservation({ id: "abc:001x:def", productId: "abc", skuId: "001x" });
      await store().load(someReferenceData({ catalogItems: [item] }));
      expect(await store().stores.catalog.currentIds(["ABC:001X"], "US")).toEqual(new Map([["ABC:001X", [item.id]]]));
    });
  });
}

function describeSearch(store: () => Store): void {
  const search = async (words: readonly string[], after: readonly [string, string] | null = null, limit = 100) =>
    (await store().stores.catalog.search(words, { limit, after })).map((item) => item.title);
  const load = (...titles: readonly string[]) =>
    store().load(
      someReferenceData({
        catalogItems: titles.map((title, index) =>
          anItem({ id: `ITEM-${index}`, title, productType: "Type", productSubType: "Sub", publisherName: "Press" }),
        ),
      }),
    );

  describe("the search of the catalog", () => {
    it("finds items in which every word occurs, in any letter case and any place", async () => {
      await load("Alpha One", "Alpha Two", "Beta One");
      expect(await search([])).toEqual(["Alpha One", "Alpha Two", "Beta One"]);
      expect(await search(["ALPHA"])).toEqual(["Alpha One", "Alpha Two"]);
      expect(await search(["one", "alph"])).toEqual(["Alpha One"]);
      expect(await search(["alpha", "beta"])).toEqual([]);
    });

    it.each(["item-0", "TYPE", "sub", "press"])("looks at id, types and publisher as well: %s", async (word) => {
      await load("Alpha");
      expect(await search([word])).toEqual(["Alpha"]);
    });

    it("ignores the letter case of letters beyond ASCII", async () => {
      await load("Ärger Ünique");
      expect(await search(["ÄRGER", "ünique"])).toEqual(["Ärger Ünique"]);
    });

    it("finds an accent that is part of its letter by one that follows it, and the other way round", async () => {
      await load("A\u030angstro\u0308m decomposed", "\u00c5ngstr\u00f6m composed");
      const both = ["A\u030angstro\u0308m decomposed", "\u00c5ngstr\u00f6m composed"];
      for (const word of ["a\u030angstro\u0308m", "\u00e5NGSTR\u00d6M", "\u00f6m"]) {
        expect(await search([word])).toEqual(both);
      }
    });

    it.each([
      ["%", "100% pure", "plain"],
      ["_", "snake_case", "snakeXcase"],
      ["\\", "back\\slash", "backslash"],
      ["100\\%", "100\\% both", "100%"],
      ["'", "it's", "its"],
      ["a%e", "a%e", "abcde"],
      ["b_t", "b_t", "bet"],
    ])("takes %s to the letter", async (word, title, other) => {
      await load(other, title);
      expect(await search([word])).toEqual([title]);
    });

    it("has items by title, those of one title by id, and goes on behind any of them", async () => {
      await load("B", "A", "B", "C", "B");
      expect(await search([])).toEqual(["A", "B", "B", "B", "C"]);
      const page = { limit: 2, after: ["B", "ITEM-0"] } as const;
      expect((await store().stores.catalog.search([], page)).map((item) => item.id)).toEqual(["ITEM-2", "ITEM-4"]);
      expect(await search([], ["B", "ITEM-4"])).toEqual(["C"]);
      expect(await search([], ["C", "ITEM-3"])).toEqual([]);
      expect(await search([], null, 1)).toEqual(["A"]);
    });
  });
}

function describeInventory(store: () => Store): void {
  const load = (available: number | null, restrictions: readonly string[] = []) =>
    store().load(someReferenceData({ inventory: [anInventory({ available, restrictions })] }));
  const available = async () => (await store().stores.inventory.byItems([ITEM])).get(ITEM)?.available;
  const take = (catalogItemId: string, units: number) =>
    store().transact(({ ledger }) => ledger.takeStock(catalogItemId, units));

  describe("inventory", () => {
    it("comes out as it went in, under ids in any letter case; items without are absent", async () => {
      await load(5, ["Location japanwest"]);
      const expected = new Map([
        [ITEM, anInventory({ available: 5, restrictions: ["Location japanwest"], endsWithStock: false })],
      ]);
      const ids = [ITEM.toLowerCase(), anAddon().id];
      expect(await store().stores.inventory.byItems(ids)).toEqual(expected);
    });

    it("is locked within a transaction, of items that there are and that there are not", async () => {
      await load(5);
      const locks = store().transact(async ({ inventory, ledger }) => {
        await inventory.lock([ITEM.toLowerCase(), anAddon().id]);
        await inventory.lock([]);
        await ledger.takeStock(ITEM, 1);
      });
      await expect(locks).resolves.toBeUndefined();
      expect(await available()).toBe(4);
    });

    it("says whether the item ends with its stock", async () => {
      await store().load(someReferenceData({ inventory: [anInventory({ available: 1, endsWithStock: true })] }));
      expect((await store().stores.inventory.byItems([ITEM])).get(ITEM)?.endsWithStock).toBe(true);
    });

    it("is none for no ids", async () => {
      await load(5);
      expect((await store().stores.inventory.byItems([])).size).toBe(0);
    });

    it("is taken down to nothing, and never below", async () => {
      await load(5);
      await take(ITEM.toLowerCase(), 3);
      expect(await available()).toBe(2);
      await expect(take(ITEM, 3)).rejects.toThrow(ConcurrentChange);
      expect(await available()).toBe(2);
      await take(ITEM, 2);
      expect(await available()).toBe(0);
      await expect(take(ITEM, 1)).rejects.toThrow(ConcurrentChange);
    });

    it("is given back by taking less than nothing, even when there is none left", async () => {
      await load(0);
      await take(ITEM, -3);
      expect(await available()).toBe(3);
    });

    it("of an item that is restricted and not counted cannot be taken", async () => {
      await load(null, ["Location japanwest"]);
      await expect(take(ITEM, 1)).rejects.toThrow(ConcurrentChange);
      expect(await available()).toBeNull();
    });

    it("of an item that has none cannot be taken", async () => {
      await load(5);
      await expect(take("no such item", 1)).rejects.toThrow(ConcurrentChange);
    });

    it.each([null, "absent"])("can be given back to an item that is no longer counted (%s)", async (after) => {
      await load(after === null ? null : 5);
      const id = after === null ? ITEM : "no such item";
      await expect(take(id, -1)).resolves.toBeUndefined();
      expect(await available()).toBe(after === null ? null : 5);
    });
  });
}

function describeSubscriptions(store: () => Store): void {
  const full = aSubscription({
    id: "0a0b0c0d-0000-4000-8000-00000000000f",
    parentId: "97555B61-7461-477A-A98C-9C76148783E4",
    coreQuotas: [{ armRegionName: "eastus2", limit: 100, used: 60 }],
    orderId: "order-1",
  });
  const key = full.id.toUpperCase();
  const find = async (id: string, customerId = CUSTOMER_ID, partnerId = PARTNER_ID) =>
    (await factsOf(store(), { partnerId, customerId, subscriptionIds: [id] })).subscriptions.get(id.toUpperCase()) ??
    null;

  describe("subscriptions", () => {
    it("come out as they went in, under ids in any letter case", async () => {
      await store().stores.subscriptions.insert([full]);
      expect(await find(full.id)).toEqual(full);
      expect(await find(key)).toEqual(full);
    });

    it("are inserted several at a time, or none", async () => {
      await store().stores.subscriptions.insert([full, aSubscription()]);
      await store().stores.subscriptions.insert([]);
      expect(
        (await store().stores.subscriptions.ofPartner(PARTNER_ID, [full.id, aSubscription().id, "none"])).size,
      ).toBe(2);
      expect((await store().stores.subscriptions.ofPartner(PARTNER_ID, [])).size).toBe(0);
    });

    it("of another customer or another partner look like subscriptions that do not exist", async () => {
      await store().stores.subscriptions.insert([full]);
      expect(await find(full.id, OTHER_CUSTOMER)).toBeNull();
      expect(await find(full.id, CUSTOMER_ID, OTHER_PARTNER)).toBeNull();
    });

    it("are the partner's own: each partner has one of the same id", async () => {
      await store().stores.subscriptions.insert([full, { ...full, partnerId: OTHER_PARTNER, status: "SUSPENDED" }]);
      await store().stores.subscriptions.update({ ...full, status: "EXPIRED" });
      await store().stores.subscriptions.delete(OTHER_PARTNER, [full.id]);
      expect((await find(full.id))?.status).toBe("EXPIRED");
      expect(await find(full.id, CUSTOMER_ID, OTHER_PARTNER)).toBeNull();
    });

    it("change as a whole", async () => {
      await store().stores.subscriptions.insert([full]);
      const changed: Subscription = { ...full, status: "DELETED", quantity: 9, coreQuotas: [] };
      await store().stores.subscriptions.update(changed);
      expect(await find(full.id)).toEqual(changed);
      expect(await store().stores.subscriptions.ofPartner(PARTNER_ID, [full.id])).toEqual(new Map([[key, changed]]));
    });

    it("are deleted by ids in any letter case, and others stay", async () => {
      await store().stores.subscriptions.insert([full, aSubscription()]);
      await store().stores.subscriptions.delete(PARTNER_ID, [key, "no such subscription"]);
      await store().stores.subscriptions.delete(PARTNER_ID, []);
      expect(await find(full.id)).toBeNull();
      expect(await find(aSubscription().id)).toEqual(aSubscription());
    });
  });
}

function describeSubscriptionLists(store: () => Store): void {
  const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
  const insert = (...subscriptions: readonly Partial<Subscription>[]) =>
    store().stores.subscriptions.insert(
      subscriptions.map((changes, index) => aSubscription({ id: id(index), ...changes })),
    );
  const ids = (subscriptions: Iterable<Subscription>) => [...subscriptions].map((subscription) => subscription.id);
  const page = async (filter: Partial<SubscriptionFilter> = {}, request: Partial<PageRequest> = {}) => {
    const all = { partnerId: PARTNER_ID, customerId: null, orderId: null };
    return ids(await store().stores.subscriptions.page({ ...all, ...filter }, { limit: 100, after: null, ...request }));
  };
  const due = async (now: string, limit = 100) =>
    (await store().stores.subscriptions.due("registration", now, now, limit)).map((row) => row.id);

  describe("subscriptions, without a look at the customer,", () => {
    it("are found among the partner's by ids in any letter case", async () => {
      await insert(
        { id: "0a000000-0000-4000-8000-000000000000" },
        { customerId: OTHER_CUSTOMER },
        { partnerId: OTHER_PARTNER },
      );
      const wanted = ["0A000000-0000-4000-8000-000000000000", id(1), id(2), "no such subscription"];
      const found = await store().stores.subscriptions.ofPartner(PARTNER_ID, wanted);
      expect([...found.keys()].sort()).toEqual([id(1), wanted[0]]);
      expect(found.get(wanted[0]!)).toEqual(aSubscription({ id: "0a000000-0000-4000-8000-000000000000" }));
      expect((await store().stores.subscriptions.ofPartner(PARTNER_ID, [])).size).toBe(0);
    });

    it("are locked by id, in any letter case, for their partner only", async () => {
      const subscription = aSubscription({ id: "0a000000-0000-4000-8000-000000000000" });
      await store().stores.subscriptions.insert([subscription]);
      const lock = (partnerId: string, one: string) =>
        store().transact((stores) => stores.subscriptions.lock(partnerId, one));
      expect(await lock(PARTNER_ID, subscription.id.toUpperCase())).toEqual(subscription);
      expect(await lock(OTHER_PARTNER, subscription.id)).toBeNull();
      expect(await lock(PARTNER_ID, "no such subscription")).toBeNull();
    });

    it("have children: what names them as parent, in any letter case, of the same partner", async () => {
      const parentId = "0a000000-0000-4000-8000-000000000000";
      await insert(
        { parentId },
        { parentId: parentId.toUpperCase() },
        { parentId: id(0) },
        { parentId: null },
        { parentId, partnerId: OTHER_PARTNER },
      );
      const children = async (one: string) =>
        ids(await store().stores.subscriptions.children(PARTNER_ID, [one])).sort();
      expect(await children(parentId.toUpperCase())).toEqual([id(0), id(1)]);
      expect(await children(parentId)).toEqual([id(0), id(1)]);
      expect(await children(id(3))).toEqual([]);
    });

    it("have the children of several at once, and none for none", async () => {
      await insert({ parentId: id(8) }, { parentId: id(9) }, { parentId: id(7) });
      const { subscriptions } = store().stores;
      expect(ids(await subscriptions.children(PARTNER_ID, [id(8), id(9)])).sort()).toEqual([id(0), id(1)]);
      expect(await subscriptions.children(PARTNER_ID, [])).toEqual([]);
    });

    it("have children after they have been hung elsewhere", async () => {
      await insert({ parentId: id(8) });
      await store().stores.subscriptions.update(aSubscription({ id: id(0), parentId: id(9) }));
      expect(await store().stores.subscriptions.children(PARTNER_ID, [id(8)])).toEqual([]);
      expect(ids(await store().stores.subscriptions.children(PARTNER_ID, [id(9)]))).toEqual([id(0)]);
    });
  });

  describe("pages of subscriptions", () => {
    const at = (minute: number) => ({ creationTimeStamp: `2026-03-01T09:0${minute}:00.000Z` });

    it("begin with the newest, and have those of one moment in order of their ids", async () => {
      await insert(at(1), at(2), at(2), at(3));
      expect(await page()).toEqual([id(3), id(2), id(1), id(0)]);
      expect(await page({}, { limit: 2 })).toEqual([id(3), id(2)]);
    });

    it("go on behind any subscription, in the midst of subscriptions of one moment as well", async () => {
      await insert(at(1), at(2), at(2), at(2), at(3));
      expect(await page({}, { after: [at(2).creationTimeStamp, id(3)] })).toEqual([id(2), id(1), id(0)]);
      expect(await page({}, { limit: 1, after: [at(2).creationTimeStamp, id(2)] })).toEqual([id(1)]);
      expect(await page({}, { after: [at(1).creationTimeStamp, id(0)] })).toEqual([]);
    });

    it("have subscriptions of the partner only, and of the customer and the order that are asked for", async () => {
      await insert(
        { orderId: "order-1" },
        { customerId: OTHER_CUSTOMER, orderId: "order-1" },
        {},
        { partnerId: OTHER_PARTNER },
      );
      expect(await page()).toEqual([id(2), id(1), id(0)]);
      expect(await page({ customerId: CUSTOMER_ID })).toEqual([id(2), id(0)]);
      expect(await page({ orderId: "order-1" })).toEqual([id(1), id(0)]);
      expect(await page({ orderId: "ORDER-1" })).toEqual([id(1), id(0)]);
      expect(await page({ orderId: "order-1", customerId: OTHER_CUSTOMER })).toEqual([id(1)]);
      expect(await page({ partnerId: OTHER_PARTNER })).toEqual([id(3)]);
    });
  });

  describe("subscriptions that are due", () => {
    it("are due from their time on, the oldest first, whoever's they are, and no more than asked for", async () => {
      await insert(
        { dueTimeStamp: "2026-03-01T10:00:00.000Z" },
        { dueTimeStamp: "2026-03-01T09:00:00.000Z" },
        { dueTimeStamp: null },
        { dueTimeStamp: "2026-03-01T09:30:00.000Z", partnerId: OTHER_PARTNER },
      );
      expect(await due("2026-03-01T08:59:59.999Z")).toEqual([]);
      expect(await due("2026-03-01T09:30:00.000Z")).toEqual([id(1), id(3)]);
      expect(await due("2026-03-02T00:00:00.000Z")).toEqual([id(1), id(3), id(0)]);
      expect(await due("2026-03-02T00:00:00.000Z", 1)).toEqual([id(1)]);
    });

    it("are due no more once their time is taken away", async () => {
      await insert({ dueTimeStamp: "2026-03-01T09:00:00.000Z" });
      await store().stores.subscriptions.update(aSubscription({ id: id(0), dueTimeStamp: null }));
      expect(await due("2026-03-02T00:00:00.000Z")).toEqual([]);
    });
  });
}

function describeParties(store: () => Store): void {
  describe("parties", () => {
    it("are found by id, and null when there are none", async () => {
      await store().load(someReferenceData({ markets: [aMarket(), aMarket({ country: "GB" })] }));
      expect(await store().stores.parties.partner(PARTNER_ID)).toEqual(aPartner());
      expect(await store().stores.parties.partner(OTHER_PARTNER)).toBeNull();
      expect(await store().stores.parties.market("GB")).toEqual(aMarket({ country: "GB" }));
      expect(await store().stores.parties.market("FR")).toBeNull();
    });

    it("have a customer for a partner with a relation to it, and for no other", async () => {
      const customers = [aCustomer(), aCustomer({ id: OTHER_CUSTOMER, name: "Unrelated" })];
      await store().load(someReferenceData({ partners: [aPartner(), aPartner({ id: OTHER_PARTNER })], customers }));
      const customer = async (partnerId: string, id: string) =>
        (await store().stores.customers.byIds(partnerId, [id])).get(id) ?? null;
      expect(await customer(PARTNER_ID, CUSTOMER_ID)).toEqual(aCustomer());
      expect(await customer(OTHER_PARTNER, CUSTOMER_ID)).toBeNull();
      expect(await customer(PARTNER_ID, OTHER_CUSTOMER)).toBeNull();
    });

    it("have purchase systems by name, and accounts by system and customer, and null for any other", async () => {
      const system = { name: "OMS", closedCountries: ["GB", "FR"] };
      const account = { purchaseSystem: "OMS", customerId: CUSTOMER_ID, closedBecause: "Fraud." };
      const open = { purchaseSystem: "Modern", customerId: CUSTOMER_ID, closedBecause: null };
      await store().load(someReferenceData({ purchaseSystems: [system], purchaseAccounts: [account, open] }));
      const { parties } = store().stores;
      expect(await parties.purchaseSystem("OMS")).toEqual(system);
      expect(await parties.purchaseSystem("Modern")).toBeNull();
      expect(await parties.purchaseAccount("OMS", CUSTOMER_ID)).toEqual(account);
      expect(await parties.purchaseAccount("Modern", CUSTOMER_ID)).toEqual(open);
      expect(await parties.purchaseAccount("OMS", OTHER_CUSTOMER)).toBeNull();
    });

    it("let a partner be locked within a transaction, be it known or not", async () => {
      await store().load(someReferenceData());
      const locks = store().transact(async (stores) => {
        await stores.parties.lockPartner(PARTNER_ID);
        await stores.parties.lockPartner(OTHER_PARTNER);
        return "locked";
      });
      await expect(locks).resolves.toBe("locked");
    });
  });
}

function describeCredit(store: () => Store): void {
  const used = async (currency = "USD", partnerId = PARTNER_ID) =>
    (await store().stores.ledger.creditLines(partnerId)).get(currency)?.used;
  const exact = aCreditLine({ limit: "12345678901234567890.12345678901", used: "0.30", minimumThreshold: "0.1" });

  describe("credit", () => {
    it("comes out as it went in, to the last digit, by currency and for its partner only", async () => {
      const euro = aCreditLine({ currencyCode: "EUR", limit: "5" });
      const foreign = aCreditLine({ partnerId: OTHER_PARTNER });
      await store().load(someReferenceData({ creditLines: [exact, euro, foreign] }));
      expect(await store().stores.ledger.creditLines(PARTNER_ID)).toEqual(
        new Map([
          ["USD", exact],
          ["EUR", euro],
        ]),
      );
      expect((await store().stores.ledger.creditLines("no such partner")).size).toBe(0);
    });

    it("is used when the stored use is what the caller saw, in that currency and for that partner only", async () => {
      const euro = aCreditLine({ currencyCode: "EUR", used: "0.30" });
      const foreign = aCreditLine({ partnerId: OTHER_PARTNER, used: "0.30" });
      await store().load(someReferenceData({ creditLines: [exact, euro, foreign] }));
      await store().stores.ledger.setCreditUsed(exact, "0.60000000000000000001");
      expect(await used()).toBe("0.60000000000000000001");
      expect(await used("EUR")).toBe("0.30");
      expect(await used("USD", OTHER_PARTNER)).toBe("0.30");
    });

    it("is not used when somebody else used it meanwhile", async () => {
      await store().load(someReferenceData({ creditLines: [exact] }));
      await store().stores.ledger.setCreditUsed(exact, "1");
      await expect(store().stores.ledger.setCreditUsed(exact, "2")).rejects.toThrow(ConcurrentChange);
      expect(await used()).toBe("1");
    });

    it("is not used where there is no line", async () => {
      await store().load(someReferenceData({ creditLines: [] }));
      await expect(store().stores.ledger.setCreditUsed(exact, "1")).rejects.toThrow(ConcurrentChange);
    });
  });
}
