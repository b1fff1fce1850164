import { answerTo, callingPlan, createCart, ITEM, officeLine, readCart } from "../support/api-carts.js";
import { type LineErrorPolicy, UpdateCartLineItemsDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

describe.each<LineErrorPolicy>(["REJECT_ALL", "SKIP_FAILED"])("with %s, a change of a base", (onError) => {
  it.each([
    ["another billing cycle", { billingCycle: "ANNUAL" as const }],
    ["another item", { catalogItemId: ITEM.businessPremium }],
  ])("to %s is not stored when its add-on would be in error, and the answer says so", async (_what, update) => {
    const cart = await createCart(app, [officeLine({ addonItems: [callingPlan()] })]);
    const [base] = cart.lineItems;
    const input = { cartId: cart.id, onError, lineItems: [{ id: base!.id, ...update }] };
    const payload = await answerTo(app, UpdateCartLineItemsDocument, input);
    expect(payload.userErrors).toMatchObject([{ code: 800009, path: ["input", "lineItems", "0"] }]);
    expect(payload.userErrors[0]?.message).toContain(`line ${base!.addonItems[0]?.id} would be in error. `);
    expect(payload.cart).toEqual(cart);
    expect(await readCart(app, cart.id)).toMatchObject(cart);
  });
});
