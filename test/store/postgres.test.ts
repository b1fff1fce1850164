import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { type DatabaseOptions, openStore } from "../../src/store/database.js";
import type { Cart } from "../../src/model/cart.js";
import { postgresPool } from "../../src/store/postgres.js";
import type { Store, Stores } from "../../src/store/stores.js";
import { aCart, anOrder, PARTNER_ID } from "../support/carts.js";
import { dropPostgresDatabases, newPostgresDatabase, withClient } from "../support/postgres.js";
import { aNewLine, aRequest, openShop, someReferenceData } from "../support/shop.js";
import { describeContradictions } from "./audit-contract.js";
import { describeSharedStore } from "./shared-store-contract.js";
import { describeStore } from "./store-contract.js";

// Databases are made and filled here, which takes a busy machine its time.
jest.setTimeout(30_000);

/** The connections of a database, but the one that asks. */
const OTHERS =
  "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";

const opened: Store[] = [];

/** A store on a new database, closed after the test. */
async function open(options: DatabaseOptions = {}): Promise<{ store: Store; url: string }> {
  const url = await newPostgresDatabase();
  const store = await openStore(url, options);
  opened.push(store);
  return { store, url };
}

/** Sets something for all later connections to a database, and ends those that there are. */
async function configure(url: string, setting: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await withClient(url, async (client) => {
    // This connection may have begun under a setting that it is to take back.
    await client.query("set default_transaction_read_only = off");
    await client.query(`alter database ${name} set ${setting}`);
    await client.query(`select pg_terminate_backend(pid) ${OTHERS}`);
  });
}

async function isolated(level: string): Promise<string> {
  const url = await newPostgresDatabase();
  await configure(url, `default_transaction_isolation = '${level}'`);
  return url;
}

/** Asks a database again and again until it counts this many; a test that waits in vain runs into its own time-out. */
async function waitFor(client: Client, count: number, what: string): Promise<void> {
  while ((await client.query(`select 1 ${what}`)).rowCount !== count) await sleep(10);
}

async function versionOf(store: Store, id = aCart().id): Promise<number | undefined> {
  return (await store.stores.carts.byIds(PARTNER_ID, [id])).get(id)?.version;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
// On a busy machine, dropping many databases takes its time.
afterAll(dropPostgresDatabases, 60_000);

describe("the contract", () => {
  let url: string;
  beforeAll(async () => {
    url = await newPostgresDatabase();
    await (await openStore(url)).close();
  });

  /** Empties all tables: a database of its own for each test would take more time than all the tests. */
  async function openEmpty(): Promise<Store> {
    await withClient(url, async (client) => {
      const found = await client.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public'",
      );
      const tables = found.rows
        .map(({ name }) => name)
        .filter((name) => !/^(kysely_|migration_|reference_version)/.test(name));
      await client.query(tables.map((name) => `delete from ${name}`).join(";"));
    });
    return openStore(url);
  }

  describeStore("a PostgreSQL store", openEmpty);
});

describeSharedStore("a PostgreSQL store", newPostgresDatabase);
describeSharedStore("a PostgreSQL store that is serializable by default", () => isolated("serializable"));

describeContradictions("a PostgreSQL store", async () => {
  const { store, url } = await open();
  return { store, execute: (statement) => withClient(url, (client) => client.query(statement)) };
});

describe("a PostgreSQL database", () => {
  it("survives closing and opening, with all that is in it", async () => {
    const { store, url } = await open();
    await store.load(someReferenceData());
    await store.stores.carts.insert(aCart());
    const second = await openStore(url);
    opened.push(second);
    expect(await second.hasReferenceData()).toBe(true);
    expect((await second.stores.carts.byIds(PARTNER_ID, [aCart().id])).get(aCart().id)).toEqual(aCart());
  });

  it("shows to one store at once what another has committed", async () => {
    const url = await newPostgresDatabase();
    const one = await openShop({ url });
    const other = await openShop({ url });
    opened.push(one.store, other.store);
    const cart = await one.createCart([aNewLine()]);
    expect(await other.stored(cart)).toEqual(cart);
  });

  it("finds nothing for a value with a character that its texts cannot hold", async () => {
    const { store } = await open();
    await store.load(someReferenceData());
    const { stores } = store;
    expect((await stores.carts.byIds(PARTNER_ID, ["cart\0"])).size).toBe(0);
    expect(await stores.parties.partner("\0")).toBeNull();
    expect(await stores.catalog.search(["\0"], { limit: 10, after: null })).toEqual([]);
    expect(await store.transact((unit) => unit.carts.lock(PARTNER_ID, "\0"))).toBeNull();
  });

  it("is refused when a later version has brought its tables up to date", async () => {
    const url = await newPostgresDatabase();
    await (await openStore(url)).close();
    await withClient(url, (client) =>
      client.query("insert into kysely_migration (name, timestamp) values ('9999-later', '2026-03-01')"),
    );
    await expect(openStore(url)).rejects.toThrow("could not be brought up to date");
  });

  it("has all of its tables or none: an opening that failed halfway can be repeated", async () => {
    const url = await newPostgresDatabase();
    const failing = openStore(url, {
      onStatement: (sql) => {
        if (sql.startsWith("create table") && sql.includes('"order_requests"')) throw new Error("the power failed");
      },
    });
    await expect(failing).rejects.toThrow();
    const store = await openStore(url);
    opened.push(store);
    await store.stores.orders.insert([anOrder()]);
    expect((await store.stores.orders.byIds(PARTNER_ID, [anOrder().id])).size).toBe(1);
  });

  it("does not answer a ping when it takes no writes", async () => {
    const { store, url } = await open();
    await configure(url, "default_transaction_read_only = on");
    expect(await store.hasReferenceData()).toBe(false);
    await expect(store.ping()).rejects.toThrow("read-only");
    await configure(url, "default_transaction_read_only = off");
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

describe("the connections to PostgreSQL", () => {
  it("are no more than the pool may have, whatever is asked for at once", async () => {
    const { store, url } = await open({ poolSize: 2 });
    const working = Array.from({ length: 20 }, (_, index) =>
      store.transact(async (stores) => {
        await stores.carts.insert(aCart({ id: `cart-${index}` }));
        // The others that ask at this moment have another name.
        const own = `select 1 ${OTHERS} and application_name = 'cartwright'`;
        return withClient(url, async (client) => (await client.query(own)).rowCount ?? 0);
      }),
    );
    const seen = await Promise.all(working);
    expect(Math.max(...seen)).toBe(2);
    expect(seen).toHaveLength(20);
    const ids = seen.map((_, index) => `cart-${index}`);
    expect((await store.stores.carts.byIds(PARTNER_ID, ids)).size).toBe(20);
  });

  it("are taken one at a time by many edits of the same cart", async () => {
    const shop = await openShop({ url: await newPostgresDatabase() });
    opened.push(shop.store);
    const cart = await shop.createCart([aNewLine()]);
    let most = 0;
    const watching = setInterval(() => {
      most = Math.max(most, shop.store.statistics().used);
    }, 1);
    const edits = Array.from({ length: 100 }, () =>
      shop.carts.addLineItems(aRequest("addCartLineItems", { cartId: cart.id, lineItems: [aNewLine()] })),
    );
    const answers = await Promise.all(edits);
    clearInterval(watching);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect((await shop.stored(cart)).version).toBe(101);
    expect(most).toBe(1);
  });

  it("are made anew after the idle ones were ended", async () => {
    const { store, url } = await open();
    await store.stores.carts.insert(aCart());
    await withClient(url, async (client) => {
      await client.query(`select pg_terminate_backend(pid) ${OTHERS}`);
      await waitFor(client, 0, OTHERS);
    });
    expect(await versionOf(store)).toBe(1);
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it("serve again after a statement that ran too long was ended", async () => {
    const { store, url } = await open({ poolSize: 1, timeoutMilliseconds: 200 });
    await store.stores.carts.insert(aCart());
    await withClient(url, async (client) => {
      await client.query("begin");
      await client.query("select 1 from carts for update");
      const begin = performance.now();
      await expect(store.transact((stores) => stores.carts.lock(PARTNER_ID, aCart().id))).rejects.toThrow("timeout");
      expect(performance.now() - begin).toBeLessThan(5_000);
      // Reading needs no lock, and goes on.
      expect(await versionOf(store)).toBe(1);
      await client.query("rollback");
    });
    expect((await store.transact((stores) => stores.carts.lock(PARTNER_ID, aCart().id)))?.version).toBe(1);
  });

  it("are not waited for forever where all are taken", async () => {
    const { store } = await open({ poolSize: 1, timeoutMilliseconds: 200 });
    const over = new AbortController();
    const holding = store.transact(async (stores) => {
      await stores.carts.insert(aCart());
      // One in which nothing happens would be ended.
      while (!over.signal.aborted) {
        await stores.carts.lock(PARTNER_ID, aCart().id);
        await sleep(5);
      }
    });
    await expect(store.hasReferenceData()).rejects.toThrow("timeout");
    over.abort();
    await holding;
    expect(await versionOf(store)).toBe(1);
  });
});

describe("checkouts of one partner that wait for each other", () => {
  /** Keeps all checkouts of the partner waiting while something else is done. */
  async function whileLocked<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
    return withClient(url, async (client) => {
      await client.query("begin");
      await client.query("select id from partners where id = $1 for update", [PARTNER_ID]);
      const result = await work();
      await client.query("rollback");
      return result;
    });
  }

  async function openWithCarts(count: number) {
    const url = await newPostgresDatabase();
    const shop = await openShop({ url });
    opened.push(shop.store);
    const carts: Cart[] = [];
    for (let index = 0; index < count; index += 1) carts.push(await shop.createCart([aNewLine()]));
    return { url, shop, carts };
  }

  it("leave the connections to others: of all that wait, one has one", async () => {
    const { url, shop, carts } = await openWithCarts(15);
    const { checkouts, waiting } = await whileLocked(url, async () => {
      const started = Promise.all(carts.map((cart) => shop.checkout(cart)));
      await withClient(url, (client) => waitFor(client, 1, `${OTHERS} and wait_event_type = 'Lock'`));
      // Were all ten taken, this would have to wait for one.
      expect(await shop.stored(carts[0]!)).toEqual(carts[0]);
      await shop.createCart([aNewLine()]);
      const { used, idle } = shop.store.statistics();
      expect(used).toBe(1);
      expect(idle).toBeGreaterThan(0);
      return { checkouts: () => started, waiting: shop.store.statistics().waiting };
    });
    expect(waiting).toBe(14);
    const results = await checkouts();
    expect(results.map(({ orders, userErrors }) => [orders.length, userErrors])).toEqual(carts.map(() => [1, []]));
    expect(shop.store.statistics().waiting).toBe(0);
  });

  it("are bounded: what is beyond is refused at once, has changed nothing, and can be sent again", async () => {
    const { url, shop, carts } = await openWithCarts(1);
    const missing = aCart({ id: "00000000-0000-4000-8000-000000000000" });
    const { waiting, refused } = await whileLocked(url, async () => {
      const first = shop.checkout(carts[0]!);
      await withClient(url, (client) => waitFor(client, 1, `${OTHERS} and wait_event_type = 'Lock'`));
      const others = Array.from({ length: 100 }, () => shop.checkout(missing));
      const beyond = await Promise.allSettled([shop.checkout(carts[0]!), shop.checkout(missing)]);
      return { waiting: () => Promise.all([first, ...others]), refused: beyond };
    });
    for (const one of refused) {
      expect(one).toMatchObject({ status: "rejected", reason: { errorCode: "SERVICE_EXCEPTION" } });
    }
    const [first, ...others] = await waiting();
    expect(first?.orders).toHaveLength(1);
    expect(others.flatMap(({ userErrors }) => userErrors.map(({ errorCode }) => errorCode))).toEqual(
      others.map(() => "CART_ID_NOT_FOUND"),
    );
    expect((await shop.checkout(carts[0]!)).userErrors.map(({ errorCode }) => errorCode)).toEqual([
      "CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED",
    ]);
  });
});

describe("a session of PostgreSQL", () => {
  const NAMES = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  const KEEPALIVES = ["tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "tcp_user_timeout"];

  async function settingsOf(url: string, names: readonly string[], timeoutMilliseconds: number | null = 10_000) {
    const pool = postgresPool(url, { poolSize: 1, timeoutMilliseconds });
    const values = names.map((name) => `current_setting('${name}') as ${name}`);
    const { rows } = await pool.query(`select ${values.join(", ")}`);
    await pool.end();
    return rows[0] as Record<string, string>;
  }

  it("has limits of time, so that no process keeps the others waiting", async () => {
    const [statement, lock, idle] = NAMES as [string, string, string];
    const url = await newPostgresDatabase();
    expect(await settingsOf(url, NAMES)).toEqual({ [statement]: "10s", [lock]: "7500ms", [idle]: "5s" });
    expect(await settingsOf(url, NAMES, 1_000)).toEqual({ [statement]: "1s", [lock]: "750ms", [idle]: "500ms" });
  });

  it("has none where a migration may take long", async () => {
    const url = await newPostgresDatabase();
    expect(Object.values(await settingsOf(url, NAMES, null))).toEqual(["0", "0", "0"]);
  });

  it.each([10_000, null])("looks whether its client is still there (%s)", async (timeoutMilliseconds) => {
    const url = await newPostgresDatabase();
    const found = await settingsOf(url, KEEPALIVES, timeoutMilliseconds);
    expect(Object.values(found).map((value) => Number.parseInt(value, 10))).toEqual([10, 5, 2, 20_000]);
  });

  it("has the settings of the address too, which count more", async () => {
    const url = new URL(await newPostgresDatabase());
    url.searchParams.set("options", "-c lock_timeout=1s -c geqo=off");
    const found = await settingsOf(url.href, ["statement_timeout", "lock_timeout", "geqo"]);
    expect(found).toEqual({ statement_timeout: "10s", lock_timeout: "1s", geqo: "off" });
  });

  it("ends, and lets others work, when nothing happens in its transaction for too long; the unit runs again", async () => {
    const { store, url } = await open({ timeoutMilliseconds: 400 });
    const other = await openStore(url);
    opened.push(other);
    await store.transact(({ carts }) => carts.insert(aCart()));
    const { passed, open: goOn } = gate();
    const { passed: held, open: hold } = gate();
    let attempts = 0;
    const edit = async ({ carts }: Stores) => {
      const cart = await carts.lock(PARTNER_ID, aCart().id);
      await carts.update({ ...cart!, version: cart!.version + 1 }, cart!.version);
    };
    const stalled = store.transact(async (stores) => {
      attempts += 1;
      const cart = await stores.carts.lock(PARTNER_ID, aCart().id);
      hold();
      await passed;
      await stores.carts.update({ ...cart!, version: cart!.version + 1 }, cart!.version);
    });
    await held;
    // Locks are waited for longer than a transaction may be idle.
    await other.transact(edit);
    goOn();
    await stalled;
    expect(attempts).toBe(2);
    expect(await versionOf(store)).toBe(3);
  });
});

describe("a unit of work on PostgreSQL", () => {
  it("runs again when its commit is answered with the end of its session, before which it was not read", async () => {
    const { store } = await open({ poolSize: 1, timeoutMilliseconds: 400 });
    let attempts = 0;
    await store.transact(async (stores) => {
      attempts += 1;
      await stores.carts.insert(aCart({ id: `cart-${attempts}` }));
      // The whole process stands still for longer than its transaction may; then it commits at once.
      if (attempts === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    });
    expect(attempts).toBe(2);
    expect(await versionOf(store, "cart-1")).toBeUndefined();
    expect(await versionOf(store, "cart-2")).toBe(1);
  });

  it.each(["40001", "40P01"])("runs again as a whole when the server has undone it (%s)", async (code) => {
    const { store } = await open();
    let attempts = 0;
    await store.transact(async (stores) => {
      attempts += 1;
      await stores.carts.insert(aCart({ version: attempts }));
      if (attempts === 1) throw Object.assign(new Error("could not serialize access"), { code });
    });
    expect(attempts).toBe(2);
    expect(await versionOf(store)).toBe(2);
  });

  it("runs again when it was the victim of a deadlock", async () => {
    const { store } = await open();
    for (const id of ["cart-1", "cart-2"]) await store.stores.carts.insert(aCart({ id }));
    let attempts = 0;
    const change = (ids: readonly string[], met: Promise<void>, meet: () => void) =>
      store.transact(async (stores) => {
        attempts += 1;
        for (const id of ids) {
          const cart = await stores.carts.lock(PARTNER_ID, id);
          await stores.carts.update({ ...cart!, version: cart!.version + 1 }, cart!.version);
          // Each holds its first cart before either wants its second.
          meet();
          await met;
        }
      });
    const gates = [gate(), gate()] as const;
    await Promise.all([
      change(["cart-1", "cart-2"], gates[1].passed, gates[0].open),
      change(["cart-2", "cart-1"], gates[0].passed, gates[1].open),
    ]);
    expect(attempts).toBe(3);
    expect([await versionOf(store, "cart-1"), await versionOf(store, "cart-2")]).toEqual([3, 3]);
  });

  it("runs again when its connection was ended in the midst of it", async () => {
    const { store, url } = await open();
    let attempts = 0;
    await store.transact(async (stores) => {
      attempts += 1;
      await stores.carts.insert(aCart({ id: `cart-${attempts}` }));
      if (attempts === 1) await endWriters(url);
      await stores.carts.insert(aCart({ version: 7 }));
    });
    expect(attempts).toBe(2);
    expect(await versionOf(store)).toBe(7);
    expect(await versionOf(store, "cart-1")).toBeUndefined();
  });

  it("is not run again when its connection was lost at the commit, of which nobody knows whether it was done", async () => {
    const { store, url } = await open();
    let attempts = 0;
    const work = store.transact(async (stores) => {
      attempts += 1;
      await stores.carts.insert(aCart({ id: `cart-${attempts}` }));
      if (attempts === 1) await endWriters(url);
    });
    await expect(work).rejects.toThrow();
    expect(attempts).toBe(1);
    expect(await versionOf(store, "cart-1")).toBeUndefined();
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it("that is a snapshot cannot write", async () => {
    const { store } = await open();
    await expect(store.snapshot(({ carts }) => carts.insert(aCart()))).rejects.toThrow("read-only");
  });

  it("is not run again for an error of its own", async () => {
    const { store } = await open();
    let attempts = 0;
    const work = store.transact(async (stores) => {
      attempts += 1;
      await stores.carts.insert(aCart());
      await stores.carts.insert(aCart());
    });
    await expect(work).rejects.toThrow("duplicate key");
    expect(attempts).toBe(1);
  });
});

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Ends the connections that are in a transaction, and waits until they are gone. */
async function endWriters(url: string): Promise<void> {
  const writers = `${OTHERS} and state = 'idle in transaction'`;
  await withClient(url, async (client) => {
    expect((await client.query(`select pg_terminate_backend(pid) ${writers}`)).rowCount).toBe(1);
    await waitFor(client, 0, writers);
  });
}
