import { legacyOrder } from "../../src/purchasing/local-systems.js";
import type { PurchaseSystem } from "../../src/purchasing/purchase-system.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { CheckoutCartDocument, CreateCartDocument } from "../support/graphql/graphql.js";
import { runApp, type RunningApp } from "../support/running-app.js";

/* A purchase system that answers nobody: it costs one checkout its time-out, and not every one. */

const CUSTOMER = "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d";
const LICENCE = "031C9E47-4802-4248-838E-778FB1D2CC05";

let app: RunningApp;
let asked: OrderRequest[];
let isSilent: boolean;
beforeEach(async () => {
  asked = [];
  isSilent = true;
  const OMS: PurchaseSystem = {
    place: async (orderRequest) => {
      asked.push(orderRequest);
      if (isSilent) await new Promise(() => undefined);
      return legacyOrder(orderRequest);
    },
  };
  const env = { PURCHASE_TIMEOUT_SECONDS: "1", PURCHASE_BREAKER_FAILURES: "1", PURCHASE_BREAKER_SECONDS: "1" };
  app = await runApp({ purchaseSystems: { OMS }, env });
});
afterEach(async () => {
  expect((await verifyStore(app.store)).findings).toEqual([]);
  await app.close();
});

async function newCart(): Promise<string> {
  const lineItems = [{ catalogItemId: LICENCE, quantity: 1, billingCycle: "MONTHLY" as const }];
  const { createCart } = await app.ask(CreateCartDocument, { input: { customerId: CUSTOMER, lineItems } });
  return createCart!.cart!.id;
}

async function checkOut(cartId: string) {
  return (await app.ask(CheckoutCartDocument, { input: { cartId } })).checkoutCart!;
}

const openCircuits = async () =>
  /circuit_open\{system="OMS"\} (\d)/.exec(await (await fetch(new URL("/metrics", app.url))).text())?.[1];

it("other checkouts hear at once that it is down; what it may have taken stays in doubt, under its one id", async () => {
  const [first, second] = [await newCart(), await newCart()];
  expect((await checkOut(first)).orderErrors).toMatchObject([{ code: 800060 }]);
  expect(await openCircuits()).toBe("1");

  expect((await checkOut(second)).orderErrors).toMatchObject([
    { code: 800003, retryable: true, description: expect.stringContaining("has not answered lately") },
  ]);
  expect((await checkOut(first)).orderErrors).toMatchObject([{ code: 800060 }]);
  expect(asked).toHaveLength(1);

  isSilent = false;
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect((await checkOut(first)).orders).toHaveLength(1);
  expect((await checkOut(second)).orders).toHaveLength(1);
  expect(await openCircuits()).toBe("0");
  expect(asked[1]!.id).toBe(asked[0]!.id);
});
