import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { GroupCommit, type WritingConnection } from "../../src/store/group-commit.js";
import type { Tables } from "../../src/store/rows.js";
import { sqliteDialect, sqliteReadingDialect } from "../../src/store/sqlite.js";

const folder = mkdtempSync(join(tmpdir(), "cartwright-"));
let file = 0;
let db: Kysely<Tables>;
let outside: Kysely<Tables>;
let statements: string[];
let connection: { -readonly [Member in keyof WritingConnection]: WritingConnection[Member] };
let groups: GroupCommit;

beforeEach(async () => {
  file += 1;
  const path = join(folder, `${file}.db`);
  const dialect = await sqliteDialect(path);
  db = new Kysely<Tables>({ dialect });
  await sql`create table notes (text text primary key)`.execute(db);
  outside = new Kysely<Tables>({ dialect: sqliteReadingDialect(path) });
  statements = [];
  const real = dialect.writing(db);
  connection = {
    db,
    begin: () => {
      statements.push("begin");
      return real.begin();
    },
    exec: (statement) => {
      statements.push(statement);
      real.exec(statement);
    },
    get inTransaction() {
      return real.inTransaction;
    },
  };
  groups = new GroupCommit(connection, Number.POSITIVE_INFINITY);
});
afterEach(async () => {
  await outside.destroy();
  await db.destroy();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string) => (transaction: Kysely<Tables>) =>
  sql`insert into notes (text) values (${text})`.execute(transaction);
async function notes(reader: Kysely<Tables> = outside): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from notes order by text`.execute(reader);
  return rows.map(({ text }) => text);
}
const commits = () => statements.filter((statement) => statement === "commit").length;

it("units that come together are committed together", async () => {
  await Promise.all(["a", "b", "c"].map((text) => groups.run(write(text))));
  expect(await notes()).toEqual(["a", "b", "c"]);
  expect(commits()).toBe(1);
});

it("units that come while a group is at work join it", async () => {
  const second: Promise<unknown>[] = [];
  await groups.run(async (transaction) => {
    await write("first")(transaction);
    second.push(groups.run(write("second")));
  });
  await Promise.all(second);
  expect(commits()).toBe(1);
});

it("a group has 64 units at most", async () => {
  await Promise.all(Array.from({ length: 65 }, (_, index) => groups.run(write(String(index)))));
  const sizes = statements
    .join()
    .split("begin")
    .map((group) => group.split("savepoint").length - 1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(64);
  expect(commits()).toBeGreaterThan(1);
  expect(await notes()).toHaveLength(65);
});

it("a unit that fails undoes what it wrote itself, and nothing else", async () => {
  const outcomes = await Promise.allSettled([
    groups.run(write("before")),
    groups.run(async (transaction) => {
      await write("undone")(transaction);
      throw new Error("no");
    }),
    groups.run(write("before")),
    groups.run(write("after")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(await notes()).toEqual(["after", "before"]);
  expect(commits()).toBe(1);
});

it("nothing is answered before the commit, and nothing seen outside", async () => {
  const events: string[] = [];
  const { exec } = connection;
  connection.exec = (statement) => {
    exec(statement);
    if (statement === "commit") events.push("commit");
  };
  let seen: string[] = ["not looked"];
  await Promise.allSettled([
    groups.run(write("a")).then(() => events.push("answered")),
    groups.run(() => Promise.reject(new Error("no"))).catch(() => events.push("refused")),
    groups.run(async () => {
      seen = await notes();
    }),
  ]);
  expect(events).toEqual(["commit", "answered", "refused"]);
  expect(seen).toEqual([]);
});

it("when the commit fails, all have failed, those too that had failed already", async () => {
  const { exec } = connection;
  connection.exec = (statement) => {
    if (statement === "commit") throw new Error("the disk is full");
    exec(statement);
  };
  const outcomes = await Promise.allSettled([
    groups.run(write("a")),
    groups.run(() => Promise.reject(new Error("refused for what another unit wrote"))),
  ]);
  const full = { status: "rejected", reason: new Error("the disk is full") };
  expect(outcomes).toEqual([full, full]);
  expect(await notes()).toEqual([]);
  connection.exec = exec;
  await groups.run(write("b"));
  expect(await notes()).toEqual(["b"]);
});

it("when SQLite ends the transaction by itself, the units before have failed as well, and the next group works", async () => {
  const outcomes = await Promise.allSettled([
    groups.run(write("a")),
    groups.run(async (transaction) => {
      // As SQLite does on a full disk.
      await sql`rollback`.execute(transaction);
      throw new Error("the disk is full");
    }),
    groups.run(write("b")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(await notes()).toEqual(["b"]);
});

it("when no transaction is to be had, those that wait for one have failed", async () => {
  const { begin } = connection;
  connection.begin = () => Promise.reject(new Error("busy"));
  const outcomes = await Promise.allSettled([groups.run(write("a")), groups.run(write("b"))]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  connection.begin = begin;
  await groups.run(write("c"));
  expect(await notes()).toEqual(["c"]);
});

it("a unit works in the context of its caller", async () => {
  const storage = new AsyncLocalStorage<string>();
  const contextOf = (name: string) => storage.run(name, () => groups.run(async () => storage.getStore()));
  expect(await Promise.all([contextOf("one"), contextOf("other")])).toEqual(["one", "other"]);
});
