import { readConfig } from "../../src/config/config.js";
import { purges } from "../../src/background/purge.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { playRound } from "../support/rounds.js";
import { aNewLine, aRequest, CART_LIFETIME_SECONDS, openShop, type Shop } from "../support/shop.js";
import { ScriptedSystems } from "../support/scripted-systems.js";

const config = readConfig({ EXPIRED_CART_RETENTION_SECONDS: "100", IDEMPOTENCY_KEY_LIFETIME_SECONDS: "2000000" });

let shop: Shop;
let purchase: ScriptedSystems;
beforeEach(async () => {
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
const purge = async () => {
  let removed = 0;
  for (const work of purges(shop.store, config)) {
    removed += (await playRound(work, shop.store, () => shop.clock.now)).finished;
  }
  return removed;
};

it("a cart is readable for a while after its expiry, and then removed", async () => {
  const cart = await shop.createCart([aNewLine()]);
  wait(CART_LIFETIME_SECONDS + 100);
  expect(await purge()).toBe(0);
  wait(1);
  expect(await purge()).toBe(1);
  expect(await shop.store.stores.carts.byIds(cart.partnerId, [cart.id])).toEqual(new Map());
});

it("orders outlive their cart", async () => {
  const cart = await shop.createCart([aNewLine()]);
  const { orders } = await shop.checkout(cart);
  wait(CART_LIFETIME_SECONDS + 101);
  expect(await purge()).toBe(1);
  const left = await shop.store.stores.orders.byIds(cart.partnerId, [orders[0]!.id]);
  expect([...left.values()]).toEqual([orders[0]]);
});

it("a cart with a group in doubt stays until its outcome is known", async () => {
  const cart = await shop.createCart([aNewLine()]);
  purchase.behaviour = "LOSE";
  await shop.checkout(cart);
  wait(CART_LIFETIME_SECONDS + 101);
  expect(await purge()).toBe(0);
  expect((await shop.stored(cart)).id).toBe(cart.id);
});

it("an idempotency key has an end, after which the same request is a new one", async () => {
  const input = { cartId: (await shop.createCart([])).id, lineItems: [aNewLine()], idempotencyKey: "key-1" };
  const add = () => shop.carts.addLineItems(aRequest("addCartLineItems", input));
  await add();
  wait(CART_LIFETIME_SECONDS - 1);
  expect(await purge()).toBe(0);
  expect((await add()).replayed).toBe(true);
  await shop.carts.extend(aRequest("extendCart", { cartId: input.cartId }));
  wait(2_000_001 - CART_LIFETIME_SECONDS + 1);
  // The cart has gone with the key.
  expect(await purge()).toBe(2);
  const late = await add();
  expect(late).toMatchObject({ replayed: false, cart: null });
});

it("much is removed in rounds, of which a full one asks for the next", async () => {
  const { stores } = shop.store;
  const [cart] = [await shop.createCart([])];
  for (let index = 0; index < 4_100; index += 1) {
    await stores.answers.insert({
      partnerId: cart.partnerId,
      mutation: "createCart",
      key: `key-${index}`,
      inputHash: "",
      answer: {},
      creationTimeStamp: new Date(Date.parse("2020-01-01T00:00:00Z") + index).toISOString(),
    });
  }
  const [, keys] = purges(shop.store, config);
  const round = () => playRound(keys!, shop.store, () => shop.clock.now);
  expect(await round()).toMatchObject({ finished: 2_000, isFull: true });
  expect(await round()).toMatchObject({ finished: 2_000, isFull: true });
  expect(await round()).toEqual({ finished: 100, failed: 0, isFull: false });
});
