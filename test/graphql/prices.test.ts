import type { CatalogItem } from "../../src/model/catalog.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import {
  changeFacts,
  checkOut,
  createCart,
  ITEM,
  officeLine,
  previewOf,
  readCart,
  sampleRow,
  softwareLine,
} from "../support/api-carts.js";
import { CatalogItemDocument, OrderDocument } from "../support/graphql/graphql.js";
import { type Caller, type RunningApp, runApp } from "../support/running-app.js";

/* What things cost, as the API shows it: by term, by billing cycle, by order. */

let app: RunningApp;
beforeEach(async () => {
  app = await runApp();
});
afterEach(() => app.close());

const usd = (amount: string) => ({ amount, currencyCode: "USD" });
const newCommerce = (termDuration: "P1M" | "P1Y", billingCycle: "MONTHLY" | "ANNUAL", quantity = 1) => ({
  catalogItemId: ITEM.newCommerce,
  termDuration,
  billingCycle,
  quantity,
});

/** Lists a sample item at other prices from now on. */
async function list(id: string, listPrices: CatalogItem["listPrices"]): Promise<void> {
  const row = sampleRow("catalogItems", (item) => item.id === id);
  await changeFacts(app, { catalogItems: [{ ...row, listPrices }] });
}

const creditUsed = async () => (await app.store.stores.ledger.creditLines(PARTNER_IDS.direct)).get("USD")!.used;

describe("a catalog item", () => {
  it("has a price for each term and billing cycle; a modern one is listed for the term", async () => {
    const { catalogItem } = await app.ask(CatalogItemDocument, { id: ITEM.newCommerce });
    expect(catalogItem).toMatchObject({
      unitPrice: usd("6"),
      prices: [
        { termDuration: "P1M", billingCycle: "MONTHLY", unitPrice: usd("6"), termPrice: usd("6") },
        { termDuration: "P1Y", billingCycle: "MONTHLY", unitPrice: usd("6"), termPrice: usd("72") },
        { termDuration: "P1Y", billingCycle: "ANNUAL", unitPrice: usd("72"), termPrice: usd("72") },
      ],
    });
  });

  it("of the legacy system is listed by the month", async () => {
    const { catalogItem } = await app.ask(CatalogItemDocument, { id: ITEM.officeE1 });
    expect(catalogItem).toMatchObject({
      unitPrice: usd("8"),
      prices: [
        { termDuration: "P1Y", billingCycle: "MONTHLY", unitPrice: usd("8"), termPrice: usd("96") },
        { termDuration: "P1Y", billingCycle: "ANNUAL", unitPrice: usd("96"), termPrice: usd("96") },
      ],
    });
  });

  it("800043: has no prices for a caller without pricing access", async () => {
    const caller: Caller = { partner: "direct", roles: ["Reader"] };
    const { data } = await app.send(CatalogItemDocument, { id: ITEM.officeE1 }, caller);
    expect(data!.catalogItem).toMatchObject({ prices: null });
  });
});

it("a cart, its preview and its orders cost what the lines' own terms and cycles cost, and so much credit is drawn", async () => {
  const cart = await createCart(app, [
    officeLine({ quantity: 2 }),
    officeLine({ billingCycle: "ANNUAL" }),
    newCommerce("P1Y", "MONTHLY", 3),
    newCommerce("P1Y", "ANNUAL"),
    softwareLine(),
  ]);
  const read = await readCart(app, cart.id);
  expect(read.lineItems.map(({ unitPrice, lineTotal }) => [unitPrice!.amount, lineTotal!.amount])).toEqual([
    ["8", "16"],
    ["96", "96"],
    ["6", "18"],
    ["72", "72"],
    ["1069", "1069"],
  ]);
  const seen = await previewOf(app, cart.id);
  for (const { totals, totalsByBillingCycle, isPriceComplete } of [read, seen]) {
    expect([totals, isPriceComplete]).toEqual([[usd("1271")], true]);
    expect(totalsByBillingCycle).toEqual([
      { billingCycle: "MONTHLY", totals: [usd("34")] },
      { billingCycle: "ANNUAL", totals: [usd("168")] },
      { billingCycle: "ONE_TIME", totals: [usd("1069")] },
    ]);
  }
  const { orders } = await checkOut(app, { cartId: cart.id });
  expect(orders.map(({ totalPrice }) => totalPrice!.amount)).toEqual(["16", "96", "18", "72", "1069"]);
  expect(await creditUsed()).toBe("1271");
});

describe("an item without a price", () => {
  it("is left out of totals, which say so, and is ordered for nothing", async () => {
    await list(ITEM.officeE1, []);
    const cart = await createCart(app, [officeLine(), softwareLine()]);
    const expected = { totals: [usd("1069")], isPriceComplete: false };
    expect(await readCart(app, cart.id)).toMatchObject({
      ...expected,
      lineItems: [{ unitPrice: null, lineTotal: null, orderGroup: "OMS-0" }, { unitPrice: usd("1069") }],
      orderGroups: [{ totals: null }, { totals: [usd("1069")] }],
      totalsByBillingCycle: [{ billingCycle: "ONE_TIME", totals: [usd("1069")] }],
    });
    expect(await previewOf(app, cart.id)).toMatchObject({
      ...expected,
      orders: [
        { totals: null, isPriceComplete: false },
        { totals: [usd("1069")], isPriceComplete: true },
      ],
    });
    const { orders } = await checkOut(app, { cartId: cart.id });
    const { order } = await app.ask(OrderDocument, { id: orders[0]!.id });
    expect(order).toMatchObject({ totalPrice: null, isPriceComplete: false, lineItems: [{ unitPrice: null }] });
  });

  it("alone makes totals null, and not 0", async () => {
    await list(ITEM.officeE1, []);
    const cart = await createCart(app, [officeLine()]);
    const nothing = { totals: null, totalsByBillingCycle: null, isPriceComplete: false };
    expect(await readCart(app, cart.id)).toMatchObject(nothing);
    expect(await previewOf(app, cart.id)).toMatchObject(nothing);
  });
});

it("an ordered line keeps the price of its order, an open one has that of today; both are spelt in one way", async () => {
  const cart = await createCart(app, [officeLine(), softwareLine({ catalogItemId: ITEM.tenCents })]);
  await checkOut(app, { cartId: cart.id, orderGroupIds: ["OMS-0"] });
  await list(ITEM.officeE1, [{ termDuration: null, amount: "99" }]);
  await list(ITEM.tenCents, [{ termDuration: null, amount: "0.20" }]);
  expect(await readCart(app, cart.id)).toMatchObject({
    lineItems: [
      { unitPrice: usd("8"), lineTotal: usd("8"), catalogItem: { title: "Office 365 E1" } },
      { unitPrice: usd("0.2"), lineTotal: usd("0.2") },
    ],
    orderGroups: [
      { orderGroupId: "OMS-0", status: "ORDERED", totals: [usd("8")] },
      { orderGroupId: "0", status: "OPEN", totals: [usd("0.2")] },
    ],
    totals: [usd("8.2")],
  });
});
