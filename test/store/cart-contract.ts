import type { Cart } from "../../src/model/cart.js";
import type { CartFilter, PageRequest } from "../../src/store/stores.js";
import { ConcurrentChange, type Store } from "../../src/store/stores.js";
import { aLine, aReseller, provisioning } from "../support/builders.js";
import { aCart, aCartError, aClaim, aGroup, anOrder, anOrderError, CUSTOMER_ID, PARTNER_ID } from "../support/carts.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const OTHER_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";

/** A cart that has everything that a cart can have. */
function aFullCart(): Cart {
  const addon = aLine({ id: "line-2", catalogItemId: "2828BE95-46BA-4F91-B2FD-0BEF192ECF60", orderGroup: "OMS-0" });
  return aCart({
    version: 7,
    lastModifiedTimeStamp: "2026-03-01T10:00:00.123Z",
    lastModifiedUser: "an app",
    lineItems: [
      aLine({ id: "line-1", orderGroup: "OMS-0", friendlyName: "Ünïcödé ☃ 😀 \" \\ '", addonItems: [addon] }),
      aLine({
        id: "line-3",
        quantity: 2_147_483_647,
        currencyCode: null,
        termDuration: "P3Y",
        participants: [aReseller("5357564"), aReseller("517285", "ADDITIONAL_TRANSACTION_RESELLER")],
        provisioningContext: provisioning({ subscriptionId: "1C46", scope: "shared" }),
        renewsTo: { termDuration: "P1Y" },
        error: aCartError({ lineItemId: "line-3", retryable: true }),
        addonItems: [aLine({ id: "line-4", error: aCartError({ lineItemId: "line-4" }) })],
      }),
    ],
    orderGroups: [
      aGroup({ orderId: "order-1" }),
      aGroup({ orderGroupId: "0", purchaseSystem: "Modern", isOutcomeUnknown: true }),
      aGroup({ orderGroupId: "OMS-1", billingCycle: "ANNUAL", error: anOrderError({ orderGroupId: "OMS-1" }) }),
    ],
    checkoutClaim: aClaim({ orderErrors: [anOrderError({ orderGroupId: null })], idempotencyKey: "key-1" }),
    awaitingOutcome: [aClaim({ id: "claim-0", orderGroupIds: ["OMS-1"], orderErrors: [anOrderError()] })],
    dueTimeStamp: "2026-03-01T09:30:30.000Z",
  });
}

export function describeCarts(store: () => Store): void {
  const find = async (id: string, partnerId = PARTNER_ID) =>
    (await store().stores.carts.byIds(partnerId, [id])).get(id) ?? null;
  const lock = (partnerId: string, id: string) => store().transact((stores) => stores.carts.lock(partnerId, id));

  describe("carts", () => {
    it("come out as they went in, with lines, add-ons, errors, groups and claim", async () => {
      await store().stores.carts.insert(aFullCart());
      expect(await find(aFullCart().id)).toEqual(aFullCart());
      expect(await lock(PARTNER_ID, aFullCart().id)).toEqual(aFullCart());
    });

    it("come out as they went in when they have next to nothing", async () => {
      await store().stores.carts.insert(aCart());
      expect(await find(aCart().id)).toEqual(aCart());
    });

    it("are found by several ids at once, and those that there are not are absent", async () => {
      await store().stores.carts.insert(aCart({ id: "cart-1" }));
      await store().stores.carts.insert(aCart({ id: "cart-2" }));
      const found = await store().stores.carts.byIds(PARTNER_ID, ["cart-2", "cart-3", "cart-1"]);
      expect([...found.keys()].sort()).toEqual(["cart-1", "cart-2"]);
      expect(found.get("cart-2")?.id).toBe("cart-2");
    });

    it("are none for no ids", async () => {
      await store().stores.carts.insert(aCart());
      expect(await store().stores.carts.byIds(PARTNER_ID, [])).toEqual(new Map());
    });

    it("of another partner look like carts that do not exist", async () => {
      await store().stores.carts.insert(aCart());
      expect(await find(aCart().id, OTHER_PARTNER)).toBeNull();
      expect(await lock(OTHER_PARTNER, aCart().id)).toBeNull();
      expect(await lock(PARTNER_ID, "no such cart")).toBeNull();
    });

    it("cannot be inserted twice", async () => {
      await store().stores.carts.insert(aCart({ version: 1 }));
      await expect(store().stores.carts.insert(aCart({ version: 2 }))).rejects.toThrow();
      expect((await find(aCart().id))?.version).toBe(1);
    });

    it("change as a whole", async () => {
      await store().stores.carts.insert(aCart({ version: 6 }));
      await store().stores.carts.insert(aCart({ id: "another cart", version: 6 }));
      const changed = { ...aFullCart(), status: "ORDERED" as const, expirationTimeStamp: "2026-04-01T00:00:00.000Z" };
      await store().stores.carts.update(changed, 6);
      expect(await find(aCart().id)).toEqual(changed);
      expect(await find("another cart")).toEqual(aCart({ id: "another cart", version: 6 }));
    });

    it("can have their claim taken away again", async () => {
      await store().stores.carts.insert(aCart({ version: 1, checkoutClaim: aClaim() }));
      await store().stores.carts.update(aCart({ version: 2 }), 1);
      expect((await find(aCart().id))?.checkoutClaim).toBeNull();
    });

    it("do not change when the stored version is another", async () => {
      await store().stores.carts.insert(aCart({ version: 2 }));
      await expect(store().stores.carts.update(aCart({ version: 4 }), 3)).rejects.toThrow(ConcurrentChange);
      await expect(store().stores.carts.update(aCart({ version: 2 }), 1)).rejects.toThrow(ConcurrentChange);
      expect(await find(aCart().id)).toEqual(aCart({ version: 2 }));
    });

    it("do not change for another partner, and not when they are gone", async () => {
      await store().stores.carts.insert(aCart({ version: 1 }));
      const foreign = aCart({ version: 2, partnerId: OTHER_PARTNER });
      await expect(store().stores.carts.update(foreign, 1)).rejects.toThrow(ConcurrentChange);
      await expect(store().stores.carts.update(aCart({ id: "gone", version: 2 }), 1)).rejects.toThrow(ConcurrentChange);
      expect(await find(aCart().id)).toEqual(aCart({ version: 1 }));
    });

    it("are deleted in the stored version only", async () => {
      await store().stores.carts.insert(aCart({ version: 2 }));
      await expect(store().stores.carts.delete(aCart({ version: 2 }), 1)).rejects.toThrow(ConcurrentChange);
      await expect(store().stores.carts.delete(aCart({ partnerId: OTHER_PARTNER }), 2)).rejects.toThrow(
        ConcurrentChange,
      );
      expect(await find(aCart().id)).not.toBeNull();
      await store().stores.carts.delete(aCart({ version: 2 }), 2);
      expect(await find(aCart().id)).toBeNull();
      await expect(store().stores.carts.delete(aCart({ version: 2 }), 2)).rejects.toThrow(ConcurrentChange);
    });

    it("read a line error of an unknown number as UNKNOWN, and keep its number and cause", async () => {
      const later = { reason: "PROMOTION_NOT_VALID" as never, parameters: { promotionId: "1" } as never };
      const error = aCartError({ code: 10014, errorCode: "INVALID_PROMOTION_ID" as never, problem: later });
      const lineItems = [aLine({ error, addonItems: [aLine({ id: "line-2", error })] })];
      await store().stores.carts.insert(aCart({ lineItems }));
      const [line] = (await find(aCart().id))!.lineItems;
      expect(line?.error).toEqual({ ...error, code: 0, storedCode: 10014, errorCode: "UNKNOWN" });
      expect(line?.addonItems[0]?.error).toEqual(line?.error);
    });

    it("read an order error of an unknown number as UNKNOWN, and keep its number and cause", async () => {
      const later = { reason: "OF_LATER" as never, parameters: {} as never };
      const error = anOrderError({ code: 800099, errorCode: "FROM_THE_FUTURE" as never, problem: later });
      await store().stores.carts.insert(aCart({ orderGroups: [aGroup({ error })] }));
      expect((await find(aCart().id))!.orderGroups[0]?.error).toEqual({
        ...error,
        code: 0,
        storedCode: 800099,
        errorCode: "UNKNOWN",
      });
    });

    it("read the errors of a checkout that holds them by number as well", async () => {
      const error = anOrderError({ code: 800099, errorCode: "FROM_THE_FUTURE" as never });
      await store().stores.carts.insert(aCart({ checkoutClaim: aClaim({ orderErrors: [error] }) }));
      expect((await find(aCart().id))!.checkoutClaim?.orderErrors[0]).toEqual({
        ...error,
        code: 0,
        storedCode: 800099,
        errorCode: "UNKNOWN",
      });
    });
  });

  describePages(store);
  describeDueCarts(store);
  describePurge(store);
}

/** Carts by id, with the time from which there is something to be finished. */
async function insertDue(store: Store, times: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [id, time] of Object.entries(times)) {
    const partnerId = id === "middle" ? OTHER_PARTNER : PARTNER_ID;
    await store.stores.carts.insert(aCart({ id, partnerId, dueTimeStamp: time && `2026-03-01T${time}:00.000Z` }));
  }
}

function describeDueCarts(store: () => Store): void {
  const due = async (now: string, limit = 100) =>
    (await store().stores.carts.due("recovery", now, now, limit)).map(({ id }) => id);

  describe("carts with something to finish", () => {
    it("are due from their time on, the oldest first, whoever's they are, and no more than asked for", async () => {
      await insertDue(store(), { late: "10:00", early: "09:00", never: null, middle: "09:30" });
      expect(await due("2026-03-01T08:59:59.999Z")).toEqual([]);
      expect(await due("2026-03-01T09:30:00.000Z")).toEqual(["early", "middle"]);
      expect(await due("2026-03-02T00:00:00.000Z")).toEqual(["early", "middle", "late"]);
      expect(await due("2026-03-02T00:00:00.000Z", 2)).toEqual(["early", "middle"]);
    });

    it("are due no more once their time is taken away", async () => {
      await insertDue(store(), { early: "09:00" });
      await store().stores.carts.update(aCart({ id: "early", version: 2, dueTimeStamp: null }), 1);
      expect(await due("2026-03-02T00:00:00.000Z")).toEqual([]);
    });
  });
}

function describePurge(store: () => Store): void {
  const purge = async (expiredBefore: string, limit = 100) => {
    const rows = await store().stores.carts.expired("cart_purge", expiredBefore, expiredBefore, limit);
    const ids = rows.map(({ id }) => id);
    return store().transact(({ carts }) => carts.purge(ids, expiredBefore));
  };
  const insert = async (id: string, day: number, changes: Partial<Cart> = {}) =>
    store().stores.carts.insert(aCart({ id, expirationTimeStamp: `2026-03-0${day}T00:00:00.000Z`, ...changes }));
  const left = async () =>
    (await store().stores.carts.page(ALL, { limit: 100, after: null })).map(({ id }) => id).reverse();

  describe("the purge of carts", () => {
    it("removes those that expired before a time, the oldest first, up to a limit", async () => {
      for (const [id, day] of Object.entries({ a: 3, b: 1, c: 4, d: 2 })) await insert(id, day);
      expect(await purge("2026-03-04T00:00:00.000Z", 2)).toBe(2);
      expect(await left()).toEqual(["a", "c"]);
      expect(await purge("2026-03-04T00:00:00.000Z", 2)).toBe(1);
      expect(await purge("2026-03-04T00:00:00.000Z", 2)).toBe(0);
      expect(await left()).toEqual(["c"]);
    });

    it("leaves alone what has something to be finished, until it is", async () => {
      await insert("a", 1, { checkoutClaim: aClaim(), dueTimeStamp: aClaim().until });
      expect(await purge("2026-03-09T00:00:00.000Z")).toBe(0);
      expect(await left()).toEqual(["a"]);
      await store().stores.carts.update({ ...(await find("a"))!, version: 2, dueTimeStamp: null }, 1);
      expect(await purge("2026-03-09T00:00:00.000Z")).toBe(1);
    });

    it("takes the history of a cart with it, and no other", async () => {
      await insert("a", 1);
      await insert("b", 5);
      await purge("2026-03-02T00:00:00.000Z");
      expect(await store().stores.audit.versions(["a", "b"])).toEqual(
        new Map([
          ["a", []],
          ["b", [1]],
        ]),
      );
    });

    it("leaves the orders of a cart where they are", async () => {
      await insert(anOrder().cartId, 1, { status: "ORDERED" });
      await store().stores.orders.insert([anOrder()]);
      expect(await purge("2026-03-02T00:00:00.000Z")).toBe(1);
      expect((await store().stores.orders.byIds(PARTNER_ID, [anOrder().id])).size).toBe(1);
    });
  });

  const find = async (id: string) => (await store().stores.carts.byIds(PARTNER_ID, [id])).get(id);
}

const ALL: CartFilter = { partnerId: PARTNER_ID, customerId: null, status: null };

function describePages(store: () => Store): void {
  const page = async (filter: Partial<CartFilter>, request: Partial<PageRequest> = {}) => {
    const carts = await store().stores.carts.page({ ...ALL, ...filter }, { limit: 100, after: null, ...request });
    return carts.map((cart) => cart.id);
  };
  /** Carts by id, with the minute of their creation. */
  const insert = async (minutes: Readonly<Record<string, number>>) => {
    for (const [id, minute] of Object.entries(minutes)) {
      await store().stores.carts.insert(aCart({ id, creationTimeStamp: `2026-03-01T09:0${minute}:00.000Z` }));
    }
  };

  describe("pages of carts", () => {
    it("begin with the newest, and have those of one moment in order of their ids", async () => {
      await insert({ b: 2, d: 1, a: 2, c: 3, e: 1 });
      expect(await page({})).toEqual(["c", "b", "a", "e", "d"]);
    });

    it("have no more carts than asked for", async () => {
      await insert({ a: 1, b: 2, c: 3 });
      expect(await page({}, { limit: 2 })).toEqual(["c", "b"]);
      expect(await page({}, { limit: 3 })).toEqual(["c", "b", "a"]);
    });

    it("go on behind any cart, in the midst of carts of one moment as well", async () => {
      await insert({ a: 1, b: 2, c: 2, d: 2, e: 3 });
      expect(await page({}, { after: ["2026-03-01T09:02:00.000Z", "d"] })).toEqual(["c", "b", "a"]);
      expect(await page({}, { after: ["2026-03-01T09:02:00.000Z", "c"] })).toEqual(["b", "a"]);
      expect(await page({}, { after: ["2026-03-01T09:01:00.000Z", "a"] })).toEqual([]);
    });

    it("go on behind a cart that is gone", async () => {
      await insert({ a: 1, b: 2, c: 3 });
      await store().stores.carts.delete(aCart({ id: "b" }), 1);
      expect(await page({}, { after: ["2026-03-01T09:02:00.000Z", "b"] })).toEqual(["a"]);
    });

    it("have every cart exactly once, whatever the size of a page", async () => {
      await insert({ a: 1, b: 2, c: 2, d: 2, e: 2, f: 3, g: 3 });
      for (const limit of [1, 2, 3, 4]) {
        const seen: string[] = [];
        let after: PageRequest["after"] = null;
        // No more pages than carts, and an empty one.
        for (let pages = 0; pages < 8; pages += 1) {
          const carts: Cart[] = await store().stores.carts.page(ALL, { limit, after });
          seen.push(...carts.map((cart) => cart.id));
          const last = carts.at(-1);
          if (!last) break;
          after = [last.creationTimeStamp, last.id];
        }
        expect(seen).toEqual(["g", "f", "e", "d", "c", "b", "a"]);
      }
    });

    it("have carts of the partner only, and of the customer and the status that are asked for", async () => {
      await store().stores.carts.insert(aCart({ id: "active" }));
      await store().stores.carts.insert(aCart({ id: "ordered", status: "ORDERED" }));
      await store().stores.carts.insert(aCart({ id: "of another customer", customerId: OTHER_CUSTOMER }));
      await store().stores.carts.insert(aCart({ id: "of another partner", partnerId: OTHER_PARTNER }));
      expect(await page({})).toEqual(["ordered", "of another customer", "active"]);
      expect(await page({ customerId: CUSTOMER_ID })).toEqual(["ordered", "active"]);
      expect(await page({ status: "ORDERED" })).toEqual(["ordered"]);
      expect(await page({ customerId: OTHER_CUSTOMER, status: "ORDERED" })).toEqual([]);
      expect(await page({ partnerId: OTHER_PARTNER })).toEqual(["of another partner"]);
    });
  });
}
