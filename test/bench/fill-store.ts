import { createHash } from "node:crypto";
import { Kysely } from "kysely";
import type { Cart } from "../../src/model/cart.js";
import { countsMovedBy } from "../../src/model/holdings.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { NOTHING_DRAWN, type Subscription } from "../../src/model/subscription.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import { openStore } from "../../src/store/database.js";
import { postgresDialect, postgresPool } from "../../src/store/postgres.js";
import { rowOfCart, type Tables } from "../../src/store/rows.js";
import { sqliteDialect } from "../../src/store/sqlite.js";
import { benchmarkCustomers, customerId } from "./customers.js";
import { cartId, type NewLine } from "./loads.js";
import { CUSTOMERS, FEW_SUBSCRIPTIONS, OWNER_OF_FEW, OWNER_OF_MANY } from "./settings.js";

const { partnerId } = SAMPLE_PRINCIPAL;

/** How long after the one before each cart was created. */
const CART_AGE_MILLISECONDS = 5;
const ROWS_PER_STATEMENT = 100;
const ROWS_PER_TRANSACTION = 10_000;

const PLAIN_OFFERS = [
  "91FD106F-4B2C-4938-95AC-F54F74E9A239",
  "195416C1-3447-423A-B37B-EE59A99A19C4",
  "2F707C7C-2433-49A5-A437-9CA7CF40D3EB",
  "E59159FC-6F67-4599-B3CB-17FF4020F643",
  "B4D4B7F4-4089-43B6-9C44-DE97B760FB11",
  "5E1087B6-246B-4503-B88A-B60BDF0B3840",
  "5B04B78C-FD36-4CF3-A7A5-3457991C8B79",
  "4D8F3B90-29B3-4E7B-B37C-4A435DDEF1D9",
] as const;

/** Ten lines in three groups: legacy by month, legacy by year, and modern. */
export const NEW_LINES: readonly NewLine[] = [
  ...PLAIN_OFFERS.slice(0, 5).map((catalogItemId) => ({ catalogItemId, quantity: 1, billingCycle: "MONTHLY" })),
  ...PLAIN_OFFERS.slice(5).map((catalogItemId) => ({ catalogItemId, quantity: 1, billingCycle: "ANNUAL" })),
  ...["CFQ7TTC0HL8W:0001:CFQ7TTC0K59S", "CFQ7TTC0LFLS:0002:CFQ7TTC0KDLJ"].map((catalogItemId) => ({
    catalogItemId,
    quantity: 1,
    billingCycle: "MONTHLY",
    termDuration: "P1Y",
  })),
];
export const GROUPS = 3;

/** Loads what a store needs before the product can make a cart in it. */
export async function loadFacts(url: string): Promise<void> {
  const store = await openStore(url);
  try {
    await store.load(SAMPLE_DATA);
    await store.load(benchmarkCustomers());
  } finally {
    await store.close();
  }
}

/** Reads back a cart that the product has made, to be the pattern of all others. */
export async function readCart(url: string, id: string): Promise<Cart> {
  const store = await openStore(url);
  try {
    const cart = (await store.stores.carts.byIds(partnerId, [id])).get(id);
    if (!cart) throw new Error("The cart that was just made is not there.");
    return cart;
  } finally {
    await store.close();
  }
}

/** When a cart of a filled store was created; the pattern is younger than all of them. */
export function createdAt(pattern: Cart, carts: number, index: number): string {
  return new Date(Date.parse(pattern.creationTimeStamp) - (carts - index) * CART_AGE_MILLISECONDS).toISOString();
}

/** Fills a store with copies of a cart, for one customer after the other, as rows the product would have written. */
export async function fillCarts(url: string, pattern: Cart, carts: number): Promise<void> {
  const db = new Kysely<Tables>({
    dialect: url.startsWith("sqlite:")
      ? await sqliteDialect(url.slice("sqlite:".length))
      : postgresDialect(postgresPool(url, { poolSize: 1, timeoutMilliseconds: null })),
  });
  try {
    for (let first = 0; first < carts; first += ROWS_PER_TRANSACTION) {
      const end = Math.min(carts, first + ROWS_PER_TRANSACTION);
      await db.transaction().execute(async (transaction) => {
        for (let start = first; start < end; start += ROWS_PER_STATEMENT) {
          const length = Math.min(end - start, ROWS_PER_STATEMENT);
          const rows = Array.from({ length }, (_, index) => rowOfCart(copyOf(pattern, carts, start + index)));
          const versions = rows.map(({ id, version, modified_at, modified_by }) => ({
            cart_id: id,
            version,
            modified_at,
            modified_by,
          }));
          await transaction.insertInto("carts").values(rows).execute();
          await transaction.insertInto("cart_versions").values(versions).execute();
        }
      });
    }
  } finally {
    await db.destroy();
  }
}

function copyOf(pattern: Cart, carts: number, index: number): Cart {
  const creationTimeStamp = createdAt(pattern, carts, index);
  return {
    ...pattern,
    id: cartId(index),
    customerId: customerId(index % CUSTOMERS),
    creationTimeStamp,
    lastModifiedTimeStamp: creationTimeStamp,
  };
}

/** Gives two customers subscriptions, one many and one few, which the ledger counts. */
export async function fillSubscriptions(url: string, many: number, now: string): Promise<void> {
  const store = await openStore(url);
  try {
    for (const [customer, count] of [
      [OWNER_OF_MANY, many],
      [OWNER_OF_FEW, FEW_SUBSCRIPTIONS],
    ] as const) {
      for (let first = 0; first < count; first += ROWS_PER_STATEMENT) {
        const length = Math.min(count - first, ROWS_PER_STATEMENT);
        const subscriptions = Array.from({ length }, (_, index) => subscription(customer, first + index, now));
        await store.transact(async ({ subscriptions: table, ledger }) => {
          await table.insert(subscriptions);
          const changes = subscriptions.map((after) => ({ before: null, after }));
          await ledger.count(partnerId, countsMovedBy(changes));
        });
      }
    }
  } finally {
    await store.close();
  }
}

function subscription(customer: number, index: number, now: string): Subscription {
  const digits = createHash("md5").update(`subscription ${customer} ${index}`).digest("hex");
  return {
    partnerId,
    id: `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`,
    customerId: customerId(customer),
    version: 1,
    catalogItemId: PLAIN_OFFERS[index % PLAIN_OFFERS.length]!,
    itemKind: "LICENCE",
    status: "ACTIVE",
    friendlyName: "Subscription of the benchmark",
    quantity: 1,
    parentId: null,
    registration: null,
    renewsTo: null,
    creationTimeStamp: now,
    orderId: null,
    unitPrice: null,
    drawn: NOTHING_DRAWN,
    coreQuotas: [],
    dueTimeStamp: null,
  };
}
