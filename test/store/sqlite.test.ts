import { orderKey } from "../../src/model/order.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { openStore } from "../../src/store/database.js";
import { anItem } from "../support/builders.js";
import { aCart, anOrder, anOrderRequest, PARTNER_ID } from "../support/carts.js";
import { aNewLine, openShop, someReferenceData } from "../support/shop.js";
import { writableStore } from "../support/writable-store.js";
import { describeContradictions } from "./audit-contract.js";
import { describeSharedStore } from "./shared-store-contract.js";
import { describeStore } from "./store-contract.js";

const folders: string[] = [];

/** The address of a store in a file that does not exist yet, in a folder that goes away after the test. */
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "cartwright-"));
  folders.push(folder);
  return `sqlite:${join(folder, "data", "cartwright.db")}`;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describeStore("a SQLite store in memory", () => openStore("sqlite::memory:"));
describeStore("a SQLite store in a file", () => openStore(newFile()));
describeSharedStore("a SQLite store in a file", newFile);
describeContradictions("a SQLite store", async () => {
  const url = newFile();
  const execute = async (statement: string) => {
    const database = new Database(url.slice("sqlite:".length));
    database.exec(statement);
    database.close();
  };
  return { store: writableStore(await openStore(url)), execute };
});

describe("a SQLite file", () => {
  it("survives closing and opening, with all that is in it", async () => {
    const url = newFile();
    const first = writableStore(await openStore(url));
    await first.load(someReferenceData());
    await first.stores.carts.insert(aCart());
    await first.stores.orders.insert([anOrder()]);
    await first.close();

    const second = await openStore(url);
    expect(await second.hasReferenceData()).toBe(true);
    expect((await second.stores.carts.byIds(PARTNER_ID, [aCart().id])).get(aCart().id)).toEqual(aCart());
    expect((await second.stores.orders.byIds(PARTNER_ID, [anOrder().id])).get(orderKey(anOrder().id))).toEqual(
      anOrder(),
    );
    expect((await second.stores.catalog.byIds([anItem().id])).get(anItem().id)).toEqual(anItem());
    await second.close();
  });

  it("gets its tables the first time that it is opened, and never again", async () => {
    const url = newFile();
    const tablesMade = async () => {
      const statements: string[] = [];
      await (await openStore(url, { onStatement: (sql) => statements.push(sql) })).close();
      return statements.filter((sql) => sql.startsWith("create table ") && sql.includes('"carts"')).length;
    };
    expect(await tablesMade()).toBe(1);
    expect(await tablesMade()).toBe(0);
    expect(await tablesMade()).toBe(0);
  });

  it("has all of its tables or none: an opening that failed halfway can be repeated", async () => {
    const url = newFile();
    const failing = openStore(url, {
      onStatement: (sql) => {
        if (sql.startsWith("create table") && sql.includes('"order_requests"')) throw new Error("the power failed");
      },
    });
    await expect(failing).rejects.toThrow();
    const store = writableStore(await openStore(url));
    await store.stores.orderRequests.insert([anOrderRequest()]);
    expect(await store.stores.orderRequests.byCart(anOrderRequest().cartId)).toEqual([anOrderRequest()]);
    await store.close();
  });

  it("does a unit of work once that had to wait for another process's to end", async () => {
    const url = newFile();
    const [one, other] = [await openStore(url), await openStore(url)];
    let end: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      end = resolve;
    });
    const holding = one.transact(async ({ carts }) => {
      await carts.insert(aCart({ id: "cart-1" }));
      await gate;
    });
    let attempts = 0;
    const waiting = other.transact(async ({ carts }) => {
      attempts += 1;
      await carts.insert(aCart({ id: "cart-2" }));
    });
    // Long enough to be refused many times.
    setTimeout(end, 200);
    await Promise.all([holding, waiting]);
    expect(attempts).toBe(1);
    expect((await one.stores.carts.byIds(PARTNER_ID, ["cart-1", "cart-2"])).size).toBe(2);
    await one.close();
    await other.close();
  });

  it("shows to one store at once what another has committed", async () => {
    const url = newFile();
    const one = await openShop({ url });
    const other = await openShop({ url });
    const cart = await one.createCart([aNewLine()]);
    expect(await other.stored(cart)).toEqual(cart);
    await one.close();
    await other.close();
  });
});

describe("reading a SQLite file outside of a transaction", () => {
  it("does not wait for a transaction of the same process, and sees what was committed before it", async () => {
    const store = await openStore(newFile());
    await store.transact(({ carts }) => carts.insert(aCart()));
    let end: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      end = resolve;
    });
    const writing = store.transact(async ({ carts }) => {
      await carts.update(aCart({ version: 2 }), 1);
      await gate;
    });
    const versionNow = async () => (await store.stores.carts.byIds(PARTNER_ID, [aCart().id])).get(aCart().id)?.version;
    expect(await versionNow()).toBe(1);
    expect(await store.hasReferenceData()).toBe(false);
    end();
    await writing;
    expect(await versionNow()).toBe(2);
    await store.close();
  });

  it("does not wait while the process itself waits for another one's transaction", async () => {
    const url = newFile();
    const store = await openStore(url);
    const other = new Database(url.slice("sqlite:".length));
    other.exec("begin immediate");
    const writing = store.transact(({ carts }) => carts.insert(aCart()));
    expect(await store.hasReferenceData()).toBe(false);
    expect((await store.stores.carts.byIds(PARTNER_ID, [aCart().id])).size).toBe(0);
    other.exec("rollback");
    other.close();
    await writing;
    expect((await store.stores.carts.byIds(PARTNER_ID, [aCart().id])).size).toBe(1);
    await store.close();
  });

  it("cannot write", async () => {
    const store = await openStore(newFile());
    await expect(store.stores.carts.insert(aCart())).rejects.toThrow("readonly");
    await store.close();
  });
});

it("units of work run in the order in which they came", async () => {
  const store = await openStore(newFile());
  const order: number[] = [];
  const unit = (index: number) =>
    store.transact(async ({ carts }) => {
      order.push(index);
      await carts.insert(aCart({ id: `cart-${index}` }));
    });
  const indexes = Array.from({ length: 20 }, (_, index) => index);
  const [first, ...others] = indexes;
  // The last ones come in the midst of the others.
  const late = unit(first!).then(() => Promise.all([100, 101].map(unit)));
  await Promise.all([late, ...others.map(unit)]);
  expect(order).toEqual([...indexes, 100, 101]);
  await store.close();
});

describe("a SQLite file that is not this version's", () => {
  it("is refused when it is no database", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cartwright-"));
    folders.push(folder);
    const file = join(folder, "notes.txt");
    writeFileSync(file, "These are notes, and they are longer than the header of a database would be. ".repeat(20));
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow();
  });

  it("is refused when a later version has brought its tables up to date", async () => {
    const url = newFile();
    await (await openStore(url)).close();
    const database = new Database(url.slice("sqlite:".length));
    database.prepare("insert into kysely_migration (name, timestamp) values (?, ?)").run("9999-later", "2026-03-01");
    database.close();
    await expect(openStore(url)).rejects.toThrow("could not be brought up to date");
  });
});

it.each(["mysql://localhost/carts", "cartwright.db"])("no store can be opened at %s", async (url) => {
  await expect(openStore(url)).rejects.toThrow("stores can be opened");
});

it("stores in memory know nothing of each other", async () => {
  const one = await openStore("sqlite::memory:");
  const other = await openStore("sqlite::memory:");
  await one.stores.carts.insert(aCart());
  expect((await other.stores.carts.byIds(PARTNER_ID, [aCart().id])).size).toBe(0);
  await one.close();
  await other.close();
});

it("a store cannot be pinged once it is closed", async () => {
  const store = await openStore("sqlite::memory:");
  await store.close();
  await expect(store.ping()).rejects.toThrow();
});

it("a statement that failed runs again, and there may be more statements than are kept", async () => {
  const store = writableStore(await openStore(newFile()));
  await store.stores.orders.insert([anOrder()]);
  await expect(store.stores.orders.insert([anOrder()])).rejects.toThrow();
  await store.stores.orders.insert([anOrder({ id: "order-2", orderGroupId: "OMS-1" })]);
  // Each length of a list is a statement of its own.
  for (let length = 1; length <= 600; length += 1) {
    const ids = Array.from({ length }, (_, index) => `order-${index + 1}`);
    expect((await store.stores.orders.byIds(PARTNER_ID, ids)).size).toBe(Math.min(2, length));
  }
  await store.close();
});
