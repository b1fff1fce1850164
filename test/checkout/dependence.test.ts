import { neededGroups, outcomeBefore, type PlaceOutcome } from "../../src/checkout/dependence.js";
import { checkOut } from "../../src/checkout/checkout.js";
import { CHECKOUT_MUTATION } from "../../src/checkout/place.js";
import { previewCheckout } from "../../src/checkout/preview.js";
import type { Cart } from "../../src/model/cart.js";
import { catalogKey } from "../../src/model/catalog.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import {
  OrderRefused,
  type PlacedOrder,
  type PurchaseSystem,
  PurchaseSystemDown,
} from "../../src/purchasing/purchase-system.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import {
  aCreditLine,
  aLine,
  anAzurePlan,
  anItem,
  aSubscription,
  holdingsOf,
  onlyFacts,
  someFacts,
} from "../support/builders.js";
import { aCart, aGroup, anOrderRequest, PARTNER_ID } from "../support/carts.js";
import { modernSystem } from "../support/local-systems.js";
import { aNewLine, aRequest, CLAIM_SECONDS, openShop, type Shop, someReferenceData } from "../support/shop.js";

const METERED = anItem({
  id: "DZH318Z0METR:0001:DZH318Z0METR",
  title: "SaaS custom meter",
  purchaseSystem: "Modern",
  productSubType: "SaaS",
  purchasePrerequisites: ["AzurePlan"],
  terms: [],
});
const PLAN = anAzurePlan();

/* Groups: "0" is the metered SaaS, since its line comes first, and "1" the Azure plan. */
const LINES = [
  aNewLine({ catalogItemId: METERED.id, billingCycle: "MONTHLY" }),
  aNewLine({ catalogItemId: PLAN.id, billingCycle: "ONE_TIME" }),
];

type Behaviour = "TAKE" | "REFUSE" | "DOWN" | "TAKE_SILENTLY" | "LOSE";

/** A modern system that does with each group what a test says. */
class ModernSystem implements PurchaseSystem {
  behaviour: Readonly<Record<string, Behaviour>> = {};
  readonly asked: string[] = [];
  async place(orderRequest: OrderRequest): Promise<PlacedOrder> {
    const { orderGroupId } = orderRequest;
    this.asked.push(orderGroupId);
    // Others that are not waiting for this one would be asked meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    const behaviour = this.behaviour[orderGroupId] ?? "TAKE";
    if (behaviour === "REFUSE") throw new OrderRefused("Not this one.");
    if (behaviour === "DOWN") throw new PurchaseSystemDown("No route.");
    if (behaviour === "LOSE") throw new Error("socket hang up");
    const order = await modernSystem.place(orderRequest);
    this.asked.push(`${orderGroupId} taken`);
    if (behaviour === "TAKE_SILENTLY") throw new Error("socket hang up");
    return order;
  }
}

describe("metered SaaS in a cart with its Azure plan", () => {
  let shop: Shop;
  let system: ModernSystem;
  let cart: Cart;
  beforeEach(async () => {
    system = new ModernSystem();
    shop = await openShop({
      data: someReferenceData({ catalogItems: [METERED, PLAN], subscriptions: [] }),
      purchaseSystems: { Modern: system },
    });
    cart = await shop.createCart(LINES);
  });
  afterEach(async () => {
    expect((await verifyStore(shop.store)).findings).toEqual([]);
    await shop.close();
  });

  const codesOf = ({ orderErrors }: Awaited<ReturnType<Shop["checkout"]>>) =>
    orderErrors.map(({ orderGroupId, code, retryable }) => [orderGroupId, code, retryable]);
  const creditUsed = async () => (await shop.store.stores.ledger.creditLines(PARTNER_ID)).get("USD")?.used;
  const expectPlanNotOrdered = async ({ orderErrors }: Awaited<ReturnType<Shop["checkout"]>>) => {
    expect(orderErrors.find(({ orderGroupId }) => orderGroupId === "0")).toMatchObject({
      code: 800020,
      lineItemIds: [cart.lineItems[0]!.id],
      problem: { reason: "AZURE_PLAN_NOT_ORDERED", parameters: { orderGroupIds: ["1"] } },
    });
    // What it had reserved is given back.
    const requests = await shop.store.stores.orderRequests.byCart(cart.id);
    expect(requests.map(({ orderGroupId }) => orderGroupId)).not.toContain("0");
  };
  /** A checkout whose process ends before anything is handed over. */
  const dyingCheckout = () => {
    const placeOrder = () => Promise.reject(new Error("The process was killed."));
    const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id });
    return expect(checkOut({ ...shop.checkoutOptions, placeOrder }, request)).rejects.toThrow("killed");
  };
  const recover = () => {
    shop.clock.now = new Date(shop.clock.now.getTime() + CLAIM_SECONDS * 1_000);
    return shop.checkouts.recover(cart);
  };

  it("is ordered by the same checkout, after the plan, though its line comes first", async () => {
    const preview = await previewCheckout(shop.store.stores, PARTNER_ID, cart.id, null, shop.clock.now.toISOString());
    expect(preview?.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["1", "0"]);
    const result = await shop.checkout(cart);
    expect(result).toMatchObject({ orderErrors: [], cart: { status: "ORDERED" } });
    expect(result.orders).toHaveLength(2);
    expect(system.asked).toEqual(["1", "1 taken", "0", "0 taken"]);
  });

  it.each([
    ["REFUSE", 800005, false],
    ["DOWN", 800003, true],
    ["LOSE", 800060, true],
  ] as const)(
    "800020: is not handed over when the system of the plan answers %s",
    async (behaviour, code, retryable) => {
      system.behaviour = { "1": behaviour };
      const result = await shop.checkout(cart);
      expect(result.orders).toEqual([]);
      expect(codesOf(result)).toEqual([
        ["0", 800020, retryable],
        ["1", code, retryable],
      ]);
      await expectPlanNotOrdered(result);
      expect(system.asked).toEqual(["1"]);
      expect(await creditUsed()).toBe(behaviour === "LOSE" ? "12.5" : "0");

      system.behaviour = {};
      expect(await shop.checkout(cart)).toMatchObject({ orderErrors: [], cart: { status: "ORDERED" } });
      expect(system.asked).toEqual(["1", "1", "1 taken", "0", "0 taken"]);
    },
  );

  it("800020: waits for a plan whose outcome stays unknown, although it is counted as owned", async () => {
    system.behaviour = { "1": "TAKE_SILENTLY" };
    await shop.checkout(cart);
    const again = await shop.checkout(cart);
    await expectPlanNotOrdered(again);
    expect(system.asked).not.toContain("0");
    await expectPlanNotOrdered(await shop.checkout(cart, { orderGroupIds: ["0"] }));
    expect(system.asked).not.toContain("0");
  });

  it("800020: is not ordered without the plan, by choice or as the plan cannot be ordered", async () => {
    const alone = await shop.checkout(cart, { orderGroupIds: ["0"] });
    expect(codesOf(alone)).toEqual([["0", 800020, false]]);
    await expectPlanNotOrdered(alone);
    await shop.store.load(onlyFacts({ catalogItems: [{ ...PLAN, isPurchasable: false }] }));
    expect(codesOf(await shop.checkout(cart))).toEqual([
      ["1", 800020, false],
      ["0", 800020, false],
    ]);
    expect(system.asked).toEqual([]);
  });

  it("800020: can be waited for when the plan's group can", async () => {
    await shop.store.load(onlyFacts({ creditLines: [aCreditLine({ limit: "1" })] }));
    expect(codesOf(await shop.checkout(cart))).toEqual([
      ["1", 800023, true],
      ["0", 800020, true],
    ]);
  });

  it("fails for its own reason where that counts before the plan", async () => {
    await shop.store.load(onlyFacts({ catalogItems: [{ ...METERED, isPurchasable: false }] }));
    expect(await shop.checkout(cart, { orderGroupIds: ["0"] })).toMatchObject({
      orderErrors: [{ code: 800020, problem: { reason: "ITEM_NOT_PURCHASABLE" } }],
    });
  });

  describe("after a crash", () => {
    it("is handed over after the plan", async () => {
      await dyingCheckout();
      await recover();
      expect(system.asked).toEqual(["1", "1 taken", "0", "0 taken"]);
      expect(await shop.stored(cart)).toMatchObject({ status: "ORDERED" });
    });

    it("is not handed over when the plan is refused", async () => {
      await dyingCheckout();
      system.behaviour = { "1": "REFUSE" };
      await recover();
      expect(system.asked).toEqual(["1"]);
      expect((await shop.stored(cart)).orderGroups).toMatchObject([
        { error: { code: 800020 } },
        { error: { code: 800005 } },
      ]);
      expect(await creditUsed()).toBe("0");
    });

    it("stays unknown while the plan is, as it may have been handed over, and is asked for after the plan", async () => {
      await dyingCheckout();
      system.behaviour = { "1": "LOSE" };
      await recover();
      expect((await shop.stored(cart)).orderGroups).toMatchObject([
        { isOutcomeUnknown: true, error: { code: 800060 } },
        { isOutcomeUnknown: true },
      ]);
      expect((await shop.checkout(cart, { orderGroupIds: ["0"] })).orderErrors).toMatchObject([{ code: 800060 }]);
      expect(system.asked).toEqual(["1"]);
      system.behaviour = {};
      await shop.checkout(cart, { orderGroupIds: ["1"] });
      expect(await shop.checkout(cart)).toMatchObject({ orderErrors: [], cart: { status: "ORDERED" } });
      expect(system.asked).toEqual(["1", "1", "1 taken", "0", "0 taken"]);
    });
  });
});

describe("the groups that a group depends on", () => {
  const cart = aCart({
    lineItems: [
      aLine({ id: "saas", catalogItemId: METERED.id, orderGroup: "0" }),
      aLine({ id: "plan", catalogItemId: PLAN.id, orderGroup: "1" }),
      aLine({ id: "office", orderGroup: "OMS-0" }),
    ],
    orderGroups: ["OMS-0", "0", "1"].map((orderGroupId) => aGroup({ orderGroupId })),
  });
  const catalog = new Map([METERED, PLAN, anItem()].map((item) => [catalogKey(item.id), item]));
  const owning = holdingsOf(aSubscription({ itemKind: "AZURE_PLAN" }));
  const unknownPlan = {
    ...cart,
    orderGroups: cart.orderGroups.map((one) => ({ ...one, isOutcomeUnknown: one.orderGroupId === "1" })),
  };

  it.each([
    ["the plan's, where the customer has none", cart, someFacts({ catalog }), ["1"]],
    ["none, where the customer has a plan", cart, someFacts({ catalog, holdings: owning }), []],
    [
      "the plan's, where that is the plan which is counted",
      unknownPlan,
      someFacts({ catalog, holdings: owning }),
      ["1"],
    ],
    [
      "none, where the group has a plan itself",
      { ...cart, lineItems: cart.lineItems.map((line) => ({ ...line, orderGroup: "0" })) },
      someFacts({ catalog }),
      [],
    ],
  ])("are %s", (_what, given, facts, expected) => {
    expect(neededGroups(given, facts).get("0")).toEqual(expected);
    expect(neededGroups(given, facts).get("OMS-0")).toEqual([]);
  });
});

describe("a request that depends on either of two groups", () => {
  const request = anOrderRequest({ id: "saas", dependsOn: ["1", "2"] });
  const outcome = (kind: PlaceOutcome["kind"]) => ({ kind }) as PlaceOutcome;
  const after = (one: PlaceOutcome["kind"], other: PlaceOutcome["kind"], isAskedBefore = false) =>
    outcomeBefore(
      request,
      [],
      [
        { request: anOrderRequest({ orderGroupId: "1" }), outcome: outcome(one) },
        { request: anOrderRequest({ orderGroupId: "2" }), outcome: outcome(other) },
      ],
      new Set(isAskedBefore ? ["saas"] : []),
    );

  it.each([
    ["REFUSED", "PLACED", null],
    ["PLACED", "NO_ANSWER", null],
    ["REFUSED", "REFUSED", { kind: "WITHHELD", retryable: false }],
    ["REFUSED", "DOWN", { kind: "WITHHELD", retryable: true }],
    ["NO_ANSWER", "REFUSED", { kind: "WITHHELD", retryable: true }],
  ] as const)("after %s and %s: %j", (one, other, expected) => {
    expect(after(one, other)).toEqual(expected);
  });

  it("is not handed over when both have come open again, and so were refused", () => {
    const open = [aGroup({ orderGroupId: "1" }), aGroup({ orderGroupId: "2" })];
    expect(outcomeBefore(request, open, [], new Set(["saas"]))).toEqual({ kind: "WITHHELD", retryable: false });
  });

  it("is unknown where it may have been handed over, as long as one of the two is", () => {
    expect(after("NO_ANSWER", "REFUSED", true)).toEqual({ kind: "NO_ANSWER" });
    expect(after("REFUSED", "REFUSED", true)).toEqual({ kind: "WITHHELD", retryable: false });
  });
});

it("the credit of an order that was not handed over can be used by another", async () => {
  const system = new ModernSystem();
  system.behaviour = { "1": "REFUSE" };
  const shop = await openShop({
    data: someReferenceData({
      catalogItems: [METERED, PLAN],
      subscriptions: [],
      creditLines: [aCreditLine({ limit: "25" })],
    }),
    purchaseSystems: { Modern: system },
  });
  const cart = await shop.createCart(LINES);
  await shop.checkout(cart);
  system.behaviour = {};
  expect((await shop.checkout(cart)).orders).toHaveLength(2);
  await shop.close();
});
