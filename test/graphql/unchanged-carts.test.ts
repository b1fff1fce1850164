import { answerTo, brokenLine, checkOut, createCart, officeLine, readCart } from "../support/api-carts.js";
import { ReplaceCartLineItemsDocument, UpdateCartLineItemsDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

describe("a request that changes nothing", () => {
  it("leaves the cart in the version that it has", async () => {
    const cart = await createCart(app, [officeLine({ quantity: 2 })]);
    app.clock.now = new Date(app.clock.now.getTime() + 60_000);
    const [line] = cart.lineItems;
    const updates = [{ id: line!.id }, { id: line!.id, quantity: 2, friendlyName: null }];
    for (const update of updates) {
      const input = { cartId: cart.id, expectedVersion: 1, lineItems: [update] };
      expect(await answerTo(app, UpdateCartLineItemsDocument, input)).toMatchObject({ userErrors: [], cart });
    }
    const lineItems = [{ ...officeLine({ quantity: 2 }), id: line!.id.toUpperCase() }];
    const same = { cartId: cart.id, expectedVersion: 1, lineItems };
    expect(await answerTo(app, ReplaceCartLineItemsDocument, same)).toMatchObject({ userErrors: [], cart });
    expect(await readCart(app, cart.id)).toMatchObject(cart);
  });

  it("is a checkout that can order nothing and finds what was known", async () => {
    const cart = await createCart(app, [brokenLine()]);
    const answer = await checkOut(app, { cartId: cart.id });
    expect(answer).toMatchObject({ orders: [], orderErrors: [{ code: 800009 }], cart: { version: 1 } });
  });
});
