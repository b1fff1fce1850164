import { CART_ERROR_CODES } from "../../src/codes/cart-error-codes.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import {
  type CartLineItemInput,
  CheckoutCartDocument,
  CheckoutPreviewDocument,
  CreateCartDocument,
} from "../support/graphql/graphql.js";
import { type Caller, runApp, type RunningApp } from "../support/running-app.js";

/* Facts that meet in one cart, or between the making of a cart and its checkout. */

let app: RunningApp;
beforeEach(async () => {
  app = await runApp();
});
afterEach(() => app.close());

const software = (catalogItemId: string, quantity = 1): CartLineItemInput => ({
  catalogItemId,
  quantity,
  billingCycle: "ONE_TIME",
});
const licence = (quantity: number, more: Partial<CartLineItemInput> = {}): CartLineItemInput => ({
  catalogItemId: "91FD106F-4B2C-4938-95AC-F54F74E9A239",
  quantity,
  billingCycle: "MONTHLY",
  ...more,
});
const reservation = (catalogItemId: string, quantity: number, subscriptionId: string): CartLineItemInput => ({
  catalogItemId,
  quantity,
  billingCycle: "ONE_TIME",
  termDuration: "P1Y",
  provisioningContext: [
    { key: "subscriptionId", value: subscriptionId },
    { key: "scope", value: "shared" },
  ],
});

const SMALL_RESERVATION = "DZH318Z0BQ3P:0011:DZH318XZXB11";
const AZURE = "1C461A25-F729-4FA5-AADB-280947DD05E8";
const owned = (number: string) => `00000000-0000-4000-8000-00000000${number}`;

async function createCart(customerId: string, lineItems: CartLineItemInput[], as?: Caller) {
  const { createCart: answer } = await app.ask(CreateCartDocument, { input: { customerId, lineItems } }, as);
  if (!answer?.cart) throw new Error(JSON.stringify(answer));
  return answer.cart;
}
async function checkOut(cartId: string, as?: Caller) {
  return (await app.ask(CheckoutCartDocument, { input: { cartId } }, as)).checkoutCart!;
}
const codes = (lineItems: readonly { error: { code: number } | null }[]) =>
  lineItems.map(({ error }) => error?.code ?? null);

it("10009: reservations and licences of one sandbox cart each meet their own limit, and both count at checkout", async () => {
  const as: Caller = { partner: "sandbox" };
  const within = await createCart(
    CUSTOMER_IDS.mixed,
    [reservation(SMALL_RESERVATION, 2, AZURE), ...Array<CartLineItemInput>(3).fill(licence(25))],
    as,
  );
  expect(codes(within.lineItems)).toEqual([null, null, null, null]);
  // The customer has two Azure subscriptions: three more make five, which is the limit, and so are two reservations.
  const beyond = await createCart(
    CUSTOMER_IDS.mixed,
    [reservation(SMALL_RESERVATION, 3, AZURE), ...Array<CartLineItemInput>(4).fill(licence(25))],
    as,
  );
  expect(codes(beyond.lineItems)).toEqual([10009, 10009, 10009, 10009, 10009]);

  const second = await createCart(CUSTOMER_IDS.mixed, [reservation(SMALL_RESERVATION, 1, AZURE), licence(1)], as);
  expect(codes(second.lineItems)).toEqual([null, null]);
  expect((await checkOut(within.id, as)).orders).toHaveLength(2);
  const { orders, orderErrors } = await checkOut(second.id, as);
  expect(orders).toEqual([]);
  expect(orderErrors.map(({ code, orderGroupId }) => [code, orderGroupId])).toEqual([
    [800018, "OMS-0"],
    [800018, "0"],
  ]);
});

it("800023: two groups share one credit line: the first one that fits is ordered, the other is told what it left", async () => {
  const as: Caller = { partner: "lowCredit" };
  const cart = await createCart(
    CUSTOMER_IDS.mixed,
    [licence(30), software("CARTWRIGHT01:0001:AVAILABLE001", 5), licence(1, { billingCycle: "ANNUAL" })],
    as,
  );
  // 240 of 500 go to the first group, 96 to the second, and 50 are asked for by the third: 164 are left for it.
  const preview = (await app.ask(CheckoutPreviewDocument, { cartId: cart.id }, as)).checkoutPreview!;
  const { orders, orderErrors } = await checkOut(cart.id, as);
  expect(orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0", "OMS-1", "0"]);
  expect(preview.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0", "OMS-1", "0"]);
  expect(orderErrors).toEqual([]);

  const next = await createCart(CUSTOMER_IDS.mixed, [licence(2), software("DG7GMGF0DWT0:0001:DG7GMGF0DSQR", 9)], as);
  const rest = await checkOut(next.id, as);
  expect(rest.orders.map(({ orderGroupId }) => orderGroupId)).toEqual(["OMS-0"]);
  expect(rest.orderErrors).toMatchObject([{ code: 800023, orderGroupId: "0" }]);
  expect(rest.orderErrors[0]?.description).toContain("earlier groups of this checkout 16");
});

it("800010: stock that goes between the making of a cart and its checkout is found by the checkout", async () => {
  const item = "CARTWRIGHT01:0001:AVAILABLE001";
  const first = await createCart(CUSTOMER_IDS.mixed, [software(item, 3)]);
  const second = await createCart(CUSTOMER_IDS.addons, [software(item, 3)]);
  expect([...codes(first.lineItems), ...codes(second.lineItems)]).toEqual([null, null]);
  expect((await checkOut(first.id)).orders).toHaveLength(1);
  expect((await checkOut(second.id)).orderErrors).toMatchObject([{ code: 800010, retryable: true }]);
});

it("800004: an id that is issued anew between the two no longer resolves, and the new one is offered", async () => {
  const stale = SAMPLE_DATA.catalogItems.find(({ id }) => id === "CARTWRIGHT10:0001:AVAILABLE001")!;
  const cart = await createCart(CUSTOMER_IDS.mixed, [software(stale.id)]);
  const nothing = Object.fromEntries(Object.keys(SAMPLE_DATA).map((section) => [section, []]));
  await app.store.load({
    ...(nothing as unknown as typeof SAMPLE_DATA),
    catalogItems: [{ ...stale, id: "CARTWRIGHT10:0001:AVAILABLE002", availabilityId: "AVAILABLE002" }],
    inventory: [{ catalogItemId: stale.id, available: 0, restrictions: [], endsWithStock: true }],
  });
  const { orders, orderErrors } = await checkOut(cart.id);
  expect(orders).toEqual([]);
  expect(orderErrors).toMatchObject([{ code: 800004, orderGroupId: "0", retryable: false }]);
  expect(orderErrors[0]?.description).toContain("CARTWRIGHT10:0001:AVAILABLE002");
});

it("a cart of 300 lines with every code that a direct partner can meet gives each line exactly its own", async () => {
  const kinds: [keyof typeof CART_ERROR_CODES | null, CartLineItemInput][] = [
    [null, licence(1)],
    ["CURRENCY_IS_NOT_SUPPORTED", licence(1, { currencyCode: "EUR" })],
    ["CATALOG_ITEM_ID_IS_NOT_VALID", software("DZH318Z0BQ3Q:0001:DZH318XZXPHL")],
    ["QUOTA_NOT_AVAILABLE", reservation("DZH318Z0BQ36:004G:DZH318Z08C0S", 1, owned("A007"))],
    ["INVENTORY_NOT_AVAILABLE", software("CARTWRIGHT01:0001:AVAILABLE001", 1)],
    [
      "PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER",
      licence(1, { participants: [{ key: "TRANSACTION_RESELLER", value: "5357564" }] }),
    ],
    ["UNABLE_TO_PROCESS_CART_LINE_ITEM", licence(1, { termDuration: "P3Y" })],
    ["SUBSCRIPTION_IS_NOT_VALID", reservation("DZH318Z0BQ36:004G:DZH318Z08C0S", 1, owned("A008"))],
    ["SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI", reservation("DZH318Z0BQ36:004G:DZH318Z08C0S", 1, owned("A004"))],
    [null, software("DG7GMGF0DWTL:0001:DG7GMGF0DSFM")],
  ];
  // 30 of each: one reservation of 12 cores fits, thirty do not; one licence is in stock, thirty are not.
  const lines = Array.from({ length: 300 }, (_, index) => kinds[index % kinds.length]!);
  const cart = await createCart(
    CUSTOMER_IDS.owner,
    lines.map(([, line]) => line),
  );
  expect(codes(cart.lineItems)).toEqual(lines.map(([code]) => code && CART_ERROR_CODES[code].code));
  expect(cart.lineItems.filter(({ orderGroup }) => orderGroup !== null)).toHaveLength(60);
});
