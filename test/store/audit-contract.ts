import type { Audited, AuditStore, Store } from "../../src/store/stores.js";
import { aCreditLine, aSubscription, anInventory, anItem, anAddon } from "../support/builders.js";
import { aCart, aClaim, anOrder, anOrderRequest, PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const FIRST_SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
const SECOND_SUBSCRIPTION = "00000000-0000-4000-8000-000000000002";

/** The most of an item that can be imported, and that a line can ask for. */
const GREATEST = 2 ** 31 - 1;

type Batched = "carts" | "orders" | "orderRequests" | "subscriptions";

/** Everything that an audit is given, in batches of a size. */
async function all(audit: AuditStore, what: Batched, limit: number): Promise<Audited<unknown>[]> {
  const found: Audited<unknown>[] = [];
  for (let after = ""; ; after = found.at(-1)!.key) {
    const batch: Audited<unknown>[] = await audit[what](after, limit);
    expect(batch.length).toBeLessThanOrEqual(limit);
    if (batch.length === 0) return found;
    found.push(...batch);
  }
}

/** One of each, and more of each, of two partners. */
async function fill({ transact }: Store): Promise<Record<Batched, unknown[]>> {
  const carts = ["cart-1", "cart-2", "cart-3"].map((id, index) =>
    aCart({ id, checkoutClaim: index === 0 ? aClaim() : null, dueTimeStamp: index === 0 ? aClaim().until : null }),
  );
  const orders = ["order-1", "order-2", "order-3"].map((id) => anOrder({ id, orderGroupId: id }));
  const orderRequests = ["orderRequest-1", "orderRequest-2"].map((id) => anOrderRequest({ id, orderGroupId: id }));
  const subscriptions = [
    aSubscription({ id: FIRST_SUBSCRIPTION }),
    aSubscription({ id: SECOND_SUBSCRIPTION, orderId: "order-1", dueTimeStamp: aClaim().until }),
    aSubscription({ id: FIRST_SUBSCRIPTION, partnerId: OTHER_PARTNER }),
  ].sort((one, other) => (one.partnerId < other.partnerId ? -1 : one.partnerId > other.partnerId ? 1 : 0));
  await transact(async (stores) => {
    for (const cart of [...carts].reverse()) await stores.carts.insert(cart);
    await stores.orders.insert([...orders].reverse());
    await stores.orderRequests.insert([...orderRequests].reverse());
    await stores.subscriptions.insert([...subscriptions].reverse());
  });
  return { carts, orders, orderRequests, subscriptions };
}

/** What is needed to find out whether a store contradicts itself. */
export function describeAudit(store: () => Store): void {
  describe("audits", () => {
    it.each<Batched>(["carts", "orders", "orderRequests", "subscriptions"])(
      "are given all %s of all partners once and in order, whatever the size of a batch",
      async (what) => {
        const expected = (await fill(store()))[what];
        for (const limit of [1, 2, 100]) {
          const found = await all(store().stores.audit, what, limit);
          expect(found.map(({ value }) => value)).toEqual(expected);
          expect(found.flatMap(({ contradictions }) => contradictions)).toEqual([]);
          expect(new Set(found.map(({ key }) => key)).size).toBe(expected.length);
        }
      },
    );

    it("are given names by which a person can find what they are about", async () => {
      await fill(store());
      const { audit } = store().stores;
      const names = await Promise.all(
        (["carts", "orders", "orderRequests"] as const).map(async (what) => (await audit[what]("", 1))[0]?.name),
      );
      expect(names).toEqual(["cart cart-1", "order ORDER-1", "order request orderRequest-1"]);
      expect((await audit.subscriptions("", 1))[0]?.name).toBe(`subscription ${FIRST_SUBSCRIPTION}`);
    });

    it("are given nothing where there is nothing", async () => {
      for (const what of ["carts", "orders", "orderRequests", "subscriptions"] as const) {
        expect(await store().stores.audit[what]("", 100)).toEqual([]);
      }
      expect(await store().stores.audit.versions([])).toEqual(new Map());
      expect(await store().stores.audit.stock()).toEqual([]);
      expect(await store().stores.audit.credit()).toEqual([]);
      expect(await store().stores.audit.holdings()).toEqual([]);
    });

    it("are given the requests that have a key and no answer yet", async () => {
      const answer = { partnerId: PARTNER_ID, mutation: "createCart", inputHash: "hash", creationTimeStamp: "2026" };
      const running = { ...answer, key: "running", answer: null };
      await store().stores.answers.insert({ ...answer, key: "answered", answer: {} });
      await store().stores.answers.insert(running);
      expect(await store().stores.audit.runningAnswers()).toEqual([running]);
    });
  });

  describeHistory(store);
  describeStock(store);
  describeOpening(store);
}

function describeHistory(store: () => Store): void {
  const versions = async (...ids: string[]) =>
    Object.fromEntries(await store().stores.audit.versions(ids.length > 0 ? ids : [aCart().id]));

  describe("the history of carts", () => {
    it("begins with the version that a cart is made with, and is empty for a cart that there is not", async () => {
      await store().stores.carts.insert(aCart({ version: 3 }));
      expect(await versions(aCart().id, "gone")).toEqual({ [aCart().id]: [3], gone: [] });
    });

    it("has each new version, in order, for each cart its own", async () => {
      await store().stores.carts.insert(aCart());
      await store().stores.carts.insert(aCart({ id: "cart-2", version: 5 }));
      for (const version of [2, 3, 12]) {
        await store().stores.carts.update(aCart({ version }), version === 12 ? 3 : version - 1);
      }
      expect(await versions(aCart().id, "cart-2")).toEqual({ [aCart().id]: [1, 2, 3, 12], "cart-2": [5] });
    });

    it("has nothing of a change that leaves the version alone", async () => {
      await store().stores.carts.insert(aCart());
      await store().stores.carts.update(aCart({ checkoutClaim: aClaim() }), 1);
      expect(await versions()).toEqual({ [aCart().id]: [1] });
    });

    it("has nothing of a change that was refused or undone", async () => {
      await store().stores.carts.insert(aCart());
      await expect(store().stores.carts.update(aCart({ version: 3 }), 2)).rejects.toThrow();
      const undone = store().transact(async ({ carts }) => {
        await carts.update(aCart({ version: 2 }), 1);
        throw new Error("the last step failed");
      });
      await expect(undone).rejects.toThrow("the last step failed");
      expect(await versions()).toEqual({ [aCart().id]: [1] });
    });

    it("is forgotten with its cart, and only with it", async () => {
      await store().stores.carts.insert(aCart());
      await store().stores.carts.insert(aCart({ id: "cart-2" }));
      await store().stores.carts.delete(aCart(), 1);
      expect(await versions(aCart().id, "cart-2")).toEqual({ [aCart().id]: [], "cart-2": [1] });
    });
  });
}

function describeStock(store: () => Store): void {
  const load = (available: number | null) =>
    store().load(someReferenceData({ inventory: [anInventory({ available, restrictions: ["closed"] })] }));
  const take = (catalogItemId: string, units: number) =>
    store().transact(({ ledger }) => ledger.takeStock(catalogItemId, units));
  const stock = async () => {
    const accounts = await store().stores.audit.stock();
    return accounts.map(({ available, sold, stocked }) => ({ available, sold, stocked }));
  };

  describe("the account of stock", () => {
    it("begins with what there is and nothing sold", async () => {
      await load(5);
      expect(await store().stores.audit.stock()).toEqual([
        { catalogItemId: anItem().id, available: 5, sold: 0, stocked: 5 },
      ]);
    });

    it("counts what is taken, and what is given back", async () => {
      await load(5);
      await take(anItem().id, 3);
      expect(await stock()).toEqual([{ available: 2, sold: 3, stocked: 5 }]);
      await take(anItem().id, -1);
      expect(await stock()).toEqual([{ available: 3, sold: 2, stocked: 5 }]);
      await expect(take(anItem().id, 4)).rejects.toThrow();
      await take(anAddon().id, -1);
      expect(await stock()).toEqual([{ available: 3, sold: 2, stocked: 5 }]);
    });

    it("has what was sold since taken from what is imported again, be it the same, more or less", async () => {
      await load(5);
      await take(anItem().id, 3);
      await load(5);
      expect(await stock()).toEqual([{ available: 2, sold: 3, stocked: 5 }]);
      await load(10);
      expect(await stock()).toEqual([{ available: 7, sold: 3, stocked: 10 }]);
      await take(anItem().id, 1);
      await load(6);
      expect(await stock()).toEqual([{ available: 2, sold: 4, stocked: 6 }]);
    });

    it("has nothing left where less is imported than was sold, and the right number again when it is more", async () => {
      await load(5);
      await take(anItem().id, 3);
      await load(1);
      expect(await stock()).toEqual([{ available: 0, sold: 3, stocked: 3 }]);
      await load(5);
      expect(await stock()).toEqual([{ available: 2, sold: 3, stocked: 5 }]);
    });

    it("has what was given back when it is imported again", async () => {
      await load(5);
      await take(anItem().id, 3);
      await take(anItem().id, -2);
      await load(5);
      expect(await stock()).toEqual([{ available: 4, sold: 1, stocked: 5 }]);
    });

    it("holds more than an integer of what can be imported at once", async () => {
      await load(GREATEST);
      await take(anItem().id, 1);
      await load(GREATEST);
      expect(await stock()).toEqual([{ available: GREATEST - 1, sold: 1, stocked: GREATEST }]);
      await take(anItem().id, GREATEST - 1);
      await load(null);
      await load(GREATEST);
      expect(await stock()).toEqual([{ available: GREATEST, sold: GREATEST, stocked: 2 * GREATEST }]);
      await take(anItem().id, -GREATEST);
      expect(await stock()).toEqual([{ available: 2 * GREATEST, sold: 0, stocked: 2 * GREATEST }]);
    });

    it("has no stock of an item that is not counted, and still what was sold of it", async () => {
      await load(5);
      await take(anItem().id, 3);
      await load(null);
      expect(await stock()).toEqual([{ available: null, sold: 3, stocked: null }]);
      await take(anItem().id, -2);
      expect(await stock()).toEqual([{ available: null, sold: 1, stocked: null }]);
      await load(4);
      expect(await stock()).toEqual([{ available: 4, sold: 1, stocked: 5 }]);
      // What was sold while nobody counted is no part of the new stock; what is sold from now on is.
      await take(anItem().id, 3);
      await load(4);
      expect(await stock()).toEqual([{ available: 1, sold: 4, stocked: 5 }]);
    });
  });
}

function describeOpening(store: () => Store): void {
  const load = (used: string) => store().load(someReferenceData({ creditLines: [aCreditLine({ used })] }));
  const credit = async () => {
    const accounts = await store().stores.audit.credit();
    return accounts.map(({ used, opening }) => ({ used, opening }));
  };

  describe("the account of credit", () => {
    it("begins with what was used before", async () => {
      await load("12.5");
      const [account] = await store().stores.audit.credit();
      expect(account).toEqual({ partnerId: PARTNER_ID, currencyCode: "USD", used: "12.5", opening: "12.5" });
    });

    it("keeps its beginning when orders draw on it", async () => {
      await load("12.5");
      await store().stores.ledger.setCreditUsed(aCreditLine({ used: "12.5" }), "20");
      expect(await credit()).toEqual([{ used: "20", opening: "12.5" }]);
    });

    it("keeps what orders drew when it is told anew what is used", async () => {
      await load("0.1");
      await store().stores.ledger.setCreditUsed(aCreditLine({ used: "0.1" }), "0.3");
      await load("100");
      expect(await credit()).toEqual([{ used: "100", opening: "99.8" }]);
      await load("0");
      expect(await credit()).toEqual([{ used: "0", opening: "-0.2" }]);
    });
  });
}

/** What an audit must see of a store that somebody has written into by hand. `execute` does so with one statement. */
export function describeContradictions(
  name: string,
  open: () => Promise<{ store: Store; execute: (statement: string) => Promise<unknown> }>,
): void {
  describe(`${name} that was changed by hand`, () => {
    it.each<[Batched, string, readonly string[]]>([
      ["orders", "update orders set cart_id = 'another', version = 9 where id = 'ORDER-1'", ["cart_id", "version"]],
      [
        "orderRequests",
        "update order_requests set order_group_id = 'another' where id = 'orderRequest-1'",
        ["order_group_id"],
      ],
      ["subscriptions", `update subscriptions set quantity = 77 where id = '${FIRST_SUBSCRIPTION}'`, ["quantity"]],
    ])("has columns that contradict its %s, and an audit is told which", async (what, statement, columns) => {
      const { store, execute } = await open();
      const { [what]: values } = await fill(store);
      await execute(statement);
      const found = await all(store.stores.audit, what, 2);
      const contradictory = found.filter(({ contradictions }) => contradictions.length > 0);
      expect(contradictory.length).toBeGreaterThan(0);
      for (const { contradictions } of contradictory) expect([...contradictions].sort()).toEqual(columns);
      // What is wrong with one row is no reason to keep another from the audit.
      expect(found.map(({ value }) => value)).toEqual(values);
      await store.close();
    });

    it.each<Batched>(["carts", "orders", "orderRequests", "subscriptions"])(
      "may have %s that cannot be read, and an audit goes on behind them",
      async (what) => {
        const { store, execute } = await open();
        const { [what]: values } = await fill(store);
        await execute(
          `update ${what === "orderRequests" ? "order_requests" : what} set document = '{"lineIt' where id like '%1'`,
        );
        const found = await all(store.stores.audit, what, 2);
        const damaged = found.filter(({ key }) => key.endsWith("1"));
        expect(damaged.length).toBeGreaterThan(0);
        expect(found).toHaveLength(values.length);
        expect(damaged.map(({ value }) => value)).toEqual(damaged.map(() => null));
        const whole = found.filter(({ key }) => !key.endsWith("1"));
        expect(whole.map(({ value }) => value)).not.toContain(null);
        await store.close();
      },
    );
  });
}
