import { orderKey } from "../../src/model/order.js";
import Database from "libsql";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { backOffMilliseconds, type RowFailure } from "../../src/background/due-work.js";
import { createJobs, fulfilment } from "../../src/background/jobs.js";
import { Lease } from "../../src/background/lease.js";
import { purges } from "../../src/background/purge.js";
import { startBackground } from "../../src/background/scheduler.js";
import { readConfig } from "../../src/config/config.js";
import { Metrics } from "../../src/observability/metrics.js";
import { openStore } from "../../src/store/database.js";
import type { Store } from "../../src/store/stores.js";
import { aCart, anOrder, anOrderLine, NOW, PARTNER_ID } from "../support/carts.js";
import { dropPostgresDatabases, newPostgresDatabase, withClient } from "../support/postgres.js";
import { playRound } from "../support/rounds.js";
import { openShop, someReferenceData } from "../support/shop.js";

/* What happens when the work for some rows fails: on both databases, since a failure ends a transaction in two ways. */

const folder = mkdtempSync(join(tmpdir(), "cartwright-due-"));
let files = 0;
const newSqlite = async () => `sqlite:${join(folder, `${(files += 1)}.db`)}`;
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dropPostgresDatabases();
});

/** Runs a statement behind the store's back. */
async function execute(url: string, statement: string): Promise<void> {
  if (!url.startsWith("sqlite:")) {
    await withClient(url, (client) => client.query(statement));
    return;
  }
  const database = new Database(url.slice("sqlite:".length));
  database.exec(statement);
  database.close();
}

/** Makes every later change of the orders with such an id fail, as a damaged row would. */
async function guardOrders(url: string, pattern: string): Promise<void> {
  await execute(
    url,
    url.startsWith("sqlite:")
      ? `create trigger guard before update on orders when old.id like '${pattern}' begin select raise(abort, 'Damaged.'); end`
      : `create function damaged() returns trigger language plpgsql as $$ begin raise exception 'Damaged.'; end $$;
         create trigger guard before update on orders for each row when (old.id like '${pattern}') execute function damaged()`,
  );
}

describe.each([
  ["SQLite", newSqlite],
  ["PostgreSQL", newPostgresDatabase],
])("on %s", (_dialect, newUrl) => {
  let url: string;
  let store: Store;
  let now: Date;
  beforeEach(async () => {
    url = await newUrl();
    store = await openStore(url);
    await store.load(someReferenceData());
    now = new Date(NOW);
  });
  afterEach(() => store.close());

  const wait = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  const round = (failures: RowFailure[] = [], on = store) => playRound(fulfilment(on), on, () => now, failures);
  const statusOf = async (id: string) => (await store.stores.orders.byIds(PARTNER_ID, [id])).get(orderKey(id))?.status;

  /** Pending orders, each due a millisecond after the one before. */
  async function insertPending(prefix: string, count: number): Promise<void> {
    const pending = Array.from({ length: count }, (_, index) => {
      const dueTimeStamp = new Date(Date.parse(NOW) - 60_000 + index).toISOString();
      const id = `${prefix}-${index}`;
      return anOrder({
        id,
        cartId: id,
        status: "PENDING",
        dueTimeStamp,
        lineItems: [anOrderLine({ storedSubscriptionId: id })],
      });
    });
    await store.transact(({ orders }) => orders.insert(pending));
  }

  it("fifty orders that cannot be read hold up none of the others, and back off for every process", async () => {
    await insertPending("damaged", 50);
    await insertPending("sound", 60);
    await execute(url, "update orders set document = '{' where upper(id) like 'DAMAGED-%'");
    const failures: RowFailure[] = [];
    expect(await round(failures)).toMatchObject({ finished: 60, failed: 50 });
    expect(await statusOf("sound-59")).toBe("COMPLETED");
    expect(new Set(failures.map(({ id }) => id)).size).toBe(50);
    expect(failures.every(({ attempts, retryAt }) => attempts === 1 && retryAt > now.toISOString())).toBe(true);

    const other = await openStore(url);
    expect(await round([], other)).toMatchObject({ finished: 0, failed: 0 });
    wait(1_000);
    const again: RowFailure[] = [];
    expect(await round(again, other)).toMatchObject({ finished: 0, failed: 50 });
    expect(again.every(({ attempts }) => attempts === 2)).toBe(true);
    await other.close();
  });

  it("orders that cannot be written do not take those of the same batch back with them", async () => {
    await insertPending("sound", 3);
    await insertPending("damaged", 1);
    await guardOrders(url, "DAMAGED-%");
    const failures: RowFailure[] = [];
    expect(await round(failures)).toMatchObject({ finished: 3, failed: 1 });
    expect(failures).toMatchObject([{ job: "fulfilment", id: "DAMAGED-0", partnerId: PARTNER_ID, attempts: 1 }]);
    expect(await statusOf("sound-2")).toBe("COMPLETED");
    expect(await statusOf("damaged-0")).toBe("PENDING");
  });

  it("an order that was mended is finished at its next turn, and its failures are forgotten", async () => {
    await insertPending("order", 1);
    await guardOrders(url, "ORDER-%");
    expect(await round()).toMatchObject({ failed: 1 });
    await execute(url, url.startsWith("sqlite:") ? "drop trigger guard" : "drop trigger guard on orders");
    wait(1_000);
    expect(await round()).toMatchObject({ finished: 1, failed: 0 });
    const dueAgain = anOrder({ id: "order-0", cartId: "order-0", version: 3, dueTimeStamp: NOW });
    await store.transact(({ orders }) => orders.update(dueAgain, 2));
    expect(await store.stores.orders.due("fulfilment", now.toISOString(), now.toISOString(), 1)).toEqual([
      { partnerId: PARTNER_ID, id: "ORDER-0", attempts: 0 },
    ]);
  });

  it("carts and keys that cannot be removed are left out, and the others removed", async () => {
    const expirationTimeStamp = "2025-01-01T00:00:00.000Z";
    const answer = { partnerId: PARTNER_ID, mutation: "createCart", inputHash: "", answer: {} };
    await store.transact(async ({ carts, answers }) => {
      for (const id of ["damaged", "sound"]) await carts.insert(aCart({ id, expirationTimeStamp }));
      for (const key of ["damaged", "a sound key"]) {
        await answers.insert({ ...answer, key, creationTimeStamp: expirationTimeStamp });
      }
    });
    for (const [table, column] of [
      ["carts", "id"],
      ["answers", "key"],
    ] as const) {
      await execute(
        url,
        url.startsWith("sqlite:")
          ? `create trigger guard_${table} before delete on ${table} when lower(old.${column}) = 'damaged' begin select raise(abort, 'Damaged.'); end`
          : `create function damaged_${table}() returns trigger language plpgsql as $$ begin raise exception 'Damaged.'; end $$;
             create trigger guard before delete on ${table} for each row when (lower(old.${column}) = 'damaged') execute function damaged_${table}()`,
      );
    }
    for (const work of purges(store, readConfig({}))) {
      expect(await playRound(work, store, () => now)).toMatchObject({ finished: 1, failed: 1 });
      expect(await playRound(work, store, () => now)).toMatchObject({ finished: 0, failed: 0 });
    }
    expect((await store.stores.carts.byIds(PARTNER_ID, ["damaged", "sound"])).size).toBe(1);
    expect(await store.stores.answers.find(PARTNER_ID, "createCart", "a sound key")).toBeNull();
    expect(await store.stores.answers.find(PARTNER_ID, "createCart", "damaged")).not.toBeNull();
  });

  it("a full round asks for the next at once", async () => {
    await insertPending("order", 501);
    expect(await round()).toEqual({ finished: 500, failed: 0, isFull: true });
    expect(await round()).toEqual({ finished: 1, failed: 0, isFull: false });
  });

  it("failures of rows that have gone are forgotten in the end", async () => {
    const gone = { partnerId: PARTNER_ID, id: "gone", attempts: 6 };
    await store.transact(({ retries }) => retries.backOff("fulfilment", gone, NOW));
    await store.transact(({ retries }) => retries.purge(NOW));
    await insertPending("gone", 1);
    await execute(url, "update orders set id = 'gone'");
    const due = () => store.stores.orders.due("fulfilment", NOW, NOW, 1);
    expect(await due()).toMatchObject([{ id: "gone", attempts: 7 }]);
    await store.transact(({ retries }) => retries.purge(new Date(Date.parse(NOW) + 1).toISOString()));
    expect(await due()).toMatchObject([{ id: "gone", attempts: 0 }]);
  });
});

it("a round in which the store takes nothing at all fails as a whole: no row is to blame", async () => {
  const shop = await openShop();
  await shop.store.stores.orders.insert([anOrder({ status: "PENDING", dueTimeStamp: NOW })]);
  const failures: RowFailure[] = [];
  const away: Store = { ...shop.store, transact: () => Promise.reject(new Error("The store is away.")) };
  await expect(playRound(fulfilment(away), away, () => shop.clock.now, failures)).rejects.toThrow("The store is away.");
  expect(failures).toEqual([]);
  await shop.close();
});

it("more than a round is worked off without a pause, and failures are counted and logged once each", async () => {
  const url = await newSqlite();
  const shop = await openShop({ url });
  await shop.store.transact(async ({ orders }) => {
    for (let index = 0; index < 1_201; index += 1) {
      const id = index === 7 ? "damaged" : `order-${index}`;
      await orders.insert([
        anOrder({
          id,
          cartId: id,
          status: "PENDING",
          dueTimeStamp: NOW,
          lineItems: [anOrderLine({ storedSubscriptionId: id })],
        }),
      ]);
    }
  });
  await execute(url, "update orders set document = '{' where upper(id) = 'DAMAGED'");
  const lines: string[] = [];
  const logger = pino({}, { write: (line) => lines.push(line) });
  const metrics = new Metrics(() => 0);
  const clock = () => new Date(shop.clock.now);
  const options = {
    config: readConfig({}),
    store: shop.store,
    clock,
    recover: shop.checkouts.recover,
    logger,
    metrics,
  };
  const jobs = createJobs(options).filter(({ name }) => name === "fulfilment");
  const paused = jobs.map((job) => ({ ...job, pauseMilliseconds: 3_600_000 }));
  const background = startBackground(paused, new Lease(shop.store, clock, 15), logger);
  const counted = async () => (await metrics.text()).body;
  while (!(await counted()).includes('rows_total{job="fulfilment",outcome="finished"} 1200')) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(await counted()).toContain('cartwright_background_rows_total{job="fulfilment",outcome="failed"} 1\n');
  await background.stop();
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 50, job: "fulfilment", partner: PARTNER_ID, row: "DAMAGED", attempts: 1, retryAt: expect.any(String) },
  ]);
  await shop.close();
});

it("the back-off doubles from about a second up to an hour, with jitter", () => {
  for (const [attempts, longest] of [
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [12, 2_048_000],
    [13, 3_600_000],
    [2_000, 3_600_000],
  ] as const) {
    const times = Array.from({ length: 50 }, () => backOffMilliseconds(attempts));
    expect(Math.max(...times)).toBeLessThanOrEqual(longest);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(longest / 2);
    expect(new Set(times).size).toBeGreaterThan(1);
  }
});
