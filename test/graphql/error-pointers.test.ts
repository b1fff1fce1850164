import { existsSync, readFileSync } from "node:fs";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { createCart, ITEM, officeLine, softwareLine } from "../support/api-carts.js";
import { CheckoutCartDocument, CreateCartDocument, ErrorCatalogDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/* What a page needs to mark the input at fault: reason, path and what would be accepted. */

const NOTHING = { minimum: null, maximum: null, available: null, values: null };

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

it("an error of a line names its reason, the input of the line, and the accepted range", async () => {
  const cart = await createCart(app, [officeLine({ quantity: 10_000_001 }), officeLine({ currencyCode: "EUR" })]);
  expect(cart.lineItems.map(({ error }) => error)).toMatchObject([
    { reason: "QUANTITY_OUT_OF_RANGE", path: ["quantity"], accepted: { ...NOTHING, minimum: 1, maximum: 10_000_000 } },
    { reason: "CURRENCY_NOT_OF_MARKET", path: ["currencyCode"], accepted: { ...NOTHING, values: ["USD"] } },
  ]);
});

it("an order error points into its first line, and gives no amount away", async () => {
  const cart = await createCart(app, [officeLine({ quantity: 10_000_001 })]);
  const inError = await app.ask(CheckoutCartDocument, { input: { cartId: cart.id } });
  expect(inError.checkoutCart!.orderErrors).toMatchObject([{ reason: "LINES_IN_ERROR", path: null, accepted: null }]);
  const many = softwareLine({ catalogItemId: ITEM.tenCents, quantity: 999_999 });
  const { id } = await createCart(app, [many], { customerId: CUSTOMER_IDS.rejected });
  const rejected = await app.ask(CheckoutCartDocument, { input: { cartId: id } });
  expect(rejected.checkoutCart!.orderErrors).toMatchObject([{ reason: "REVIEW_REJECTED", path: null, accepted: null }]);
});

it("an unknown reseller is named by its place among the participants", async () => {
  const participants = [
    { key: "TRANSACTION_RESELLER", value: "5357564" },
    { key: "CONSUMPTION_RESELLER", value: "9999999" },
  ] as never;
  const as = { partner: "provider" } as const;
  const cart = await createCart(app, [officeLine({ participants })], { as });
  const { checkoutCart } = await app.ask(CheckoutCartDocument, { input: { cartId: cart.id } }, as);
  expect(checkoutCart!.orderErrors).toMatchObject([
    { reason: "MPN_ID_UNKNOWN", lineItemIds: [cart.lineItems[0]!.id], path: ["participants", "1", "value"] },
  ]);
});

it("a user error has the range of its input; of a refused line, what is wrong with the line", async () => {
  const create = async (quantity: number) => {
    const input = {
      customerId: CUSTOMER_IDS.mixed,
      lineItems: [officeLine({ quantity })],
      onError: "REJECT_ALL" as const,
    };
    return (await app.ask(CreateCartDocument, { input })).createCart!.userErrors;
  };
  const path = ["input", "lineItems", "0"];
  expect(await create(0)).toMatchObject([
    { reason: "VALUE_NOT_ACCEPTED", path: [...path, "quantity"], accepted: { minimum: 1, maximum: 2_147_483_647 } },
  ]);
  expect(await create(10_000_001)).toMatchObject([
    { code: 800009, reason: "QUANTITY_OUT_OF_RANGE", path, accepted: { minimum: 1, maximum: 10_000_000 } },
  ]);
});

it("the catalog of errors links each code with its reasons, its mutations and its example", async () => {
  const { errorCatalog } = await app.ask(ErrorCatalogDocument, {});
  for (const { code, reasons, documentation } of errorCatalog!) {
    const [file, heading] = documentation.split("#") as [string, string];
    expect(existsSync(file)).toBe(true);
    const headings = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("## "))
      .map((line) => line.slice(3).toLowerCase().replaceAll(" ", "-"));
    expect(headings).toContain(heading);
    expect([code, reasons.length]).not.toEqual([code, 0]);
  }
  expect(errorCatalog!.find(({ code }) => code === 10006)).toMatchObject({
    reasons: expect.arrayContaining(["QUANTITY_OUT_OF_RANGE", "TERM_REQUIRED"]),
    mutations: expect.arrayContaining(["createCart", "updateCartLineItems"]),
  });
});
