import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { ITEM } from "../support/api-carts.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  CheckoutCartDocument,
  CreateCartDocument,
} from "../support/graphql/graphql.js";
import { ask, expectOutage, readiness, send, waitUntil } from "../support/outside-client.js";
import { killServers, runServerToItsEnd, type ServerProcess, startServer } from "../support/server-process.js";

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
});
afterEach(async () => {
  await killServers();
  rmSync(folder, { recursive: true, force: true });
});

const aLine = (friendlyName: string) => ({
  catalogItemId: ITEM.tenCents,
  billingCycle: "ONE_TIME" as const,
  quantity: 1,
  friendlyName,
});

/** A disk that is full for one process: no file of it can grow beyond a size. Node ignores the signal for that. */
function limitFiles(server: ServerProcess, bytes: number | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(server.pid), `--fsize=${bytes}:unlimited`]);
}

const canLimitFiles = spawnSync("prlimit", ["--version"]).status === 0;

/** The names of the lines of a cart, as a client reads them. */
async function linesOf(server: ServerProcess, id: string): Promise<(string | null)[]> {
  const { cart } = await ask(server, CartDocument, { id });
  return cart!.lineItems.map((line) => line.friendlyName ?? null);
}

async function survivesFullDisk(): Promise<void> {
  const file = join(folder, "cartwright.db");
  const server = await startServer({ DATABASE_URL: `sqlite:${file}` });
  const { createCart } = await ask(server, CreateCartDocument, {
    input: { customerId: CUSTOMER_IDS.mixed, lineItems: [aLine("line 0")] },
  });
  const cartId = createCart!.cart!.id;
  const known = ["line 0"];
  const add = (name: string) => send(server, AddCartLineItemsDocument, { input: { cartId, lineItems: [aLine(name)] } });

  for (let round = 1; round <= 2; round += 1) {
    // The log of what is written has this size already, and grows with the next write.
    limitFiles(server, statSync(`${file}-wal`).size);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await add(`lost ${round} ${attempt}`);
      if (answer.errors) expectOutage(answer);
      else known.push(`lost ${round} ${attempt}`);
    }
    expectOutage(await send(server, CheckoutCartDocument, { input: { cartId } }));
    await waitUntil("it is not ready", async () => (await readiness(server)) === 503);
    expect(await linesOf(server, cartId)).toEqual(known);

    limitFiles(server, "unlimited");
    await waitUntil("it is ready again", async () => (await readiness(server)) === 200);
    expect((await add(`line ${round}`)).errors).toBeUndefined();
    known.push(`line ${round}`);
    expect(await linesOf(server, cartId)).toEqual(known);
  }
  expect(known.filter((name) => name.startsWith("lost"))).toEqual([]);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);

  const again = await startServer({ DATABASE_URL: `sqlite:${file}` });
  expect(await linesOf(again, cartId)).toEqual(known);
  const { checkoutCart } = await ask(again, CheckoutCartDocument, { input: { cartId } });
  expect([checkoutCart!.orders.length, checkoutCart!.orderErrors, checkoutCart!.userErrors]).toEqual([1, [], []]);
}

/** There is room for small writes and for none of the size of a cart: /readyz goes by the cart. */
async function knowsThatDiskIsFull(): Promise<void> {
  const file = join(folder, "cartwright.db");
  const server = await startServer({ DATABASE_URL: `sqlite:${file}`, FULFILMENT_SECONDS: "0" });
  limitFiles(server, statSync(`${file}-wal`).size + 100_000);
  const lineItems = Array.from({ length: 200 }, (_, index) => aLine(`${"long ".repeat(40)}${index}`));
  expectOutage(await send(server, CreateCartDocument, { input: { customerId: CUSTOMER_IDS.mixed, lineItems } }));
  expect(await readiness(server)).toBe(503);
  limitFiles(server, "unlimited");
  await waitUntil("it is ready again", async () => (await readiness(server)) === 200);
}

describe("a server whose disk is full", () => {
  if (canLimitFiles) {
    it("is not ready, also while there is room for smaller writes than those that fail", knowsThatDiskIsFull);
    it("refuses what it cannot keep, still reads, and goes on by itself when there is room again", survivesFullDisk);
  } else {
    it("is not looked at here: only Linux with util-linux can take the room from one process (prlimit)", () => {
      expect(canLimitFiles).toBe(false);
    });
  }
});

describe("a server whose store cannot be made", () => {
  it("does not start, and says so in one line", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, output } = await runServerToItsEnd({
      DATABASE_URL: `sqlite:${join(folder, "file", "cartwright.db")}`,
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^Cartwright did not start\. [^\n]+\n$/);
  });
});
