import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { aPartner, onlyFacts, several } from "../support/builders.js";
import { aFormProblem, CUSTOMER_ID, PARTNER_ID } from "../support/carts.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";
/** One that is not there from the start. */
const LATER_PARTNER = "00000000-0000-4000-8000-00000000d003";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({
    data: someReferenceData({
      partners: [aPartner(), aPartner({ id: OTHER_PARTNER })],
      relations: [PARTNER_ID, OTHER_PARTNER].map((partnerId) => ({ partnerId, customerId: CUSTOMER_ID })),
    }),
  });
});
afterEach(() => shop.close());

const create = (idempotencyKey: string | null, input: object = {}, overrides: object = {}) =>
  shop.carts.create(
    aRequest(
      "createCart",
      {
        customerId: CUSTOMER_ID,
        lineItems: [aNewLine()],
        onError: "STORE_WITH_ERROR" as const,
        idempotencyKey,
        ...input,
      },
      overrides,
    ),
  );
const count = async (partnerId = PARTNER_ID) => {
  const filter = { partnerId, customerId: null, status: null };
  return (await shop.store.stores.carts.page(filter, { limit: 100, after: null })).length;
};

describe("a request that is repeated with its idempotency key", () => {
  it("gets the first answer again, marked as such, and does nothing", async () => {
    const first = await create("key-1");
    shop.clock.now = new Date("2026-03-02T00:00:00.000Z");
    expect(first.replayed).toBe(false);
    expect(await create("key-1")).toEqual({ ...first, replayed: true });
    expect(await create("key-1")).toEqual({ ...first, replayed: true });
    expect(await count()).toBe(1);
  });

  it("gets the first outcome with the cart as it stands now, and no cart when it is gone", async () => {
    const { cart } = await create("key-1");
    const input = { cartId: cart!.id, lineItems: [aNewLine()] };
    await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    expect(await create("key-1")).toEqual({ cart: await shop.stored(cart!), userErrors: [], replayed: true });
    await shop.carts.delete(aRequest("deleteCart", { cartId: cart!.id }));
    expect(await create("key-1")).toEqual({ cart: null, userErrors: [], replayed: true });
    expect(await count()).toBe(0);
  });

  it("keeps no cart under the key, however large it is", async () => {
    await create("key-1", { lineItems: several(500, aNewLine()) });
    const stored = await shop.store.stores.answers.find(PARTNER_ID, "createCart", "key-1");
    expect(JSON.stringify(stored!.answer).length).toBeLessThan(200);
  });

  it("gets the first refusal again, even when the cause is gone", async () => {
    await shop.store.load(someReferenceData({ partners: [aPartner({ programStatus: "SUSPENDED" })], creditLines: [] }));
    const first = await create("key-1");
    expect(first.userErrors.map(({ code }) => code)).toEqual([800039]);
    await shop.store.load(someReferenceData({ creditLines: [] }));
    expect(await create("key-1")).toEqual({ ...first, replayed: true });
    expect((await create("key-2")).userErrors).toEqual([]);
  });

  it("is refused with other input, and changes nothing", async () => {
    await create("key-1");
    const other = await create("key-1", { lineItems: [aNewLine({ quantity: 2 })] });
    expect(other).toMatchObject({
      userErrors: [{ code: 800002, path: ["input", "idempotencyKey"], retryable: false }],
      replayed: false,
    });
    expect(await count()).toBe(1);
    expect((await create("key-1")).replayed).toBe(true);
  });

  it("makes one cart when it is sent many times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create("key-1")));
    expect(await count()).toBe(1);
    expect(new Set(answers.map(({ cart }) => cart?.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  it("is told to wait while the first one is running", async () => {
    await create("key-1");
    const stored = await shop.store.stores.answers.find(PARTNER_ID, "createCart", "key-1");
    await shop.store.stores.answers.insert({ ...stored!, key: "key-2", answer: null });
    const waiting = await create("key-2");
    expect(waiting).toMatchObject({
      userErrors: [{ code: 800060, path: ["input", "idempotencyKey"], retryable: true, retryAfterSeconds: 1 }],
    });
  });

  it("is done again when the first one failed unexpectedly", async () => {
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: LATER_PARTNER };
    const failing = create("key-1", {}, { principal });
    await expect(failing).rejects.toMatchObject({ errorCode: "PARTNER_TOKEN_MISSING" });
    await shop.store.load(
      onlyFacts({
        partners: [aPartner({ id: LATER_PARTNER })],
        relations: [{ partnerId: LATER_PARTNER, customerId: CUSTOMER_ID }],
      }),
    );
    expect(await create("key-1", {}, { principal })).toMatchObject({ replayed: false, userErrors: [], cart: {} });
    expect(await count(LATER_PARTNER)).toBe(1);
  });
});

describe("an idempotency key", () => {
  it("is one partner's: another one may use the same", async () => {
    await create("key-1");
    const principal = { ...SAMPLE_PRINCIPAL, partnerId: OTHER_PARTNER };
    expect((await create("key-1", {}, { principal })).replayed).toBe(false);
    expect(await count(OTHER_PARTNER)).toBe(1);
  });

  it("is one mutation's: another one may use the same", async () => {
    const { cart } = await create("key-1");
    const input = { cartId: cart!.id, idempotencyKey: "key-1" };
    expect(await shop.carts.extend(aRequest("extendCart", input))).toMatchObject({ replayed: false, userErrors: [] });
    expect(await shop.carts.duplicate(aRequest("duplicateCart", input))).toMatchObject({
      replayed: false,
      userErrors: [],
    });
    expect(await shop.carts.delete(aRequest("deleteCart", input))).toMatchObject({
      replayed: false,
      deletedCartId: cart!.id,
    });
    expect(await shop.carts.delete(aRequest("deleteCart", input))).toMatchObject({
      replayed: true,
      deletedCartId: cart!.id,
    });
  });

  it("is a matter of letter case", async () => {
    await create("key-1");
    expect((await create("KEY-1")).replayed).toBe(false);
    expect(await count()).toBe(2);
  });

  it("left out is none: every request is done", async () => {
    await create(null);
    await create(null);
    expect(await count()).toBe(2);
  });

  it("keeps a refusal for bad values as well", async () => {
    const problems = [aFormProblem(["input", "lineItems", 0, "quantity"], "quantity must be at least 1.")];
    await create("key-1", {}, { problems });
    expect((await create("key-1", {}, { problems })).replayed).toBe(true);
  });

  it("serves an edit once: the same edit again adds nothing", async () => {
    const { cart } = await create(null);
    const input = { cartId: cart!.id, lineItems: [aNewLine()], idempotencyKey: "key-1" };
    const first = await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    const again = await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    expect(again).toEqual({ ...first, replayed: true });
    expect((await shop.stored(cart!)).version).toBe(2);
  });

  it("used for another input before shows no cart when none is well named", async () => {
    const { cart } = await create(null);
    const input = { cartId: cart!.id, idempotencyKey: "key-1" };
    await shop.carts.extend(aRequest("extendCart", input));
    const problems = [aFormProblem(["input", "cartId"], "cartId must be a GUID.")];
    const refused = await shop.carts.extend(aRequest("extendCart", { ...input, cartId: null }, { problems }));
    expect(refused).toMatchObject({ cart: null, userErrors: [{ path: ["input", "idempotencyKey"] }] });
  });

  it.each(["addLineItems", "extend"] as const)(
    "used for another input before shows the cart that is named: %s",
    async (method) => {
      const { cart } = await create(null);
      const input = { cartId: cart!.id, lineItems: [aNewLine()], idempotencyKey: "key-1" };
      await shop.carts[method](aRequest(method, input));
      const other = await create(null);
      const refused = await shop.carts[method](aRequest(method, { ...input, cartId: other.cart!.id }));
      expect(refused).toMatchObject({ cart: other.cart, userErrors: [{ path: ["input", "idempotencyKey"] }] });
    },
  );
});
