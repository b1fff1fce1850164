import { randomInt } from "node:crypto";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { brokenLine, callingPlan, createCart, ITEM, officeLine, saasLine, softwareLine } from "../support/api-carts.js";
import {
  CartsDocument,
  CheckoutCartDocument,
  CustomersDocument,
  CustomerSubscriptionsDocument,
  OrdersDocument,
  TypedDocumentString,
} from "../support/graphql/graphql.js";
import type { Answer, Caller, RunningApp } from "../support/running-app.js";
import { finish, placeOrder } from "../orders/journeys.js";
import { createSchema } from "../../src/graphql/schema.js";
import { operationOf, type RootField, rootFields } from "./schema-places.js";

/*
 * One partner whose things are tried, and others who try them. What the first one has was made through the API, with
 * names and quantities that nobody else has.
 */

export const OWNER: Caller = { partner: "direct" };
export const STRANGERS = ["provider", "reseller", "sandbox"] as const;
export type Stranger = (typeof STRANGERS)[number];

/** Quantities that are in no other partner's cart or order. */
const QUANTITIES = { base: 7919, addon: 7907 };

/** A cart with a base line and its add-on, by which a partner can try the ids of other lines. */
export interface OwnCart {
  readonly customerId: string;
  readonly cartId: string;
  readonly version: number;
  readonly lineId: string;
  readonly addonId: string;
}

export interface OwnersThings extends OwnCart {
  /** Ids that a stranger may try, by what they name. */
  readonly ids: Readonly<Record<Kind, readonly string[]>>;
  /** What the owner sent under the key `keyOf(mutation)`. */
  readonly inputs: Readonly<Record<string, object>>;
}

export const KINDS = [
  "CART",
  "LINE",
  "ORDER",
  "SUBSCRIPTION",
  "CUSTOMER",
  "KEY",
  "CURSOR_OF_CARTS",
  "CURSOR_OF_CUSTOMERS",
  "CURSOR_OF_ORDERS",
  "CURSOR_OF_SUBSCRIPTIONS",
] as const;
export type Kind = (typeof KINDS)[number];

export const schema = createSchema();

/** Sends an operation that asks for everything a field can answer. */
export function askAll(app: RunningApp, field: RootField, variables: object, as: Caller): Promise<Answer<object>> {
  return app.send(new TypedDocumentString<object, object>(operationOf(field)), variables, as);
}

export function keyOf(mutation: string): string {
  return `the-owners-key-for-${mutation}`;
}

/** Makes what the owner has: carts in every state, orders of both systems, and what these produced. */
export async function makeOwnersThings(app: RunningApp): Promise<OwnersThings> {
  const secret = (name: string) => ({ friendlyName: `Secret ${name}` });
  const base = officeLine({
    ...secret("base"),
    quantity: QUANTITIES.base,
    addonItems: [callingPlan({ ...secret("add-on"), quantity: QUANTITIES.addon })],
  });
  const cart = await createCart(app, [base, brokenLine(secret("broken line"))], { as: OWNER });
  const lineIds = cart.lineItems.flatMap((line) => [line.id, ...line.addonItems.map(({ id }) => id)]);
  // A customer that only the owner may sell to.
  const privateCart = await createCart(app, [officeLine(secret("private line"))], { customerId: CUSTOMER_IDS.owner });

  const licences = await placeOrder(app, [officeLine({ ...secret("licences"), quantity: QUANTITIES.base })]);
  const azure = await placeOrder(app, [{ catalogItemId: "MS-AZR-0145P", quantity: 1, billingCycle: "MONTHLY" }]);
  const saas = await placeOrder(app, [saasLine(secret("marketplace"))]);
  const software = await placeOrder(app, [softwareLine(secret("software"))]);
  const privateOrder = await placeOrder(app, [officeLine(secret("private"))], { customerId: CUSTOMER_IDS.owner });
  await finish(app);

  const inputs = await useEveryKey(app, {
    cart: await createCart(app, [base, officeLine(secret("extra"))], { as: OWNER }),
    subscriptionId: licences.lineItems[0]!.subscriptionId!,
    azureId: azure.lineItems[0]!.subscriptionId!,
    orderId: software.id,
    privateId: privateOrder.lineItems[0]!.subscriptionId!,
  });
  const { orders } = await app.ask(OrdersDocument, { first: 3 }, OWNER);
  const { carts } = await app.ask(CartsDocument, { first: 3 }, OWNER);
  const { customerSubscriptions } = await app.ask(CustomerSubscriptionsDocument, { first: 3 }, OWNER);
  const { customers } = await app.ask(CustomersDocument, { first: 3 }, OWNER);
  const [lineId, addonId] = lineIds;
  return {
    customerId: cart.customerId,
    cartId: cart.id,
    version: cart.version,
    lineId: lineId!,
    addonId: addonId!,
    inputs,
    ids: {
      CART: [cart.id, privateCart.id, licences.cartId],
      LINE: lineIds,
      ORDER: [licences.id, saas.id, privateOrder.id],
      // The last two came with the sample data: one that may hold reservations, and one that may not.
      SUBSCRIPTION: [
        licences.lineItems[0]!.subscriptionId!,
        azure.lineItems[0]!.subscriptionId!,
        "00000000-0000-4000-8000-00000000A006",
        "00000000-0000-4000-8000-00000000A004",
      ],
      CUSTOMER: [CUSTOMER_IDS.owner, CUSTOMER_IDS.government],
      KEY: [],
      CURSOR_OF_CARTS: [carts!.pageInfo.startCursor!, carts!.pageInfo.endCursor!],
      CURSOR_OF_CUSTOMERS: [customers.pageInfo.startCursor!, customers.pageInfo.endCursor!],
      CURSOR_OF_ORDERS: [orders!.pageInfo.startCursor!, orders!.pageInfo.endCursor!],
      CURSOR_OF_SUBSCRIPTIONS: [
        customerSubscriptions!.pageInfo.startCursor!,
        customerSubscriptions!.pageInfo.endCursor!,
      ],
    },
  };
}

interface Used {
  readonly cart: Awaited<ReturnType<typeof createCart>>;
  readonly subscriptionId: string;
  readonly azureId: string;
  readonly orderId: string;
  /** The subscription of a customer that only the owner has. */
  readonly privateId: string;
}

/** Has the owner use a key for every mutation there is, so that there is an answer of its own behind each. */
async function useEveryKey(app: RunningApp, { cart, subscriptionId, azureId, orderId, privateId }: Used) {
  const { id: cartId, customerId, version, lineItems } = cart;
  const [base, extra] = lineItems;
  const toDelete = await createCart(app, [officeLine({ friendlyName: "Secret of a deleted cart" })]);
  const line = officeLine({ friendlyName: "Secret under a key" });
  const inputs: Readonly<Record<string, object>> = {
    createCart: { customerId, lineItems: [line] },
    addCartLineItems: { cartId, lineItems: [line] },
    updateCartLineItems: { cartId, lineItems: [{ id: base!.id, friendlyName: "Secret of an update" }] },
    removeCartLineItems: { cartId, lineItemIds: [extra!.id] },
    replaceCartLineItems: { cartId, expectedVersion: version + 3, lineItems: [{ ...line, id: base!.id }] },
    reviewCart: { cartId },
    extendCart: { cartId },
    duplicateCart: { cartId },
    deleteCart: { cartId: toDelete.id },
    checkoutCart: { cartId },
    cancelOrder: { orderId },
    activateSubscription: { subscriptionId },
    changeSubscriptionQuantity: { subscriptionId, quantity: QUANTITIES.addon },
    changeSubscriptionRenewal: { subscriptionId, termDuration: null },
    changeSubscriptionStatus: { subscriptionId: privateId, status: "SUSPENDED" },
    registerSubscription: { subscriptionId: azureId },
  };
  for (const root of rootFields(schema).filter(({ type }) => type === "Mutation")) {
    const { name } = root.field;
    const { data, errors } = await askAll(
      app,
      root,
      { input: { ...inputs[name], idempotencyKey: keyOf(name) } },
      OWNER,
    );
    const { userErrors } = Object.values(data ?? {})[0] ?? { userErrors: errors };
    // Only a sandbox partner may activate; its refusal is kept under the key too.
    const refusals = name === "activateSubscription" ? 1 : 0;
    if (userErrors.length !== refusals) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
  }
  return inputs;
}

/** Makes what each stranger has: a cart to try other ids in, and an order. */
export async function makeStrangersCart(app: RunningApp, partner: Stranger): Promise<OwnCart> {
  const customerId = partner === "reseller" ? CUSTOMER_IDS.ofReseller : CUSTOMER_IDS.mixed;
  const as = { partner };
  const ordered = await createCart(app, [officeLine()], { as, customerId });
  // The reseller's answer has errors too: it sees no prices.
  const { data } = await app.send(CheckoutCartDocument, { input: { cartId: ordered.id } }, as);
  if (data?.checkoutCart?.orders.length !== 1) throw new Error(`Nothing was ordered for the ${partner}.`);
  return makeOwnCart(app, as, customerId);
}

/** A cart of a base line and its add-on. */
export async function makeOwnCart(app: RunningApp, as: Caller, customerId: string): Promise<OwnCart> {
  const cart = await createCart(app, [officeLine({ addonItems: [callingPlan()] })], { as, customerId });
  const [line] = cart.lineItems;
  return { customerId, cartId: cart.id, version: 1, lineId: line!.id, addonId: line!.addonItems[0]!.id };
}

/** Everything stored that is a partner's. */
export async function storedFor({ store: { stores } }: RunningApp, partner: Caller["partner"]): Promise<unknown> {
  const partnerId = PARTNER_IDS[partner];
  const page = { limit: 100_000, after: null };
  return {
    carts: await stores.carts.page({ partnerId, customerId: null, status: null }, page),
    orders: await stores.orders.page({ partnerId, customerId: null, cartId: null }, page),
    subscriptions: await stores.subscriptions.page({ partnerId, customerId: null, orderId: null }, page),
    customers: await stores.customers.page(partnerId, [], page),
    credit: [...(await stores.ledger.creditLines(partnerId)).values()],
  };
}

/** What must not be in any stranger's answer: ids, names and times that only the owner's things have. */
export async function secretsOf(app: RunningApp): Promise<string[]> {
  const others = JSON.stringify(await Promise.all(STRANGERS.map((partner) => storedFor(app, partner)))).toLowerCase();
  const texts = new Set<string>();
  JSON.stringify(await storedFor(app, OWNER.partner), (_key, value: unknown) => {
    if (typeof value === "string") texts.add(value.toLowerCase());
    return value;
  });
  const isTelling = (text: string) => text.length >= 12 && (/\d/.test(text) || text.startsWith("secret"));
  const items = new Set<string>(Object.values(ITEM).map((id) => id.toLowerCase()));
  const quantities = Object.values(QUANTITIES).map((quantity) => `"quantity":${quantity}`);
  return [...quantities, ...[...texts].filter((text) => isTelling(text) && !items.has(text) && !others.includes(text))];
}

/** An id that nobody has, with digits and letters where the given one has them; of a cursor, one with such an id in it. */
export function unknownLike(kind: Kind, id: string): string {
  if (!kind.startsWith("CURSOR")) return shuffled(id);
  const [list, time, key] = JSON.parse(Buffer.from(id, "base64url").toString()) as [string, string, string];
  return Buffer.from(JSON.stringify([list, time, shuffled(key)])).toString("base64url");
}

function shuffled(id: string): string {
  return id.replace(/[0-9a-f]/gi, (character) => {
    if (/\d/.test(character)) return String(randomInt(10));
    const letter = "abcdef"[randomInt(6)]!;
    return character === character.toUpperCase() ? letter.toUpperCase() : letter;
  });
}
