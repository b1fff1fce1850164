import type { Store } from "../../src/store/stores.js";
import { aCustomer, aPartner } from "../support/builders.js";
import { PARTNER_ID } from "../support/carts.js";
import { someReferenceData } from "../support/shop.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const customer = (number: number, name: string) =>
  aCustomer({ id: `00000000-0000-4000-8000-0000000000${10 + number}`, name });
const [zoe, adam, twin, otherTwin, foreign] = [
  customer(1, "Zoë & Söhne"),
  customer(2, "Adam 100%"),
  customer(3, "Contoso Berlin"),
  customer(4, "Contoso Berlin"),
  customer(5, "Contoso of another partner"),
] as const;
const DATA = someReferenceData({
  partners: [aPartner(), aPartner({ id: OTHER_PARTNER })],
  customers: [zoe, adam, otherTwin, twin, foreign],
  relations: [
    ...[zoe, adam, twin, otherTwin].map(({ id }) => ({ partnerId: PARTNER_ID, customerId: id })),
    ...[foreign, adam].map(({ id }) => ({ partnerId: OTHER_PARTNER, customerId: id })),
  ],
});

/** Whom a partner may sell to. */
export function describeCustomers(store: () => Store): void {
  describe("customers", () => {
    beforeEach(() => store().load(DATA));
    const found = async (...words: string[]) =>
      (await store().stores.customers.page(PARTNER_ID, words, { limit: 100, after: null })).map(({ name }) => name);

    it("are found by id with a relation only", async () => {
      const ids = [adam.id, foreign.id, "nobody"];
      expect(await store().stores.customers.byIds(PARTNER_ID, ids)).toEqual(new Map([[adam.id, adam]]));
      expect((await store().stores.customers.byIds(PARTNER_ID, [])).size).toBe(0);
    });

    it("are listed by name and id, page by page", async () => {
      const listed: string[] = [];
      let after: readonly [string, string] | null = null;
      for (let pages = 0; pages < 5; pages += 1) {
        const [one] = await store().stores.customers.page(PARTNER_ID, [], { limit: 1, after });
        if (!one) break;
        listed.push(one.id);
        after = [one.name, one.id];
      }
      expect(listed).toEqual([adam.id, twin.id, otherTwin.id, zoe.id]);
    });

    it("are searched by words in the name and the id, in any letter case and any order", async () => {
      expect(await found("BERLIN", "cont")).toEqual(["Contoso Berlin", "Contoso Berlin"]);
      expect(await found("berlin", twin.id.toUpperCase())).toEqual(["Contoso Berlin"]);
      expect(await found("100%")).toEqual(["Adam 100%"]);
      expect(await found("1_0")).toEqual([]);
      expect(await found("another")).toEqual([]);
      expect(await found("adam\0")).toEqual([]);
    });

    it("are searched by letters with accents, however they are encoded", async () => {
      expect(await found("ZOË".normalize("NFD"))).toEqual(["Zoë & Söhne"]);
      await store().load(someReferenceData({ customers: [{ ...zoe, name: "Zoë".normalize("NFD") }] }));
      expect(await found("zoë".normalize("NFC"))).toEqual(["Zoë".normalize("NFD")]);
    });

    it("are listed under the new name once it was loaded", async () => {
      await store().load(someReferenceData({ customers: [{ ...adam, name: "Eve" }] }));
      expect(await found()).toEqual(["Contoso Berlin", "Contoso Berlin", "Eve", "Zoë & Söhne"]);
      expect(await found("adam")).toEqual([]);
    });
  });
}
