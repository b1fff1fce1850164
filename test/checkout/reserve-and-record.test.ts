import type { Claimed } from "../../src/checkout/claim.js";
import { CHECKOUT_MUTATION, type CheckoutOptions, type KnownOutcome } from "../../src/checkout/place.js";
import { record } from "../../src/checkout/record.js";
import { type CheckoutInput, reserve } from "../../src/checkout/reserve.js";
import type { Cart } from "../../src/model/cart.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { legacySystem, modernSystem } from "../support/local-systems.js";
import type { Outcome } from "../../src/purchasing/purchase-system.js";
import {
  aCreditLine,
  aCustomer,
  anAddon,
  aSubscription,
  anInventory,
  anItem,
  aPartner,
  aReservation,
  AZURE_SUBSCRIPTION_ID,
} from "../support/builders.js";
import { CUSTOMER_ID, NOW, PARTNER_ID } from "../support/carts.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";

const LATER = "2026-03-01T09:30:10.000Z";
const reservationLine = {
  catalogItemId: aReservation().id,
  quantity: 2,
  billingCycle: "ONE_TIME" as const,
  termDuration: "P1Y" as const,
  provisioningContext: [
    { key: "subscriptionId", value: AZURE_SUBSCRIPTION_ID },
    { key: "scope", value: "shared" },
  ],
};

let shop: Shop;
beforeEach(async () => {
  const quota = { armRegionName: "eastus2", limit: 100, used: 10 };
  shop = await openShop({
    data: someReferenceData({
      inventory: [anInventory({ available: 10 })],
      subscriptions: [aSubscription({ coreQuotas: [quota] })],
    }),
  });
});
afterEach(() => shop.close());

/** A line with an add-on in one group, a reservation in another. */
const aMixedCart = () =>
  shop.createCart([
    aNewLine({
      quantity: 3,
      friendlyName: "Mine",
      addonItems: [aNewLine({ catalogItemId: anAddon().id, quantity: 2 })],
    }),
    reservationLine,
  ]);

/** What the shop's checkouts work with, at another time than the clock's. */
const at = (now: string): CheckoutOptions => ({ ...shop.checkoutOptions, clock: () => new Date(now) });

type Input = Partial<CheckoutInput & { idempotencyKey: string }>;
const checkoutOf = (cart: Cart, input: Input = {}) => aRequest(CHECKOUT_MUTATION, { cartId: cart.id, ...input });

/** The answer of a checkout that has nothing to place. */
async function answerOf(command: ReturnType<typeof checkoutOf>, now = NOW) {
  const reserved = await reserve(at(now), command);
  if (reserved.kind !== "ANSWERED") throw new Error(`It was ${reserved.kind}.`);
  return reserved.answer;
}

/** Begins a checkout that has something to place. */
async function claimedBy(cart: Cart, input: Input = {}) {
  const reserved = await reserve(at(NOW), checkoutOf(cart, input));
  if (reserved.kind !== "CLAIMED") throw new Error(`It was ${reserved.kind}.`);
  return reserved;
}

const recorded = (claimed: Claimed, outcomes: readonly KnownOutcome[], now = LATER) =>
  record(at(now), claimed, outcomes);

/** Every order request with the same outcome; PLACED as the local systems place it. */
function outcomesOf(requests: readonly OrderRequest[], kind: Outcome["kind"] = "PLACED"): Promise<KnownOutcome[]> {
  return Promise.all(
    requests.map(async (request) => {
      if (kind === "NO_ANSWER") return { request, outcome: { kind } };
      if (kind !== "PLACED") return { request, outcome: { kind, reason: "Because." } };
      const system = request.draft.purchaseSystem === "OMS" ? legacySystem : modernSystem;
      return { request, outcome: { kind, order: await system.place(request) } };
    }),
  );
}

const subscriptionsOf = (...ids: string[]) => shop.store.stores.subscriptions.ofPartner(PARTNER_ID, ids);

/** What checkouts draw on, and what the customer has by then. */
async function drawn() {
  const { stores } = shop.store;
  const facts = await stores.facts.read({
    partnerId: PARTNER_ID,
    customerId: CUSTOMER_ID,
    catalogItemIds: [anItem().id],
    subscriptionIds: [AZURE_SUBSCRIPTION_ID],
    mpnIds: [],
    withCredit: true,
  });
  return {
    stock: facts.inventory.get(anItem().id)?.available,
    credit: facts.creditLines.get("USD")?.used,
    cores: facts.subscriptions.get(AZURE_SUBSCRIPTION_ID)?.coreQuotas[0]?.used,
    living: facts.holdings.ofPartner(["LEGACY_AZURE", "LICENCE", "RESERVATION"]).living,
  };
}
const UNTOUCHED = { stock: 10, credit: "0", cores: 10, living: 1 };
const DRAWN = { stock: 7, credit: "87.5", cores: 34, living: 4 };

const orderRequestsOf = (cart: Cart) => shop.store.stores.orderRequests.byCart(cart.id);
const ordersOf = async (cart: Cart) =>
  (await shop.store.stores.orders.byCarts(PARTNER_ID, [cart.id])).get(cart.id) ?? [];

describe("reserving", () => {
  it("holds the cart for its groups, in the order of placing, in the version that it has", async () => {
    const cart = await aMixedCart();
    await claimedBy(cart, { idempotencyKey: "key-1" });
    const stored = await shop.stored(cart);
    expect(stored).toEqual({
      ...cart,
      checkoutClaim: {
        id: expect.any(String),
        until: "2026-03-01T09:30:30.000Z",
        orderGroupIds: ["OMS-0", "0"],
        orderErrors: [],
        userId: SAMPLE_PRINCIPAL.userId,
        idempotencyKey: "key-1",
      },
      dueTimeStamp: "2026-03-01T09:30:30.000Z",
    });
  });

  it("writes down an order request for each group, and answers nothing yet", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    expect(claimed.cart).toEqual(await shop.stored(cart));
    expect(claimed.requests.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0", "0"]);
    const byId = (orderRequests: readonly OrderRequest[]) =>
      [...orderRequests].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(await orderRequestsOf(cart))).toEqual(byId(claimed.requests));
    expect(await ordersOf(cart)).toEqual([]);
  });

  it("takes stock, credit and cores, and has what will be bought count from now on", async () => {
    await claimedBy(await aMixedCart());
    expect(await drawn()).toEqual(DRAWN);
  });

  it("says of each line what it has taken, and makes no subscription yet", async () => {
    const { requests } = await claimedBy(await aMixedCart());
    const subscriptions = requests.flatMap((request) => request.subscriptions);
    const usd = (amount: string) => ({ amount, currencyCode: "USD" });
    expect(subscriptions.map((subscription) => subscription.drawn)).toEqual([
      { stock: 3, credit: usd("37.5"), cores: null },
      { stock: 0, credit: usd("25"), cores: null },
      {
        stock: 0,
        credit: usd("25"),
        cores: { subscriptionId: AZURE_SUBSCRIPTION_ID, armRegionName: "eastus2", cores: 24 },
      },
    ]);
    expect(subscriptions.map((subscription) => subscription.unitPrice)).toEqual([
      usd("12.5"),
      usd("12.5"),
      usd("12.5"),
    ]);
    expect((await subscriptionsOf(...subscriptions.map(({ id }) => id))).size).toBe(0);
  });

  it("drafts the order with everything but its id", async () => {
    const cart = await aMixedCart();
    const [legacy, modern] = (await claimedBy(cart)).requests;
    const [base, reservation] = cart.lineItems;
    expect(legacy?.draft).toEqual({
      partnerId: PARTNER_ID,
      cartId: cart.id,
      orderGroupId: "OMS-0",
      purchaseSystem: "OMS",
      referenceCustomerId: CUSTOMER_ID,
      billingCycle: "MONTHLY",
      currencyCode: "USD",
      currencySymbol: null,
      transactionType: "UserPurchase",
      creationDate: NOW,
      status: "PENDING",
      version: 1,
      hasPendingAdjustment: false,
      lineItemNumbersToCancel: null,
      dueTimeStamp: null,
      cancellationError: null,
      lineItems: [
        expect.objectContaining({
          lineItemNumber: 0,
          offerId: anItem().id,
          friendlyName: "Mine",
          quantity: 3,
          price: { amount: "12.5", currencyCode: "USD" },
          cartLineItemId: base?.id,
          baseLineItemNumber: null,
        }),
        expect.objectContaining({
          lineItemNumber: 1,
          offerId: anAddon().id,
          friendlyName: anAddon().title,
          cartLineItemId: base?.addonItems[0]?.id,
          baseLineItemNumber: 0,
        }),
      ],
    });
    expect(modern?.draft).toMatchObject({
      currencySymbol: "$",
      lineItems: [{ lineItemNumber: 0, termDuration: "P1Y", cartLineItemId: reservation?.id, transactionType: "New" }],
    });
  });

  it("holds only the groups that can be ordered, and keeps what is wrong with the others", async () => {
    const cart = await aMixedCart();
    await shop.store.load(
      someReferenceData({ catalogItems: [anItem({ isPurchasable: false })], subscriptions: [], creditLines: [] }),
    );
    const claimed = await claimedBy(cart);
    expect(claimed.requests.map(({ orderGroupId }) => orderGroupId)).toEqual(["0"]);
    expect((await shop.stored(cart)).checkoutClaim).toMatchObject({
      orderGroupIds: ["0"],
      orderErrors: [{ orderGroupId: "OMS-0", code: 800020 }],
    });
    await recorded(claimed, await outcomesOf(claimed.requests));
    const { orderGroups } = await shop.stored(cart);
    expect(orderGroups.map(({ error }) => error?.code ?? null)).toEqual([800020, null]);
  });

  it("holds only the groups asked for", async () => {
    const cart = await aMixedCart();
    const { requests } = await claimedBy(cart, { orderGroupIds: ["0"] });
    expect(requests.map(({ orderGroupId }) => orderGroupId)).toEqual(["0"]);
    expect((await shop.stored(cart)).checkoutClaim?.orderGroupIds).toEqual(["0"]);
    expect(await drawn()).toMatchObject({ stock: 10, cores: 34 });
  });

  it("makes no new version when it orders nothing and finds what was found before", async () => {
    const cart = await shop.createCart([aNewLine({ quantity: 301 }), aNewLine()]);
    await shop.store.load(
      someReferenceData({ catalogItems: [anItem({ isPurchasable: false })], subscriptions: [], creditLines: [] }),
    );
    const first = await answerOf(checkoutOf(cart));
    expect(first).toMatchObject({ orderErrors: [{ code: 800020 }, { code: 800009 }], cart: { version: 2 } });
    const stored = await shop.stored(cart);
    const second = await answerOf(checkoutOf(cart), LATER);
    expect(second).toEqual({ ...first, cart: stored });
    expect(await shop.stored(cart)).toEqual(stored);
  });

  it("makes no new version for lines in error alone: the cart says so already", async () => {
    const cart = await shop.createCart([aNewLine({ quantity: 301 })]);
    expect(await answerOf(checkoutOf(cart), LATER)).toMatchObject({ orderErrors: [{ code: 800009 }], cart });
    expect(await shop.stored(cart)).toEqual(cart);
  });

  it("answers at once when no group can be ordered: the cart says why, and nothing is taken", async () => {
    const cart = await aMixedCart();
    await shop.store.load(
      someReferenceData({
        catalogItems: [anItem({ isPurchasable: false }), aReservation({ isPurchasable: false })],
        subscriptions: [],
        creditLines: [],
        riskProfiles: [],
        purchaseSystems: [],
        purchaseAccounts: [],
      }),
    );
    const answer = await answerOf(checkoutOf(cart), LATER);
    expect(answer.orderErrors.map(({ orderGroupId, code }) => [orderGroupId, code])).toEqual([
      ["OMS-0", 800020],
      ["0", 800020],
    ]);
    expect(answer).toMatchObject({ orders: [], userErrors: [], replayed: false });
    const stored = await shop.stored(cart);
    expect(stored).toEqual(answer.cart);
    expect(stored).toMatchObject({ version: 2, status: "ACTIVE", checkoutClaim: null, lastModifiedTimeStamp: LATER });
    expect(stored.orderGroups.map(({ error }) => error?.code)).toEqual([800020, 800020]);
    expect(await drawn()).toEqual(UNTOUCHED);
  });

  it("answers at once when every line is in error", async () => {
    const cart = await shop.createCart([aNewLine({ quantity: 301 })]);
    const answer = await answerOf(checkoutOf(cart));
    expect(answer.orderErrors).toMatchObject([
      { code: 800009, orderGroupId: null, lineItemIds: [cart.lineItems[0]?.id] },
    ]);
  });

  it("keeps nothing when it fails halfway", async () => {
    const cart = await aMixedCart();
    const onStep = (step: string) => {
      if (step === "RESERVATION_WRITTEN") throw new Error("the power failed");
    };
    const failing = reserve({ ...shop.checkoutOptions, onStep }, checkoutOf(cart, { idempotencyKey: "key-1" }));
    await expect(failing).rejects.toThrow("the power failed");
    expect(await shop.stored(cart)).toEqual(cart);
    expect(await orderRequestsOf(cart)).toEqual([]);
    expect(await drawn()).toEqual(UNTOUCHED);
    expect(await shop.store.stores.answers.find(PARTNER_ID, CHECKOUT_MUTATION, "key-1")).toBeNull();
  });
});

describe("a checkout is refused, and changes nothing,", () => {
  /** The codes and paths of the refusal, after making sure that nothing has changed. */
  async function refusal(cart: Cart, input: Partial<CheckoutInput> = {}, now = NOW) {
    const before = await shop.stored(cart);
    const answer = await answerOf(checkoutOf(cart, input), now);
    expect(answer).toMatchObject({ orders: [], orderErrors: [] });
    expect(await shop.stored(cart)).toEqual(before);
    return answer.userErrors.map(({ errorCode, path }) => [errorCode, path.join(".")]);
  }

  it("for a cart that there is not, or that is another partner's", async () => {
    const cart = await aMixedCart();
    expect(await refusal(cart, { cartId: "00000000-0000-4000-8000-000000000000" })).toEqual([
      ["CART_ID_NOT_FOUND", "input.cartId"],
    ]);
    expect((await answerOf(aRequest(CHECKOUT_MUTATION, { cartId: null }))).cart).toBeNull();
    await shop.store.load(someReferenceData({ partners: [aPartner({ id: "00000000-0000-4000-8000-00000000d002" })] }));
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: "00000000-0000-4000-8000-00000000d002" };
    const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id }, { principal });
    expect(await answerOf(request)).toMatchObject({ cart: null, userErrors: [{ code: 800008 }] });
  });

  it("for a cart that has expired, at the very moment as well", async () => {
    const cart = await aMixedCart();
    expect(await refusal(cart, {}, cart.expirationTimeStamp)).toEqual([["CART_ID_NOT_FOUND", "input.cartId"]]);
  });

  it("while another checkout holds the cart", async () => {
    const cart = await aMixedCart();
    await claimedBy(cart);
    expect(await refusal(cart, {}, "2026-03-01T09:30:29.999Z")).toEqual([
      ["CART_PROCESSED_BY_ANOTHER_REQUEST", "input.cartId"],
    ]);
  });

  it("for an ordered cart", async () => {
    const cart = await aMixedCart();
    await shop.checkout(cart);
    expect(await refusal(cart)).toEqual([["CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED", "input.cartId"]]);
  });

  it("for another version than expected", async () => {
    const cart = await aMixedCart();
    expect(await refusal(cart, { expectedVersion: 2 })).toEqual([["CONDITION_FAILED", "input.expectedVersion"]]);
  });

  it("for groups that there are not, or that have been ordered, each of them", async () => {
    const cart = await aMixedCart();
    await shop.checkout(cart, { orderGroupIds: ["0"] });
    expect(await refusal(cart, { orderGroupIds: ["OMS-0", "7", "0"] })).toEqual([
      ["INVALID_INPUT", "input.orderGroupIds.1"],
      ["INVALID_INPUT", "input.orderGroupIds.2"],
    ]);
  });

  it("for a cart without lines", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const lineItemIds = cart.lineItems.map(({ id }) => id);
    await shop.carts.removeLineItems(aRequest("removeCartLineItems", { cartId: cart.id, lineItemIds }));
    expect(await refusal(cart)).toEqual([["INVALID_INPUT", "input.cartId"]]);
  });

  it("for a partner whose enrolment has lapsed", async () => {
    const cart = await aMixedCart();
    await shop.store.load(
      someReferenceData({
        partners: [aPartner({ programStatus: "SUSPENDED" })],
        creditLines: [],
        riskProfiles: [],
        purchaseSystems: [],
        purchaseAccounts: [],
        subscriptions: [],
      }),
    );
    expect(await refusal(cart)).toEqual([["RESELLER_PROGRAM_STATUS_NOT_ACTIVE", "input"]]);
  });
});

describe("recording", () => {
  it("makes an order of each request, and the cart ORDERED", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    const result = await recorded(claimed, await outcomesOf(claimed.requests));
    expect(result.orders.map(({ orderGroupId, status }) => [orderGroupId, status])).toEqual([
      ["OMS-0", "COMPLETED"],
      ["0", "PENDING"],
    ]);
    expect(result).toMatchObject({ orderErrors: [], userErrors: [], replayed: false });
    const stored = await shop.stored(cart);
    expect(result.cart).toEqual(stored);
    expect(stored).toMatchObject({ status: "ORDERED", version: 2, checkoutClaim: null, lastModifiedTimeStamp: LATER });
    expect(stored.orderGroups.map(({ orderId }) => orderId)).toEqual(result.orders.map(({ id }) => id));
    expect(stored.lineItems).toEqual(cart.lineItems);
    expect((await ordersOf(cart)).length).toBe(2);
    expect(await orderRequestsOf(cart)).toEqual([]);
    expect(await drawn()).toEqual(DRAWN);
  });

  it("gives add-ons the new subscription of their base as parent, in the order and as subscriptions", async () => {
    const claimed = await claimedBy(await aMixedCart());
    const { orders } = await recorded(claimed, await outcomesOf(claimed.requests));
    const [base, addon] = orders[0]!.lineItems;
    expect(base?.parentSubscriptionId).toBeNull();
    expect(addon?.parentSubscriptionId).toBe(base?.subscriptionId);
    const ids = [base!.subscriptionId!, addon!.subscriptionId!];
    const subscriptions = await subscriptionsOf(...ids);
    expect(ids.map((id) => subscriptions.get(id))).toMatchObject([
      { id: ids[0], status: "ACTIVE", parentId: null, quantity: 3, orderId: orders[0]?.id, friendlyName: "Mine" },
      { id: ids[1], status: "ACTIVE", parentId: ids[0], quantity: 2, orderId: orders[0]?.id },
    ]);
  });

  it("has what a pending order buys count as pending", async () => {
    const claimed = await claimedBy(await aMixedCart());
    const { orders } = await recorded(claimed, await outcomesOf(claimed.requests));
    const storedSubscriptionId = claimed.requests[1]!.subscriptions[0]!.id;
    const subscriptions = await subscriptionsOf(storedSubscriptionId);
    expect([...subscriptions.values()]).toMatchObject([
      { status: "PENDING", itemKind: "RESERVATION", orderId: orders[1]?.id },
    ]);
    expect([...subscriptions.values()][0]?.parentId).toBe(AZURE_SUBSCRIPTION_ID);
  });

  it.each([
    ["REFUSED" as const, 800005, false],
    ["DOWN" as const, 800003, true],
  ])("gives everything back when orders were %s, and says %i of each group", async (kind, code, retryable) => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    const result = await recorded(claimed, await outcomesOf(claimed.requests, kind));
    const [base, reservation] = cart.lineItems;
    expect(result.orders).toEqual([]);
    expect(result.orderErrors).toMatchObject([
      { orderGroupId: "OMS-0", code, retryable, lineItemIds: [base?.id, base?.addonItems[0]?.id] },
      { orderGroupId: "0", code, retryable, lineItemIds: [reservation?.id] },
    ]);
    expect(result.orderErrors[0]?.problem).toEqual({
      reason: `PURCHASE_SYSTEM_${kind}`,
      parameters: { purchaseSystem: "OMS", pricing: { message: "Because." } },
    });
    expect(await shop.stored(cart)).toMatchObject({ status: "ACTIVE", version: 2, checkoutClaim: null });
    expect(await drawn()).toEqual(UNTOUCHED);
    expect(await orderRequestsOf(cart)).toEqual([]);
  });

  it("lets one group be ordered and another one fail", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    const [legacy, modern] = claimed.requests;
    const outcomes = [...(await outcomesOf([legacy!], "REFUSED")), ...(await outcomesOf([modern!]))];
    const result = await recorded(claimed, outcomes);
    expect(result.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["0"]);
    expect(result.orderErrors.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0"]);
    const stored = await shop.stored(cart);
    expect(stored.status).toBe("ACTIVE");
    expect(stored.orderGroups.map(({ orderId, error }) => [orderId, error?.code ?? null])).toEqual([
      [null, 800005],
      [result.orders[0]?.id, null],
    ]);
    expect(await drawn()).toMatchObject({ stock: 10, cores: 34 });
  });

  it("leaves the cart ACTIVE while it has lines in error, and tells of them with the rest", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ quantity: 301 })]);
    const claimed = await claimedBy(cart);
    const result = await recorded(claimed, await outcomesOf(claimed.requests));
    expect(result.orders).toHaveLength(1);
    expect(result.orderErrors).toMatchObject([{ code: 800009, lineItemIds: [cart.lineItems[1]?.id] }]);
    expect((await shop.stored(cart)).status).toBe("ACTIVE");
  });

  it("keeps a group in doubt that got no answer: nothing is given back, and its lines are locked", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    const result = await recorded(claimed, await outcomesOf(claimed.requests, "NO_ANSWER"));
    expect(result.orderErrors.map(({ code, retryable }) => [code, retryable])).toEqual([
      [800060, true],
      [800060, true],
    ]);
    const stored = await shop.stored(cart);
    expect(stored).toMatchObject({ status: "ACTIVE", checkoutClaim: null });
    expect(stored.orderGroups.map(({ isOutcomeUnknown, orderId }) => [isOutcomeUnknown, orderId])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(await orderRequestsOf(cart)).toHaveLength(2);
    expect(await drawn()).toEqual(DRAWN);
    const input = { cartId: cart.id, lineItemIds: [cart.lineItems[0]!.id] };
    const { userErrors } = await shop.carts.removeLineItems(aRequest("removeCartLineItems", input));
    expect(userErrors.map(({ code }) => code)).toEqual([800042]);
    const deletion = await shop.carts.delete(aRequest("deleteCart", { cartId: cart.id }));
    expect(deletion.userErrors.map(({ code }) => code)).toEqual([800042]);
  });

  it("keeps what came of it under the key of the checkout: ids and errors", async () => {
    const claimed = await claimedBy(await aMixedCart(), { idempotencyKey: "key-1" });
    const find = () => shop.store.stores.answers.find(PARTNER_ID, CHECKOUT_MUTATION, "key-1");
    expect((await find())?.answer).toBeNull();
    const result = await recorded(claimed, await outcomesOf(claimed.requests));
    const { cart, orders, orderErrors } = result;
    const orderIds = orders.map(({ id }) => id);
    expect((await find())!.answer).toEqual({ cartId: cart!.id, orderIds, orderErrors, userErrors: [] });
  });

  it("a second time answers the same and changes nothing, even with other outcomes", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart, { idempotencyKey: "key-1" });
    const first = await recorded(claimed, await outcomesOf(claimed.requests));
    const before = { cart: await shop.stored(cart), orders: await ordersOf(cart), drawn: await drawn() };
    const muchLater = "2026-03-02T00:00:00.000Z";
    expect(await recorded(claimed, await outcomesOf(claimed.requests), muchLater)).toEqual(first);
    expect(await recorded(claimed, await outcomesOf(claimed.requests, "REFUSED"), muchLater)).toEqual(first);
    expect({ cart: await shop.stored(cart), orders: await ordersOf(cart), drawn: await drawn() }).toEqual(before);
  });

  it("a second time does not disturb a checkout that has begun since", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    await recorded(claimed, await outcomesOf(claimed.requests, "DOWN"));
    const next = await claimedBy(cart);
    const late = await recorded(claimed, await outcomesOf(claimed.requests, "REFUSED"));
    expect(late.cart?.checkoutClaim).toEqual(next.cart.checkoutClaim);
    expect(await drawn()).toEqual(DRAWN);
    const result = await recorded(next, await outcomesOf(next.requests));
    expect(result.orders).toHaveLength(2);
  });

  it("too late answers without the orders that are no longer in the store", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    const orderGroups = cart.orderGroups.map((group) => ({ ...group, orderId: "order-1" }));
    await shop.store.stores.carts.update({ ...cart, orderGroups, version: 2 }, 1);
    expect(await recorded(claimed, await outcomesOf(claimed.requests))).toMatchObject({ orders: [], orderErrors: [] });
  });

  it("is a bug when the cart is gone", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    await shop.store.stores.carts.delete(cart, cart.version);
    await expect(recorded(claimed, await outcomesOf(claimed.requests))).rejects.toThrow(cart.id);
  });

  it("takes a refusal even when the item is no longer counted", async () => {
    const cart = await aMixedCart();
    const claimed = await claimedBy(cart);
    await shop.store.load(
      someReferenceData({ inventory: [anInventory({ available: null })], subscriptions: [], creditLines: [] }),
    );
    const result = await recorded(claimed, await outcomesOf(claimed.requests, "REFUSED"));
    expect(result.cart?.checkoutClaim).toBeNull();
    expect(await drawn()).toEqual({ ...UNTOUCHED, stock: null });
  });
});

it("a checkout is refused for a customer with whom the partner has no relation any more", async () => {
  const other = aCustomer({ id: "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796" });
  const cart = await aMixedCart();
  await shop.store.load(someReferenceData({ customers: [other], creditLines: [aCreditLine()] }));
  await shop.store.stores.carts.update({ ...cart, customerId: other.id, version: 2 }, 1);
  const answer = await answerOf(checkoutOf(cart));
  expect(answer).toMatchObject({ orders: [], userErrors: [{ code: 800002, path: ["input", "cartId"] }] });
});
