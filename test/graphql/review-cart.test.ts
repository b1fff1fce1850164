import { answerTo, checkOut, createCart, ITEM, softwareLine } from "../support/api-carts.js";
import { onlyFacts } from "../support/builders.js";
import { ReviewCartDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

it("reviewCart lets a line be ordered whose error has gone, as the checkout before it says", async () => {
  const { id: cartId, lineItems } = await createCart(app, [
    softwareLine({ catalogItemId: ITEM.limitedStock, quantity: 6 }),
  ]);
  expect(lineItems).toMatchObject([{ error: { code: 10003, retryable: true } }]);
  const inventory = [{ catalogItemId: ITEM.limitedStock, available: 10, restrictions: [], endsWithStock: false }];
  await app.store.load(onlyFacts({ inventory }));

  const refused = await checkOut(app, { cartId });
  expect(refused).toMatchObject({
    orders: [],
    orderErrors: [{ code: 800009, retryable: false }],
    cart: { version: 1 },
  });
  expect(refused.orderErrors[0]!.description).toMatch(/reviewCart, or an edit of the cart, judges the lines again/);

  const input = { cartId, expectedVersion: 1, idempotencyKey: "review-1" };
  const reviewed = await answerTo(app, ReviewCartDocument, input);
  expect(reviewed).toMatchObject({
    userErrors: [],
    replayed: false,
    cart: { version: 2, lineItems: [{ error: null, orderGroup: "0" }] },
  });
  expect(await answerTo(app, ReviewCartDocument, input)).toEqual({ ...reviewed, replayed: true });
  expect(await answerTo(app, ReviewCartDocument, { cartId, expectedVersion: 1 })).toMatchObject({
    userErrors: [{ code: 800036, path: ["input", "expectedVersion"] }],
    cart: { version: 2 },
  });
  expect(await checkOut(app, { cartId })).toMatchObject({ orders: [{ orderGroupId: "0" }], orderErrors: [] });
});
