import { Kysely, sql, SqliteDialect } from "kysely";
import Database from "libsql";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cart } from "../../src/model/cart.js";
import type { Invariant } from "../../src/verify/finding.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { aCreditLine, anAsset, anInventory, anItem, aReservation, provisioning } from "../support/builders.js";
import { CUSTOMER_ID } from "../support/carts.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";
import { ScriptedSystems } from "../support/scripted-systems.js";

/* A store in which everything has happened, and every way to break it that an audit must find. */

let folder: string;
let shop: Shop;
let purchase: ScriptedSystems;
/** The store's tables, to be broken behind its back. */
let tables: Kysely<unknown>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
  const path = join(folder, "cartwright.db");
  purchase = new ScriptedSystems();
  const data = someReferenceData({
    inventory: [anInventory({ available: 10 })],
    creditLines: [aCreditLine({ limit: "100000", used: "7.5" })],
    assets: [anAsset({ coreQuotas: [{ armRegionName: aReservation().armRegionName!, limit: 1000, used: 0 }] })],
  });
  shop = await openShop({ url: `sqlite:${path}`, data, purchaseSystems: purchase.systems });
  tables = new Kysely({ dialect: new SqliteDialect({ database: new Database(path) }) });
});
afterEach(async () => {
  await tables.destroy();
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

async function findings(): Promise<string[]> {
  const report = await verifyStore(shop.store);
  return report.findings.map(({ invariant, subject, detail }) => `${invariant} ${subject}: ${detail}`);
}

/** What is broken, after a statement that breaks it. */
async function brokenBy(statement: string): Promise<Set<Invariant>> {
  const before = await verifyStore(shop.store);
  expect(before.findings).toEqual([]);
  const { numAffectedRows } = await sql.raw(statement).execute(tables);
  // A statement that hits nothing would prove nothing.
  expect(Number(numAffectedRows)).toBeGreaterThan(0);
  const { findings: found } = await verifyStore(shop.store);
  return new Set(found.map(({ invariant }) => invariant));
}

async function anOrderedCart(quantity = 2): Promise<Cart> {
  const cart = await shop.createCart([aNewLine({ quantity })]);
  const { orders, cart: ordered } = await shop.checkout(cart, { idempotencyKey: `key of ${cart.id}` });
  expect(orders).toHaveLength(1);
  return ordered!;
}

async function aCartInDoubt(): Promise<Cart> {
  const cart = await shop.createCart([aNewLine({ billingCycle: "ANNUAL" })]);
  purchase.behaviour = "LOSE";
  const { cart: doubtful } = await shop.checkout(cart, { idempotencyKey: `key of ${cart.id}` });
  purchase.behaviour = "TAKE";
  return doubtful!;
}

describe("a sound store", () => {
  it("has no findings, whatever has happened in it", async () => {
    await shop.createCart([aNewLine(), aNewLine({ catalogItemId: "no such item" })]);
    await anOrderedCart();
    await aCartInDoubt();
    const subscriptionId = anAsset().id;
    const reservation = aNewLine({
      catalogItemId: aReservation().id,
      billingCycle: "ONE_TIME",
      termDuration: "P1Y",
      provisioningContext: provisioning({ subscriptionId, scope: "shared", duration: "1Year" }),
    });
    const { orders } = await shop.checkout(await shop.createCart([reservation]));
    expect(orders[0]?.taken.cores).toHaveLength(1);
    const { carts } = shop;
    const other = await shop.createCart([aNewLine()]);
    await carts.duplicate(aRequest("duplicateCart", { cartId: other.id }));
    await carts.delete(aRequest("deleteCart", { cartId: other.id }));
    expect(await findings()).toEqual([]);
    expect(await verifyStore(shop.store)).toMatchObject({ carts: 5, orders: 2 });
  });

  it("keeps adding up when stock and credit are imported anew while orders are open", async () => {
    await anOrderedCart(3);
    const data = someReferenceData({
      inventory: [anInventory({ available: 50 })],
      creditLines: [aCreditLine({ limit: "90000", used: "500" })],
    });
    for (const available of [50, 50, 2, 0, 51]) {
      await shop.store.load({ ...data, inventory: [anInventory({ available })] });
      expect(await findings()).toEqual([]);
    }
    await anOrderedCart(2);
    expect(await findings()).toEqual([]);
    expect(await shop.store.stores.audit.stock()).toMatchObject([{ available: 46, sold: 5, stocked: 51 }]);
  });
});

describe("verification finds", () => {
  it("a version that was overwritten", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const input = { cartId: cart.id, lineItems: [aNewLine()] };
    await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    expect(await brokenBy("delete from cart_versions where version = 2")).toEqual(new Set(["VERSIONS_WITHOUT_GAPS"]));
    expect(await findings()).toEqual([`VERSIONS_WITHOUT_GAPS cart ${cart.id}: Something is missing before version 3.`]);
  });

  it("a cart at another version than its history says, or without history", async () => {
    await shop.createCart([]);
    expect(await brokenBy("update carts set version = 5")).toEqual(new Set(["VERSIONS_WITHOUT_GAPS"]));
    await sql.raw("delete from cart_versions").execute(tables);
    expect(await findings()).toHaveLength(1);
  });

  it("a line that is in two carts, or twice in one", async () => {
    const [one] = [await shop.createCart([aNewLine()]), await shop.createCart([aNewLine()])];
    const copy = `update carts set document = (select document from carts where id = '${one.id}')`;
    expect(await brokenBy(copy)).toEqual(new Set(["LINE_IN_ONE_PLACE"]));
    expect((await findings())[0]).toContain(`LINE_IN_ONE_PLACE line ${one.lineItems[0]!.id}: It is in the carts `);
  });

  it("a line in a group that is not there", async () => {
    await shop.createCart([aNewLine()]);
    const broken = await brokenBy(`update carts set document = json_remove(document, '$.orderGroups[0]')`);
    // Without groups that are open, the cart looks fully ordered as well.
    expect(broken).toEqual(new Set(["LINE_IN_ITS_GROUP", "CART_STATUS"]));
  });

  it("a group that was ordered twice", async () => {
    await anOrderedCart();
    await sql.raw("create table copied as select * from orders").execute(tables);
    await sql.raw("drop table orders").execute(tables);
    await sql.raw("alter table copied rename to orders").execute(tables);
    const twice = `insert into orders select 'other', partner_id, customer_id, cart_id, order_group_id, created_at,
      json_set(document, '$.id', 'other'), version, due_at from orders`;
    const broken = await brokenBy(twice);
    expect(broken).toContain("ONE_ORDER_PER_GROUP");
    expect(broken).toContain("STOCK_ADDS_UP");
    expect(broken).toContain("CREDIT_ADDS_UP");
  });

  it("an order that is lost", async () => {
    await anOrderedCart();
    const broken = await brokenBy("delete from orders");
    expect(broken).toEqual(
      new Set(["CART_KNOWS_ITS_ORDERS", "ORDER_MADE_ITS_LINES", "STOCK_ADDS_UP", "CREDIT_ADDS_UP"]),
    );
  });

  it("an order with other lines than its cart", async () => {
    await anOrderedCart();
    const broken = await brokenBy(
      "update orders set document = json_set(document, '$.lineItems[0].cartLineItemId', 'x')",
    );
    expect(broken).toEqual(new Set(["CART_KNOWS_ITS_ORDERS"]));
  });

  it("a cart that does not know that it was ordered", async () => {
    await anOrderedCart();
    const broken = await brokenBy("update carts set document = json_set(document, '$.orderGroups[0].orderId', null)");
    expect(broken).toEqual(new Set(["CART_KNOWS_ITS_ORDERS", "CART_STATUS"]));
    await sql.raw("update carts set status = 'ACTIVE'").execute(tables);
    expect((await findings()).filter((finding) => finding.startsWith("CART_STATUS"))).toEqual([]);
  });

  it("stock that does not add up to what was sold", async () => {
    await anOrderedCart(3);
    expect(await brokenBy("update inventory set available = available + 1")).toEqual(new Set(["STOCK_ADDS_UP"]));
    await sql.raw("update inventory set available = available - 1").execute(tables);
    expect(await brokenBy("update inventory set sold = 2, available = 8")).toEqual(new Set(["STOCK_ADDS_UP"]));
    expect(await findings()).toEqual([`STOCK_ADDS_UP item ${anItem().id}: 2 are sold; orders have 3.`]);
  });

  it("stock below nothing", async () => {
    const broken = await brokenBy("update inventory set available = -1, stocked = -1");
    expect(broken).toEqual(new Set(["STOCK_ADDS_UP"]));
  });

  it("credit that does not add up to the orders", async () => {
    await anOrderedCart(2);
    expect(await brokenBy("update credit_lines set used = '7.5'")).toEqual(new Set(["CREDIT_ADDS_UP"]));
    expect((await findings())[0]).toContain("7.5 are used; 7.5 were before, and orders have drawn 25.");
  });

  it("cores that orders have drawn and the quota does not show", async () => {
    const provisioningContext = provisioning({ subscriptionId: anAsset().id, scope: "shared", duration: "1Year" });
    const line = { catalogItemId: aReservation().id, billingCycle: "ONE_TIME", termDuration: "P1Y" } as const;
    await shop.checkout(await shop.createCart([aNewLine({ ...line, provisioningContext })]));
    const unused = `update assets set document = json_set(document, '$.coreQuotas[0].used', 0) where id = '${anAsset().id.toUpperCase()}'`;
    expect(await brokenBy(unused)).toEqual(new Set(["CORES_ADD_UP"]));
  });

  it("a placement that nobody waits for", async () => {
    const { id } = await aCartInDoubt();
    const broken = await brokenBy(`update carts set due_at = null, document = json_set(document,
      '$.orderGroups[0].isInDoubt', json('false'), '$.unsettled', json('[]')) where id = '${id}'`);
    expect(broken).toEqual(new Set(["CHECKOUT_ENDS"]));
    // The placement, and the key that waits with it.
    expect(await findings()).toHaveLength(2);
  });

  it("a group in doubt whose placement is lost", async () => {
    await aCartInDoubt();
    const broken = await brokenBy("delete from placements");
    expect(broken).toContain("CHECKOUT_ENDS");
  });

  it("a group in doubt that nobody is due to ask for", async () => {
    const { id } = await aCartInDoubt();
    expect(await brokenBy(`update carts set due_at = null where id = '${id}'`)).toEqual(new Set(["CHECKOUT_ENDS"]));
  });

  it("a placement whose cart is gone", async () => {
    await aCartInDoubt();
    const broken = await brokenBy("delete from carts");
    expect(broken).toEqual(new Set(["CHECKOUT_ENDS"]));
  });

  it("a reservation that is lost", async () => {
    await aCartInDoubt();
    const broken = await brokenBy(`delete from assets where customer_id = '${CUSTOMER_ID}' and status = 'PENDING'`);
    expect(broken).toEqual(new Set(["ORDER_MADE_ITS_LINES"]));
  });

  it("a subscription that is lost, or came from nowhere", async () => {
    await anOrderedCart();
    expect(await brokenBy("delete from assets where order_id is not null")).toEqual(new Set(["ORDER_MADE_ITS_LINES"]));
  });

  it("an order that waits for something that never comes", async () => {
    await anOrderedCart();
    const waiting = "update orders set document = json_set(document, '$.status', 'PENDING')";
    expect(await brokenBy(waiting)).toEqual(new Set(["ORDER_ENDS"]));
  });

  it("a subscription of a cancelled order", async () => {
    await anOrderedCart();
    const broken = await brokenBy("update orders set document = json_set(document, '$.status', 'CANCELLED')");
    expect(broken).toContain("ORDER_MADE_ITS_LINES");
  });

  it("what cannot be read, and columns that say something else than the object", async () => {
    await anOrderedCart();
    expect(await brokenBy("update orders set created_at = '2020-01-01T00:00:00.000Z'")).toEqual(new Set(["READABLE"]));
    await sql.raw("update carts set document = '{'").execute(tables);
    const found = await findings();
    expect(found).toContainEqual(
      expect.stringMatching(/^READABLE order .*: Its columns differ from it: created_at\.$/),
    );
    expect(found).toContainEqual(expect.stringMatching(/^READABLE cart .*: It cannot be read\.$/));
  });

  it("all of it in a store of many batches", async () => {
    const cart = await shop.createCart([]);
    await shop.store.transact(async ({ carts }) => {
      for (let index = 0; index < 450; index += 1) {
        const id = `${String(index).padStart(8, "0")}${cart.id.slice(8)}`;
        await carts.insert({ ...cart, id });
      }
    });
    expect(await verifyStore(shop.store)).toMatchObject({ carts: 451, findings: [] });
    await sql.raw("update carts set version = 2").execute(tables);
    expect(await findings()).toHaveLength(451);
  });
});
