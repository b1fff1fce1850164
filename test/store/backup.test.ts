import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { verifyStore } from "../../src/verify/verify-store.js";
import { aNewLine, aRequest, openShop } from "../support/shop.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a backup that is made while the store is written to can be restored, and is sound", async () => {
  const live = join(folder, "live.db");
  const backup = join(folder, "backup.db");
  const shop = await openShop({ url: `sqlite:${live}` });
  const ordered = await shop.createCart([aNewLine()]);
  await shop.checkout(ordered);
  const cart = await shop.createCart([]);
  const add = () => shop.carts.addLineItems(aRequest("addCartLineItems", { cartId: cart.id, lineItems: [aNewLine()] }));

  for (let line = 0; line < 5; line += 1) await add();
  const going = Promise.all([add(), add(), add()]);
  const connection = new Database(live);
  connection.pragma("busy_timeout = 5000");
  connection.exec(`vacuum into '${backup}'`);
  connection.close();
  await going;
  await shop.close();

  const restored = join(folder, "restored.db");
  copyFileSync(backup, restored);
  const again = await openShop({ url: `sqlite:${restored}` });
  expect((await again.stored(ordered)).status).toBe("ORDERED");
  expect((await again.stored(cart)).lineItems.length).toBeGreaterThanOrEqual(5);
  expect(await verifyStore(again.store)).toMatchObject({ carts: 2, orders: 1, findings: [] });
  await again.close();
});

it("a store that was closed is one file, with everything in it", async () => {
  const live = join(folder, "live.db");
  const shop = await openShop({ url: `sqlite:${live}` });
  const cart = await shop.createCart([aNewLine()]);
  await shop.checkout(cart);
  // A reading that has been prepared and kept is no reason to leave anything behind.
  expect((await shop.stored(cart)).status).toBe("ORDERED");
  await shop.close();
  expect(statSync(`${live}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);

  const copy = join(folder, "copy.db");
  copyFileSync(live, copy);
  const again = await openShop({ url: `sqlite:${copy}` });
  expect((await again.stored(cart)).status).toBe("ORDERED");
  expect(await verifyStore(again.store)).toMatchObject({ carts: 1, orders: 1, findings: [] });
  await again.close();
});
