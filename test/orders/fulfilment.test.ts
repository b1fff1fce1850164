import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import {
  ActivateSubscriptionDocument,
  type CartLineItemInput,
  CustomerSubscriptionsDocument,
  OrderDocument,
  OrderProvisioningStatusDocument,
} from "../support/graphql/graphql.js";
import { type Caller, runApp, type RunningApp } from "../support/running-app.js";
import { fulfilDue } from "../support/rounds.js";
import { finish, forAzure, ITEMS, line, monthly, placeOrder, storedSubscription, storedOrder } from "./journeys.js";

const AZURE = "1C461A25-F729-4FA5-AADB-280947DD05E8";
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const monthlyTerm = { termDuration: "P1M" } as const;

let app: RunningApp;
afterEach(() => app.close());

async function orderOf(id: string, as?: Caller) {
  return (await app.ask(OrderDocument, { id }, as)).order!;
}

async function subscriptionsOf(orderId: string, as?: Caller) {
  return (await app.ask(CustomerSubscriptionsDocument, { orderId }, as)).customerSubscriptions!.nodes;
}

describe("An order of the modern system", () => {
  beforeEach(async () => {
    app = await runApp();
  });

  it.each<[string, CartLineItemInput, string]>([
    ["licences", monthly(ITEMS.modernLicence, monthlyTerm), "LICENCE"],
    ["a marketplace subscription", monthly(ITEMS.saas, monthlyTerm), "SAAS"],
    ["an Azure plan", line(ITEMS.azurePlan), "AZURE_PLAN"],
  ])("of %s is pending first, and completed with its subscription", async (_what, lineItem, itemKind) => {
    const { id } = await placeOrder(app, [lineItem], { customerId: CUSTOMER_IDS.addons });
    expect(await orderOf(id)).toMatchObject({ status: "PENDING", lineItems: [{ subscriptionId: null }] });
    expect(await subscriptionsOf(id)).toMatchObject([{ itemKind, status: "PENDING", version: 1 }]);

    await finish(app);
    const [subscription] = await subscriptionsOf(id);
    expect(subscription).toMatchObject({ itemKind, status: "ACTIVE", orderId: id, version: 2 });
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED", lineItems: [{ subscriptionId: subscription!.id }] });
    const { order } = await app.ask(OrderProvisioningStatusDocument, { id });
    expect(order!.provisioningStatus).toEqual([
      {
        lineItemNumber: 0,
        status: "FULFILLED",
        quantityProvisioningInformation: [{ quantity: 1, status: "FULFILLED" }],
      },
    ]);
  });

  it.each<[string, CartLineItemInput, string]>([
    ["a reservation", line(ITEMS.reservation, { termDuration: "P1Y", ...forAzure(AZURE) }), "RESERVATION"],
    ["software", line(ITEMS.software), "SOFTWARE"],
  ])("of %s is completed without a subscription", async (_what, lineItem, itemKind) => {
    const { id } = await placeOrder(app, [lineItem]);
    await finish(app);
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED", lineItems: [{ subscriptionId: null }] });
    expect(await subscriptionsOf(id)).toMatchObject([{ itemKind, status: "ACTIVE", orderId: id }]);
  });

  it("stays pending until its time has come", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    app.clock.now = new Date(app.clock.now.getTime() + 4_999);
    expect(await fulfilDue(app.store, () => app.clock.now)).toBe(0);
    expect(await orderOf(id)).toMatchObject({ status: "PENDING" });
    const { order } = await app.ask(OrderProvisioningStatusDocument, { id });
    expect(order!.provisioningStatus).toMatchObject([{ status: "PREFULFILLMENT_PENDING" }]);
  });

  it("in the sandbox leaves a marketplace subscription to be activated, which is done once", async () => {
    const as = { partner: "sandbox" } as const;
    const { id } = await placeOrder(app, [monthly(ITEMS.saas, monthlyTerm)], { as });
    const [subscription] = await subscriptionsOf(id, as);
    const input = { subscriptionId: subscription!.id };
    expect((await app.ask(ActivateSubscriptionDocument, { input }, as)).activateSubscription).toMatchObject({
      subscription: { status: "PENDING", version: 1 },
      userErrors: [{ code: 800040, message: expect.stringContaining("has not been fulfilled yet") }],
    });
    await finish(app);
    expect(await subscriptionsOf(id, as)).toMatchObject([{ status: "PENDING", version: 1 }]);
    expect(await orderOf(id, as)).toMatchObject({
      status: "COMPLETED",
      lineItems: [{ subscriptionId: subscription!.id }],
    });

    const { activateSubscription } = await app.ask(ActivateSubscriptionDocument, { input }, as);
    expect(activateSubscription).toMatchObject({ subscription: { status: "ACTIVE", version: 2 }, userErrors: [] });
    const again = await app.ask(ActivateSubscriptionDocument, { input }, as);
    expect(again.activateSubscription).toMatchObject({ userErrors: [{ code: 800041 }] });
  });

  it("hangs an add-on on the base that was bought with it", async () => {
    const base = SAMPLE_DATA.catalogItems.find(({ id }) => id === ITEMS.modernLicence)!;
    const addon = {
      ...base,
      id: "ADDON0000001:0001:AVAILABLE001",
      productId: "ADDON0000001",
      skuId: "0001",
      availabilityId: "AVAILABLE001",
      isAddon: true,
      prerequisiteCatalogItemIds: [base.id],
    };
    await app.store.transact((stores) =>
      stores.reference.load({ ...NOTHING, catalogItems: [{ ...base, addonCatalogItemIds: [addon.id] }, addon] }),
    );
    const family = monthly(base.id, { ...monthlyTerm, addonItems: [monthly(addon.id, monthlyTerm)] });
    const { id } = await placeOrder(app, [family]);
    expect(await orderOf(id)).toMatchObject({ lineItems: [{}, { parentSubscriptionId: null }] });
    await finish(app);
    const { lineItems } = await orderOf(id);
    const [ofBase, ofAddon] = lineItems;
    expect(ofBase).toMatchObject({ parentSubscriptionId: null, subscriptionId: expect.stringMatching(GUID) });
    expect(ofAddon).toMatchObject({ parentSubscriptionId: ofBase!.subscriptionId });
    expect(await storedSubscription(app, ofAddon!.subscriptionId!)).toMatchObject({
      parentId: ofBase!.subscriptionId,
      status: "ACTIVE",
    });
  });
});

describe("An order of the legacy system", () => {
  it("is completed at once, with a subscription for each line, an add-on's under that of its base", async () => {
    app = await runApp();
    const family = monthly(ITEMS.officeE1, {
      quantity: 3,
      addonItems: [monthly(ITEMS.audioConferencing, { quantity: 2 })],
    });
    const { id, status, lineItems } = await placeOrder(app, [family], { customerId: CUSTOMER_IDS.addons });
    expect([status, lineItems.length]).toEqual(["COMPLETED", 2]);
    const [base, addon] = lineItems;
    expect(base!.subscriptionId).toMatch(GUID);
    expect(addon!.parentSubscriptionId).toBe(base!.subscriptionId);
    const subscriptions = await subscriptionsOf(id);
    expect(subscriptions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: base!.subscriptionId, status: "ACTIVE", quantity: 3, parentId: null }),
        expect.objectContaining({ id: addon!.subscriptionId, status: "ACTIVE", parentId: base!.subscriptionId }),
      ]),
    );
  });
});

describe("Background work", () => {
  let folder: string;
  let env: Record<string, string>;
  const servers: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cartwright-fulfilment-"));
    env = { DATABASE_URL: `sqlite:${join(folder, "store.db")}` };
  });
  afterEach(async () => {
    await Promise.all(
      servers.splice(0).map((server) => {
        server.removeAllListeners("exit");
        const ended = once(server, "exit");
        server.kill();
        return ended;
      }),
    );
    rmSync(folder, { recursive: true });
  });

  it("goes on after a restart", async () => {
    app = await runApp({ env });
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    await app.close();

    app = await runApp({ env });
    expect(await orderOf(id)).toMatchObject({ status: "PENDING" });
    await finish(app);
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED" });
  });

  it("completes an order once, when two rounds have seen it pending", async () => {
    app = await runApp({ env });
    const { id } = await placeOrder(app, [monthly(ITEMS.modernLicence, monthlyTerm)]);
    const later = new Date(app.clock.now.getTime() + 10_000);
    const rounds = [fulfilDue(app.store, () => later), fulfilDue(app.store, () => later)];
    expect(await Promise.all(rounds)).toEqual(expect.arrayContaining([0, 1]));
    await expectCompletedOnce([id]);
  });

  it("completes each order once, when three servers on one store are at it", async () => {
    app = await runApp({ env: { ...env, FULFILMENT_SECONDS: "1" }, realTime: true });
    await Promise.all([startServer(), startServer()]);
    const ids: string[] = [];
    while (ids.length < 10) ids.push((await placeOrder(app, [monthly(ITEMS.modernLicence, monthlyTerm)])).id);
    const isDone = async () => {
      const orders = await Promise.all(ids.map((id) => storedOrder(app, id)));
      return orders.every(({ status }) => status === "COMPLETED");
    };
    for (let attempt = 0; attempt < 100 && !(await isDone()); attempt += 1) await sleep(100);
    await expectCompletedOnce(ids);
  }, 30_000);

  async function expectCompletedOnce(ids: readonly string[]) {
    for (const id of ids) {
      const order = await storedOrder(app, id);
      expect(order).toMatchObject({ status: "COMPLETED", version: 2, dueTimeStamp: null });
      expect(await storedSubscription(app, order.lineItems[0]!.storedSubscriptionId)).toMatchObject({
        status: "ACTIVE",
        version: 2,
      });
    }
  }

  /** Another process of the product on the same store; resolves once it serves. */
  function startServer(): Promise<void> {
    const main = join(__dirname, "..", "..", "src", "main.js");
    const server = spawn(process.execPath, [main], { env: { ...env, PORT: "0", LOG_LEVEL: "silent" }, cwd: folder });
    servers.push(server);
    return new Promise((resolve, reject) => {
      server.stdout.once("data", () => resolve());
      server.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
    });
  }

  it("is done without being asked for", async () => {
    app = await runApp({ env: { ...env, FULFILMENT_SECONDS: "0" }, realTime: true });
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    const isDone = async () => (await orderOf(id)).status === "COMPLETED";
    for (let attempt = 0; attempt < 100 && !(await isDone()); attempt += 1) await sleep(100);
    expect(await isDone()).toBe(true);
  }, 30_000);

  it("finishes what belongs to any partner", async () => {
    app = await runApp({ env });
    const partners = ["direct", "sandbox"] as const;
    for (const partner of partners) await placeOrder(app, [line(ITEMS.software)], { as: { partner } });
    await finish(app);
    for (const partner of partners) {
      const filter = { partnerId: PARTNER_IDS[partner], customerId: null, cartId: null };
      const orders = await app.store.stores.orders.page(filter, { limit: 10, after: null });
      expect(orders.map(({ status }) => status)).toEqual(["COMPLETED"]);
    }
  });
});

const NOTHING = Object.fromEntries(Object.keys(SAMPLE_DATA).map((section) => [section, []])) as unknown as {
  readonly [Section in keyof typeof SAMPLE_DATA]: readonly never[];
};
