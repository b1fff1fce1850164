import type { Subscription } from "../../src/model/subscription.js";
import type { CustomerSubscriptionPayload } from "../../src/model/payloads.js";
import { bindServices } from "../../src/services/services.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { aCreditLine, aSubscription, anInventory, anItem, aPartner, onlyFacts } from "../support/builders.js";
import { PARTNER_ID } from "../support/carts.js";
import { fulfilDue } from "../support/rounds.js";
import { aNewLine, aRequest, CART_LIFETIME_SECONDS, openShop, type Shop, someReferenceData } from "../support/shop.js";

/* What a change of quantity moves: stock, credit, and the counters of what customers own. */

const ITEM = anItem().id;
/** Licences that can be cancelled, in the sandbox. */
const MODERN = anItem({
  id: "CFQ7TTC0LH0Z:0001:CFQ7TTC0K18P",
  purchaseSystem: "Modern",
  listPrices: [{ termDuration: "P1Y", amount: "150" }],
});
const IMPORTED = aSubscription({
  id: "00000000-0000-4000-8000-00000000000A",
  catalogItemId: ITEM,
  itemKind: "LICENCE",
  quantity: 5,
  registration: null,
});

let shop: Shop;
let subscriptions: ReturnType<typeof bindServices>["subscriptions"];
beforeEach(async () => {
  const data = someReferenceData({
    catalogItems: [anItem(), MODERN],
    inventory: [anInventory({ available: 10 }), anInventory({ catalogItemId: MODERN.id, available: 10 })],
    creditLines: [aCreditLine({ limit: "200", used: "7.5" })],
    subscriptions: [IMPORTED],
  });
  shop = await openShop({ data });
  const carts = {
    transact: shop.store.transact,
    clock: shop.checkoutOptions.clock,
    cartLifetimeSeconds: CART_LIFETIME_SECONDS,
  };
  ({ subscriptions } = bindServices(carts, shop.checkoutOptions));
});
afterEach(async () => {
  expect((await verifyStore(shop.store)).findings).toEqual([]);
  await shop.close();
});

/** Buys licences, and returns the subscription. */
async function bought(quantity: number, catalogItemId = ITEM): Promise<Subscription> {
  const line = aNewLine({ catalogItemId, quantity, termDuration: catalogItemId === MODERN.id ? "P1Y" : null });
  const { orders, orderErrors } = await shop.checkout(await shop.createCart([line]));
  expect(orderErrors).toEqual([]);
  shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
  await fulfilDue(shop.store, () => shop.clock.now);
  return stored(orders[0]!.lineItems[0]!.storedSubscriptionId);
}

async function stored(id: string): Promise<Subscription> {
  return (await shop.store.stores.subscriptions.ofPartner(PARTNER_ID, [id])).get(id.toUpperCase())!;
}

function change(
  id: string,
  quantity: number,
  idempotencyKey: string | null = null,
): Promise<CustomerSubscriptionPayload> {
  const input = { subscriptionId: id, quantity, idempotencyKey };
  return subscriptions.changeQuantity(aRequest("changeSubscriptionQuantity", input));
}

/** What is left of an item, what is used of the credit, and how many licences all customers have. */
async function accounts(catalogItemId = ITEM) {
  const { stores } = shop.store;
  const sums = (await stores.audit.holdings()).filter(({ customerId, sku }) => customerId === null && sku === null);
  return {
    left: (await stores.inventory.byItems([catalogItemId])).get(catalogItemId)?.available,
    used: (await stores.ledger.creditLines(PARTNER_ID)).get("USD")?.used,
    licences: sums.find(({ itemKind }) => itemKind === "LICENCE")?.livingQuantity,
  };
}

it("more licences are taken from stock and credit, and fewer give back exactly that", async () => {
  const { id, version } = await bought(2);
  expect(await accounts()).toEqual({ left: 8, used: "32.5", licences: 5 + 2 });
  expect(await change(id, 6)).toMatchObject({ userErrors: [], subscription: { quantity: 6, version: version + 1 } });
  expect(await accounts()).toEqual({ left: 4, used: "82.5", licences: 5 + 6 });
  expect(await change(id, 1)).toMatchObject({ userErrors: [] });
  expect(await accounts()).toEqual({ left: 9, used: "20", licences: 5 + 1 });
  expect(await change(id, 2)).toMatchObject({ userErrors: [] });
  expect(await accounts()).toEqual({ left: 8, used: "32.5", licences: 5 + 2 });
});

it("what was taken later is given back with the rest when the order is cancelled", async () => {
  await shop.store.load(onlyFacts({ partners: [aPartner({ isSandbox: true })] }));
  const { id, orderId } = await bought(2, MODERN.id);
  expect(await change(id, 7)).toMatchObject({ userErrors: [] });
  expect(await accounts(MODERN.id)).toEqual({ left: 3, used: "95", licences: 5 + 7 });
  const { orders } = bindServices(
    { transact: shop.store.transact, clock: shop.checkoutOptions.clock, cartLifetimeSeconds: CART_LIFETIME_SECONDS },
    shop.checkoutOptions,
  );
  expect(await orders.cancel(aRequest("cancelOrder", { orderId }))).toMatchObject({ userErrors: [] });
  shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
  await fulfilDue(shop.store, () => shop.clock.now);
  expect(await accounts(MODERN.id)).toEqual({ left: 10, used: "7.5", licences: 5 });
});

it("licences that were there before the store are given back to nobody; more of them are bought", async () => {
  expect(await change(IMPORTED.id, 3)).toMatchObject({ userErrors: [] });
  expect(await accounts()).toEqual({ left: 10, used: "7.5", licences: 3 });
  expect(await change(IMPORTED.id, 7)).toMatchObject({ userErrors: [] });
  expect(await accounts()).toEqual({ left: 6, used: "57.5", licences: 7 });
  expect(await change(IMPORTED.id, 1)).toMatchObject({ userErrors: [] });
  expect(await accounts()).toEqual({ left: 10, used: "7.5", licences: 1 });
});

it.each<[number, string, () => Promise<void>, number]>([
  [800010, "stock is short", async () => undefined, 13],
  [800017, "the range ends", async () => undefined, 301],
  [800018, "the sandbox ends", () => shop.store.load(onlyFacts({ partners: [aPartner({ isSandbox: true })] })), 26],
  [
    800023,
    "credit is short",
    () => shop.store.load(onlyFacts({ creditLines: [aCreditLine({ limit: "69", used: "32.5" })] })),
    6,
  ],
])("%i: nothing is taken when %s", async (code, _why, prepare, quantity) => {
  const { id } = await bought(2);
  await prepare();
  const [before, subscription] = [await accounts(), await stored(id)];
  expect(await change(id, quantity)).toMatchObject({ userErrors: [{ code, path: ["input", "quantity"] }] });
  expect([await accounts(), await stored(id)]).toEqual([before, subscription]);
});

it("800010: what an order request has reserved is not there to be taken", async () => {
  const { id } = await bought(2);
  const cart = await shop.createCart([aNewLine({ quantity: 5 })]);
  const { placeOrder } = shop.checkoutOptions;
  const whileItWaits: CustomerSubscriptionPayload[] = [];
  const { checkouts } = bindServices(
    { transact: shop.store.transact, clock: shop.checkoutOptions.clock, cartLifetimeSeconds: CART_LIFETIME_SECONDS },
    {
      ...shop.checkoutOptions,
      placeOrder: async (request) => {
        whileItWaits.push(await change(id, 6), await change(id, 5));
        return placeOrder(request);
      },
    },
  );
  const { orders } = await checkouts.checkout(aRequest("checkoutCart", { cartId: cart.id }));
  expect(orders).toHaveLength(1);
  expect(whileItWaits.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([[800010], []]);
  expect(await accounts()).toEqual({ left: 0, used: "132.5", licences: 5 + 5 + 5 });
});

it("a change with an idempotency key is drawn once", async () => {
  const { id } = await bought(2);
  const first = await change(id, 4, "key-1");
  expect(first).toMatchObject({ replayed: false, userErrors: [] });
  expect(await change(id, 4, "key-1")).toEqual({ ...first, replayed: true });
  expect(await accounts()).toEqual({ left: 6, used: "57.5", licences: 5 + 4 });
});

it("of several changes at once, as many are taken as there is stock for", async () => {
  const ids = [];
  for (let index = 0; index < 4; index += 1) ids.push((await bought(1)).id);
  const answers = await Promise.all(ids.map((id) => change(id, 4)));
  const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
  expect(codes).toEqual([800010, 800010]);
  expect(await accounts()).toMatchObject({ left: 0, used: "132.5" });
});

describe("licences of an item that ended with its stock", () => {
  let id: string;
  beforeEach(async () => {
    await shop.store.load(onlyFacts({ inventory: [anInventory({ available: 2, endsWithStock: true })] }));
    ({ id } = await bought(2));
    expect(await accounts()).toMatchObject({ left: 0 });
  });

  it("can be given back", async () => {
    expect(await change(id, 1)).toMatchObject({ userErrors: [], subscription: { quantity: 1 } });
    expect(await accounts()).toMatchObject({ left: 1, used: "20" });
  });

  it("800010: cannot become more", async () => {
    expect(await change(id, 3)).toMatchObject({ userErrors: [{ code: 800010 }] });
  });

  it("can renew as before", async () => {
    const input = { subscriptionId: id, termDuration: "P1Y" as const };
    expect((await stored(id)).renewsTo).not.toBeNull();
    const { userErrors } = await subscriptions.changeRenewal(aRequest("changeSubscriptionRenewal", input));
    expect(userErrors).toEqual([]);
  });
});
