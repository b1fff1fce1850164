import {
  CART_LIFETIME_SECONDS,
  CLAIM_SECONDS,
  aNewLine,
  aRequest,
  openShop,
  type Shop,
  someReferenceData,
} from "../support/shop.js";
import { allLines, type Cart } from "../../src/model/cart.js";
import type { CartPayload } from "../../src/model/payloads.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { aCustomer, anAddon, aPartner } from "../support/builders.js";
import { aClaim, aFormProblem, CUSTOMER_ID, NOW, PARTNER_ID, USER_ID } from "../support/carts.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
const OTHER_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";
const NOWHERE = "00000000-0000-4000-8000-000000000000";
const LATER = "2026-03-01T10:00:00.000Z";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({
    data: someReferenceData({
      partners: [aPartner(), aPartner({ id: OTHER_PARTNER })],
      customers: [aCustomer(), aCustomer({ id: OTHER_CUSTOMER })],
      relations: [
        { partnerId: PARTNER_ID, customerId: CUSTOMER_ID },
        { partnerId: PARTNER_ID, customerId: OTHER_CUSTOMER },
      ],
    }),
  });
});
afterEach(() => shop.close());

const codesOf = ({ userErrors }: Pick<CartPayload, "userErrors">) =>
  userErrors.map(({ code, path }) => [code, path.join(".")]);
const suspend = () =>
  shop.store.load(
    someReferenceData({
      partners: [aPartner({ programStatus: "SUSPENDED" })],
      creditLines: [],
      riskProfiles: [],
      purchaseSystems: [],
      purchaseAccounts: [],
      subscriptions: [],
    }),
  );
const expire = (cart: Cart) => (shop.clock.now = new Date(cart.expirationTimeStamp));

describe("creating a cart", () => {
  const create = (input: object = {}, overrides: object = {}) =>
    shop.carts.create(
      aRequest(
        "createCart",
        { customerId: CUSTOMER_ID, lineItems: [aNewLine()], onError: "STORE_WITH_ERROR" as const, ...input },
        overrides,
      ),
    );
  const count = async () =>
    (
      await shop.store.stores.carts.page(
        { partnerId: PARTNER_ID, customerId: null, status: null },
        { limit: 9, after: null },
      )
    ).length;

  it("stores version 1 of an active cart that lives for a full lifetime", async () => {
    const { cart, userErrors, replayed } = await create();
    expect([userErrors, replayed]).toEqual([[], false]);
    expect(await shop.stored(cart!)).toEqual(cart);
    expect(cart).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      partnerId: PARTNER_ID,
      customerId: CUSTOMER_ID,
      version: 1,
      status: "ACTIVE",
      creationTimeStamp: NOW,
      lastModifiedTimeStamp: NOW,
      expirationTimeStamp: "2026-03-08T09:30:00.000Z",
      lastModifiedUser: USER_ID,
      triedGroups: [],
      checkoutClaim: null,
      lineItems: [{ orderGroup: "OMS-0", currencyCode: "USD" }],
    });
  });

  it("stores lines in error with the rest", async () => {
    const { cart } = await create({ lineItems: [aNewLine(), aNewLine({ quantity: 301 })] });
    expect(cart?.lineItems.map(({ error, orderGroup }) => [error?.code ?? null, orderGroup])).toEqual([
      [null, "OMS-0"],
      [10006, null],
    ]);
  });

  it("reports everything that is wrong at once, and stores nothing", async () => {
    const problem = aFormProblem(["input", "lineItems", 0, "quantity"], "quantity must be a whole number.");
    const payload = await create({ customerId: NOWHERE }, { problems: [problem] });
    expect(codesOf(payload)).toEqual([
      [800002, "input.lineItems.0.quantity"],
      [800002, "input.customerId"],
    ]);
    expect(payload.cart).toBeNull();
    expect(await count()).toBe(0);
  });

  it("says of a malformed customer id that it is malformed, and not that it is unknown", async () => {
    const problem = aFormProblem(["input", "customerId"], "customerId must be a GUID.");
    expect((await create({ customerId: null }, { problems: [problem] })).userErrors).toEqual([problem]);
  });

  it("is refused for a customer of another partner, as for one that there is not", async () => {
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: OTHER_PARTNER };
    expect(codesOf(await create({}, { principal }))).toEqual([[800002, "input.customerId"]]);
  });

  it("is refused to a partner whose enrolment has lapsed", async () => {
    await suspend();
    expect(codesOf(await create())).toEqual([[800039, "input"]]);
    expect(await count()).toBe(0);
  });

  it("fails as a request for a tenant that is no partner", async () => {
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: NOWHERE };
    await expect(create({}, { principal })).rejects.toMatchObject({
      errorCode: "PARTNER_TOKEN_MISSING",
      code: 800001,
    });
  });

  it("stores no cart when no line is left to store", async () => {
    const payload = await create({ lineItems: [aNewLine({ quantity: 301 })], onError: "SKIP_FAILED" });
    expect(codesOf(payload)).toEqual([[800009, "input.lineItems.0"]]);
    expect(payload.cart).toBeNull();
    expect(await count()).toBe(0);
  });

  it("stores what is left, and reports what is not", async () => {
    const lineItems = [aNewLine({ quantity: 301 }), aNewLine({ quantity: 2 })];
    const payload = await create({ lineItems, onError: "SKIP_FAILED" });
    expect(codesOf(payload)).toEqual([[800009, "input.lineItems.0"]]);
    expect((await shop.stored(payload.cart!)).lineItems.map(({ quantity }) => quantity)).toEqual([2]);
  });

  it("stores nothing of a cart with a line in error when all is to be rejected", async () => {
    const payload = await create({ lineItems: [aNewLine(), aNewLine({ quantity: 301 })], onError: "REJECT_ALL" });
    expect(codesOf(payload)).toEqual([[800009, "input.lineItems.1"]]);
    expect(await count()).toBe(0);
  });
});

/** Every change of an existing cart, as a request that would be accepted. */
const CHANGES: Record<
  string,
  (cart: Cart, input?: object, overrides?: object) => Promise<Pick<CartPayload, "userErrors"> & { cart?: Cart | null }>
> = {
  addCartLineItems: (cart, input, overrides) =>
    shop.carts.addLineItems(
      aRequest("addCartLineItems", { cartId: cart.id, lineItems: [aNewLine()], ...input }, overrides),
    ),
  updateCartLineItems: (cart, input, overrides) => {
    const lineItems = [{ id: cart.lineItems[0]!.id, quantity: 2 }];
    return shop.carts.updateLineItems(
      aRequest("updateCartLineItems", { cartId: cart.id, lineItems, ...input }, overrides),
    );
  },
  removeCartLineItems: (cart, input, overrides) => {
    const lineItemIds = [cart.lineItems[0]!.id];
    return shop.carts.removeLineItems(
      aRequest("removeCartLineItems", { cartId: cart.id, lineItemIds, ...input }, overrides),
    );
  },
  replaceCartLineItems: (cart, input, overrides) =>
    shop.carts.replaceLineItems(
      aRequest("replaceCartLineItems", { cartId: cart.id, lineItems: [aNewLine()], ...input }, overrides),
    ),
  reviewCart: (cart, input, overrides) =>
    shop.carts.review(aRequest("reviewCart", { cartId: cart.id, ...input }, overrides)),
  extendCart: (cart, input, overrides) =>
    shop.carts.extend(aRequest("extendCart", { cartId: cart.id, ...input }, overrides)),
  deleteCart: (cart, input, overrides) =>
    shop.carts.delete(aRequest("deleteCart", { cartId: cart.id, ...input }, overrides)),
};
/** A review changes nothing by itself: see review-a-cart.test.ts. */
const EDITS = Object.keys(CHANGES).filter((name) => name !== "deleteCart" && name !== "reviewCart");

describe.each(Object.keys(CHANGES))("%s", (name) => {
  const change = CHANGES[name]!;

  /** The refusal, after making sure that the cart is as it was. */
  async function refusal(cart: Cart, input: object = {}, overrides: object = {}) {
    const before = await shop.stored(cart);
    const payload = await change(cart, input, overrides);
    expect(await shop.stored(cart)).toEqual(before);
    return payload;
  }

  it("is done with the version that is expected or none", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine()]);
    expect((await change(cart, { expectedVersion: 1 })).userErrors).toEqual([]);
    const other = await shop.createCart([aNewLine(), aNewLine()]);
    expect((await change(other, { expectedVersion: null })).userErrors).toEqual([]);
  });

  it("is refused for a cart that there is not, or that is another partner's", async () => {
    const cart = await shop.createCart([aNewLine()]);
    expect(codesOf(await refusal(cart, { cartId: NOWHERE }))).toEqual([[800008, "input.cartId"]]);
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: OTHER_PARTNER };
    const foreign = await refusal(cart, {}, { principal });
    expect(codesOf(foreign)).toEqual([[800008, "input.cartId"]]);
    expect(foreign.cart ?? null).toBeNull();
  });

  it("is refused for another version than expected, and shows the cart as it stands", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const payload = await refusal(cart, { expectedVersion: 2 });
    expect(codesOf(payload)).toEqual([[800036, "input.expectedVersion"]]);
    const parameters = { what: "cart", expectedVersion: 2, version: 1 };
    expect(payload.userErrors[0]?.problem).toEqual({ reason: "VERSION_DIFFERS", parameters });
    if (name !== "deleteCart") expect(payload.cart).toEqual(cart);
  });

  it("is refused once the cart has expired", async () => {
    const cart = await shop.createCart([aNewLine()]);
    expire(cart);
    const payload = await refusal(cart);
    expect(codesOf(payload)).toEqual([[800008, "input.cartId"]]);
    expect(payload.userErrors[0]?.problem.reason).toBe("CART_EXPIRED");
  });

  it("is refused while a checkout holds the cart", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const until = new Date(shop.clock.now.getTime() + 1).toISOString();
    const checkoutClaim = aClaim({ until, orderGroupIds: [] });
    await shop.store.stores.carts.update({ ...cart, checkoutClaim, dueTimeStamp: until }, 1);
    const payload = await refusal(cart);
    expect(payload.userErrors).toMatchObject([{ code: 800064, retryable: true, retryAfterSeconds: 1 }]);
  });

  it("is done once the checkout that held the cart has died", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine()]);
    const until = shop.clock.now.toISOString();
    const checkoutClaim = aClaim({ until, orderGroupIds: [] });
    await shop.store.stores.carts.update({ ...cart, checkoutClaim, dueTimeStamp: until }, 1);
    expect((await change(cart)).userErrors).toEqual([]);
  });

  it("is refused for an ordered cart", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await shop.checkout(cart);
    expect((await refusal(cart)).userErrors[0]).toMatchObject({ code: 800065, path: ["input", "cartId"] });
  });

  it("is refused to a partner whose enrolment has lapsed", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await suspend();
    const payload = await refusal(cart);
    expect(codesOf(payload)).toEqual([[800039, "input"]]);
    if (name !== "deleteCart") expect(payload.cart).toEqual(cart);
  });

  it("is refused for a malformed id with nothing but that", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const problem = aFormProblem(["input", "cartId"], "cartId must be a GUID.");
    expect((await refusal(cart, { cartId: null }, { problems: [problem] })).userErrors).toEqual([problem]);
  });
});

describe.each(EDITS)("%s, when it is done,", (name) => {
  it("is one new version by the one who asked, at that time, and leaves the rest of the cart", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine()]);
    shop.clock.now = new Date(LATER);
    const principal = { ...SAMPLE_PRINCIPAL, userId: "somebody else" };
    const { cart: changed } = await CHANGES[name]!(cart, {}, { principal });
    expect(changed).toEqual(await shop.stored(cart));
    expect(changed).toMatchObject({
      id: cart.id,
      version: 2,
      status: "ACTIVE",
      creationTimeStamp: NOW,
      lastModifiedTimeStamp: LATER,
      lastModifiedUser: "somebody else",
      expirationTimeStamp: name === "extendCart" ? "2026-03-08T10:00:00.000Z" : cart.expirationTimeStamp,
    });
  });
});

describe("an edit", () => {
  it("reports what is wrong with the form, the version and the lines together", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const problems = [aFormProblem(["input", "lineItems", 1, "quantity"], "quantity must be at least 1.")];
    const input = {
      cartId: cart.id,
      expectedVersion: 7,
      lineItems: [{ id: NOWHERE }, { id: cart.lineItems[0]!.id, quantity: 0 }],
    };
    const payload = await shop.carts.updateLineItems(aRequest("updateCartLineItems", input, { problems }));
    expect(codesOf(payload)).toEqual([
      [800002, "input.lineItems.1.quantity"],
      [800036, "input.expectedVersion"],
      [800002, "input.lineItems.0.id"],
    ]);
    expect(payload.cart).toEqual(cart);
  });

  it("is refused when the partner's relation to the customer has ended", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await shop.store.stores.carts.update({ ...cart, customerId: NOWHERE, version: 2 }, 1);
    const payload = await CHANGES["addCartLineItems"]!(cart);
    expect(codesOf(payload)).toEqual([[800002, "input.cartId"]]);
  });

  it("can reject all when a line of the request is in error", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const input = { cartId: cart.id, lineItems: [aNewLine({ quantity: 301 })], onError: "REJECT_ALL" as const };
    const payload = await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    expect(codesOf(payload)).toEqual([[800009, "input.lineItems.0"]]);
    expect(payload.cart).toEqual(cart);
    expect(await shop.stored(cart)).toEqual(cart);
  });

  it("finds lines that have become wrong since, and lines that have become right", async () => {
    const cart = await shop.createCart([aNewLine({ quantity: 5 }), aNewLine({ quantity: 301 })]);
    const { catalogItems } = someReferenceData();
    const [item, ...others] = catalogItems;
    await shop.store.load(
      someReferenceData({ catalogItems: [{ ...item!, minimumQuantity: 6, maximumQuantity: 400 }, ...others] }),
    );
    const { cart: changed } = await CHANGES["addCartLineItems"]!(cart);
    expect(changed?.lineItems.map(({ error }) => error?.code ?? null)).toEqual([10006, null, 10006]);
  });

  it("that takes away the last line that was not ordered leaves the cart ACTIVE; a checkout closes it then", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ quantity: 301 })]);
    expect((await shop.checkout(cart)).cart?.status).toBe("ACTIVE");
    const input = { cartId: cart.id, lineItemIds: [cart.lineItems[1]!.id] };
    const { cart: changed } = await shop.carts.removeLineItems(aRequest("removeCartLineItems", input));
    expect(changed).toMatchObject({ status: "ACTIVE", version: 3, lineItems: [{ id: cart.lineItems[0]?.id }] });
    expect(changed).toEqual(await shop.stored(cart));
    const closing = await shop.checkout(cart);
    expect(closing).toMatchObject({
      orders: [],
      orderErrors: [],
      userErrors: [],
      cart: { status: "ORDERED", version: 4 },
    });
    expect(closing.cart).toEqual(await shop.stored(cart));
    expect((await shop.checkout(cart)).userErrors.map(({ code }) => code)).toEqual([800065]);
  });

  it("makes concurrent additions all take effect, one version each", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await Promise.all(Array.from({ length: 10 }, () => CHANGES["addCartLineItems"]!(cart)));
    const stored = await shop.stored(cart);
    expect([stored.version, stored.lineItems.length]).toEqual([11, 11]);
  });

  it("makes one of several concurrent edits with the same expected version take effect", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const edits = await Promise.all(
      Array.from({ length: 5 }, () => CHANGES["addCartLineItems"]!(cart, { expectedVersion: 1 })),
    );
    expect(edits.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(edits.flatMap(codesOf)).toEqual(Array.from({ length: 4 }, () => [800036, "input.expectedVersion"]));
    expect((await shop.stored(cart)).lineItems).toHaveLength(2);
  });
});

describe("deleting a cart", () => {
  it("makes it as if it had never been", async () => {
    const cart = await shop.createCart([aNewLine()]);
    const remove = () => shop.carts.delete(aRequest("deleteCart", { cartId: cart.id }));
    expect(await remove()).toEqual({ deletedCartId: cart.id, userErrors: [], replayed: false });
    expect((await shop.store.stores.carts.byIds(PARTNER_ID, [cart.id])).size).toBe(0);
    expect(await remove()).toMatchObject({ deletedCartId: null, userErrors: [{ code: 800008 }] });
  });

  it("is refused once a group has been ordered", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ billingCycle: "ANNUAL" })]);
    await shop.checkout(cart, { orderGroupIds: ["OMS-1"] });
    const payload = await shop.carts.delete(aRequest("deleteCart", { cartId: cart.id }));
    expect(payload).toMatchObject({ deletedCartId: null, userErrors: [{ code: 800042, path: ["input", "cartId"] }] });
    expect(await shop.stored(cart)).toMatchObject({ id: cart.id });
  });
});

describe("extending a cart", () => {
  it("moves its expiration to a full lifetime from now, again and again", async () => {
    const cart = await shop.createCart([aNewLine()]);
    for (const day of [2, 4, 6, 8, 10]) {
      shop.clock.now = new Date(Date.parse(NOW) + day * 86_400_000);
      const { cart: extended } = await CHANGES["extendCart"]!(cart);
      expect(Date.parse(extended!.expirationTimeStamp)).toBe(shop.clock.now.getTime() + CART_LIFETIME_SECONDS * 1_000);
    }
    expect((await shop.stored(cart)).version).toBe(6);
  });
});

describe("duplicating a cart", () => {
  const duplicate = (cart: Pick<Cart, "id">, input: object = {}, overrides: object = {}) =>
    shop.carts.duplicate(aRequest("duplicateCart", { cartId: cart.id, ...input }, overrides));
  const aFullCart = () =>
    shop.createCart([
      aNewLine({ quantity: 2, friendlyName: "Mine", addonItems: [aNewLine({ catalogItemId: anAddon().id })] }),
      aNewLine({ quantity: 301 }),
    ]);

  it("makes a new active cart of the same lines under new ids, checked afresh, and leaves the original", async () => {
    const cart = await aFullCart();
    const { cart: copy, userErrors } = await duplicate(cart);
    expect(userErrors).toEqual([]);
    expect(copy).toEqual(await shop.stored(copy!));
    expect(copy).toMatchObject({ version: 1, status: "ACTIVE", customerId: CUSTOMER_ID });
    const content = (one: Cart) =>
      allLines(one.lineItems).map(({ quantity, friendlyName, orderGroup, error }) => [
        quantity,
        friendlyName,
        orderGroup,
        error?.code,
      ]);
    expect(content(copy!)).toEqual(content(cart));
    const ids = [...allLines(copy!.lineItems), ...allLines(cart.lineItems)].map(({ id }) => id);
    expect(new Set([...ids, copy!.id, cart.id]).size).toBe(8);
    expect(copy!.lineItems[1]?.error?.lineItemId).toBe(copy!.lineItems[1]?.id);
    expect(await shop.stored(cart)).toEqual(cart);
  });

  it("works for an expired cart, and the copy lives for a full lifetime", async () => {
    const cart = await aFullCart();
    expire(cart);
    const { cart: copy } = await duplicate(cart);
    expect(Date.parse(copy!.expirationTimeStamp)).toBe(shop.clock.now.getTime() + CART_LIFETIME_SECONDS * 1_000);
  });

  it("works for an ordered cart, and the copy is open", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await shop.checkout(cart);
    const { cart: copy } = await duplicate(cart);
    expect(copy).toMatchObject({ status: "ACTIVE", orderGroups: [{ orderGroupId: "OMS-0", orderId: null }] });
    expect((await shop.checkout(copy!)).orders).toHaveLength(1);
  });

  it("works while a checkout holds the cart, and the copy is free", async () => {
    const cart = await aFullCart();
    const until = new Date(shop.clock.now.getTime() + CLAIM_SECONDS * 1_000).toISOString();
    await shop.store.stores.carts.update({ ...cart, checkoutClaim: aClaim({ until }) }, 1);
    expect((await duplicate(cart)).cart?.checkoutClaim).toBeNull();
  });

  it("can be for another customer of the partner", async () => {
    const cart = await aFullCart();
    const { cart: copy } = await duplicate(cart, { customerId: OTHER_CUSTOMER });
    expect(copy?.customerId).toBe(OTHER_CUSTOMER);
  });

  it("is refused for a cart that there is not, or that is another partner's", async () => {
    const cart = await aFullCart();
    expect(codesOf(await duplicate({ id: NOWHERE }))).toEqual([[800008, "input.cartId"]]);
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: OTHER_PARTNER };
    expect(codesOf(await duplicate(cart, {}, { principal }))).toEqual([[800008, "input.cartId"]]);
  });

  it("is refused for a customer that there is not, together with a cart that there is not", async () => {
    expect(codesOf(await duplicate({ id: NOWHERE }, { customerId: NOWHERE }))).toEqual([
      [800008, "input.cartId"],
      [800002, "input.customerId"],
    ]);
  });

  it("says of a malformed cart id that it is malformed, and not that there is no such cart", async () => {
    const cart = await aFullCart();
    const problem = aFormProblem(["input", "cartId"], "cartId must be a GUID.");
    expect((await duplicate(cart, { cartId: null }, { problems: [problem] })).userErrors).toEqual([problem]);
  });

  it("is refused to a partner whose enrolment has lapsed", async () => {
    const cart = await aFullCart();
    await suspend();
    expect(codesOf(await duplicate(cart))).toEqual([[800039, "input"]]);
  });
});
