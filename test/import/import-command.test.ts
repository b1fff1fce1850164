import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import { openStore } from "../../src/store/database.js";
import { CatalogItemDocument, CreateCartDocument } from "../support/graphql/graphql.js";
import { runApp } from "../support/running-app.js";
import { aFile, BASE_ID, withRow } from "./import-file.js";

const COMMAND = join(__dirname, "..", "..", "src", "commands", "import.js");

/** Each test starts processes, and a busy machine is slow at that. */
jest.setTimeout(30_000);

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-import-"));
  database = `sqlite:${join(folder, "data", "store.db")}`;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as npm does, with nothing of this process's environment. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { DATABASE_URL: database, ...env }, cwd: folder },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** The titles of items in the database, which is not there before the first import. */
async function titleOf(id: string): Promise<string | undefined> {
  const store = await openStore(database);
  const items = await store.stores.catalog.byIds([id]);
  await store.close();
  return items.get(id)?.title;
}

it("makes the store, loads the file, and says what was new and what was replaced", async () => {
  const path = write("file.json", aFile());
  expect(await run([path])).toEqual({
    code: 0,
    stderr: "",
    stdout: [
      "markets           1 row: 1 new, 0 replaced",
      "catalogItems      3 rows: 3 new, 0 replaced",
      "inventory         1 row: 1 new, 0 replaced",
      "partners          1 row: 1 new, 0 replaced",
      "customers         1 row: 1 new, 0 replaced",
      "relations         1 row: 1 new, 0 replaced",
      "subscriptions     2 rows: 2 new, 0 replaced",
      "mpnProfiles       1 row: 1 new, 0 replaced",
      "creditLines       1 row: 1 new, 0 replaced",
      "riskProfiles      1 row: 1 new, 0 replaced",
      "purchaseSystems   2 rows: 2 new, 0 replaced",
      "purchaseAccounts  1 row: 1 new, 0 replaced",
      "",
    ].join("\n"),
  });
  expect((await run([path])).stdout).toContain("catalogItems      3 rows: 0 new, 3 replaced\n");
  expect(await titleOf(BASE_ID)).toBe("Licence");
});

it("refuses a file with a bad row, by row and member, and changes nothing", async () => {
  await run([write("good.json", aFile())]);
  const file = withRow("catalogItems", 0, { title: "Renamed" });
  file["catalogItems"]![1]!["listPrices"] = [{ termDuration: "P1Y", amount: 5 }];
  expect(await run([write("bad.json", file)])).toEqual({
    code: 1,
    stdout: "",
    stderr:
      'catalogItems[1].listPrices[0].amount: must be a decimal number as text, such as "12.5" (id AAAA00000003:0001:AAAA00000004)\n' +
      "Nothing was imported: 1 problem.\n",
  });
  expect(await titleOf(BASE_ID)).toBe("Licence");
});

it("serves production, and asks for nothing but the store", async () => {
  expect(await run([write("file.json", aFile())], { NODE_ENV: "production", PORT: "none" })).toMatchObject({ code: 0 });
});

it("takes a path from the folder where npm was called, and a file with a byte order mark", async () => {
  mkdirSync(join(folder, "inner"));
  write(join("inner", "file.json"), `\uFEFF${JSON.stringify(aFile())}`);
  expect(await run(["file.json"], { INIT_CWD: join(folder, "inner") })).toMatchObject({ code: 0 });
});

describe("Stops with one line when", () => {
  it.each<[string, string[], Record<string, string>, RegExp]>([
    ["no file is named", [], {}, /^Name one file\. Usage: npm run import -- FILE\.json$/],
    ["two files are named", ["a.json", "b.json"], {}, /^Name one file\. Usage/],
    ["an option is given", ["--force", "a.json"], {}, /^Unknown option '--force'\. .*Usage: npm run import/],
    ["there is no such file", ["nothing.json"], {}, /^nothing\.json cannot be read: there is no such file\.$/],
    ["the file is a folder", ["."], {}, /^\. cannot be read: EISDIR\.$/],
    ["the store is none", ["good.json"], { DATABASE_URL: "mysql:x" }, /^DATABASE_URL is "mysql:x"; it must be /],
    [
      "the store would not last",
      ["good.json"],
      { DATABASE_URL: "sqlite::memory:" },
      /^DATABASE_URL is sqlite::memory:, /,
    ],
  ])("%s", async (_what, args, env, line) => {
    write("good.json", aFile());
    const { code, stdout, stderr } = await run(args, env);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.endsWith("\n")).toBe(true);
    expect(stderr.slice(0, -1)).toMatch(line);
  });

  it("the file is not JSON", async () => {
    write("broken.json", '{\n  "markets": [\n,]\n}');
    const { code, stderr } = await run(["broken.json"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^broken\.json is not JSON: .*\n$/);
  });
});

describe("While a server runs on the same store", () => {
  it("an import takes effect at once, and neither disturbs the other", async () => {
    const app = await runApp({ env: { DATABASE_URL: database }, realTime: true });
    try {
      const item = SAMPLE_DATA.catalogItems.find(({ productId }) => productId === "CARTWRIGHT04")!;
      const line = { catalogItemId: item.id, quantity: 1, billingCycle: "ONE_TIME" as const };
      const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [line] };
      for (const title of ["First", "Second", "Third"]) {
        const [outcome, ...created] = await Promise.all([
          run([write("file.json", { catalogItems: [{ ...item, title }] })]),
          ...Array.from({ length: 20 }, () => app.ask(CreateCartDocument, { input })),
        ]);
        expect(outcome).toEqual({ code: 0, stderr: "", stdout: "catalogItems  1 row: 0 new, 1 replaced\n" });
        expect(created.flatMap(({ createCart }) => createCart!.userErrors)).toEqual([]);
        expect(await app.ask(CatalogItemDocument, { id: item.id })).toMatchObject({ catalogItem: { title } });
      }
    } finally {
      await app.close();
    }
  });
});
