import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { cartOf, checkOut, type CheckoutAnswer } from "../support/api-carts.js";
import {
  type CartFieldsFragment,
  type CartLineItemInput,
  CreateCartDocument,
  type KeyValueInput,
  ReplaceCartLineItemsDocument,
} from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/*
 * Partner Center's own sample carts, sent to the product: its answer is what the documentation prints, less the places
 * where the documentation contradicts itself. Those are listed, and there the product does what the request says.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
type JsonObject = { [key: string]: Json | undefined };

/** The customer in the URL of each request: README of the samples. */
const CUSTOMER_OF: Readonly<Record<string, string>> = {
  "cart-create-mixed": CUSTOMER_IDS.mixed,
  "cart-create-base-with-addons": CUSTOMER_IDS.addons,
  "cart-update-quantity": CUSTOMER_IDS.mixed,
};

const NAMES = readdirSync(join("test", "samples"))
  .filter((name) => name.endsWith(".request.json"))
  .map((name) => name.replace(".request.json", ""));

interface Difference {
  readonly at: string;
  readonly recorded: Json | undefined;
  readonly answered: Json | undefined;
}

/** A place where a recorded answer cannot be right, with the reason; the product answers otherwise, and this. */
interface Slip extends Difference {
  readonly why: string;
}

const ABRIDGED = "the page prints orders without the provisioning context; an order line has it as on the cart";

const SLIPS: Readonly<Record<string, readonly Slip[]>> = {
  "cart-create-mixed": [
    {
      at: "customerId",
      recorded: "28045616-f6b9-462f-9701-0d89b5e65c44",
      answered: CUSTOMER_IDS.mixed,
      why: "the request went to another customer than the self link of its answer names",
    },
    {
      at: "lineItems.2.provisioningContext.scope",
      recorded: "shared",
      answered: "single",
      why: "the request asks for scope single",
    },
    {
      at: "lineItems.3.catalogItemId",
      recorded: "DG7GMGF0DWM3:0002:DG7GMGF0DT1M",
      answered: "DG7GMGF0DWTL:0001:DG7GMGF0DSFM",
      why: "the request asks for another item",
    },
  ],
  "cart-create-base-with-addons": [],
  "cart-update-quantity": [
    {
      at: "expirationTimestamp",
      recorded: undefined,
      answered: "a time",
      why: "every cart expires; the page forgot it",
    },
    {
      at: "lineItems.0.ProvisioningContext",
      recorded: { subscriptionId: "3D5ECED6-1151-44C7-AEE6-70A4BB725666", scope: "shared", duration: "1Year" },
      answered: undefined,
      why: "a key in PascalCase, alone in a body of camelCase",
    },
    {
      at: "lineItems.0.provisioningContext",
      recorded: undefined,
      answered: { subscriptionId: "3D5ECED6-1151-44C7-AEE6-70A4BB725666", scope: "shared", duration: "1Year" },
      why: "the same under the key that all other samples use",
    },
    { at: "status", recorded: undefined, answered: "Active", why: "every cart has a status; the page forgot it" },
  ],
  "cart-checkout-three-orders": [
    ...[0, 1, 2].map((order) => ({
      at: `orders.${order}.referenceCustomerId`,
      recorded: "28045616-f6b9-462f-9701-0d89b5e65c44",
      answered: CUSTOMER_IDS.mixed,
      why: "the customer of the self link once more; the cart was made for another",
    })),
    {
      at: "orders.1.lineItems.0.provisioningContext",
      recorded: undefined,
      answered: { subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8", scope: "shared" },
      why: ABRIDGED,
    },
    {
      at: "orders.1.lineItems.1.provisioningContext",
      recorded: undefined,
      answered: { subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8", scope: "single" },
      why: ABRIDGED,
    },
    {
      at: "orders.1.lineItems.2.friendlyName",
      recorded: "BizTalk Server 2016 Branch",
      answered: "Windows Server 2019 Standard - 16 Core License Pack",
      why: "the title of the item that the create sample was answered with, not of the one it had asked for",
    },
    {
      at: "orders.1.lineItems.2.offerId",
      recorded: "DG7GMGF0DWM3:0002:DG7GMGF0DT1M",
      answered: "DG7GMGF0DWTL:0001:DG7GMGF0DSFM",
      why: "the item that the create sample was answered with, not the one it had asked for",
    },
    {
      at: "orders.3",
      recorded: undefined,
      answered: {
        id: "33 characters ending in 1",
        alternateId: "12 hex digits",
        referenceCustomerId: CUSTOMER_IDS.mixed,
        billingCycle: "none",
        currencyCode: "USD",
        currencySymbol: "$",
        lineItems: [
          {
            lineItemNumber: 0,
            offerId: "DZH318Z0C0WF:0001:DZH318Z0BP69",
            friendlyName: "SaaS seat plan - free trial",
            quantity: 10,
            termDuration: "P1M",
            transactionType: "New",
            renewsTo: { termDuration: "P1Y" },
          },
        ],
        creationDate: "a time",
        status: "pending",
        transactionType: "UserPurchase",
      },
      why: "the trial is a group of its own in the create sample, and no order of the checkout sample has it",
    },
  ],
};

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

describe("Partner Center's sample carts", () => {
  it.each(NAMES)("%s: the cart made of the request is the recorded response, field by field", async (name) => {
    const cart = await buy(name);
    const { links, ...recorded } = read(`${name}.response.json`) as JsonObject & { links: { self: { uri: string } } };
    const customerId = links.self.uri.split("/customers/")[1]!.split("/")[0]!;
    const expected = comparable({ ...recorded, customerId }) as JsonObject;
    for (const key of ["id", "creationTimestamp", "lastModifiedTimestamp", "lastModifiedUser", "attributes"]) {
      delete expected[key];
    }
    expect(differences(withoutLineIds(expected), wireCart(cart))).toEqual(slipsOf(name));
  });

  it.each(NAMES)("%s: no line of the cart is in error, and every line has a group", async (name) => {
    const cart = await buy(name);
    const lines = cart.lineItems.flatMap(({ addonItems, ...line }) => [line, ...addonItems]);
    expect(lines.map((line) => line.error)).toEqual(lines.map(() => null));
    expect(lines.map((line) => line.orderGroup)).not.toContain(null);
  });

  it("cart-create-mixed: its checkout is the recorded response, field by field, and the order of the trial", async () => {
    // The trial can be bought once, so each of the two checkouts has an app of its own.
    const own = await runApp();
    try {
      const answer = await checkOut(own, { cartId: (await buy("cart-create-mixed", own)).id });
      expect(answer).toMatchObject({ orderErrors: [], userErrors: [], cart: { status: "ORDERED" } });
      const recorded = comparable(read("cart-checkout-three-orders.response.json"));
      expect(differences(recorded, { orders: answer.orders.map(wireOrder) })).toEqual(
        slipsOf("cart-checkout-three-orders"),
      );
    } finally {
      await own.close();
    }
  });

  it("cart-create-mixed: its orders are those of groups OMS-0, 0, 1 and 2, in this order", async () => {
    const own = await runApp();
    try {
      const { orders } = await checkOut(own, { cartId: (await buy("cart-create-mixed", own)).id });
      expect(orders.map((order) => order.orderGroupId)).toEqual(["OMS-0", "0", "1", "2"]);
    } finally {
      await own.close();
    }
  });

  it("cart-create-base-with-addons: one order has the base and, under its new subscription, the two add-ons", async () => {
    const answer = await checkOut(app, { cartId: (await buy("cart-create-base-with-addons")).id });
    const [order, ...others] = answer.orders;
    expect(others).toEqual([]);
    const base = order!.lineItems[0]!.subscriptionId;
    expect(order!.lineItems).toMatchObject([
      { lineItemNumber: 0, offerId: "91FD106F-4B2C-4938-95AC-F54F74E9A239", quantity: 3, parentSubscriptionId: null },
      { lineItemNumber: 1, offerId: "C94271D8-B431-4A25-A3C5-A57737A1C909", quantity: 2, parentSubscriptionId: base },
      { lineItemNumber: 2, offerId: "43FCE491-76D1-4BCC-B709-8A288786DBAE", quantity: 3, parentSubscriptionId: base },
    ]);
    expect(order!.lineItems.map((line) => line.friendlyName)).toEqual([
      "Myofferpurchase",
      "Audio Conferencing (add-on)",
      "Calling Plan (add-on)",
    ]);
  });

  it("cart-update-quantity: the order of the updated cart has the new quantity and the partner's own name", async () => {
    const { orders } = await checkOut(app, { cartId: (await buy("cart-update-quantity")).id });
    expect(orders).toHaveLength(1);
    expect(orders[0]!.lineItems).toMatchObject([{ quantity: 2, friendlyName: "A_sample_Azure_RI" }]);
  });
});

/** Sends a sample request; the update sample is made with one unit first, and then put with its quantity. */
async function buy(name: string, to: RunningApp = app): Promise<CartFieldsFragment> {
  const customerId = CUSTOMER_OF[name]!;
  const lineItems = (read(`${name}.request.json`) as { lineItems: JsonObject[] }).lineItems.map(toLine);
  const isUpdate = name === "cart-update-quantity";
  const { createCart } = await to.ask(CreateCartDocument, {
    input: { customerId, lineItems: isUpdate ? lineItems.map((line) => ({ ...line, quantity: 1 })) : lineItems },
  });
  const cart = cartOf(createCart);
  if (!isUpdate) return cart;
  const { replaceCartLineItems } = await to.ask(ReplaceCartLineItemsDocument, {
    input: {
      cartId: cart.id,
      expectedVersion: cart.version,
      lineItems: lineItems.map(({ addonItems: _, ...line }, index) => ({ ...line, id: cart.lineItems[index]!.id })),
    },
  });
  return cartOf(replaceCartLineItems);
}

/**
 * A sample file. Requests of some pages spell their keys in PascalCase: here all are in camelCase, less those of a
 * provisioning context. The API takes them for what they are, data, and gives them back in camelCase.
 */
function read(name: string): Json {
  const json = JSON.parse(readFileSync(join("test", "samples", name), "utf8")) as Json;
  return name.endsWith(".request.json") ? camelCased(json) : json;
}

function camelCased(json: Json): Json {
  if (Array.isArray(json)) return json.map(camelCased);
  if (json === null || typeof json !== "object") return json;
  const entries = Object.entries(json).map(([key, value]) => {
    const isContext = key.toLowerCase() === "provisioningcontext";
    return [key.charAt(0).toLowerCase() + key.slice(1), isContext ? value : camelCased(value!)];
  });
  return Object.fromEntries(entries) as JsonObject;
}

/** A line of a request as the API takes it: enums by their names there, the context as a list. */
function toLine({ id: _, billingCycle, provisioningContext, addonItems, ...line }: JsonObject): CartLineItemInput {
  return {
    ...line,
    billingCycle: (billingCycle as string).toUpperCase(),
    ...(provisioningContext && { provisioningContext: toContext(provisioningContext as Record<string, string>) }),
    ...(addonItems && { addonItems: (addonItems as JsonObject[]).map(toLine) }),
  } as CartLineItemInput;
}

function toContext(context: Record<string, string>): KeyValueInput[] {
  return Object.entries(context).map(([key, value]) => ({ key, value }));
}

/** A cart of the API as Partner Center would print it, less ids and who changed it when. */
function wireCart(cart: CartFieldsFragment): JsonObject {
  return {
    customerId: cart.customerId,
    status: cart.status === "ACTIVE" ? "Active" : "Ordered",
    ...(Date.parse(cart.expirationTimeStamp) > Date.parse(cart.creationTimeStamp) && { expirationTimestamp: "a time" }),
    lineItems: cart.lineItems.map((line) => ({
      ...wireLine(line),
      ...(line.addonItems.length > 0 && { addonItems: line.addonItems.map(wireLine) }),
    })),
  };
}

function wireLine(line: CartFieldsFragment["lineItems"][number]["addonItems"][number]): JsonObject {
  const { catalogItemId, friendlyName, quantity, currencyCode, billingCycle, termDuration, orderGroup } = line;
  return stated({
    catalogItemId,
    friendlyName,
    quantity,
    currencyCode,
    billingCycle: billingCycle.toLowerCase(),
    termDuration,
    participants: line.participants.length > 0 ? line.participants : null,
    provisioningContext: fromContext(line.provisioningContext),
    renewsTo: line.renewsTo,
    orderGroup,
  });
}

function wireOrder(order: CheckoutAnswer["orders"][number]): JsonObject {
  const { referenceCustomerId, billingCycle, currencyCode, currencySymbol, status, transactionType } = order;
  return stated({
    ...(comparable({ id: order.id, alternateId: order.alternateId, creationDate: order.creationDate }) as JsonObject),
    referenceCustomerId,
    billingCycle: billingCycle.toLowerCase(),
    currencyCode,
    currencySymbol,
    status: status.toLowerCase(),
    transactionType,
    lineItems: order.lineItems.map(wireOrderLine),
  });
}

/** Without the id and the quantity bought, which Partner Center's order lines do not have. */
function wireOrderLine(bought: CheckoutAnswer["orders"][number]["lineItems"][number]) {
  const { id: _id, quantityBought: _bought, additionalPartnerIdsOnRecord: more, provisioningContext, ...line } = bought;
  return comparable(
    stated({
      ...line,
      additionalPartnerIdsOnRecord: more.length > 0 ? more : null,
      provisioningContext: fromContext(provisioningContext),
    }),
  );
}

/** Partner Center leaves out what has no value. */
function stated(json: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null && value !== undefined));
}

function fromContext(context: readonly { key: string; value: string }[]): Json {
  return context.length > 0 ? Object.fromEntries(context.map(({ key, value }) => [key, value])) : null;
}

/** Times, and ids that a purchase system gives, by their form; of two equal ids the second says so. */
function comparable(json: Json): Json {
  if (Array.isArray(json)) return json.map(comparable);
  if (json === null || typeof json !== "object") return json;
  const { id, alternateId } = json;
  const entries = Object.entries(json).map(([key, value]) => {
    if (/^(creationDate|expirationTimestamp)$/.test(key)) return [key, isTime(value) ? "a time" : value];
    if (key === "id") return [key, formOfId(value as string)];
    if (key === "alternateId") return [key, alternateId === id ? "the id" : formOfId(alternateId as string)];
    if (key === "subscriptionId" && "offerId" in json) return [key, formOfId(value as string)];
    return [key, comparable(value as Json)];
  });
  return Object.fromEntries(entries) as JsonObject;
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function formOfId(id: string | number): Json {
  if (typeof id === "number") return id;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return "a GUID in lower case";
  if (/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(id)) return "a GUID in upper case";
  if (/^[\w-]{32}1$/.test(id)) return "33 characters ending in 1";
  if (/^[0-9a-f]{12}$/.test(id)) return "12 hex digits";
  return id;
}

/** The samples number their lines; the product gives them GUIDs. */
function withoutLineIds(cart: JsonObject): JsonObject {
  const without = ({ id: _, addonItems, ...line }: JsonObject): JsonObject => ({
    ...line,
    ...(addonItems && { addonItems: (addonItems as JsonObject[]).map(without) }),
  });
  return { ...cart, lineItems: (cart["lineItems"] as JsonObject[]).map(without) };
}

/** Every place where two bodies differ, by path. */
function differences(recorded: Json | undefined, answered: Json | undefined, at: readonly string[] = []): Difference[] {
  const bothAreObjects = [recorded, answered].every((json) => json !== null && typeof json === "object");
  if (!bothAreObjects) return recorded === answered ? [] : [{ at: at.join("."), recorded, answered }];
  const [one, other] = [recorded, answered] as [JsonObject, JsonObject];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differences(one[key], other[key], [...at, key])).sort(byPath);
}

function slipsOf(name: string): Difference[] {
  return SLIPS[name]!.map(({ why: _, ...difference }) => difference).sort(byPath);
}

function byPath(one: Difference, other: Difference): number {
  return one.at < other.at ? -1 : 1;
}
