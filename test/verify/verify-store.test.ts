import { Kysely, sql, SqliteDialect } from "kysely";
import Database from "libsql";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Subscription, subscriptionKey } from "../../src/model/subscription.js";
import type { Cart } from "../../src/model/cart.js";
import type { Order } from "../../src/model/order.js";
import type { Invariant } from "../../src/verify/finding.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import {
  aCreditLine,
  anAddon,
  aSubscription,
  anInventory,
  anItem,
  aReservation,
  onlyFacts,
  provisioning,
} from "../support/builders.js";
import { CUSTOMER_ID, PARTNER_ID } from "../support/carts.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";
import { ScriptedSystems } from "../support/scripted-systems.js";

/* A store in which everything has happened, and every way to break it that an audit must find. */

/** What does not add up when something is lost that was drawn. */
const ACCOUNTS = ["STOCK_ADDS_UP", "CREDIT_ADDS_UP", "HOLDINGS_ADD_UP"] as const;

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
    subscriptions: [
      aSubscription({ coreQuotas: [{ armRegionName: aReservation().armRegionName!, limit: 1000, used: 0 }] }),
    ],
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

function subscriptionsOf({ partnerId, lineItems }: Order): Promise<Map<string, Subscription>> {
  const ids = lineItems.map(({ storedSubscriptionId }) => storedSubscriptionId);
  return shop.store.stores.subscriptions.ofPartner(partnerId, ids);
}

/** A base and its add-on, ordered together. */
async function aFamily(): Promise<{ base: Subscription; addon: Subscription }> {
  const addonItems = [aNewLine({ catalogItemId: anAddon().id })];
  const { orders } = await shop.checkout(await shop.createCart([aNewLine({ addonItems })]));
  const made = await subscriptionsOf(orders[0]!);
  const [base, addon] = orders[0]!.lineItems.map(({ storedSubscriptionId }) =>
    made.get(subscriptionKey(storedSubscriptionId))!,
  );
  expect(addon!.parentId).toBe(base!.id);
  return { base: base!, addon: addon! };
}

/** A statement that changes a subscription, the one that was ordered unless told otherwise. */
function changedSubscription(document: string, columns?: string, id?: string): string {
  const which = id === undefined ? "order_id is not null" : `id = '${subscriptionKey(id)}'`;
  return `update subscriptions set ${columns ? `${columns}, ` : ""}document = json_set(document, ${document}) where ${which}`;
}

async function aCartWithUnknownOutcome(): Promise<Cart> {
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
    await aCartWithUnknownOutcome();
    const subscriptionId = aSubscription().id;
    const reservation = aNewLine({
      catalogItemId: aReservation().id,
      billingCycle: "ONE_TIME",
      termDuration: "P1Y",
      provisioningContext: provisioning({ subscriptionId, scope: "shared", duration: "1Year" }),
    });
    const { orders } = await shop.checkout(await shop.createCart([reservation]));
    const [made] = (await subscriptionsOf(orders[0]!)).values();
    expect(made?.drawn.cores).not.toBeNull();
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
    expect(broken).toEqual(new Set(["LINE_IN_ITS_GROUP"]));
  });

  it("a group that was ordered twice", async () => {
    await anOrderedCart();
    await sql.raw("create table copied as select * from orders").execute(tables);
    await sql.raw("drop table orders").execute(tables);
    await sql.raw("alter table copied rename to orders").execute(tables);
    const twice = `insert into orders (id, partner_id, customer_id, cart_id, order_group_id, created_at, document, version, due_at)
      select 'OTHER', partner_id, customer_id, cart_id, order_group_id, created_at, json_set(document, '$.id', 'OTHER'),
      version, due_at from orders`;
    const broken = await brokenBy(twice);
    expect(broken).toEqual(new Set(["ONE_ORDER_PER_GROUP", "CART_KNOWS_ITS_ORDERS", "ORDER_MADE_ITS_LINES"]));
  });

  it("an order that is lost", async () => {
    await anOrderedCart();
    const broken = await brokenBy("delete from orders");
    expect(broken).toEqual(new Set(["CART_KNOWS_ITS_ORDERS", "ORDER_MADE_ITS_LINES"]));
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
    const provisioningContext = provisioning({
      subscriptionId: aSubscription().id,
      scope: "shared",
      duration: "1Year",
    });
    const line = { catalogItemId: aReservation().id, billingCycle: "ONE_TIME", termDuration: "P1Y" } as const;
    await shop.checkout(await shop.createCart([aNewLine({ ...line, provisioningContext })]));
    const unused = `update subscriptions set document = json_set(document, '$.coreQuotas[0].used', 0) where id = '${aSubscription().id.toUpperCase()}'`;
    expect(await brokenBy(unused)).toEqual(new Set(["CORES_ADD_UP"]));
  });

  it("an order request that nobody waits for", async () => {
    const { id } = await aCartWithUnknownOutcome();
    const broken = await brokenBy(`update carts set due_at = null, document = json_set(document,
      '$.orderGroups[0].isOutcomeUnknown', json('false'), '$.awaitingOutcome', json('[]')) where id = '${id}'`);
    expect(broken).toEqual(new Set(["CHECKOUT_ENDS"]));
    // The order request, and the key that waits with it.
    expect(await findings()).toHaveLength(2);
  });

  it("a group in doubt whose orderRequest is lost", async () => {
    await aCartWithUnknownOutcome();
    const broken = await brokenBy("delete from order_requests");
    // What it had reserved is lost with it.
    expect(broken).toEqual(new Set(["CHECKOUT_ENDS", ...ACCOUNTS]));
  });

  it("a group in doubt that nobody is due to ask for", async () => {
    const { id } = await aCartWithUnknownOutcome();
    expect(await brokenBy(`update carts set due_at = null where id = '${id}'`)).toEqual(new Set(["CHECKOUT_ENDS"]));
  });

  it("an order request whose cart is gone", async () => {
    await aCartWithUnknownOutcome();
    const broken = await brokenBy("delete from carts");
    expect(broken).toEqual(new Set(["CHECKOUT_ENDS"]));
  });

  it("a reservation that is lost", async () => {
    await aCartWithUnknownOutcome();
    const broken = await brokenBy(
      "update order_requests set document = json_set(document, '$.subscriptions', json('[]'))",
    );
    expect(broken).toEqual(new Set(ACCOUNTS));
  });

  it("a subscription that is lost", async () => {
    await anOrderedCart();
    const broken = await brokenBy("delete from subscriptions where order_id is not null");
    expect(broken).toEqual(new Set(["ORDER_MADE_ITS_LINES", ...ACCOUNTS]));
  });

  it("a subscription that came from nowhere", async () => {
    await anOrderedCart();
    const broken = await brokenBy(changedSubscription("'$.orderId', 'nowhere'", "order_id = 'NOWHERE'"));
    expect(broken).toEqual(new Set(["ORDER_MADE_ITS_LINES"]));
  });

  it("a subscription that has drawn something else than the accounts say", async () => {
    await anOrderedCart(3);
    expect(await brokenBy(changedSubscription("'$.drawn.stock', 2"))).toEqual(new Set(["STOCK_ADDS_UP"]));
    await sql.raw(changedSubscription("'$.drawn.stock', 3")).execute(tables);
    expect(await brokenBy(changedSubscription("'$.drawn.credit.amount', '37.51'"))).toEqual(
      new Set(["CREDIT_ADDS_UP"]),
    );
  });

  it.each([
    ["a customer's of an item", "sku <> ''", `customer ${CUSTOMER_ID}, ${anItem().id} of kind LICENCE`],
    ["a customer's of a kind", "customer_id <> '' and sku = ''", `customer ${CUSTOMER_ID}, all of kind LICENCE`],
    ["a partner's of a kind", "customer_id = ''", "all customers, all of kind LICENCE"],
  ])("a counter of holdings that is wrong: %s", async (_which, condition, name) => {
    await anOrderedCart(3);
    await aCartWithUnknownOutcome();
    const where = `where item_kind = 'LICENCE' and ${condition}`;
    expect(await brokenBy(`update holdings set living_quantity = living_quantity + 1 ${where}`)).toEqual(
      new Set(["HOLDINGS_ADD_UP"]),
    );
    const told = (counter: string) =>
      `HOLDINGS_ADD_UP holdings of partner ${PARTNER_ID}, ${name}: The counter says ${counter}; there are 2 with 4 units, 2 ever.`;
    expect(await findings()).toEqual([told("2 with 5 units, 2 ever")]);
    await sql.raw(`update holdings set living_quantity = 4, living = 1 ${where}`).execute(tables);
    expect(await findings()).toEqual([told("1 with 4 units, 2 ever")]);
    await sql.raw(`update holdings set living = 2, ever = 3 ${where}`).execute(tables);
    expect(await findings()).toEqual([told("2 with 4 units, 3 ever")]);
    await sql.raw(`delete from holdings ${where}`).execute(tables);
    expect(await findings()).toEqual([told("0 with 0 units, 0 ever")]);
  });

  it("a counter of holdings where there is nothing", async () => {
    await anOrderedCart();
    const broken = await brokenBy("update holdings set item_kind = 'SAAS' where item_kind = 'LICENCE'");
    expect(broken).toEqual(new Set(["HOLDINGS_ADD_UP"]));
    expect(await findings()).toHaveLength(6);
  });

  it("a subscription whose parent is missing, or another customer's", async () => {
    const { addon, base } = await aFamily();
    const orphaned = changedSubscription("'$.parentId', 'NOWHERE'", "parent_id = 'NOWHERE'", addon.id);
    expect(await brokenBy(orphaned)).toEqual(new Set(["PARENT_EXISTS"]));
    expect(await findings()).toEqual([
      `PARENT_EXISTS subscription ${addon.id}: It depends on subscription NOWHERE, which its customer does not have.`,
    ]);
    const set = (id: string) =>
      sql
        .raw(changedSubscription(`'$.parentId', '${id}'`, `parent_id = '${subscriptionKey(id)}'`, addon.id))
        .execute(tables);
    await set(base.id);
    expect(await findings()).toEqual([]);
    const foreign = aSubscription({ id: "00000000-0000-4000-8000-00000000000F", customerId: "another customer" });
    await shop.store.load(onlyFacts({ subscriptions: [foreign] }));
    await set(foreign.id);
    expect((await findings()).map((finding) => finding.split(" ")[0])).toEqual(["PARENT_EXISTS"]);
  });

  it.each(["DELETED", "EXPIRED"])(
    "no fault with a subscription that is %s and whose parent has gone",
    async (status) => {
      const { addon } = await aFamily();
      const ended = `'$.parentId', 'NOWHERE', '$.status', '${status}'`;
      await sql
        .raw(changedSubscription(ended, `parent_id = 'NOWHERE', status = '${status}'`, addon.id))
        .execute(tables);
      expect((await findings()).filter((finding) => finding.startsWith("PARENT_EXISTS"))).toEqual([]);
    },
  );

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

  it("a subscription of a line that was cancelled by itself", async () => {
    await anOrderedCart();
    const broken = await brokenBy("update orders set document = json_set(document, '$.lineItems[0].quantity', 0)");
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
