import { OrderRefused } from "../../src/purchasing/purchase-system.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { checkOut, createCart } from "../support/api-carts.js";
import { modernSystem } from "../support/local-systems.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/* Metered SaaS before its Azure plan in one cart; the customer has no other. */

let isPlanRefused = false;
let app: RunningApp;
beforeAll(async () => {
  app = await runApp({
    purchaseSystems: {
      Modern: {
        async place(request) {
          if (isPlanRefused && request.draft.billingCycle === "ONE_TIME") throw new OrderRefused("Not this one.");
          return modernSystem.place(request);
        },
      },
    },
  });
});
afterAll(() => app.close());

const METERED = { catalogItemId: "DZH318Z0C964:0001:DZH318Z0BZDG", quantity: 1, billingCycle: "MONTHLY" } as const;
const PLAN = { catalogItemId: "DZH318Z0BPS6:0001:DZH318Z0BML6", quantity: 1, billingCycle: "ONE_TIME" } as const;

it("one checkout orders both, or says of the SaaS what to do when the plan was not ordered", async () => {
  const lines = [{ ...METERED, termDuration: "P1M" as const }, PLAN];
  const cart = await createCart(app, lines, { customerId: CUSTOMER_IDS.addons });
  expect(cart.lineItems).toMatchObject([
    { error: null, orderGroup: "0" },
    { error: null, orderGroup: "1" },
  ]);

  isPlanRefused = true;
  const refused = await checkOut(app, { cartId: cart.id });
  expect(refused).toMatchObject({
    orders: [],
    orderErrors: [
      { orderGroupId: "0", code: 800020, lineItemIds: [cart.lineItems[0]!.id], retryable: false },
      { orderGroupId: "1", code: 800005 },
    ],
  });
  expect(refused.orderErrors[0]!.description).toMatch(
    /that of group 1 of this cart is not ordered\. Check out again once the plan is ordered/,
  );

  isPlanRefused = false;
  const { orders, orderErrors, cart: after } = await checkOut(app, { cartId: cart.id });
  expect(orderErrors).toEqual([]);
  expect(orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["0", "1"]);
  expect(after).toMatchObject({ status: "ORDERED" });
});
