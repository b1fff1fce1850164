import { OrderRefused, type PurchaseSystem, PurchaseSystemDown } from "../../src/purchasing/purchase-system.js";
import {
  CartDocument,
  type CartLineItemInput,
  CheckoutCartDocument,
  CreateCartDocument,
} from "../support/graphql/graphql.js";
import { runApp, type RunningApp } from "../support/running-app.js";

const CUSTOMER = "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d";
const LICENCE: CartLineItemInput = {
  catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05",
  quantity: 1,
  billingCycle: "MONTHLY",
};
const PLACED = {
  id: "order-1",
  alternateId: "order-1",
  status: "COMPLETED",
  subscriptionIds: ["SUBSCRIPTION-1"],
} as const;

let app: RunningApp;

afterEach(() => app.close());

/** Runs the product with a legacy system that does `place`, and checks out a cart of these lines. */
async function checkOut(place: PurchaseSystem["place"], lineItems: CartLineItemInput[] = [LICENCE]) {
  app = await runApp({ purchaseSystems: { OMS: { place } }, env: { PURCHASE_TIMEOUT_SECONDS: "1" } });
  const { createCart } = await app.ask(CreateCartDocument, {
    input: { customerId: CUSTOMER, lineItems },
  });
  const cartId = createCart!.cart!.id;
  const { checkoutCart } = await app.ask(CheckoutCartDocument, { input: { cartId } });
  const { cart } = await app.ask(CartDocument, { id: cartId });
  return { result: checkoutCart!, cart: cart! };
}

it("800003: a purchase system that is down leaves the group to be tried again", async () => {
  const { result, cart } = await checkOut(() => Promise.reject(new PurchaseSystemDown("It is being repaired.")));
  expect(result).toMatchObject({
    orders: [],
    orderErrors: [
      {
        orderGroupId: "OMS-0",
        code: 800003,
        description: "Unexpected service error. It is being repaired. Trying again takes a new idempotencyKey.",
        retryable: true,
      },
    ],
  });
  expect(cart).toMatchObject({ status: "ACTIVE", orderGroups: [{ status: "FAILED" }] });
});

it("800005: a purchase system that refuses the order says why", async () => {
  const { result, cart } = await checkOut(() => Promise.reject(new OrderRefused("The account is closed.")));
  expect(result.orderErrors).toMatchObject([
    { code: 800005, description: "Create order is not successful. The account is closed.", retryable: false },
  ]);
  expect(cart).toMatchObject({ status: "ACTIVE", orderGroups: [{ status: "FAILED" }] });
});

it("800060: a purchase system that does not answer in time leaves the order in doubt", async () => {
  const { result, cart } = await checkOut(() => new Promise(() => {}));
  expect(result.orderErrors).toMatchObject([{ orderGroupId: "OMS-0", code: 800060, retryable: true }]);
  expect(cart).toMatchObject({ status: "ACTIVE", orderGroups: [{ status: "PROCESSING" }] });
});

it("800009: lines in error are left in the cart, and the others go ahead", async () => {
  const { result, cart } = await checkOut(
    () => Promise.resolve({ ...PLACED }),
    [LICENCE, { ...LICENCE, quantity: 301 }],
  );
  const lineItemId = cart.lineItems[1]!.id;
  expect(result.orders).toMatchObject([{ id: "order-1", orderGroupId: "OMS-0" }]);
  expect(result.orderErrors).toMatchObject([
    {
      orderGroupId: null,
      code: 800009,
      lineItemIds: [lineItemId],
      description:
        `Error in Cart item(s). Not ordered: line ${lineItemId}: 10006 UNABLE_TO_PROCESS_CART_LINE_ITEM. ` +
        "Change or remove them.",
    },
  ]);
  expect(cart.status).toBe("ACTIVE");
});
