import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { answerTo, cartOf, createCart, officeLine } from "../support/api-carts.js";
import { DuplicateCartDocument, UpdateCartLineItemsDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/** Sold in Brazil, whose market has BRL and USD. */
const IN_BRL = "CARTWRIGHT07:0001:AVAILABLE001";
const IN_USD = "CARTWRIGHT07:0002:AVAILABLE002";
const line = (catalogItemId: string) => ({ catalogItemId, quantity: 1, billingCycle: "ONE_TIME" as const });

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

describe("a currency that nobody sent", () => {
  it("is the one of the item, also after a change of the item alone", async () => {
    const cart = await createCart(app, [line(IN_USD), line(IN_BRL)], { customerId: CUSTOMER_IDS.brazil });
    expect(cart.lineItems).toMatchObject([
      { currencyCode: "USD", orderGroup: "0", error: null },
      { currencyCode: "BRL", orderGroup: "1", error: null },
    ]);
    const input = { cartId: cart.id, lineItems: [{ id: cart.lineItems[1]!.id, catalogItemId: IN_USD }] };
    const changed = cartOf(await answerTo(app, UpdateCartLineItemsDocument, input));
    expect(changed.lineItems[1]).toMatchObject({ currencyCode: "USD", orderGroup: "0", error: null });
  });

  it("is filled in afresh in a copy for another market", async () => {
    const cart = await createCart(app, [officeLine()]);
    const copyFor = async (customerId: string) =>
      cartOf(await answerTo(app, DuplicateCartDocument, { cartId: cart.id, customerId })).lineItems[0];
    // The item is not sold there, which is an error of its own.
    expect(await copyFor(CUSTOMER_IDS.brazil)).toMatchObject({ currencyCode: "BRL", error: { code: 10001 } });
  });
});
