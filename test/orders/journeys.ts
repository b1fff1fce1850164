import { orderKey } from "../../src/model/order.js";
import { randomUUID } from "node:crypto";
import type { Subscription } from "../../src/model/subscription.js";
import { subscriptionKey } from "../../src/model/subscription.js";
import type { Order } from "../../src/model/order.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import {
  CancelOrderDocument,
  type CancelOrderInput,
  type CartLineItemInput,
  CheckoutCartDocument,
  CreateCartDocument,
} from "../support/graphql/graphql.js";
import { fulfilDue } from "../support/rounds.js";
import type { Caller, RunningApp } from "../support/running-app.js";

/** Beyond the time that orders, cancellations and registrations take. */
const LONG_ENOUGH_MILLISECONDS = 10_000;

export const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
export const NOBODYS_ID = "00000000-0000-4000-8000-000000000000";

/** The item of a line for each kind. */
export const ITEMS = {
  software: "DG7GMGF0DWT0:0001:DG7GMGF0DSQR",
  limitedStock: "CARTWRIGHT01:0001:AVAILABLE001",
  modernLicence: "CFQ7TTC0LH0Z:0001:CFQ7TTC0K18P",
  saas: "DZH318Z0BXWC:0001:DZH318Z0BMJX",
  saasBilledToAzure: "CARTWRIGHT11:0001:AVAILABLE001",
  azurePlan: "DZH318Z0BPS6:0001:DZH318Z0BML6",
  reservation: "DZH318Z0BQ3P:0011:DZH318XZXB11",
  businessPremium: "031C9E47-4802-4248-838E-778FB1D2CC05",
  officeE1: "91FD106F-4B2C-4938-95AC-F54F74E9A239",
  audioConferencing: "C94271D8-B431-4A25-A3C5-A57737A1C909",
} as const;

export function line(catalogItemId: string, changes: Partial<CartLineItemInput> = {}): CartLineItemInput {
  return { catalogItemId, quantity: 1, billingCycle: "ONE_TIME", ...changes };
}

export function monthly(catalogItemId: string, changes: Partial<CartLineItemInput> = {}): CartLineItemInput {
  return line(catalogItemId, { billingCycle: "MONTHLY", ...changes });
}

/** Billed to, or reserved for, an Azure subscription. */
export function forAzure(subscriptionId: string): Partial<CartLineItemInput> {
  return {
    provisioningContext: [
      { key: "subscriptionId", value: subscriptionId },
      { key: "scope", value: "shared" },
    ],
  };
}

/** Orders lines, which must go into one order, and returns its id. */
export async function placeOrder(
  app: RunningApp,
  lineItems: CartLineItemInput[],
  { customerId = CUSTOMER_IDS.mixed, as }: { customerId?: string; as?: Caller } = {},
) {
  const { createCart } = await app.ask(CreateCartDocument, { input: { customerId, lineItems } }, as);
  const { checkoutCart } = await app.ask(CheckoutCartDocument, { input: { cartId: createCart!.cart!.id } }, as);
  expect(createCart!.cart!.lineItems.flatMap(({ error }) => error?.errorDescription ?? [])).toEqual([]);
  expect(checkoutCart!.orderErrors).toEqual([]);
  expect(checkoutCart!.orders).toHaveLength(1);
  return checkoutCart!.orders[0]!;
}

/** The codes of the errors that a cart's lines have. */
export async function lineErrors(app: RunningApp, lineItems: CartLineItemInput[], customerId: string) {
  const { createCart } = await app.ask(CreateCartDocument, { input: { customerId, lineItems } });
  return createCart!.cart!.lineItems.flatMap(({ error }) => error?.code ?? []);
}

export async function cancel(app: RunningApp, input: CancelOrderInput, as?: Caller) {
  return (await app.ask(CancelOrderDocument, { input }, as)).cancelOrder!;
}

/** Lets the time pass that background work takes, and plays a round of it. */
export async function finish(app: RunningApp): Promise<void> {
  app.clock.now = new Date(app.clock.now.getTime() + LONG_ENOUGH_MILLISECONDS);
  await fulfilDue(app.store, () => app.clock.now);
}

export async function storedOrder(app: RunningApp, id: string, partner: Caller["partner"] = "direct"): Promise<Order> {
  return (await app.store.stores.orders.byIds(PARTNER_IDS[partner], [id])).get(orderKey(id))!;
}

export async function storedSubscription(
  app: RunningApp,
  id: string,
  partner: Caller["partner"] = "direct",
): Promise<Subscription> {
  return (await app.store.stores.subscriptions.ofPartner(PARTNER_IDS[partner], [id])).get(subscriptionKey(id))!;
}

/** Puts a subscription into the store, as `original` with changes. */
export async function insertSubscription(
  app: RunningApp,
  original: Subscription,
  changes: Partial<Subscription>,
): Promise<string> {
  const id = randomUUID();
  await app.store.stores.subscriptions.insert([{ ...original, id, version: 1, ...changes }]);
  return id;
}
