import { orderKey } from "../../src/model/order.js";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "libsql";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import { openStore } from "../../src/store/database.js";
import { MIGRATIONS } from "../../src/store/migrations/migrations.js";
import type { Store } from "../../src/store/stores.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { aCart, aClaim, anOrder, anOrderRequest, NOW, PARTNER_ID } from "../support/carts.js";
import { dropPostgresDatabases, newPostgresDatabase, withClient } from "../support/postgres.js";
import { someReferenceData } from "../support/shop.js";

/* How a store gets its tables. What a single database does beside is in sqlite.test.ts and postgres.test.ts. */

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
});
afterAll(async () => {
  await dropPostgresDatabases();
  rmSync(folder, { recursive: true });
});

const newSqlite = async () => `sqlite:${join(folder, `${(files += 1)}.db`)}`;

/** Every column that holds a document. */
const DOCUMENTS = [
  ...["carts", "orders", "order_requests", "subscriptions", "catalog_items"].map((table) => [table, "document"]),
  ...["partners", "customers", "markets", "mpn_profiles", "risk_profiles"].map((table) => [table, "document"]),
  ...["purchase_systems", "purchase_accounts"].map((table) => [table, "document"]),
  ["carts", "claim"],
  ["answers", "answer"],
] as const;

/** The rows of a query behind the store's back. */
async function rowsOf(url: string, query: string): Promise<unknown[]> {
  if (!url.startsWith("sqlite:")) return withClient(url, async (client) => (await client.query(query)).rows);
  const database = new Database(url.slice("sqlite:".length));
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

/** All tables and indexes as the database describes them. */
const schemaOf = (url: string) =>
  rowsOf(
    url,
    url.startsWith("sqlite:")
      ? "select type, name, sql from sqlite_master order by type, name"
      : `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
         where table_schema = 'public' order by table_name, ordinal_position`,
  );
const migrationsOf = (url: string) => rowsOf(url, "select name, timestamp from kysely_migration order by name");

describe.each([
  ["SQLite", newSqlite],
  ["PostgreSQL", newPostgresDatabase],
])("a new store on %s", (_dialect, newUrl) => {
  const opened: Store[] = [];
  const open = async (url: string) => {
    const store = await openStore(url);
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  it("gets every migration once, and has nothing in it", async () => {
    const url = await newUrl();
    const { findings, ...counts } = await verifyStore(await open(url));
    expect({ findings, counts }).toEqual({ findings: [], counts: { carts: 0, orders: 0, subscriptions: 0 } });
    expect(await migrationsOf(url)).toMatchObject(Object.keys(MIGRATIONS).map((name) => ({ name })));
  });

  it("is the same after it was opened again, with all that is in it", async () => {
    const url = await newUrl();
    const first = await open(url);
    await first.load(someReferenceData());
    await first.transact(async ({ carts, orders }) => {
      await carts.insert(aCart());
      await orders.insert([anOrder()]);
    });
    const before = [await schemaOf(url), await migrationsOf(url)];
    const { stores } = await open(url);
    expect([await schemaOf(url), await migrationsOf(url)]).toEqual(before);
    expect((await stores.carts.byIds(PARTNER_ID, [aCart().id])).get(aCart().id)).toEqual(aCart());
    expect((await stores.orders.byIds(PARTNER_ID, [anOrder().id])).get(orderKey(anOrder().id))).toEqual(anOrder());
  });

  it("has the version in every document, and refuses what a newer version of Cartwright has written", async () => {
    const url = await newUrl();
    const store = await open(url);
    await store.load(SAMPLE_DATA);
    await store.transact(async ({ answers, carts, orders, orderRequests }) => {
      await carts.insert(aCart({ checkoutClaim: aClaim() }));
      await orders.insert([anOrder()]);
      await orderRequests.insert([anOrderRequest()]);
      const kept = {
        partnerId: PARTNER_ID,
        mutation: "createCart",
        key: "key-1",
        inputHash: "",
        creationTimeStamp: NOW,
      };
      await answers.insert({ ...kept, answer: { userErrors: [] } });
    });
    for (const [table, column] of DOCUMENTS) {
      const rows = (await rowsOf(url, `select ${column} as text from ${table}`)) as { text: string }[];
      expect(rows.length).toBeGreaterThan(0);
      expect([table, column, rows.filter(({ text }) => !/^\{"v":[12],/.test(text))]).toEqual([table, column, []]);
    }
    await rowsOf(url, `update carts set document = '{"v":2}' returning id`);
    await expect(store.stores.carts.byIds(PARTNER_ID, [aCart().id])).rejects.toThrow(
      "A stored cart was written by a newer version of Cartwright; update this process.",
    );
  });

  it("gets its tables once from several processes that open it at the same time", async () => {
    const url = await newUrl();
    const openIt = "require(process.argv[1]).openStore(process.argv[2]).then((store) => store.close())";
    const module = join(__dirname, "..", "..", "src", "store", "database.js");
    await Promise.all(
      Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ["-e", openIt, module, url])),
    );
    expect(await migrationsOf(url)).toHaveLength(Object.keys(MIGRATIONS).length);
    const alone = await newUrl();
    await open(alone);
    expect(await schemaOf(url)).toEqual(await schemaOf(alone));
  }, 60_000);
});
