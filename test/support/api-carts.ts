import type { ReferenceData } from "../../src/model/reference-data.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import {
  CartDocument,
  type CartFieldsFragment,
  type CartLineItemInput,
  type CartQuery,
  CheckoutCartDocument,
  type CheckoutCartInput,
  type CheckoutCartMutation,
  CheckoutPreviewDocument,
  type CheckoutPreviewQuery,
  CreateCartDocument,
  type LineErrorPolicy,
  type TypedDocumentString,
} from "./graphql/graphql.js";
import { onlyFacts } from "./builders.js";
import type { Caller, RunningApp } from "./running-app.js";

/*
 * Carts for tests that go through the API: lines that the sample data can sell, and the few steps that nearly every
 * such test takes.
 */

/** The ids of sample items, by what the tests need them for. */
export const ITEM = {
  /** Legacy, 1 to 10000000, MONTHLY or ANNUAL, 8 USD. */
  officeE1: "91FD106F-4B2C-4938-95AC-F54F74E9A239",
  /** Legacy, 1 to 300, MONTHLY or ANNUAL, 12.5 USD. */
  businessPremium: "031C9E47-4802-4248-838E-778FB1D2CC05",
  /** Add-ons of officeE1, 4 and 12 USD. */
  audioConferencing: "C94271D8-B431-4A25-A3C5-A57737A1C909",
  callingPlan: "43FCE491-76D1-4BCC-B709-8A288786DBAE",
  /** Modern, 1 to 10000, ONE_TIME without a term, 1069 USD. */
  windowsServer: "DG7GMGF0DWTL:0001:DG7GMGF0DSFM",
  /** Modern, 1 to 1000, MONTHLY, P1M, 410 USD. */
  saas: "DZH318Z0BXWC:0001:DZH318Z0BMJX",
  /** Modern, ONE_TIME, P1Y, 12 cores in eastus2, 9800 USD. */
  reservation: "DZH318Z0BQ36:004G:DZH318Z08C0S",
  /** Modern, NONE, P1M, once per customer. */
  trial: "DZH318Z0C0WF:0001:DZH318Z0BP69",
  /** Modern, MONTHLY or ANNUAL, P1M or P1Y, 6 USD a month. */
  newCommerce: "CFQ7TTC0LH0Z:0001:CFQ7TTC0K18P",
  /** Modern, ONE_TIME; 10 USD, 5 in stock. */
  limitedStock: "CARTWRIGHT01:0001:AVAILABLE001",
  /** ONE_TIME, of a purchase system that has no adapter. */
  withoutAdapter: "CARTWRIGHT02:0001:AVAILABLE001",
  /** Modern, ONE_TIME; 60000 USD. */
  expensive: "CARTWRIGHT03:0001:AVAILABLE001",
  /** Modern, ONE_TIME, 1 to 1000000; 0.1 USD. */
  tenCents: "CARTWRIGHT04:0001:AVAILABLE001",
  /** Modern, ONE_TIME, 1 to 1000000; 0.0003 USD. */
  fractionOfACent: "CARTWRIGHT05:0001:AVAILABLE001",
} as const;

/** An Azure subscription of the default customer, good for reservations. */
export const AZURE = "1C461A25-F729-4FA5-AADB-280947DD05E8";

type Changes = Partial<CartLineItemInput>;

/** A line of group OMS-0. */
export function officeLine(changes: Changes = {}): CartLineItemInput {
  return { catalogItemId: ITEM.officeE1, quantity: 1, billingCycle: "MONTHLY", ...changes };
}

/** An add-on of `officeLine`. */
export function callingPlan(changes: Changes = {}): CartLineItemInput {
  return { catalogItemId: ITEM.callingPlan, quantity: 1, billingCycle: "MONTHLY", ...changes };
}

/** A line of the one-time group of the modern system. */
export function softwareLine(changes: Changes = {}): CartLineItemInput {
  return { catalogItemId: ITEM.windowsServer, quantity: 1, billingCycle: "ONE_TIME", ...changes };
}

/** A line of the monthly group of the modern system. */
export function saasLine(changes: Changes = {}): CartLineItemInput {
  return { catalogItemId: ITEM.saas, quantity: 1, billingCycle: "MONTHLY", termDuration: "P1M", ...changes };
}

/** Another line of the one-time group of the modern system. */
export function reservationLine(changes: Changes = {}, subscriptionId: string = AZURE): CartLineItemInput {
  return {
    catalogItemId: ITEM.reservation,
    quantity: 1,
    billingCycle: "ONE_TIME",
    termDuration: "P1Y",
    provisioningContext: [
      { key: "subscriptionId", value: subscriptionId },
      { key: "scope", value: "shared" },
    ],
    ...changes,
  };
}

/** A line that is stored with error 10006: its item has 1 to 300 units. */
export function brokenLine(changes: Changes = {}): CartLineItemInput {
  return { catalogItemId: ITEM.businessPremium, quantity: 301, billingCycle: "MONTHLY", ...changes };
}

export interface CartOptions {
  readonly as?: Caller;
  readonly customerId?: string;
  readonly onError?: LineErrorPolicy;
}

/** Makes a cart that must not be refused. */
export async function createCart(
  app: RunningApp,
  lineItems: CartLineItemInput[],
  { as, customerId = CUSTOMER_IDS.mixed, onError = "STORE_WITH_ERROR" }: CartOptions = {},
): Promise<CartFieldsFragment> {
  const { createCart: payload } = await app.ask(CreateCartDocument, { input: { customerId, lineItems, onError } }, as);
  return cartOf(payload);
}

/** The cart of an answer that must not be a refusal. */
export function cartOf<Cart>(payload: { cart: Cart | null; userErrors: unknown[] } | null): Cart {
  if (!payload?.cart || payload.userErrors.length > 0) throw new Error(JSON.stringify(payload, null, 2));
  return payload.cart;
}

export type FullCart = NonNullable<CartQuery["cart"]>;

/** A cart that must be there, with all that can be asked of it. */
export async function readCart(app: RunningApp, id: string, as?: Caller): Promise<FullCart> {
  const { cart } = await app.ask(CartDocument, { id }, as);
  if (!cart) throw new Error(`There is no cart ${id}.`);
  return cart;
}

export type CheckoutAnswer = NonNullable<CheckoutCartMutation["checkoutCart"]>;

/** Checks out, and returns whatever is answered. */
export async function checkOut(app: RunningApp, input: CheckoutCartInput, as?: Caller): Promise<CheckoutAnswer> {
  const { checkoutCart } = await app.ask(CheckoutCartDocument, { input }, as);
  if (!checkoutCart) throw new Error("checkoutCart answered null.");
  return checkoutCart;
}

export type Preview = NonNullable<CheckoutPreviewQuery["checkoutPreview"]>;

/** The preview of a cart that must be there. */
export async function previewOf(
  app: RunningApp,
  cartId: string,
  orderGroupIds?: string[],
  as?: Caller,
): Promise<Preview> {
  const { checkoutPreview } = await app.ask(CheckoutPreviewDocument, { cartId, orderGroupIds }, as);
  if (!checkoutPreview) throw new Error(`There is no cart ${cartId}.`);
  return checkoutPreview;
}

/**
 * All that a request could change, of every partner: two of these are equal when it changed nothing. It is a text since
 * texts are compared at once, and objects as large as these are not.
 */
export async function everythingStored({ store: { stores } }: RunningApp): Promise<string> {
  const page = { limit: 100_000, after: null };
  const counters = await stores.audit.holdings();
  const everything = await Promise.all(
    Object.values(PARTNER_IDS).map(async (partnerId) => ({
      carts: await stores.carts.page({ partnerId, customerId: null, status: null }, page),
      orders: await stores.orders.page({ partnerId, customerId: null, cartId: null }, page),
      credit: [...(await stores.ledger.creditLines(partnerId)).values()],
      requests: await stores.orderRequests.byPartner(partnerId),
      subscriptions: await stores.subscriptions.page({ partnerId, customerId: null, orderId: null }, page),
      // A counter that has come back to nothing is as good as none.
      holdings: counters.filter((counter) => counter.partnerId === partnerId && counter.ever > 0),
      inventory: [...(await stores.inventory.byItems([ITEM.limitedStock])).values()],
    })),
  );
  return JSON.stringify(everything, null, 1);
}

/** Sends a mutation, and returns its payload whatever it says. */
export async function answerTo<Data extends object, Input>(
  app: RunningApp,
  operation: TypedDocumentString<Data, { input: Input }>,
  input: Input,
  as?: Caller,
): Promise<NonNullable<Data[keyof Data]>> {
  const [payload] = Object.values(await app.ask(operation, { input }, as)) as Data[keyof Data][];
  if (!payload) throw new Error("The mutation answered null.");
  return payload;
}

/** Changes what the rules judge by, as if the world had moved on since a cart was made. */
export function changeFacts(app: RunningApp, changes: Partial<ReferenceData>): Promise<void> {
  return app.store.load(onlyFacts(changes));
}

/** A row of the sample data, by what finds it; to be changed and given to `changeFacts`. */
export function sampleRow<Kind extends keyof ReferenceData>(
  kind: Kind,
  isWanted: (row: ReferenceData[Kind][number]) => boolean,
): ReferenceData[Kind][number] {
  const rows: readonly ReferenceData[Kind][number][] = SAMPLE_DATA[kind];
  const row = rows.find(isWanted);
  if (!row) throw new Error(`The sample data has no such row among ${kind}.`);
  return row;
}
