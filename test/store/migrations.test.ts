import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Dialect, Kysely, Migrator } from "kysely";
import type { Cart } from "../../src/model/cart.js";
import { openStore } from "../../src/store/database.js";
import { MIGRATIONS } from "../../src/store/migrations/migrations.js";
import { postgresDialect, postgresPool } from "../../src/store/postgres.js";
import { rowOfCart, rowOfOrder, rowOfPlacement } from "../../src/store/rows.js";
import { sqliteDialect } from "../../src/store/sqlite.js";
import type { Store } from "../../src/store/stores.js";
import { anItem, onlyFacts } from "../support/builders.js";
import { aCart, aClaim, anOrder, aPlacement, NOTHING_TAKEN, PARTNER_ID } from "../support/carts.js";
import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";

const OTHER_ITEM = "CARTWRIGHT01:0001:AVAILABLE001";
const UNSOLD_ITEM = "CARTWRIGHT02:0001:AVAILABLE001";

const taking = (quantity: number, amount: string, catalogItemId = anItem().id) => ({
  ...NOTHING_TAKEN,
  units: [{ catalogItemId, quantity }],
  credit: { amount, currencyCode: "USD" },
});

/* What a store of the version before has in it. */
const IDLE_CART = aCart({ id: "idle cart" });
const HELD_CART = aCart({ id: "held cart", version: 7, checkoutClaim: aClaim() });
const ORDERS = [
  anOrder({ id: "order-1", orderGroupId: "0", taken: taking(3, "37.5", anItem().id.toLowerCase()) }),
  anOrder({ id: "order-2", orderGroupId: "1", taken: taking(2, "0.1", OTHER_ITEM) }),
  anOrder({ id: "order-3", orderGroupId: "2", taken: taking(50, "1000"), status: "CANCELLED" }),
];
const PLACEMENT = aPlacement({ draft: anOrder({ taken: taking(1, "0.2") }) });

/** A store as the second migration left it. */
async function makeOldStore(dialect: Dialect): Promise<void> {
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect });
  const { "0001-initial": first, "0002-after-checkout": second } = MIGRATIONS;
  const migrations = { "0001-initial": first!, "0002-after-checkout": second! };
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error;
  const rowOfOldCart = (cart: Cart) => {
    const { due_at: _, ...row } = rowOfCart(cart);
    return row;
  };
  await db.insertInto("carts").values([IDLE_CART, HELD_CART].map(rowOfOldCart)).execute();
  await db
    .insertInto("orders")
    .values(ORDERS.map((order) => ({ ...rowOfOrder(order) })))
    .execute();
  await db
    .insertInto("placements")
    .values({ ...rowOfPlacement(PLACEMENT) })
    .execute();
  const stock = { restrictions: "[]", ends_with_stock: 1 };
  await db
    .insertInto("inventory")
    .values([
      { ...stock, catalog_item_id: anItem().id.toUpperCase(), available: 5 },
      { ...stock, catalog_item_id: OTHER_ITEM, available: null },
      { ...stock, catalog_item_id: UNSOLD_ITEM, available: 9 },
    ])
    .execute();
  const line = { partner_id: PARTNER_ID, credit_limit: "1000", minimum_threshold: "0" };
  await db
    .insertInto("credit_lines")
    .values([
      { ...line, currency_code: "USD", used: "100.3" },
      { ...line, currency_code: "EUR", used: "5" },
    ])
    .execute();
  await db.destroy();
}

const sorted = (values: readonly object[]) =>
  values.map((value) => JSON.stringify(value)).sort((one, other) => (one < other ? -1 : 1));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
});
afterAll(async () => {
  await dropPostgresDatabases();
  rmSync(folder, { recursive: true });
});

async function oldSqliteStore(): Promise<string> {
  const file = join(folder, "cartwright.db");
  await makeOldStore(sqliteDialect(file));
  return `sqlite:${file}`;
}

async function oldPostgresStore(): Promise<string> {
  const url = await newPostgresDatabase();
  await makeOldStore(postgresDialect(postgresPool(url, { poolSize: 2, timeoutMilliseconds: null })));
  return url;
}

describe.each<[string, () => Promise<string>]>([
  ["SQLite", oldSqliteStore],
  ["PostgreSQL", oldPostgresStore],
])("a store of the version before, on %s", (_dialect, make) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await make());
  });
  afterAll(() => store.close());

  it("keeps what is in it", async () => {
    const { carts, orders, placements, parties } = store.stores;
    const held = { ...HELD_CART, dueTimeStamp: aClaim().until };
    const found = await carts.byIds(PARTNER_ID, [IDLE_CART.id, HELD_CART.id]);
    expect(found).toEqual(new Map([IDLE_CART, held].map((cart) => [cart.id, cart])));
    const ids = ORDERS.map(({ id }) => id);
    expect(await orders.byIds(PARTNER_ID, ids)).toEqual(new Map(ORDERS.map((order) => [order.id, order])));
    expect(await placements.byCart(PLACEMENT.cartId)).toEqual([PLACEMENT]);
    expect((await parties.creditLines(PARTNER_ID)).get("USD")?.used).toBe("100.3");
  });

  it("has the checkout that holds a cart finished when its time is over", async () => {
    const due = (now: string) => store.stores.carts.due("recovery", now, now, 100);
    expect((await due(aClaim().until)).map(({ id }) => id)).toEqual([HELD_CART.id]);
    expect(await due(new Date(Date.parse(aClaim().until) - 1).toISOString())).toEqual([]);
  });

  it("begins the history of each cart with the version that it has", async () => {
    const versions = await store.stores.audit.versions([IDLE_CART.id, HELD_CART.id]);
    expect(Object.fromEntries(versions)).toEqual({ [IDLE_CART.id]: [1], [HELD_CART.id]: [7] });
  });

  it("knows what was sold by its orders and placements, and not by those that were cancelled", async () => {
    expect(sorted(await store.stores.audit.stock())).toEqual(
      sorted([
        { catalogItemId: anItem().id.toUpperCase(), available: 5, sold: 4, stocked: 9 },
        { catalogItemId: OTHER_ITEM, available: null, sold: 2, stocked: null },
        { catalogItemId: UNSOLD_ITEM, available: 9, sold: 0, stocked: 9 },
      ]),
    );
  });

  it("has what was sold taken from what is imported next", async () => {
    const row = { catalogItemId: UNSOLD_ITEM, restrictions: [], endsWithStock: true };
    await store.load(onlyFacts({ inventory: [{ ...row, available: 9 }] }));
    await store.transact(({ inventory }) => inventory.take(UNSOLD_ITEM, 2));
    await store.load(onlyFacts({ inventory: [{ ...row, available: 9 }] }));
    expect(await store.stores.audit.stock()).toContainEqual({
      catalogItemId: UNSOLD_ITEM,
      available: 7,
      sold: 2,
      stocked: 9,
    });
    await store.load(onlyFacts({ inventory: [{ ...row, catalogItemId: anItem().id, available: 9 }] }));
    expect((await store.stores.inventory.byItems([anItem().id])).get(anItem().id.toUpperCase())?.available).toBe(5);
  });

  it("knows what of its credit was used before its orders", async () => {
    expect(sorted(await store.stores.audit.credit())).toEqual(
      sorted([
        { partnerId: PARTNER_ID, currencyCode: "USD", used: "100.3", opening: "62.5" },
        { partnerId: PARTNER_ID, currencyCode: "EUR", used: "5", opening: "5" },
      ]),
    );
  });

  it("contradicts itself nowhere", async () => {
    const { audit } = store.stores;
    const found = [
      ...(await audit.carts("", 100)),
      ...(await audit.orders("", 100)),
      ...(await audit.placements("", 100)),
    ];
    expect(found).toHaveLength(6);
    expect(found.flatMap(({ contradictions }) => contradictions)).toEqual([]);
  });
});
