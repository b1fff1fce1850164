import type { RowFailure } from "../../src/background/due-work.js";
import { checkOut } from "../../src/checkout/checkout.js";
import { CHECKOUT_MUTATION } from "../../src/checkout/place.js";
import type { Cart } from "../../src/model/cart.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { recoverDue } from "../support/rounds.js";
import { aNewLine, aRequest, CART_LIFETIME_SECONDS, CLAIM_SECONDS, openShop, type Shop } from "../support/shop.js";
import { type Behaviour, ScriptedSystems } from "../support/scripted-systems.js";

let shop: Shop;
let purchase: ScriptedSystems;
let failures: RowFailure[];
beforeEach(async () => {
  failures = [];
  purchase = new ScriptedSystems();
  shop = await openShop({ purchaseSystems: purchase.systems });
});
afterEach(async () => {
  expect((await verifyStore(shop.store)).findings).toEqual([]);
  await shop.close();
});

const wait = (seconds: number) => {
  shop.clock.now = new Date(shop.clock.now.getTime() + seconds * 1_000);
};

/** One round of recovery, as the background work does it. */
function recover(behaviour: Behaviour = "TAKE"): Promise<number> {
  purchase.behaviour = behaviour;
  return recoverDue(shop.store, shop.checkouts, () => shop.clock.now, failures);
}

/** A checkout whose answer is lost, for one of two groups or for both. */
async function doubtfulCheckout(
  cart: Cart,
  idempotencyKey: string | null = null,
  orderGroupIds: string[] | null = null,
) {
  purchase.behaviour = "TAKE_SILENTLY";
  const result = await shop.checkout(cart, { idempotencyKey, orderGroupIds });
  expect(result.orderErrors.map(({ code }) => code)).toContain(800060);
}

/** A checkout in a process that ends while the purchase systems are asked. */
async function dyingCheckout(cart: Cart, idempotencyKey: string | null = null) {
  const placeOrder = () => Promise.reject(new Error("The process was killed."));
  const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id, idempotencyKey });
  await expect(checkOut({ ...shop.checkoutOptions, placeOrder }, request)).rejects.toThrow("The process was killed.");
}

const aCartOfTwo = () => shop.createCart([aNewLine(), aNewLine({ billingCycle: "ANNUAL" })]);

const ordersOf = async (cart: Cart) => {
  const orders = await shop.store.stores.orders.byCarts(cart.partnerId, [cart.id]);
  return (orders.get(cart.id) ?? []).map((order) => order.orderGroupId).sort();
};

describe("recovery of a checkout whose process died", () => {
  it("leaves it alone as long as it may be alive, and finishes it then", async () => {
    const cart = await aCartOfTwo();
    await dyingCheckout(cart);
    wait(CLAIM_SECONDS - 1);
    expect(await recover()).toBe(0);
    wait(1);
    expect(await recover()).toBe(1);
    expect(await ordersOf(cart)).toEqual(["OMS-0", "OMS-1"]);
    expect(await shop.stored(cart)).toMatchObject({ status: "ORDERED", checkoutClaim: null, dueTimeStamp: null });
    expect(await recover()).toBe(0);
  });

  it("releases what its purchase system refuses", async () => {
    const cart = await aCartOfTwo();
    await dyingCheckout(cart);
    wait(CLAIM_SECONDS);
    await recover("REFUSE");
    expect(await ordersOf(cart)).toEqual([]);
    expect(await shop.stored(cart)).toMatchObject({ status: "ACTIVE", checkoutClaim: null, dueTimeStamp: null });
  });

  it("tells its answer to whoever repeats it with its key", async () => {
    const cart = await aCartOfTwo();
    await dyingCheckout(cart, "key-1");
    wait(CLAIM_SECONDS);
    await recover();
    const repeated = await shop.checkout(cart, { idempotencyKey: "key-1" });
    expect(repeated).toMatchObject({ replayed: true, userErrors: [], orders: [{}, {}] });
  });

  it("is begun by one of two processes: the other finds the cart held", async () => {
    const cart = await aCartOfTwo();
    await dyingCheckout(cart);
    wait(CLAIM_SECONDS);
    let open = () => {};
    purchase.gate = new Promise((resolve) => (open = resolve));
    const first = recover();
    while (purchase.asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(await recover()).toBe(0);
    expect((await shop.checkout(cart)).userErrors.map(({ code }) => code)).toEqual([800064]);
    open();
    expect(await first).toBe(1);
    expect(purchase.asked).toHaveLength(2);
  });

  it("goes on with the other carts when one cannot be settled, which backs off by itself", async () => {
    const [broken, sound] = [await aCartOfTwo(), await aCartOfTwo()];
    await dyingCheckout(broken);
    await dyingCheckout(sound);
    wait(CLAIM_SECONDS);
    const { recover: recoverOne } = shop.checkouts;
    const failing = jest.spyOn(shop.checkouts, "recover").mockImplementation(async (cart) => {
      if (cart.id === broken.id) throw new Error("The disk is full.");
      return recoverOne(cart);
    });
    expect(await recover()).toBe(1);
    expect(failures).toMatchObject([{ job: "recovery", id: broken.id, attempts: 1 }]);
    failing.mockRestore();
    expect(await ordersOf(sound)).toHaveLength(2);
    wait(CLAIM_SECONDS);
    expect(await recover()).toBe(1);
    expect(await ordersOf(broken)).toHaveLength(2);
  });
});

describe("recovery of groups in doubt", () => {
  it("asks again after a while, and finds the orders that were made", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart);
    expect(await recover()).toBe(0);
    wait(CLAIM_SECONDS);
    expect(await recover()).toBe(1);
    expect(await ordersOf(cart)).toEqual(["OMS-0", "OMS-1"]);
    expect(purchase.taken.size).toBe(2);
    expect((await shop.stored(cart)).status).toBe("ORDERED");
  });

  it("in vain leaves the version alone, so that an edit of what was seen before is not refused", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart);
    const seen = await shop.stored(cart);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      wait(CLAIM_SECONDS * 2 ** attempt);
      expect(await recover("LOSE")).toBe(1);
    }
    const { version, lastModifiedTimeStamp, lastModifiedUser } = seen;
    expect(await shop.stored(cart)).toMatchObject({ version, lastModifiedTimeStamp, lastModifiedUser });
    const edit = { cartId: cart.id, expectedVersion: version, lineItems: [aNewLine()] };
    const { userErrors } = await shop.carts.addLineItems(aRequest("addCartLineItems", edit));
    expect(userErrors).toEqual([]);
  });

  it("counts for nothing once another process has taken it over, though the version stayed the same", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart);
    const { version } = await shop.stored(cart);
    wait(CLAIM_SECONDS);
    let open = () => {};
    purchase.gate = new Promise((resolve) => (open = resolve));
    const late = recover("REFUSE");
    while (purchase.asked.length < 4) await new Promise((resolve) => setImmediate(resolve));
    purchase.gate = null;
    // The clock of the other process says that the first one has been silent for too long.
    wait(CLAIM_SECONDS);
    expect(await recover("LOSE")).toBe(1);
    expect(await shop.stored(cart)).toMatchObject({ version, checkoutClaim: null });
    purchase.behaviour = "REFUSE";
    open();
    await late;
    const stored = await shop.stored(cart);
    expect(stored.version).toBe(version);
    expect(stored.orderGroups.map((group) => group.isOutcomeUnknown)).toEqual([true, true]);
  });

  it("waits longer each time that there is no answer", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart);
    const pauses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { dueTimeStamp } = await shop.stored(cart);
      const pause = (Date.parse(dueTimeStamp!) - shop.clock.now.getTime()) / 1_000;
      pauses.push(pause);
      wait(pause);
      expect(await recover("LOSE")).toBe(1);
    }
    expect(pauses).toEqual([CLAIM_SECONDS, CLAIM_SECONDS, 2 * CLAIM_SECONDS, 4 * CLAIM_SECONDS]);
    wait(30 * 24 * 3_600);
    await recover("LOSE");
    const { dueTimeStamp } = await shop.stored(cart);
    expect(Date.parse(dueTimeStamp!) - shop.clock.now.getTime()).toBe(3_600_000);
  });

  it("goes on when the cart has expired: what was taken for it is given back in the end", async () => {
    const cart = await aCartOfTwo();
    purchase.behaviour = "LOSE";
    await shop.checkout(cart);
    wait(CART_LIFETIME_SECONDS);
    expect(await recover("REFUSE")).toBe(1);
    expect(await shop.stored(cart)).toMatchObject({ dueTimeStamp: null });
    const credit = await shop.store.stores.ledger.creditLines(cart.partnerId);
    expect(credit.get("USD")?.used).toBe("0");
  });

  it("answers the key under which they were left in doubt, with all that its checkout ordered", async () => {
    const cart = await aCartOfTwo();
    const system = purchase.systems["OMS"]!;
    const place = system.place.bind(system);
    jest.spyOn(system, "place").mockImplementation((orderRequest) => {
      if (orderRequest.orderGroupId === "OMS-1") throw new Error("socket hang up");
      return place(orderRequest);
    });
    const first = await shop.checkout(cart, { idempotencyKey: "key-1" });
    expect([first.orders.length, first.orderErrors.length]).toEqual([1, 1]);
    jest.restoreAllMocks();
    wait(CLAIM_SECONDS);
    expect(await recover()).toBe(1);
    const repeated = await shop.checkout(cart, { idempotencyKey: "key-1" });
    expect(repeated).toMatchObject({ replayed: true, orderErrors: [], cart: { status: "ORDERED" } });
    expect(repeated.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0", "OMS-1"]);
  });

  it("is not needed by the same request with the same key: that asks again at once, and is the same checkout", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart, "key-1", ["OMS-0"]);
    purchase.behaviour = "TAKE";
    const again = { idempotencyKey: "key-1", orderGroupIds: ["OMS-0"] };
    const repeated = await shop.checkout(cart, again);
    expect(repeated).toMatchObject({ replayed: false, orderErrors: [] });
    expect(repeated.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0"]);
    expect(await ordersOf(cart)).toEqual(["OMS-0"]);
    expect(await shop.checkout(cart, again)).toMatchObject({ replayed: true, orders: [{ orderGroupId: "OMS-0" }] });
  });

  it("repeats the request with the version that it expected then, though the cart has moved on", async () => {
    const cart = await aCartOfTwo();
    purchase.behaviour = "TAKE_SILENTLY";
    const input = { idempotencyKey: "key-1", expectedVersion: cart.version };
    expect((await shop.checkout(cart, input)).orderErrors).toMatchObject([{ code: 800060 }, { code: 800060 }]);
    purchase.behaviour = "TAKE";
    expect((await shop.checkout(cart, input)).orders).toHaveLength(2);
  });

  it("still refuses another input under the key", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart, "key-1");
    const other = await shop.checkout(cart, { idempotencyKey: "key-1", orderGroupIds: ["OMS-0"] });
    expect(other.userErrors).toMatchObject([{ code: 800002, path: ["input", "idempotencyKey"] }]);
  });

  it("answers an older key too when another checkout has found the orders", async () => {
    const cart = await aCartOfTwo();
    await doubtfulCheckout(cart, "key-1");
    purchase.behaviour = "TAKE";
    const other = { idempotencyKey: "key-2", orderGroupIds: null };
    expect((await shop.checkout(cart, other)).orders).toHaveLength(2);
    for (const idempotencyKey of ["key-1", "key-2"]) {
      const repeated = await shop.checkout(cart, { idempotencyKey, orderGroupIds: null });
      expect(repeated).toMatchObject({ replayed: true, orders: [{}, {}] });
    }
  });
});
