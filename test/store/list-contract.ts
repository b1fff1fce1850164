import type { CartHead } from "../../src/model/cart.js";
import { DOCUMENTS } from "../../src/store/document-versions.js";
import type { Store } from "../../src/store/stores.js";
import { aLine, anItem } from "../support/builders.js";
import { aCart, anOrder, PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";

const ALL = { partnerId: PARTNER_ID, customerId: null, status: null };
const PAGE = { limit: 100, after: null };

/** More than the parameters that a statement may have, in SQLite and in PostgreSQL. */
const MANY_IDS = Array.from({ length: 70_000 }, (_, index) => `no-${index}`);

/** A cart whose document has about so many bytes. */
function cartOf(bytes: number, id: string, minute: number) {
  const name = "x".repeat(1_000);
  const lineItems = Array.from({ length: Math.ceil(bytes / 1_500) }, () => aLine({ friendlyName: name }));
  return aCart({ id, lineItems, creationTimeStamp: `2026-03-01T09:${10 + minute}:00.000Z` });
}

/** How lists are read: no more than was asked for, and large documents in slices. */
export function describeLists(store: () => Store): void {
  describe("lists", () => {
    it("have large and small documents in their order, however they are read", async () => {
      const sizes = [100, 20_000, 0, 900_000, 300_000, 1_400_000, 10];
      const carts = sizes.map((bytes, index) => cartOf(bytes, `cart-${index}`, index));
      for (const cart of carts) await store().stores.carts.insert(cart);
      const newest = [...carts].reverse();
      expect(await store().stores.carts.page(ALL, PAGE)).toEqual(newest);
      const ids = carts.map(({ id }) => id);
      expect(await store().stores.carts.byIds(PARTNER_ID, ids)).toEqual(new Map(carts.map((cart) => [cart.id, cart])));
      const heads: CartHead[] = await store().stores.carts.headPage(ALL, PAGE);
      expect(heads).toEqual(
        newest.map(
          ({ lineItems, orderGroups, triedGroups, checkoutClaim, awaitingOutcome, dueTimeStamp, ...head }) => head,
        ),
      );
    });

    it("have large orders in their order, too", async () => {
      const lines = Array.from({ length: 2_000 }, () => anOrder().lineItems[0]!);
      const orders = [3, 1, 2].map((minute) =>
        anOrder({
          id: `order-${minute}`,
          orderGroupId: `${minute}`,
          lineItems: lines,
          creationDate: `2026-03-01T09:0${minute}:00.000Z`,
        }),
      );
      await store().stores.orders.insert(orders);
      const [third, first, second] = orders;
      const page = { partnerId: PARTNER_ID, customerId: null, cartId: null };
      expect(await store().stores.orders.page(page, PAGE)).toEqual([third, second, first]);
      const found = await store().stores.orders.byCarts(PARTNER_ID, [anOrder().cartId]);
      expect(found.get(anOrder().cartId)).toEqual([first, second, third]);
    });

    it("tell how much they read before they read it, and do not when that is too much", async () => {
      const cart = cartOf(100_000, "large", 1);
      await store().stores.carts.insert(cart);
      const bytes: number[] = [];
      const counted = store().storesFor((more) => void bytes.push(more));
      await counted.carts.headPage(ALL, PAGE);
      expect(bytes).toEqual([]);
      await counted.carts.page(ALL, PAGE);
      await counted.carts.byIds(PARTNER_ID, ["large"]);
      const size = Buffer.byteLength(DOCUMENTS.cart.write({ lineItems: cart.lineItems, orderGroups: [] }));
      expect(bytes).toEqual([size, size]);
      const strict = store().storesFor(() => {
        throw new Error("too much");
      });
      await expect(strict.carts.page(ALL, PAGE)).rejects.toThrow("too much");
      expect(await strict.carts.headPage(ALL, PAGE)).toHaveLength(1);
    });

    it("by ids take more of them than a statement may name", async () => {
      await store().load(someReferenceData());
      await store().stores.carts.insert(aCart());
      await store().stores.orders.insert([anOrder()]);
      const { carts, orders, catalog, subscriptions } = store().stores;
      expect((await carts.byIds(PARTNER_ID, [...MANY_IDS, aCart().id])).size).toBe(1);
      expect((await orders.byIds(PARTNER_ID, [...MANY_IDS, anOrder().id])).size).toBe(1);
      expect((await orders.byCarts(PARTNER_ID, [...MANY_IDS, anOrder().cartId])).size).toBe(1);
      expect((await catalog.byIds([...MANY_IDS, anItem().id])).size).toBe(1);
      expect((await catalog.currentIds(MANY_IDS, "US")).size).toBe(0);
      expect((await subscriptions.ofPartner(PARTNER_ID, MANY_IDS)).size).toBe(0);
    });
  });

  describe("the index of the search", () => {
    const search = async (word: string) =>
      (await store().stores.catalog.search([word], PAGE)).map(({ title }) => title);
    const load = (titles: readonly string[]) =>
      store().load(someReferenceData({ catalogItems: titles.map((title, at) => anItem({ id: `ITEM-${at}`, title })) }));

    it("follows the catalog", async () => {
      await load(["Old title"]);
      expect(await search("old t")).toEqual(["Old title"]);
      await load(["New title"]);
      expect(await search("old t")).toEqual([]);
      expect(await search("new t")).toEqual(["New title"]);
    });

    it("finds words of one and two characters, and runs that do not stand side by side nowhere", async () => {
      await load(["abcxbcd", "zz top", "𝒳𝒴𝒵 letters"]);
      expect(await search("abcd")).toEqual([]);
      expect(await search("z")).toEqual(["zz top"]);
      expect(await search("zz")).toEqual(["zz top"]);
      expect(await search("𝒳𝒴𝒵")).toEqual(["𝒳𝒴𝒵 letters"]);
      expect(await search("𝒳𝒴")).toEqual(["𝒳𝒴𝒵 letters"]);
    });

    it("finds what thousands of items have as well", async () => {
      const titles = Array.from({ length: 2_100 }, (_, at) => `Common ${at + 1_000}${at === 2_000 ? " rare" : ""}`);
      await load(titles);
      expect(await search("common")).toEqual(titles.slice(0, 100));
      expect(await search("rare")).toEqual([titles[2_000]]);
    }, 60_000);
  });
}
