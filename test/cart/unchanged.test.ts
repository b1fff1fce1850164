import type { CartPayload } from "../../src/model/payloads.js";
import type { Cart } from "../../src/model/cart.js";
import { anAddon, anItem } from "../support/builders.js";
import { aNewLine, aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";

/* What changes nothing makes no new version: it must not refuse the edit of a caller who expects the version there is. */

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const aFamily = () =>
  shop.createCart([aNewLine({ quantity: 3, addonItems: [aNewLine({ catalogItemId: anAddon().id })] })]);

async function expectUnchanged(cart: Cart, payload: CartPayload) {
  expect(payload).toEqual({ cart, userErrors: [], replayed: false });
  expect(await shop.stored(cart)).toEqual(cart);
}

describe("an edit that changes nothing", () => {
  it.each([
    ["names a line only", {}],
    ["says the values that a line has", { quantity: 3, billingCycle: "MONTHLY" as const, friendlyName: null }],
    ["fills in nothing", { participants: null, provisioningContext: [], renewsTo: null }],
  ])("answers the cart as it is when it %s", async (_what, values) => {
    const cart = await aFamily();
    shop.clock.now = new Date("2026-03-01T10:00:00.000Z");
    const input = { cartId: cart.id, lineItems: [{ id: cart.lineItems[0]!.id, ...values }] };
    await expectUnchanged(cart, await shop.carts.updateLineItems(aRequest("updateCartLineItems", input)));
  });

  it("answers the cart as it is when it replaces the lines by the same lines", async () => {
    const cart = await aFamily();
    const lineItems = cart.lineItems.map(({ error: _error, orderGroup: _group, ...line }) => line);
    const input = { cartId: cart.id, expectedVersion: 1, lineItems };
    await expectUnchanged(cart, await shop.carts.replaceLineItems(aRequest("replaceCartLineItems", input)));
  });

  it("makes a new version all the same when facts have changed meanwhile, and a line is judged otherwise", async () => {
    const cart = await aFamily();
    await shop.store.load(
      someReferenceData({ catalogItems: [anItem({ maximumQuantity: 2 })], subscriptions: [], creditLines: [] }),
    );
    const input = { cartId: cart.id, lineItems: [{ id: cart.lineItems[0]!.id }] };
    const payload = await shop.carts.updateLineItems(aRequest("updateCartLineItems", input));
    expect(payload.cart).toMatchObject({ version: 2, lineItems: [{ error: { code: 10006 } }] });
  });
});
