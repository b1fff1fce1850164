import { totalsOfCharges } from "../../src/model/charge.js";
import { previewCheckout } from "../../src/checkout/preview.js";
import type { Cart } from "../../src/model/cart.js";
import { totalsOf } from "../../src/model/money.js";
import { OrderRefused, PurchaseSystemDown } from "../../src/purchasing/purchase-system.js";
import { aCustomer, anInventory, anItem, aPartner, aReservation, AZURE_SUBSCRIPTION_ID } from "../support/builders.js";
import { aClaim, PARTNER_ID } from "../support/carts.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";

/** What the legacy system does next; it places nothing in these tests. */
let failure: Error;
let shop: Shop;
beforeEach(async () => {
  failure = new OrderRefused("Not this one.");
  shop = await openShop({
    data: someReferenceData({ inventory: [anInventory({ available: 5 })] }),
    purchaseSystems: { OMS: { place: () => Promise.reject(failure) } },
  });
});
afterEach(() => shop.close());

const preview = (cart: Pick<Cart, "id">, only: readonly string[] | null = null, partnerId = PARTNER_ID) =>
  previewCheckout(shop.store.stores, partnerId, cart.id, only, shop.clock.now.toISOString());

const aCartOfThree = () =>
  shop.createCart([
    aNewLine({ quantity: 2 }),
    {
      catalogItemId: aReservation().id,
      quantity: 1,
      billingCycle: "ONE_TIME",
      termDuration: "P1Y",
      provisioningContext: [
        { key: "subscriptionId", value: AZURE_SUBSCRIPTION_ID },
        { key: "scope", value: "shared" },
      ],
    },
    aNewLine({ quantity: 301 }),
  ]);

describe("the preview of a checkout", () => {
  it("shows each order with its lines and total, and what cannot be ordered; and it changes nothing", async () => {
    const cart = await aCartOfThree();
    const [licences, reservation, tooMany] = cart.lineItems;
    expect(await preview(cart)).toEqual({
      canCheckout: true,
      cartVersion: 1,
      orders: [
        {
          orderGroupId: "OMS-0",
          billingCycle: "MONTHLY",
          currencyCode: "USD",
          lineItems: [licences],
          charges: [{ billingCycle: "MONTHLY", amount: { amount: "25", currencyCode: "USD" } }],
        },
        {
          orderGroupId: "0",
          billingCycle: "ONE_TIME",
          currencyCode: "USD",
          lineItems: [reservation],
          charges: [{ billingCycle: "ONE_TIME", amount: { amount: "12.5", currencyCode: "USD" } }],
        },
      ],
      orderErrors: [expect.objectContaining({ code: 800009, orderGroupId: null, lineItemIds: [tooMany?.id] })],
    });
    expect(await shop.stored(cart)).toEqual(cart);
    expect((await shop.store.stores.inventory.byItems([anItem().id])).get(anItem().id)?.available).toBe(5);
    expect(await shop.store.stores.orderRequests.byCart(cart.id)).toEqual([]);
  });

  it("finds the cart by an id in capitals", async () => {
    const cart = await aCartOfThree();
    expect(await preview({ id: cart.id.toUpperCase() })).toMatchObject({ canCheckout: true });
  });

  it("shows only the groups asked for, and no lines that are in error", async () => {
    const result = await preview(await aCartOfThree(), ["0"]);
    expect(result?.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["0"]);
    expect(result?.orderErrors).toEqual([]);
  });

  it("says that nothing can be ordered when no group can", async () => {
    const cart = await shop.createCart([aNewLine({ quantity: 2 })]);
    await shop.store.load(someReferenceData({ inventory: [anInventory({ available: 1 })] }));
    const result = await preview(cart);
    expect(result).toMatchObject({
      canCheckout: false,
      orders: [],
      orderErrors: [{ code: 800010, orderGroupId: "OMS-0" }],
    });
  });

  it("is null for a cart that there is not, or that is another partner's", async () => {
    const cart = await aCartOfThree();
    expect(await preview({ id: "00000000-0000-4000-8000-000000000000" })).toBeNull();
    expect(await preview(cart, null, "00000000-0000-4000-8000-00000000d002")).toBeNull();
  });

  it.each([[["7"]], [[]]])("fails as a request for groups that cannot be meant: %j", async (only) => {
    const cart = await aCartOfThree();
    await expect(preview(cart, only)).rejects.toMatchObject({ errorCode: "INVALID_INPUT", code: 800002 });
  });

  it("fails as a request for a group that has been ordered", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const orderGroups = cart.orderGroups.map((group) => ({ ...group, orderId: "order-1" }));
    await shop.store.stores.carts.update({ ...cart, orderGroups, version: 2 }, 1);
    await expect(preview(cart, ["OMS-0"])).rejects.toMatchObject({
      problem: { reason: "GROUP_ORDERED", parameters: { orderGroupId: "OMS-0", orderId: "order-1" } },
    });
  });

  it("tells of groups in doubt what is known of them, and those alone that are asked for", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ billingCycle: "ANNUAL" })]);
    failure = new Error("The answer was lost.");
    await shop.checkout(cart);
    const inDoubt = async (only: readonly string[] | null) =>
      (await preview(cart, only))?.orderErrors.map(({ orderGroupId, code }) => [orderGroupId, code]);
    expect(await inDoubt(null)).toEqual([
      ["OMS-0", 800060],
      ["OMS-1", 800060],
    ]);
    expect(await inDoubt(["OMS-1"])).toEqual([["OMS-1", 800060]]);
    // A checkout would ask for them again.
    expect(await preview(cart)).toMatchObject({ canCheckout: true, orders: [] });
  });

  it("says that a cart can be checked out whose group is in doubt for a reason that the cart does not have", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const orderGroups = cart.orderGroups.map((group) => ({ ...group, isOutcomeUnknown: true }));
    await shop.store.stores.carts.update({ ...cart, orderGroups, version: 2 }, 1);
    expect(await preview(cart)).toMatchObject({ canCheckout: true, orders: [], orderErrors: [] });
  });

  it("says that a cart can be checked out of which an edit has removed the last open line: that closes it", async () => {
    await shop.close();
    shop = await openShop();
    const cart = await shop.createCart([aNewLine(), aNewLine({ quantity: 301 })]);
    await shop.checkout(cart);
    expect(await preview(cart)).toMatchObject({ canCheckout: false, orders: [], orderErrors: [{ code: 800009 }] });
    const input = { cartId: cart.id, lineItemIds: [cart.lineItems[1]!.id] };
    await shop.carts.removeLineItems(aRequest("removeCartLineItems", input));
    expect(await preview(cart)).toMatchObject({ canCheckout: true, orders: [], orderErrors: [] });
  });

  it("shows a group that failed before as one that can be ordered now", async () => {
    const cart = await shop.createCart([aNewLine()]);
    failure = new PurchaseSystemDown("No route.");
    expect((await shop.checkout(cart)).orderErrors).toHaveLength(1);
    expect(await preview(cart)).toMatchObject({ canCheckout: true, cartVersion: 2, orders: [{}], orderErrors: [] });
  });
});

describe("the preview says why a cart as a whole cannot be checked out:", () => {
  const codes = async (cart: Cart) => {
    const result = await preview(cart);
    expect(result).toMatchObject({ canCheckout: false, orders: [] });
    return result?.orderErrors.map(({ code, orderGroupId, lineItemIds }) => [code, orderGroupId, lineItemIds]);
  };

  it("it has expired", async () => {
    const cart = await aCartOfThree();
    shop.clock.now = new Date(cart.expirationTimeStamp);
    expect(await codes(cart)).toEqual([[800008, null, []]]);
  });

  it("a checkout holds it", async () => {
    const cart = await aCartOfThree();
    await shop.store.stores.carts.update({ ...cart, checkoutClaim: aClaim() }, 1);
    expect(await codes(cart)).toEqual([[800064, null, []]]);
  });

  it("it has been ordered", async () => {
    const cart = await aCartOfThree();
    await shop.store.stores.carts.update({ ...cart, status: "ORDERED" }, 1);
    expect(await codes(cart)).toEqual([[800065, null, []]]);
  });

  it("it has no lines", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const input = { cartId: cart.id, lineItemIds: cart.lineItems.map(({ id }) => id) };
    await shop.carts.removeLineItems(aRequest("removeCartLineItems", input));
    expect(await codes(cart)).toEqual([[800002, null, []]]);
  });

  it("the partner's enrolment has lapsed, or its relation to the customer has ended", async () => {
    const cart = await aCartOfThree();
    const other = aCustomer({ id: "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796" });
    await shop.store.stores.carts.update({ ...cart, customerId: other.id }, 1);
    await shop.store.load(
      someReferenceData({ partners: [aPartner({ programStatus: "OFFBOARDED" })], customers: [other] }),
    );
    expect(await codes(cart)).toEqual([
      [800039, null, []],
      [800002, null, []],
    ]);
  });
});

it("a checkout does what its preview has shown", async () => {
  const cart = await aCartOfThree();
  const shown = await preview(cart);
  const result = await shop.checkout(cart);
  expect(shop.placed.map(({ orderGroupId }) => orderGroupId)).toEqual(
    shown?.orders.map(({ orderGroupId }) => orderGroupId),
  );
  const drawn = shop.placed.map(({ subscriptions }) =>
    totalsOf(subscriptions.flatMap((subscription) => subscription.drawn.credit ?? [])),
  );
  expect(drawn).toEqual(shown?.orders.map(({ charges }) => totalsOfCharges(charges)));
  expect(result.orderErrors).toEqual(expect.arrayContaining([...shown!.orderErrors]));
});

describe("a preview and a checkout agree", () => {
  it("on groups that are named twice: neither takes them", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await expect(preview(cart, ["OMS-0", "OMS-0"])).rejects.toMatchObject({
      errorCode: "INVALID_INPUT",
      problem: { parameters: { sentence: "orderGroupIds must name each group once." } },
    });
  });

  it("on what an abandoned checkout had handed over: it is asked for again, and not judged", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ billingCycle: "ANNUAL" })]);
    const checkoutClaim = aClaim({ orderGroupIds: ["OMS-0"], until: shop.clock.now.toISOString() });
    await shop.store.stores.carts.update({ ...cart, checkoutClaim, version: 2 }, 1);
    expect(await preview(cart)).toMatchObject({
      canCheckout: true,
      orders: [{ orderGroupId: "OMS-1" }],
      orderErrors: [],
    });
  });
});
