import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CART_OF_LATER_VERSION } from "../src/sample-data/carts.js";
import { CatalogItemsDocument } from "./support/graphql/graphql.js";
import { OpenParts } from "../src/app.js";
import { runApp } from "./support/running-app.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cartwright-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Starts the product as a process of its own; resolves with what it said once it runs or has ended. */
function start(databaseUrl: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: "0", LOG_LEVEL: "silent", NODE_ENV: "development" };
  const server = spawn(process.execPath, [join(__dirname, "..", "src", "main.js")], { env });
  return new Promise((resolve) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Cartwright is running.")) server.kill("SIGTERM");
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.on("close", () => resolve(said));
  });
}

it("fills an empty store once, however many servers start on it at the same moment", async () => {
  const databaseUrl = `sqlite:${join(folder, "cartwright.db")}`;
  const answers = await Promise.all([start(databaseUrl), start(databaseUrl), start(databaseUrl)]);
  for (const answer of answers) expect(answer).toContain("Cartwright is running.");
  const app = await runApp({ env: { DATABASE_URL: databaseUrl } });
  const { catalogItems } = await app.ask(CatalogItemsDocument, { search: "one per customer" });
  expect(catalogItems?.nodes).toHaveLength(1);
  await app.close();
}, 30_000);

it("leaves a store alone that has partners already", async () => {
  const env = { DATABASE_URL: `sqlite:${join(folder, "cartwright.db")}` };
  const first = await runApp({ env });
  const { id, partnerId } = CART_OF_LATER_VERSION;
  await first.store.transact(async ({ carts }) => carts.delete((await carts.lock(partnerId, id))!, 1));
  await first.close();
  const second = await runApp({ env });
  expect(await second.store.stores.carts.byIds(partnerId, [id])).toEqual(new Map());
  await second.close();
});

it("starts empty where no sample data is wanted", async () => {
  const app = await runApp({ env: { SAMPLE_DATA: "false" } });
  expect(await app.store.hasReferenceData()).toBe(false);
  await app.close();
});

it("leaves nothing open when a start fails half-way", async () => {
  const env = { DATABASE_URL: `sqlite:${join(folder, "cartwright.db")}`, TRUSTED_DOCUMENTS: join(folder, "none.json") };
  await expect(runApp({ env })).rejects.toThrow("TRUSTED_DOCUMENTS");
  // A store that was closed has everything in its one file.
  const log = join(folder, "cartwright.db-wal");
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
});

it("closes every part, the last one first, also when one fails", async () => {
  const parts = new OpenParts();
  const closed: string[] = [];
  parts.add(async () => closed.push("first"));
  parts.add(() => Promise.reject(new Error("The second is stuck.")));
  parts.add(async () => closed.push("third"));
  await expect(parts.close()).rejects.toThrow("The second is stuck.");
  expect(closed).toEqual(["third", "first"]);
});
