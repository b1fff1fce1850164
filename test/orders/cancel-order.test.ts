import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { onlyFacts } from "../support/builders.js";
import {
  CheckoutCartDocument,
  CreateCartDocument,
  CustomerSubscriptionsDocument,
  type OrderErrorFieldsFragment,
  OrderDocument,
  OrderProvisioningStatusDocument,
  type OrderStatus,
  TypedDocumentString,
} from "../support/graphql/graphql.js";
import { guid, runApp, type RunningApp } from "../support/running-app.js";
import { ScriptedSystems } from "../support/scripted-systems.js";
import {
  cancel,
  DAY_MILLISECONDS,
  finish,
  forAzure,
  ITEMS,
  line,
  monthly,
  NOBODYS_ID,
  placeOrder,
  storedSubscription,
  storedOrder,
} from "./journeys.js";

const SANDBOX = { as: { partner: "sandbox" } } as const;
/** Of the sandbox partner's customer. */
const AZURE = "1C461A25-F729-4FA5-AADB-280947DD05E8";

let app: RunningApp;

beforeEach(async () => {
  app = await runApp();
});

afterEach(() => app.close());

async function stockOf(catalogItemId: string) {
  return (await app.store.stores.inventory.byItems([catalogItemId])).get(catalogItemId)!.available;
}

async function creditUsed(partner: keyof typeof PARTNER_IDS) {
  return (await app.store.stores.ledger.creditLines(PARTNER_IDS[partner])).get("USD")!.used;
}

async function subscriptionsOf(orderId: string, as?: { partner: "sandbox" }) {
  const { customerSubscriptions } = await app.ask(CustomerSubscriptionsDocument, { orderId }, as);
  return customerSubscriptions!.nodes;
}

describe("A cancellation", () => {
  it.each([
    ["of a fulfilled order", true],
    ["of an order that is still pending", false],
  ])("%s gives back stock and credit, and removes what the order made", async (_what, isFulfilled) => {
    const order = await placeOrder(app, [line(ITEMS.limitedStock, { quantity: 3 })]);
    if (isFulfilled) await finish(app);
    expect([await stockOf(ITEMS.limitedStock), await creditUsed("direct")]).toEqual([2, "30"]);
    expect(await subscriptionsOf(order.id)).toHaveLength(1);
    const { version, status } = await storedOrder(app, order.id);

    const asked = await cancel(app, { orderId: order.id });
    expect(asked).toMatchObject({
      userErrors: [],
      order: { id: order.id, status, hasPendingAdjustment: true, version: version + 1 },
    });
    // It takes some seconds, and nothing is given back before.
    expect([await stockOf(ITEMS.limitedStock), await creditUsed("direct")]).toEqual([2, "30"]);

    await finish(app);
    expect(await storedOrder(app, order.id)).toMatchObject({
      status: "CANCELLED",
      hasPendingAdjustment: false,
      dueTimeStamp: null,
      version: version + 2,
      lineItems: [{ quantity: 0, quantityBought: 3, price: { amount: "10", currencyCode: "USD" } }],
    });
    expect([await stockOf(ITEMS.limitedStock), await creditUsed("direct")]).toEqual([5, "0"]);
    expect(await subscriptionsOf(order.id)).toEqual([]);
    const { order: provisioned } = await app.ask(OrderProvisioningStatusDocument, { id: order.id });
    expect(provisioned!.provisioningStatus).toMatchObject([{ status: "UNFULFILLED" }]);
  });

  it("leaves to be seen what was bought, at which price", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.limitedStock, { quantity: 3 })]);
    await cancel(app, { orderId: id });
    await finish(app);
    const { order } = await app.ask(OrderDocument, { id });
    expect(order).toMatchObject({
      status: "CANCELLED",
      totalPrice: { amount: "0" },
      lineItems: [{ quantity: 0, quantityBought: 3, unitPrice: { amount: "10" } }],
    });
    const { order: provisioned } = await app.ask(OrderProvisioningStatusDocument, { id });
    expect(provisioned!.provisioningStatus![0]!.quantityProvisioningInformation).toMatchObject([{ quantity: 3 }]);
  });

  it("of a reservation gives back the cores that it took, in the sandbox", async () => {
    const azure = await storedSubscription(app, AZURE, "sandbox");
    const quota = { armRegionName: "westus2", limit: 3, used: 1 };
    await app.store.stores.subscriptions.update({ ...azure, coreQuotas: [quota] });
    const reservation = line(ITEMS.reservation, { termDuration: "P1Y", quantity: 2, ...forAzure(AZURE) });
    const { id } = await placeOrder(app, [reservation], SANDBOX);
    expect((await storedSubscription(app, AZURE, "sandbox")).coreQuotas).toEqual([{ ...quota, used: 3 }]);
    expect((await cancel(app, { orderId: id }, SANDBOX.as)).userErrors).toEqual([]);
    await finish(app);
    expect((await storedSubscription(app, AZURE, "sandbox")).coreQuotas).toEqual([quota]);
    expect(await subscriptionsOf(id, SANDBOX.as)).toEqual([]);
  });

  it("takes effect once, when two rounds of background work meet it", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.limitedStock, { quantity: 3 })]);
    const { order } = await cancel(app, { orderId: id });
    await Promise.all([finish(app), finish(app)]);
    expect(await storedOrder(app, id)).toMatchObject({ status: "CANCELLED", version: order!.version + 1 });
    expect([await stockOf(ITEMS.limitedStock), await creditUsed("direct")]).toEqual([5, "0"]);
  });

  it("that two ask for at the same time is taken once; the other is told that one is under way", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    const answers = await Promise.all([cancel(app, { orderId: id }), cancel(app, { orderId: id })]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([800014]);
  });

  it("asked for again with the same key is not asked for twice, and shows the order as it stands now", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    const input = { orderId: id, idempotencyKey: guid("cancel") };
    const first = await cancel(app, input);
    await finish(app);
    const again = await cancel(app, input);
    expect([first.order, again]).toMatchObject([
      { id, hasPendingAdjustment: true },
      { order: { id, status: "CANCELLED", version: 3 }, userErrors: [], replayed: true },
    ]);
    expect(await storedOrder(app, id)).toMatchObject({ status: "CANCELLED", version: 3 });
    const { userErrors } = await cancel(app, { ...input, expectedVersion: 1 });
    expect(userErrors).toMatchObject([{ code: 800002, path: ["input", "idempotencyKey"] }]);
  });

  it("that was refused is refused again with the same key, though it could go ahead by now", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    const input = { orderId: id, expectedVersion: 2, idempotencyKey: guid("refused") };
    expect(await cancel(app, input)).toMatchObject({ userErrors: [{ code: 800036 }], replayed: false });
    await finish(app);
    expect(await storedOrder(app, id)).toMatchObject({ version: 2 });
    expect(await cancel(app, input)).toMatchObject({ userErrors: [{ code: 800036 }], replayed: true });
  });
});

describe("A cancellation of lines", () => {
  const software = () => [line(ITEMS.software), line(ITEMS.limitedStock, { quantity: 3 }), line(ITEMS.software)];
  const quantities = async (orderId: string) =>
    (await app.ask(OrderDocument, { id: orderId })).order!.lineItems.map(({ quantity }) => quantity);
  const contradictions = async () => (await verifyStore(app.store)).findings;

  it.each([
    ["a fulfilled order", true],
    ["an order that is still pending", false],
  ])("of %s gives back what they took, and the order is completed with the rest", async (_what, isFulfilled) => {
    const before = await contradictions();
    const order = await placeOrder(app, software());
    if (isFulfilled) await finish(app);
    const credit = Number(await creditUsed("direct"));
    const asked = await cancel(app, { orderId: order.id, lineItemNumbers: [1] });
    expect(asked).toMatchObject({ userErrors: [], order: { hasPendingAdjustment: true } });
    expect([await stockOf(ITEMS.limitedStock), await quantities(order.id)]).toEqual([2, [1, 3, 1]]);
    // The pending order is fulfilled in the round after the cancellation.
    await finish(app);
    await finish(app);

    const { order: after } = await app.ask(OrderDocument, { id: order.id });
    expect(after).toMatchObject({ status: "COMPLETED" });
    expect(await storedOrder(app, order.id)).toMatchObject({ hasPendingAdjustment: false, dueTimeStamp: null });
    expect(after!.lineItems.map(({ quantity, quantityBought }) => [quantity, quantityBought])).toEqual([
      [1, 1],
      [0, 3],
      [1, 1],
    ]);
    expect(await stockOf(ITEMS.limitedStock)).toBe(5);
    expect(Number(await creditUsed("direct"))).toBe(credit - 30);
    expect(Number(after!.totalPrice!.amount)).toBe(credit - 30);
    expect(await subscriptionsOf(order.id)).toHaveLength(2);
    expect(await contradictions()).toEqual(before);
  });

  it("that leaves nothing cancels the order, be it by naming all lines or one after the other", async () => {
    const { id } = await placeOrder(app, software());
    for (const lineItemNumbers of [[2, 0], [1]]) {
      expect((await cancel(app, { orderId: id, lineItemNumbers })).userErrors).toEqual([]);
      await finish(app);
    }
    expect(await storedOrder(app, id)).toMatchObject({ status: "CANCELLED", dueTimeStamp: null });
    expect([await stockOf(ITEMS.limitedStock), await creditUsed("direct")]).toEqual([5, "0"]);
  });

  it("lets the rest be cancelled as a whole later, and gives nothing back twice", async () => {
    const { id } = await placeOrder(app, software());
    await finish(app);
    for (const lineItemNumbers of [[1], null]) {
      expect((await cancel(app, { orderId: id, lineItemNumbers })).userErrors).toEqual([]);
      await finish(app);
    }
    expect(await storedOrder(app, id)).toMatchObject({ status: "CANCELLED" });
    expect([await stockOf(ITEMS.limitedStock), await creditUsed("direct")]).toEqual([5, "0"]);
  });

  it("800002: names every line that the order does not have, and changes nothing", async () => {
    const { id } = await placeOrder(app, software());
    expect(await cancel(app, { orderId: id, lineItemNumbers: [0, 3, -1] })).toMatchObject({
      order: { hasPendingAdjustment: false, version: 1 },
      userErrors: [
        {
          code: 800002,
          path: ["input", "lineItemNumbers", "1"],
          message: expect.stringContaining("Its lines: 0, 1, 2."),
        },
        { code: 800002, path: ["input", "lineItemNumbers", "2"] },
      ],
    });
  });

  it.each([[[]], [[0, 0]]])("800002: takes no list like %j", async (lineItemNumbers) => {
    const { id } = await placeOrder(app, software());
    expect((await cancel(app, { orderId: id, lineItemNumbers })).userErrors).toMatchObject([
      { code: 800002, path: ["input", "lineItemNumbers"] },
    ]);
  });

  it("800042: is for software only; beside a reservation it can be cancelled in production", async () => {
    const reservation = line(ITEMS.reservation, { termDuration: "P1Y", ...forAzure(AZURE) });
    const { id } = await placeOrder(app, [reservation, line(ITEMS.software)]);
    expect((await cancel(app, { orderId: id, lineItemNumbers: [0, 1] })).userErrors).toMatchObject([
      {
        code: 800042,
        path: ["input", "lineItemNumbers", "0"],
        message: expect.stringContaining("of kind RESERVATION"),
      },
    ]);
    expect((await cancel(app, { orderId: id })).userErrors).toMatchObject([{ code: 800019 }]);
    expect((await cancel(app, { orderId: id, lineItemNumbers: [1] })).userErrors).toEqual([]);
    await finish(app);
    expect(await quantities(id)).toEqual([1, 0]);
    expect((await cancel(app, { orderId: id, lineItemNumbers: [1] })).userErrors).toMatchObject([
      { code: 800061, path: ["input", "lineItemNumbers", "0"] },
    ]);
  });
});

describe("A cancellation is refused with the first of these that holds:", () => {
  /** Asks with a version that no order has, so that 800036 holds in any case. */
  async function codeOf(orderId: string, as?: { partner: "sandbox" }) {
    const { order, userErrors } = await cancel(app, { orderId, expectedVersion: 99 }, as);
    expect(order).toMatchObject({ id: orderId });
    expect(userErrors).toHaveLength(1);
    return userErrors[0]!.code;
  }

  it("800063, it is an order of the legacy system, in the sandbox too", async () => {
    const direct = await placeOrder(app, [monthly(ITEMS.businessPremium)]);
    const sandbox = await placeOrder(app, [monthly(ITEMS.businessPremium)], SANDBOX);
    expect(await codeOf(direct.id)).toBe(800063);
    expect(await codeOf(sandbox.id, SANDBOX.as)).toBe(800063);
    const { userErrors } = await cancel(app, { orderId: direct.id });
    expect(userErrors[0]!.message).toContain(
      `This order ${direct.id} cannot be cancelled. Use PATCH /customers/${CUSTOMER_IDS.mixed}/subscriptions/`,
    );
  });

  it("800019, it has more than software and is none of the sandbox", async () => {
    const { id } = await placeOrder(app, [monthly(ITEMS.saas, { termDuration: "P1M" })]);
    // Neither is asked about before: it is too late, and a change is under way.
    app.clock.now = new Date(app.clock.now.getTime() + 61 * DAY_MILLISECONDS);
    await app.store.stores.orders.update({ ...(await storedOrder(app, id)), hasPendingAdjustment: true }, 1);
    expect(await codeOf(id)).toBe(800019);
  });

  it("800014, an earlier change is not finished", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    await cancel(app, { orderId: id });
    app.clock.now = new Date(app.clock.now.getTime() + 61 * DAY_MILLISECONDS);
    expect(await codeOf(id)).toBe(800014);
  });

  it("800036, it is not at the version that was expected", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    app.clock.now = new Date(app.clock.now.getTime() + 61 * DAY_MILLISECONDS);
    expect(await codeOf(id)).toBe(800036);
  });

  it("800061, it is older than 60 days, or has been cancelled", async () => {
    const late = await placeOrder(app, [line(ITEMS.software)]);
    app.clock.now = new Date(app.clock.now.getTime() + 60 * DAY_MILLISECONDS + 1);
    expect(await cancel(app, { orderId: late.id })).toMatchObject({ userErrors: [{ code: 800061 }] });
    const gone = await placeOrder(app, [line(ITEMS.software)]);
    await cancel(app, { orderId: gone.id });
    await finish(app);
    expect(await cancel(app, { orderId: gone.id })).toMatchObject({
      order: { status: "CANCELLED" },
      userErrors: [{ code: 800061, message: "Order cannot be cancelled. The order has been cancelled already." }],
    });
  });

  it("800061, something of another order depends on what it made", async () => {
    const buyer = { ...SANDBOX, customerId: CUSTOMER_IDS.addons };
    const plan = await placeOrder(app, [line(ITEMS.azurePlan)], buyer);
    await finish(app);
    const [subscription] = await subscriptionsOf(plan.id, SANDBOX.as);
    const saas = monthly(ITEMS.saasBilledToAzure, { termDuration: "P1M", ...forAzure(subscription!.id) });
    const dependent = await placeOrder(app, [saas], buyer);
    expect(await cancel(app, { orderId: plan.id }, SANDBOX.as)).toMatchObject({
      order: { hasPendingAdjustment: false },
      userErrors: [
        { code: 800061, message: expect.stringContaining("of another order depends on it, and has to end first.") },
      ],
    });
    expect((await cancel(app, { orderId: dependent.id }, SANDBOX.as)).userErrors).toEqual([]);
    await finish(app);
    expect((await cancel(app, { orderId: plan.id }, SANDBOX.as)).userErrors).toEqual([]);
  });
});

describe("A cancellation that something has come to depend on since it was asked for", () => {
  const buyer = { ...SANDBOX, customerId: CUSTOMER_IDS.addons };
  const inUse = { code: 800061, errorCode: "ORDER_CANNOT_BE_CANCELLED", retryable: false };

  interface Cancellation {
    readonly status: OrderStatus;
    readonly hasPendingAdjustment: boolean;
    readonly cancellationError: OrderErrorFieldsFragment | null;
  }
  const CANCELLATION = new TypedDocumentString<{ order: Cancellation }, { id: string }>(
    `query ($id: ID!) {
      order(id: $id) {
        status hasPendingAdjustment
        cancellationError { orderGroupId code errorCode description lineItemIds retryable }
      }
    }`,
  );
  /** What an order says of its cancellation. */
  const cancellationOf = async (id: string) => (await app.ask(CANCELLATION, { id }, SANDBOX.as)).order;

  /** An Azure plan, and a line that is billed to it. */
  async function aPlan() {
    const { id } = await placeOrder(app, [line(ITEMS.azurePlan)], buyer);
    await finish(app);
    const [subscription] = await subscriptionsOf(id, SANDBOX.as);
    const saas = monthly(ITEMS.saasBilledToAzure, { termDuration: "P1M", ...forAzure(subscription!.id) });
    return { id, subscription: subscription!, saas };
  }

  /** What the sample data has open of itself is no fault of a cancellation. */
  const contradictions = async () => (await verifyStore(app.store)).findings;

  it("800061: is refused, is seen on the order, and leaves the order as it was", async () => {
    const before = await contradictions();
    const { id, subscription, saas } = await aPlan();
    const asked = await cancel(app, { orderId: id }, SANDBOX.as);
    expect(asked.userErrors).toEqual([]);
    expect(await cancellationOf(id)).toMatchObject({ hasPendingAdjustment: true, cancellationError: null });
    const dependent = await placeOrder(app, [saas], buyer);
    const [credit, stored] = [await creditUsed("sandbox"), await storedSubscription(app, subscription.id, "sandbox")];
    await finish(app);

    const { lineItems, orderGroupId, version } = await storedOrder(app, id, "sandbox");
    expect(await cancellationOf(id)).toEqual({
      status: "COMPLETED",
      hasPendingAdjustment: false,
      cancellationError: {
        ...inUse,
        orderGroupId,
        lineItemIds: lineItems.map(({ cartLineItemId }) => cartLineItemId),
        description: expect.stringContaining("of another order depends on it, and has to end first."),
      },
    });
    expect([version, lineItems.map(({ quantity }) => quantity)]).toEqual([asked.order!.version + 1, [1]]);
    expect(await creditUsed("sandbox")).toBe(credit);
    expect(await storedSubscription(app, subscription.id, "sandbox")).toEqual(stored);
    expect(await storedOrder(app, dependent.id, "sandbox")).toMatchObject({ cancellationError: null });
    expect(await contradictions()).toEqual(before);
  });

  it("can be asked for again once that has ended, and then takes effect", async () => {
    const { id, saas } = await aPlan();
    await cancel(app, { orderId: id }, SANDBOX.as);
    const dependent = await placeOrder(app, [saas], buyer);
    await finish(app);
    expect(await cancel(app, { orderId: id }, SANDBOX.as)).toMatchObject({ userErrors: [{ code: 800061 }] });
    await cancel(app, { orderId: dependent.id }, SANDBOX.as);
    await finish(app);
    expect((await cancel(app, { orderId: id }, SANDBOX.as)).userErrors).toEqual([]);
    expect(await cancellationOf(id)).toMatchObject({ hasPendingAdjustment: true, cancellationError: null });
    await finish(app);
    expect(await cancellationOf(id)).toMatchObject({ status: "CANCELLED", cancellationError: null });
    expect(await subscriptionsOf(id, SANDBOX.as)).toEqual([]);
  });

  it("800061: is refused, too, when that is only an order request on its way", async () => {
    await app.close();
    const purchase = new ScriptedSystems();
    app = await runApp({ purchaseSystems: purchase.systems });
    const { id, saas } = await aPlan();
    await cancel(app, { orderId: id }, SANDBOX.as);
    const { createCart } = await app.ask(
      CreateCartDocument,
      { input: { customerId: buyer.customerId, lineItems: [saas] } },
      SANDBOX.as,
    );
    purchase.behaviour = "TAKE_SILENTLY";
    await app.ask(CheckoutCartDocument, { input: { cartId: createCart!.cart!.id } }, SANDBOX.as);
    await finish(app);
    expect(await cancellationOf(id)).toMatchObject({ status: "COMPLETED", cancellationError: inUse });
    expect(await cancel(app, { orderId: id }, SANDBOX.as)).toMatchObject({ userErrors: [{ code: 800061 }] });
  });

  it("leaves an order that was pending to be fulfilled", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.azurePlan)], buyer);
    const [plan] = await subscriptionsOf(id, SANDBOX.as);
    await cancel(app, { orderId: id }, SANDBOX.as);
    // No checkout lets anything depend on what is pending; an import may.
    const child = { ...(await storedSubscription(app, AZURE, "sandbox")), id: guid("child"), parentId: plan!.id };
    await app.store.load(onlyFacts({ subscriptions: [{ ...child, customerId: buyer.customerId }] }));
    await finish(app);
    expect(await cancellationOf(id)).toMatchObject({ hasPendingAdjustment: false, cancellationError: inUse });
    await finish(app);
    expect(await cancellationOf(id)).toMatchObject({ status: "COMPLETED" });
    expect(await storedSubscription(app, plan!.id, "sandbox")).toMatchObject({ status: "ACTIVE" });
  });
});

describe("An order that the caller must not see", () => {
  it("is answered like one that does not exist", async () => {
    const { id } = await placeOrder(app, [line(ITEMS.software)]);
    const foreign = await cancel(app, { orderId: id }, { partner: "provider" });
    const unknown = await cancel(app, { orderId: NOBODYS_ID }, { partner: "provider" });
    expect(unknown).toEqual({
      order: null,
      userErrors: [
        expect.objectContaining({
          code: 800002,
          path: ["input", "orderId"],
          message: `There is no order ${NOBODYS_ID}.`,
        }),
      ],
      replayed: false,
    });
    expect(JSON.parse(JSON.stringify(foreign).replaceAll(id, NOBODYS_ID))).toEqual(unknown);
    expect(await storedOrder(app, id)).toMatchObject({ hasPendingAdjustment: false, version: 1 });
  });

  it("is not repeated when its id is of the wrong form", async () => {
    for (const orderId of ["x".repeat(65), "\u001b[31m"]) {
      const { order, userErrors } = await cancel(app, { orderId });
      expect([order, userErrors.map(({ code, path }) => [code, path])]).toEqual([
        null,
        [[800002, ["input", "orderId"]]],
      ]);
      expect(userErrors[0]!.message).not.toContain(orderId);
    }
  });

  it("800039: cannot be asked about by a partner whose enrolment has lapsed", async () => {
    expect(await cancel(app, { orderId: NOBODYS_ID }, { partner: "suspended" })).toMatchObject({
      order: null,
      userErrors: [{ code: 800039, path: ["input"] }],
    });
  });
});
