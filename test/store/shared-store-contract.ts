import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { openStore } from "../../src/store/database.js";
import { aCustomer, anItem, aPartner, onlyFacts } from "../support/builders.js";
import { aCart, PARTNER_ID } from "../support/carts.js";
import { aNewLine, openShop } from "../support/shop.js";
import type { EditReport } from "./edit-from-a-process.js";

const LINES_PER_PROCESS = 8;

/** Edits a cart from a process of its own, as another server on the same database would. */
async function editFromAProcess(url: string, cartId: string, name: string): Promise<EditReport> {
  const script = join(__dirname, "edit-from-a-process.js");
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    url,
    cartId,
    name,
    String(LINES_PER_PROCESS),
  ]);
  return JSON.parse(stdout) as EditReport;
}

/** What every implementation must do that several servers can share. `newUrl` is the address of an empty one. */
export function describeSharedStore(name: string, newUrl: () => string | Promise<string>): void {
  describe(`${name}, shared by servers`, () => {
    it("lets concurrent edits of one cart all take effect", async () => {
      const url = await newUrl();
      const shop = await openShop({ url });
      const cart = await shop.createCart([aNewLine({ friendlyName: "the first" })]);
      const names = ["one", "other", "third"];
      const reports = await Promise.all(names.map((editor) => editFromAProcess(url, cart.id, editor)));
      expect(reports).toEqual(names.map(() => ({ accepted: LINES_PER_PROCESS, refused: [] })));

      const { lineItems, version } = await shop.stored(cart);
      const expected = names.flatMap((editor) =>
        Array.from({ length: LINES_PER_PROCESS }, (_, index) => `${editor} ${index}`),
      );
      expect(new Set(lineItems.map((line) => line.friendlyName))).toEqual(new Set(["the first", ...expected]));
      expect(lineItems).toHaveLength(1 + expected.length);
      // One version for each line added, and one for each then changed.
      expect(version).toBe(1 + 2 * expected.length);
      expect(lineItems.slice(1).map((line) => line.quantity)).toEqual(expected.map(() => 2));
      await shop.close();
    }, 60_000);

    it("shows the moment at which a snapshot began to read, whatever is committed meanwhile", async () => {
      const url = await newUrl();
      const [reader, writer] = [await openStore(url), await openStore(url)];
      await writer.transact(({ carts }) => carts.insert(aCart()));
      const found = (stores: typeof reader.stores) => stores.carts.byIds(PARTNER_ID, [aCart().id, "cart-2"]);
      const before = new Map([[aCart().id, aCart()]]);
      await reader.snapshot(async (stores) => {
        expect(await found(stores)).toEqual(before);
        await writer.transact(async ({ carts }) => {
          await carts.insert(aCart({ id: "cart-2" }));
          await carts.update(aCart({ version: 2 }), 1);
        });
        expect(await found(stores)).toEqual(before);
        expect((await stores.audit.versions([aCart().id])).get(aCart().id)).toEqual([1]);
      });
      expect((await found(reader.stores)).get(aCart().id)?.version).toBe(2);
      expect((await found(reader.stores)).size).toBe(2);
      await reader.close();
      await writer.close();
    });

    it("finds reference data that another server has imported, whatever it had read before", async () => {
      const url = await newUrl();
      const [reader, writer] = [await openStore(url), await openStore(url)];
      const [partner, customer, item] = [aPartner(), aCustomer(), anItem()];
      const query = {
        partnerId: partner.id,
        customerId: customer.id,
        catalogItemIds: [item.id],
        subscriptionIds: [],
        mpnIds: ["5357564"],
        withCredit: false,
      };
      const read = async () => {
        const facts = await reader.stores.facts.read(query);
        expect(await reader.stores.parties.partner(partner.id)).toEqual(facts.partner);
        expect(await reader.stores.catalog.byIds([item.id])).toEqual(facts.catalogItems);
        return facts;
      };
      const nothing = { partner: null, customer: null, market: null, catalogItems: new Map(), mpnProfiles: new Map() };
      expect(await read()).toMatchObject(nothing);
      expect(await read()).toMatchObject(nothing);

      const relations = [{ partnerId: partner.id, customerId: customer.id }];
      await writer.load(onlyFacts({ partners: [partner], customers: [customer], relations, catalogItems: [item] }));
      const all = { ...nothing, partner, customer, catalogItems: new Map([[item.id, item]]) };
      expect(await read()).toMatchObject(all);
      expect(await read()).toMatchObject(all);

      // What a transaction reads of its own import counts for nobody else, and for nobody when it is rolled back.
      const failing = writer.transact(async (stores) => {
        await stores.reference.load(onlyFacts({ catalogItems: [anItem({ title: "Never" })] }));
        expect((await stores.catalog.byIds([item.id])).get(item.id)?.title).toBe("Never");
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect((await writer.stores.catalog.byIds([item.id])).get(item.id)).toEqual(item);
      await writer.load(onlyFacts({ catalogItems: [anItem({ title: "Another" })] }));
      for (const store of [writer, reader]) {
        expect((await store.stores.catalog.byIds([item.id])).get(item.id)?.title).toBe("Another");
      }
      expect((await read()).partner).toEqual(partner);
      await reader.close();
      await writer.close();
    });

    it("can be opened by several servers at once while it is still empty", async () => {
      const url = await newUrl();
      const missing = "00000000-0000-4000-8000-000000000000";
      const servers = Array.from({ length: 6 }, (_, index) => `server ${index}`);
      const reports = await Promise.all(servers.map((name) => editFromAProcess(url, missing, name)));
      expect(reports.map(({ accepted }) => accepted)).toEqual(servers.map(() => 0));
      expect(new Set(reports.flatMap(({ refused }) => refused))).toEqual(new Set(["CART_ID_NOT_FOUND"]));
    }, 60_000);
  });
}
