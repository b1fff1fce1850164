import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "libsql";
import { aNewLine, openShop } from "../support/shop.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the command prints, and its exit code. */
async function verify(databaseUrl: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = join(__dirname, "..", "..", "src", "commands", "verify-store.js");
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return promisify(execFile)(process.execPath, [command], { env }).then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
}

async function aStore(): Promise<string> {
  const url = `sqlite:${join(folder, "cartwright.db")}`;
  const shop = await openShop({ url });
  await shop.checkout(await shop.createCart([aNewLine()]));
  await shop.createCart([aNewLine()]);
  await shop.close();
  return url;
}

it("says what was read, and that all is well", async () => {
  expect(await verify(await aStore())).toMatchObject({
    code: 0,
    stdout: "2 carts, 1 orders and 2 subscriptions were read.\nAll 15 invariants hold.\n",
    stderr: "",
  });
});

it("names what is broken, says what that means, and fails", async () => {
  const url = await aStore();
  const database = new Database(url.slice("sqlite:".length));
  database.exec("update credit_lines set used = '99'");
  database.close();
  const { code, stdout } = await verify(url);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^CREDIT_ADDS_UP {2}USD credit of partner \S+: 99 are used; 0 were before/);
  expect(stdout).toContain("1 findings. What is broken:\n  CREDIT_ADDS_UP: What is used of a credit line is");
});

it("makes no store where there is none", async () => {
  const path = join(folder, "nowhere", "cartwright.db");
  const { code, stderr } = await verify(`sqlite:${path}`);
  expect([code, stderr]).toEqual([2, `The store was not checked. There is no store sqlite:${path}.\n`]);
  expect(existsSync(path)).toBe(false);
});

it.each([
  ["sqlite::memory:", "DATABASE_URL is sqlite::memory:, a store that is always new"],
  ["mysql://127.0.0.1/x", "DATABASE_URL is"],
])("refuses %s", async (url, reason) => {
  const { code, stderr } = await verify(url);
  expect(code).toBe(2);
  expect(stderr).toContain(reason);
});
