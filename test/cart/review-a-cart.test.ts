import { anInventory, anItem } from "../support/builders.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ data: someReferenceData({ inventory: [anInventory({ available: 1 })] }) });
});
afterEach(() => shop.close());

const LATER = "2026-03-01T10:00:00.000Z";
const review = (cartId: string) => shop.carts.review(aRequest("reviewCart", { cartId }));
const stockOf = (available: number) =>
  shop.store.load(someReferenceData({ inventory: [anInventory({ available })], subscriptions: [], creditLines: [] }));

describe("a review", () => {
  it("clears an error whose cause has gone, as one new version, and the line can be ordered", async () => {
    const cart = await shop.createCart([aNewLine({ quantity: 5 })]);
    expect(cart.lineItems).toMatchObject([{ error: { code: 10003 }, orderGroup: null }]);
    await stockOf(5);
    const refused = await shop.checkout(cart);
    const cause = { reason: "LINES_IN_ERROR", parameters: { reviewMayHelp: true } };
    expect(refused).toMatchObject({ orders: [], orderErrors: [{ code: 800009, retryable: false, problem: cause }] });

    shop.clock.now = new Date(LATER);
    const { cart: reviewed, userErrors } = await review(cart.id);
    expect(userErrors).toEqual([]);
    expect(reviewed).toMatchObject({
      version: 2,
      lastModifiedTimeStamp: LATER,
      lineItems: [{ error: null, orderGroup: "OMS-0" }],
    });
    expect(await shop.stored(cart)).toEqual(reviewed);
    expect(await shop.checkout(cart)).toMatchObject({ orders: [{ orderGroupId: "OMS-0" }], orderErrors: [] });
  });

  it("puts a line in error that breaks a rule now", async () => {
    const cart = await shop.createCart([aNewLine()]);
    await stockOf(0);
    expect((await review(cart.id)).cart).toMatchObject({ version: 2, lineItems: [{ error: { code: 10003 } }] });
  });

  it("makes no new version when nothing is judged otherwise", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ quantity: 301 })]);
    shop.clock.now = new Date(LATER);
    expect(await review(cart.id)).toEqual({ cart, userErrors: [], replayed: false });
    expect(await shop.stored(cart)).toEqual(cart);
  });

  it("leaves alone what has been ordered", async () => {
    const cart = await shop.createCart([aNewLine(), aNewLine({ quantity: 301 })]);
    const { cart: ordered } = await shop.checkout(cart);
    await shop.store.load(someReferenceData({ catalogItems: [anItem({ isPurchasable: false })] }));
    expect((await review(cart.id)).cart).toMatchObject({
      version: 2,
      lineItems: [ordered!.lineItems[0], { error: { code: 10006, problem: { reason: "QUANTITY_OUT_OF_RANGE" } } }],
    });
  });
});
