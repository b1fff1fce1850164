import { checkOut } from "../../src/checkout/checkout.js";
import { CHECKOUT_MUTATION, type CheckoutOptions } from "../../src/checkout/place.js";
import type { Cart } from "../../src/model/cart.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { legacySystem } from "../support/local-systems.js";
import {
  OrderRefused,
  type PlaceOrder,
  type PurchaseSystem,
  PurchaseSystemDown,
} from "../../src/purchasing/purchase-system.js";
import { anInventory, anItem } from "../support/builders.js";
import { PARTNER_ID } from "../support/carts.js";
import { aNewLine, aRequest, CLAIM_SECONDS, openShop, type Shop, someReferenceData } from "../support/shop.js";

/** What the system does when it is asked for the next times; when nothing is left it places orders. */
let script: ((orderRequest: OrderRequest) => Promise<unknown>)[];
const scripted: PurchaseSystem = {
  async place(orderRequest) {
    await script.shift()?.(orderRequest);
    return legacySystem.place(orderRequest);
  },
};
const refuse = () => Promise.reject(new OrderRefused("Not this one."));
const beDown = () => Promise.reject(new PurchaseSystemDown("No route."));
const breakDown = () => Promise.reject(new Error("The answer was lost."));

let shop: Shop;
beforeEach(async () => {
  script = [];
  shop = await openShop({
    data: someReferenceData({ inventory: [anInventory({ available: 5 })] }),
    purchaseSystems: { OMS: scripted },
  });
});
afterEach(() => shop.close());

/** Two groups, one line each. */
const aCartOfTwo = () => shop.createCart([aNewLine(), aNewLine({ billingCycle: "ANNUAL" })]);
const ordersOf = async (cart: Cart) =>
  (await shop.store.stores.orders.byCarts(PARTNER_ID, [cart.id])).get(cart.id) ?? [];
const stock = async () => (await shop.store.stores.inventory.byItems([anItem().id])).get(anItem().id)?.available;
const credit = async () => (await shop.store.stores.ledger.creditLines(PARTNER_ID)).get("USD")?.used;
const groupsOf = (result: { orders: readonly { orderGroupId: string }[] }) =>
  result.orders.map((order) => order.orderGroupId);
const wait = (seconds: number) => (shop.clock.now = new Date(shop.clock.now.getTime() + seconds * 1_000));

/** A checkout whose process dies once the cart is held: before its orders are handed over, or after. */
async function dieDuringCheckout(cart: Cart, when: "before" | "after", idempotencyKey: string | null = null) {
  const placeOrder: PlaceOrder = async (orderRequest) => {
    if (when === "after") await scripted.place(orderRequest, AbortSignal.timeout(1_000));
    throw new Error("The process was killed.");
  };
  const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id, idempotencyKey });
  await expect(checkOut({ ...shop.checkoutOptions, placeOrder }, request)).rejects.toThrow("The process was killed.");
}

describe("a checkout", () => {
  it("orders every group, and then there is nothing left to order", async () => {
    const cart = await aCartOfTwo();
    const result = await shop.checkout(cart);
    expect(groupsOf(result)).toEqual(["OMS-0", "OMS-1"]);
    expect(result.cart?.status).toBe("ORDERED");
    expect((await shop.checkout(cart)).userErrors.map(({ code }) => code)).toEqual([800065]);
    expect(await ordersOf(cart)).toHaveLength(2);
  });

  it("tries only the rest when some groups were refused before", async () => {
    const cart = await aCartOfTwo();
    script = [refuse];
    const first = await shop.checkout(cart);
    expect(groupsOf(first)).toEqual(["OMS-1"]);
    expect(first.orderErrors).toMatchObject([{ orderGroupId: "OMS-0", code: 800005 }]);
    expect(first.cart?.status).toBe("ACTIVE");
    const second = await shop.checkout(cart);
    expect(groupsOf(second)).toEqual(["OMS-0"]);
    expect(second.orderErrors).toEqual([]);
    expect(second.cart?.status).toBe("ORDERED");
    expect([await stock(), await credit()]).toEqual([3, "162.5"]);
  });

  it("finds the order that was made without an answer, by the same orderRequest", async () => {
    const cart = await shop.createCart([aNewLine()]);
    script = [breakDown];
    expect((await shop.checkout(cart)).orderErrors).toMatchObject([{ code: 800060, retryable: true }]);
    const result = await shop.checkout(cart);
    expect(groupsOf(result)).toEqual(["OMS-0"]);
    expect(new Set(shop.placed.map(({ id }) => id)).size).toBe(1);
    expect(result.cart?.orderGroups[0]).toMatchObject({ isOutcomeUnknown: false, error: null });
    expect([await stock(), await credit()]).toEqual([4, "12.5"]);
  });

  it("gives back what a group in doubt had taken when it turns out to have been refused", async () => {
    const cart = await shop.createCart([aNewLine()]);
    script = [breakDown, refuse];
    await shop.checkout(cart);
    expect((await shop.checkout(cart)).orderErrors).toMatchObject([{ code: 800005 }]);
    expect([await stock(), await credit()]).toEqual([5, "0"]);
    expect((await shop.checkout(cart)).orders).toHaveLength(1);
  });

  it("leaves a group in doubt when its system cannot be reached afterwards: the order may be there", async () => {
    const cart = await shop.createCart([aNewLine()]);
    script = [breakDown, beDown];
    await shop.checkout(cart);
    const second = await shop.checkout(cart);
    expect(second.orderErrors).toMatchObject([{ code: 800060 }]);
    expect(second.cart?.orderGroups[0]?.isOutcomeUnknown).toBe(true);
    const third = await shop.checkout(cart);
    expect(groupsOf(third)).toEqual(["OMS-0"]);
    expect(new Set(shop.placed.map(({ id }) => id)).size).toBe(1);
    expect([await stock(), await credit()]).toEqual([4, "12.5"]);
  });

  it("asks again for groups in doubt beside new ones, and for those alone that are named", async () => {
    const cart = await aCartOfTwo();
    script = [breakDown, breakDown];
    await shop.checkout(cart);
    expect(groupsOf(await shop.checkout(cart, { orderGroupIds: ["OMS-1"] }))).toEqual(["OMS-1"]);
    const input = { cartId: cart.id, lineItems: [aNewLine()] };
    await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    expect(groupsOf(await shop.checkout(cart))).toEqual(["OMS-0", "OMS-2"]);
  });

  it("tries again at once what was down when the order was not handed over before", async () => {
    const cart = await shop.createCart([aNewLine()]);
    script = [beDown];
    expect((await shop.checkout(cart)).orderErrors).toMatchObject([{ code: 800003, retryable: true }]);
    expect([await stock(), await credit()]).toEqual([5, "0"]);
    expect((await shop.checkout(cart)).orders).toHaveLength(1);
  });
});

it("a checkout that fails unexpectedly leaves no trace", async () => {
  const cart = await aCartOfTwo();
  const principal = { ...SAMPLE_PRINCIPAL, partnerId: "00000000-0000-4000-8000-000000000000" };
  const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id, idempotencyKey: "key-1" }, { principal });
  await expect(shop.checkouts.checkout(request)).rejects.toMatchObject({
    errorCode: "PARTNER_TOKEN_MISSING",
  });
  expect(await shop.store.stores.answers.find(principal.partnerId, CHECKOUT_MUTATION, "key-1")).toBeNull();
  expect(await shop.stored(cart)).toEqual(cart);
});

describe("a checkout whose process dies", () => {
  it("holds the cart until its time is up: edits and checkouts are told to come back", async () => {
    const cart = await aCartOfTwo();
    await dieDuringCheckout(cart, "before");
    wait(CLAIM_SECONDS - 1);
    expect((await shop.checkout(cart)).userErrors).toMatchObject([
      { code: 800064, retryable: true, retryAfterSeconds: 1 },
    ]);
    const edit = await shop.carts.extend(aRequest("extendCart", { cartId: cart.id }));
    expect(edit.userErrors.map(({ code }) => code)).toEqual([800064]);
  });

  it.each(["before" as const, "after" as const])(
    "is finished by the next checkout, %s its orders were handed over: each is made once",
    async (when) => {
      const cart = await aCartOfTwo();
      await dieDuringCheckout(cart, when);
      wait(CLAIM_SECONDS);
      const next = await shop.checkout(cart);
      expect(next.userErrors.map(({ code }) => code)).toEqual([800065]);
      expect((await ordersOf(cart)).map((order) => order.orderGroupId).sort()).toEqual(["OMS-0", "OMS-1"]);
      expect([await stock(), await credit()]).toEqual([3, "162.5"]);
      expect(await shop.store.stores.orderRequests.byCart(cart.id)).toEqual([]);
    },
  );

  it("is finished by the next edit, which then meets the ordered lines", async () => {
    const cart = await aCartOfTwo();
    await dieDuringCheckout(cart, "before");
    wait(CLAIM_SECONDS);
    const input = { cartId: cart.id, lineItems: [{ id: cart.lineItems[0]!.id, quantity: 2 }] };
    const { userErrors } = await shop.carts.updateLineItems(aRequest("updateCartLineItems", input));
    expect(userErrors.map(({ code }) => code)).toContain(800065);
    expect(await ordersOf(cart)).toHaveLength(2);
  });

  it("is finished with the outcome of now: what is refused is given back, and the next checkout tries it anew", async () => {
    const cart = await aCartOfTwo();
    await dieDuringCheckout(cart, "before");
    wait(CLAIM_SECONDS);
    script = [refuse, refuse];
    const next = await shop.checkout(cart);
    expect(groupsOf(next)).toEqual(["OMS-0", "OMS-1"]);
    expect([await stock(), await credit()]).toEqual([3, "162.5"]);
  });

  it("leaves its orders in doubt when the system cannot be reached afterwards: they may be there", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await dieDuringCheckout(cart, "after");
    wait(CLAIM_SECONDS);
    script = [beDown, beDown];
    const next = await shop.checkout(cart);
    expect(next.orderErrors).toMatchObject([{ code: 800060 }]);
    expect(await ordersOf(cart)).toEqual([]);
    expect((await shop.checkout(cart)).orders).toHaveLength(1);
    expect(new Set(shop.placed.map(({ id }) => id)).size).toBe(1);
    expect([await stock(), await credit()]).toEqual([4, "12.5"]);
  });

  it("has its answer told to whoever repeats it with the same key", async () => {
    const cart = await aCartOfTwo();
    await dieDuringCheckout(cart, "after", "key-1");
    expect((await shop.checkout(cart, { idempotencyKey: "key-1" })).userErrors.map(({ code }) => code)).toEqual([
      800060,
    ]);
    wait(CLAIM_SECONDS);
    const repeated = await shop.checkout(cart, { idempotencyKey: "key-1" });
    expect(repeated).toMatchObject({ replayed: true, userErrors: [], cart: { status: "ORDERED" } });
    expect(groupsOf(repeated)).toEqual(["OMS-0", "OMS-1"]);
  });

  it("is finished even when the cart has expired meanwhile", async () => {
    const cart = await aCartOfTwo();
    await dieDuringCheckout(cart, "after");
    wait(30 * 24 * 3_600);
    expect((await shop.checkout(cart)).userErrors.map(({ code }) => code)).toEqual([800008]);
    expect(await ordersOf(cart)).toHaveLength(2);
    expect((await shop.stored(cart)).status).toBe("ORDERED");
  });
});

it("a checkout fails whose cart is abandoned a second time while it finishes what was abandoned", async () => {
  const cart = await aCartOfTwo();
  await dieDuringCheckout(cart, "before");
  wait(CLAIM_SECONDS);
  // While the purchase systems are asked, the claim runs out, and the process that takes over dies too.
  let takenOver: Promise<void> | null = null;
  const placeOrder: PlaceOrder = async (placement) => {
    takenOver ??= (async () => {
      wait(CLAIM_SECONDS);
      await dieDuringCheckout(cart, "before");
      wait(CLAIM_SECONDS);
    })();
    await takenOver;
    return shop.checkoutOptions.placeOrder(placement);
  };
  const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id });
  await expect(checkOut({ ...shop.checkoutOptions, placeOrder }, request)).rejects.toThrow(
    `Cart ${cart.id} was abandoned again at once.`,
  );
  // The next one orders what was left, once.
  await shop.checkout(cart);
  expect(await ordersOf(cart)).toHaveLength(2);
  expect([await stock(), await credit()]).toEqual([3, "162.5"]);
});

describe("a checkout that is slower than it may be", () => {
  it("answers what the one that took over has ordered", async () => {
    const cart = await aCartOfTwo();
    let answerNow = () => {};
    const answer = new Promise<void>((resolve) => (answerNow = resolve));
    script = [() => answer, () => answer];
    const slow = shop.checkout(cart);
    while (shop.placed.length < 2) await new Promise((resolve) => setImmediate(resolve));
    wait(CLAIM_SECONDS);
    expect((await shop.checkout(cart)).userErrors.map(({ code }) => code)).toEqual([800065]);
    answerNow();
    const late = await slow;
    expect(groupsOf(late)).toEqual(["OMS-0", "OMS-1"]);
    expect(await ordersOf(cart)).toHaveLength(2);
    expect((await shop.stored(cart)).version).toBe(2);
    expect([await stock(), await credit()]).toEqual([3, "162.5"]);
  });

  it.each([
    ["was refused", refuse],
    ["found the system down", beDown],
  ])("has lost its say when it %s and another one has been asked to take over meanwhile", async (_what, fail) => {
    const cart = await shop.createCart([aNewLine()]);
    let [failNow, takeNow] = [() => {}, () => {}];
    const late = new Promise<void>((resolve) => (failNow = resolve));
    const later = new Promise<void>((resolve) => (takeNow = resolve));
    // The first one is held up with its bad news; the second one is told that the order is taken.
    script = [() => late.then(fail), () => later];
    const slow = shop.checkout(cart, { idempotencyKey: "key-1" });
    while (shop.placed.length < 1) await new Promise((resolve) => setImmediate(resolve));
    wait(CLAIM_SECONDS);
    const recovery = shop.checkouts.recover(cart);
    while (shop.placed.length < 2) await new Promise((resolve) => setImmediate(resolve));
    failNow();
    expect((await slow).orderErrors).toMatchObject([{ orderGroupId: "OMS-0", code: 800060, retryable: true }]);
    expect((await shop.checkout(cart)).userErrors).toMatchObject([{ code: 800064 }]);
    takeNow();
    expect(await recovery).toBe(true);
    expect(await ordersOf(cart)).toHaveLength(1);
    expect(new Set(shop.placed.map(({ id }) => id)).size).toBe(1);
    const repeated = await shop.checkout(cart, { idempotencyKey: "key-1" });
    expect(repeated).toMatchObject({ replayed: true, orders: [{ orderGroupId: "OMS-0" }], orderErrors: [] });
    expect([await stock(), await credit()]).toEqual([4, "12.5"]);
  });

  it("does not ask any more once its hold has run out: that is for the one that takes over", async () => {
    const cart = await shop.createCart([aNewLine()]);
    let isHeld = false;
    const late: CheckoutOptions = {
      ...shop.checkoutOptions,
      placeOrder: () => Promise.reject(new Error("It was asked all the same.")),
      clock: () => (isHeld ? new Date(shop.clock.now.getTime() + CLAIM_SECONDS * 1_000) : shop.clock.now),
      onStep: (step) => {
        isHeld ||= step === "RESERVED";
      },
    };
    const result = await checkOut(late, aRequest(CHECKOUT_MUTATION, { cartId: cart.id }));
    expect(result.orderErrors).toMatchObject([{ orderGroupId: "OMS-0", code: 800060 }]);
    expect((await shop.checkout(cart)).orders).toHaveLength(1);
  });

  it("has nothing to recover when no checkout claims the cart", async () => {
    const cart = await aCartOfTwo();
    expect(await shop.checkouts.recover(cart)).toBe(false);
    expect(await shop.stored(cart)).toEqual(cart);
    expect(shop.placed).toEqual([]);
  });
});

describe("checkouts at once", () => {
  it("of one cart: one orders, and the others are told that it is being processed or has been ordered", async () => {
    const cart = await aCartOfTwo();
    const results = await Promise.all(Array.from({ length: 20 }, () => shop.checkout(cart)));
    expect(results.filter(({ orders }) => orders.length > 0)).toHaveLength(1);
    const codes = new Set(results.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));
    for (const code of codes) expect([800064, 800065]).toContain(code);
    expect(results.flatMap(({ userErrors }) => userErrors)).toHaveLength(19);
    expect(await ordersOf(cart)).toHaveLength(2);
    expect([await stock(), await credit()]).toEqual([3, "162.5"]);
  });

  it("of two carts that want more than there is: one gets it, and the other is told", async () => {
    const carts = [
      await shop.createCart([aNewLine({ quantity: 3 })]),
      await shop.createCart([aNewLine({ quantity: 3 })]),
    ];
    const results = await Promise.all(carts.map((cart) => shop.checkout(cart)));
    expect(results.flatMap(({ orders }) => orders)).toHaveLength(1);
    expect(results.flatMap(({ orderErrors }) => orderErrors.map(({ code }) => code))).toEqual([800010]);
    expect(await stock()).toBe(2);
  });

  it("with one idempotency key order once, and the rest are replayed or told to wait", async () => {
    const cart = await aCartOfTwo();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => shop.checkout(cart, { idempotencyKey: "key-1" })),
    );
    expect(results.filter(({ replayed, orders }) => !replayed && orders.length > 0)).toHaveLength(1);
    for (const { replayed, orders, userErrors } of results.filter(
      (result) => result.orders.length === 0 || result.replayed,
    )) {
      if (replayed) expect(orders).toHaveLength(2);
      else expect(userErrors).toMatchObject([{ code: 800060, retryAfterSeconds: 1 }]);
    }
    expect(await ordersOf(cart)).toHaveLength(2);
  });
});
