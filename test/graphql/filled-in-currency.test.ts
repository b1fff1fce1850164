import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { answerTo, cartOf, changeFacts, checkOut, createCart, officeLine, sampleRow } from "../support/api-carts.js";
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

describe("a currency that was not sent", () => {
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

  it("10000: cannot be sold where the market has stopped to support the item's own", async () => {
    const own = await runApp();
    try {
      const cart = await createCart(own, [line(IN_USD)], { customerId: CUSTOMER_IDS.brazil });
      const market = { ...sampleRow("markets", ({ country }) => country === "BR"), supportedCurrencies: ["BRL"] };
      await changeFacts(own, { markets: [market] });
      // A checkout judges with the facts of now, and orders nothing in a currency other than that of the price.
      expect(await checkOut(own, { cartId: cart.id })).toMatchObject({ orders: [], orderErrors: [{ code: 800009 }] });
      const { lineItems } = await createCart(own, [line(IN_USD)], { customerId: CUSTOMER_IDS.brazil });
      expect(lineItems).toMatchObject([{ orderGroup: null, error: { code: 10000 } }]);
      expect(lineItems[0]!.error!.errorDescription).toContain("is sold in USD only, and BR supports BRL only");
    } finally {
      await own.close();
    }
  });
});
