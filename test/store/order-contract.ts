import { orderKey } from "../../src/model/order.js";
import type { OrderErrorCode } from "../../src/model/enums.js";
import { ConcurrentChange, type OrderFilter, type PageRequest, type Store } from "../../src/store/stores.js";
import { aSubscription, aReseller, provisioning } from "../support/builders.js";
import {
  anOrderRequest,
  anOrder,
  anOrderError,
  anOrderLine,
  CART_ID,
  CUSTOMER_ID,
  PARTNER_ID,
} from "../support/carts.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const OTHER_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";

const FULL_ORDER = anOrder({
  id: "311qiN8iFwkv-XARWMvXRYAwYKMACVqv1",
  alternateId: "0a3624c6e47d",
  currencySymbol: "$",
  cancellationError: anOrderError(),
  lineItems: [
    anOrderLine(),
    anOrderLine({
      lineItemNumber: 1,
      parentSubscriptionId: "EF2E1307-86E6-40E3-A794-872403FBD31C",
      termDuration: "P1Y",
      partnerIdOnRecord: aReseller("5357564").value,
      additionalPartnerIdsOnRecord: ["517285"],
      provisioningContext: provisioning({ scope: "shared" }),
      renewsTo: { termDuration: "P1Y" },
      price: null,
      baseLineItemNumber: 0,
    }),
  ],
});

/** Orders, and the order requests that come before them. */
export function describeOrders(store: () => Store): void {
  const orderOf = async (group: string, id = `order of ${group}`, changes = {}) =>
    store().stores.orders.insert([anOrder({ id, orderGroupId: group, ...changes })]);

  describe("orders", () => {
    it("come out as they went in", async () => {
      await store().stores.orders.insert([FULL_ORDER]);
      expect((await store().stores.orders.byIds(PARTNER_ID, [FULL_ORDER.id])).get(orderKey(FULL_ORDER.id))).toEqual(
        FULL_ORDER,
      );
      expect((await store().stores.orders.byCarts(PARTNER_ID, [CART_ID])).get(CART_ID)).toEqual([FULL_ORDER]);
    });

    it("have UNKNOWN and 0 for a code that a later version has stored, with its number beside it", async () => {
      const later = anOrderError({ code: 809_999, errorCode: "OF_A_LATER_VERSION" as OrderErrorCode });
      await store().stores.orders.insert([anOrder({ cancellationError: later })]);
      const found = (await store().stores.orders.byIds(PARTNER_ID, [anOrder().id])).get(orderKey(anOrder().id));
      expect(found?.cancellationError).toMatchObject({ code: 0, errorCode: "UNKNOWN", storedCode: 809_999 });
    });

    it("are inserted several at a time, or none", async () => {
      await store().stores.orders.insert([FULL_ORDER, anOrder({ orderGroupId: "0" })]);
      await store().stores.orders.insert([]);
      expect((await store().stores.orders.byIds(PARTNER_ID, [FULL_ORDER.id, anOrder().id])).size).toBe(2);
    });

    it("are found by several ids at once, in any letter case, and those that there are not are absent", async () => {
      await orderOf("0", "311qiN8iFwkv");
      await orderOf("1", "ANOTHER-order");
      const wanted = ["311QIn8IfWKV", "another-ORDER", "no such order"];
      const found = await store().stores.orders.byIds(PARTNER_ID, wanted);
      expect(wanted.map((id) => found.get(orderKey(id))?.id)).toEqual(["311qiN8iFwkv", "ANOTHER-order", undefined]);
      expect((await store().stores.orders.byIds(PARTNER_ID, [])).size).toBe(0);
    });

    it("of another partner look like orders that do not exist", async () => {
      await store().stores.orders.insert([anOrder()]);
      expect((await store().stores.orders.byIds(OTHER_PARTNER, [anOrder().id])).size).toBe(0);
      expect((await store().stores.orders.byCarts(OTHER_PARTNER, [CART_ID])).size).toBe(0);
      const filter = { partnerId: OTHER_PARTNER, customerId: null, cartId: null };
      expect(await store().stores.orders.page(filter, { limit: 10, after: null })).toEqual([]);
    });

    it("are given for several carts at once, each with its own, oldest first", async () => {
      await orderOf("1", "late", { creationDate: "2026-03-01T11:00:00.000Z" });
      await orderOf("0", "early", { creationDate: "2026-03-01T10:00:00.000Z" });
      await orderOf("0", "of another cart", { cartId: "cart-2" });
      const found = await store().stores.orders.byCarts(PARTNER_ID, [CART_ID, "cart-2", "cart-3"]);
      expect(found.get(CART_ID)?.map((order) => order.id)).toEqual(["early", "late"]);
      expect(found.get("cart-2")?.map((order) => order.id)).toEqual(["of another cart"]);
      expect(found.get("cart-3") ?? []).toEqual([]);
      expect((await store().stores.orders.byCarts(PARTNER_ID, [])).size).toBe(0);
    });

    it("are one for each group of a cart: a second one fails, and the first one stays", async () => {
      await orderOf("OMS-0", "first");
      await expect(orderOf("OMS-0", "second")).rejects.toThrow();
      expect((await store().stores.orders.byCarts(PARTNER_ID, [CART_ID])).get(CART_ID)?.map(({ id }) => id)).toEqual([
        "first",
      ]);
    });

    it("of other groups and other carts do not stand in the way", async () => {
      await orderOf("OMS-0", "first");
      await orderOf("0", "of another group");
      await orderOf("OMS-0", "of another cart", { cartId: "cart-2" });
      expect((await store().stores.orders.byIds(PARTNER_ID, ["of another group", "of another cart"])).size).toBe(2);
    });

    it("take their whole transaction back when the group has an order already", async () => {
      await orderOf("OMS-0", "first");
      const second = store().transact(async (stores) => {
        await stores.subscriptions.insert([aSubscription()]);
        await stores.orders.insert([anOrder({ id: "second" })]);
      });
      await expect(second).rejects.toThrow();
      expect((await store().stores.subscriptions.ofPartner(PARTNER_ID, [aSubscription().id])).size).toBe(0);
    });
  });

  describeOrderPages(store);
  describeOrderChanges(store);
  describeOrderRequests(store);
}

function describeOrderChanges(store: () => Store): void {
  const find = async (id = anOrder().id) => (await store().stores.orders.byIds(PARTNER_ID, [id])).get(orderKey(id));
  const due = async (now: string, limit = 100) =>
    (await store().stores.orders.due("fulfilment", now, now, limit)).map((row) => row.id);

  describe("orders that change", () => {
    it("are locked by id, for their partner only", async () => {
      await store().stores.orders.insert([FULL_ORDER]);
      const lock = (partnerId: string, id: string) => store().transact((stores) => stores.orders.lock(partnerId, id));
      expect(await lock(PARTNER_ID, FULL_ORDER.id)).toEqual(FULL_ORDER);
      expect(await lock(PARTNER_ID, FULL_ORDER.id.toLowerCase())).toEqual(FULL_ORDER);
      expect(await lock(OTHER_PARTNER, FULL_ORDER.id)).toBeNull();
      expect(await lock(PARTNER_ID, "no such order")).toBeNull();
    });

    it("change as a whole", async () => {
      await store().stores.orders.insert([anOrder({ status: "PENDING" })]);
      const changed = { ...FULL_ORDER, id: anOrder().id, version: 2, dueTimeStamp: "2026-03-01T10:00:00.000Z" };
      await store().stores.orders.update(changed, 1);
      expect(await find()).toEqual(changed);
      expect(await due("2026-03-01T10:00:00.000Z")).toEqual([orderKey(anOrder().id)]);
    });

    it("do not change when the stored version is another, for another partner, or when they are gone", async () => {
      await store().stores.orders.insert([anOrder({ version: 2 })]);
      const update = (changes: object, fromVersion: number) =>
        store().stores.orders.update(anOrder({ version: 3, ...changes }), fromVersion);
      await expect(update({}, 1)).rejects.toThrow(ConcurrentChange);
      await expect(update({ partnerId: OTHER_PARTNER }, 2)).rejects.toThrow(ConcurrentChange);
      await expect(update({ id: "gone" }, 2)).rejects.toThrow(ConcurrentChange);
      expect(await find()).toEqual(anOrder({ version: 2 }));
    });

    it("are due from their time on, the oldest first, whoever's they are, and no more than asked for", async () => {
      const times = { late: "10:00:00.000", early: "09:00:00.000", never: null, middle: "09:30:00.000" };
      for (const [id, time] of Object.entries(times)) {
        const dueTimeStamp = time && `2026-03-01T${time}Z`;
        const partnerId = id === "middle" ? OTHER_PARTNER : PARTNER_ID;
        await store().stores.orders.insert([anOrder({ id, orderGroupId: id, partnerId, dueTimeStamp })]);
      }
      expect(await due("2026-03-01T08:59:59.999Z")).toEqual([]);
      expect(await due("2026-03-01T09:30:00.000Z")).toEqual(["EARLY", "MIDDLE"]);
      expect(await due("2026-03-02T00:00:00.000Z")).toEqual(["EARLY", "MIDDLE", "LATE"]);
      expect(await due("2026-03-02T00:00:00.000Z", 2)).toEqual(["EARLY", "MIDDLE"]);
    });

    it("are due no more once their time is taken away", async () => {
      await store().stores.orders.insert([anOrder({ dueTimeStamp: "2026-03-01T09:00:00.000Z" })]);
      await store().stores.orders.update(anOrder({ version: 2, dueTimeStamp: null }), 1);
      expect(await due("2026-03-02T00:00:00.000Z")).toEqual([]);
    });
  });
}

function describeOrderPages(store: () => Store): void {
  const page = async (filter: Partial<OrderFilter>, request: Partial<PageRequest> = {}) => {
    const all = { partnerId: PARTNER_ID, customerId: null, cartId: null };
    const orders = await store().stores.orders.page({ ...all, ...filter }, { limit: 100, after: null, ...request });
    return orders.map((order) => order.id);
  };
  const insert = async (minutes: Readonly<Record<string, number>>) => {
    for (const [id, minute] of Object.entries(minutes)) {
      await store().stores.orders.insert([
        anOrder({ id, orderGroupId: id, creationDate: `2026-03-01T09:0${minute}:00.000Z` }),
      ]);
    }
  };

  describe("pages of orders", () => {
    it("begin with the newest, and have those of one moment in order of their ids", async () => {
      await insert({ b: 2, d: 1, a: 2, c: 3, e: 1 });
      expect(await page({})).toEqual(["c", "b", "a", "e", "d"]);
      expect(await page({}, { limit: 2 })).toEqual(["c", "b"]);
    });

    it("go on behind any order, in the midst of orders of one moment as well", async () => {
      await insert({ a: 1, b: 2, c: 2, d: 2, e: 3 });
      expect(await page({}, { limit: 1, after: ["2026-03-01T09:02:00.000Z", "C"] })).toEqual(["b"]);
      expect(await page({}, { after: ["2026-03-01T09:02:00.000Z", "C"] })).toEqual(["b", "a"]);
      expect(await page({}, { after: ["2026-03-01T09:01:00.000Z", "A"] })).toEqual([]);
    });

    it("have orders of the customer and the cart that are asked for", async () => {
      await insert({ a: 1 });
      await store().stores.orders.insert([
        anOrder({ id: "b", orderGroupId: "b", referenceCustomerId: OTHER_CUSTOMER }),
      ]);
      await store().stores.orders.insert([anOrder({ id: "c", cartId: "cart-2" })]);
      expect(await page({ customerId: OTHER_CUSTOMER })).toEqual(["b"]);
      expect(await page({ cartId: "cart-2" })).toEqual(["c"]);
      expect(await page({ cartId: CART_ID, customerId: CUSTOMER_ID })).toEqual(["a"]);
      expect(await page({ cartId: "cart-2", customerId: OTHER_CUSTOMER })).toEqual([]);
    });
  });
}

function describeOrderRequests(store: () => Store): void {
  const full = anOrderRequest({
    draft: anOrder({ status: "PENDING", lineItems: FULL_ORDER.lineItems }),
    subscriptions: [
      aSubscription({
        unitPrice: { amount: "0.1", currencyCode: "USD" },
        drawn: {
          stock: 3,
          credit: { amount: "0.3", currencyCode: "USD" },
          cores: { subscriptionId: "B", armRegionName: "eastus2", cores: 12 },
        },
      }),
    ],
  });

  describe("order_requests", () => {
    it("come out as they went in, for their cart only", async () => {
      await store().stores.orderRequests.insert([full]);
      expect(await store().stores.orderRequests.byCart(CART_ID)).toEqual([full]);
      expect(await store().stores.orderRequests.byCart("cart-2")).toEqual([]);
    });

    it("are given for a partner, of all its carts and of no other partner", async () => {
      const other = { ...full, id: "orderRequest-2", cartId: "cart-2" };
      const foreign = { ...full, id: "orderRequest-3", cartId: "cart-3", partnerId: OTHER_PARTNER };
      await store().stores.orderRequests.insert([full, other, foreign]);
      const found = await store().stores.orderRequests.byPartner(PARTNER_ID);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([full, other]));
      expect(await store().stores.orderRequests.byPartner(OTHER_PARTNER)).toEqual([foreign]);
      expect(await store().stores.orderRequests.byPartner("no such partner")).toEqual([]);
    });

    it("are inserted and deleted several at a time, or none", async () => {
      const { orderRequests } = store().stores;
      await orderRequests.insert([full, { ...full, id: "orderRequest-2", orderGroupId: "0" }]);
      await orderRequests.insert([]);
      await orderRequests.delete([]);
      expect(await orderRequests.byCart(CART_ID)).toHaveLength(2);
      await orderRequests.delete(["orderRequest-1", "orderRequest-2", "no such orderRequest"]);
      expect(await orderRequests.byCart(CART_ID)).toEqual([]);
    });

    it("are one for each group of a cart", async () => {
      await store().stores.orderRequests.insert([full]);
      await expect(store().stores.orderRequests.insert([{ ...full, id: "orderRequest-2" }])).rejects.toThrow();
      await store().stores.orderRequests.insert([{ ...full, id: "orderRequest-3", orderGroupId: "0" }]);
      await store().stores.orderRequests.insert([{ ...full, id: "orderRequest-4", cartId: "cart-2" }]);
      const ids = (await store().stores.orderRequests.byCart(CART_ID)).map(({ id }) => id);
      expect(ids.sort()).toEqual(["orderRequest-1", "orderRequest-3"]);
    });

    it("are gone once they are deleted, and make room for another", async () => {
      await store().stores.orderRequests.insert([full]);
      await store().stores.orderRequests.insert([{ ...full, id: "orderRequest-2", orderGroupId: "0" }]);
      await store().stores.orderRequests.delete(["orderRequest-1"]);
      await store().stores.orderRequests.delete(["no such orderRequest"]);
      expect((await store().stores.orderRequests.byCart(CART_ID)).map(({ id }) => id)).toEqual(["orderRequest-2"]);
      await store().stores.orderRequests.insert([{ ...full, id: "orderRequest-3" }]);
      expect(await store().stores.orderRequests.byCart(CART_ID)).toHaveLength(2);
    });
  });
}
