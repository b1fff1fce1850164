import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isInputObjectType, isObjectType } from "graphql";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { AZURE, ITEM } from "../support/api-carts.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/* Ids are taken in any letter case, and come out as they are stored; asked of every ID in the schema. */

type Json = { readonly [name: string]: unknown };

const schema = buildSchema(readFileSync("schema/schema.graphql", "utf8"));
const isId = (type: Parameters<typeof getNamedType>[0]) => getNamedType(type)?.name === "ID";

/** Every place of the schema where an id goes in, and every one where one comes out. */
function placesOfIds(): { taken: string[]; given: string[] } {
  const [taken, given]: [string[], string[]] = [[], []];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        if (isId(field.type)) taken.push(`${type.name}.${field.name}`);
    } else if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (isId(field.type)) given.push(`${type.name}.${field.name}`);
        for (const arg of field.args) if (isId(arg.type)) taken.push(`${type.name}.${field.name}.${arg.name}`);
      }
    }
  }
  return { taken, given };
}

/** The same id in the other letter case. */
const other = (id: string) => (id === id.toUpperCase() ? id.toLowerCase() : id.toUpperCase());

const LINE = `__typename id catalogItemId orderGroup provisioningContext { __typename value } error { __typename lineItemId code }
  catalogItem { __typename id productId skuId availabilityId }`;
const CART = `__typename id customerId version customer { __typename id }
  lineItems { ${LINE} addonItems { ${LINE} } } orderGroups { __typename id orderGroupId }`;
const ORDER = `__typename id cartId orderGroupId referenceCustomerId
  lineItems { __typename id offerId subscriptionId parentSubscriptionId }`;
const SUBSCRIPTION = "__typename id customerId catalogItemId orderId parentId";
const ERRORS = "userErrors { code path message }";
const ORDER_ERRORS = "orderErrors { __typename orderGroupId lineItemIds }";

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** Every id that came out, by its place in the schema. */
const seen = new Map<string, Set<string>>();

function collect(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(collect);
  if (typeof value !== "object" || value === null) return;
  const { __typename: name, ...fields } = value as Json;
  for (const [field, content] of Object.entries(fields)) {
    collect(content);
    const place = `${String(name)}.${field}`;
    const ids = (Array.isArray(content) ? content : [content]).filter((id) => typeof id === "string");
    if (ids.length > 0) seen.set(place, new Set([...(seen.get(place) ?? []), ...ids]));
  }
}

async function ask(query: string, variables: object = {}): Promise<Json> {
  const response = await fetch(app.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Json; errors?: unknown };
  expect(errors).toBeUndefined();
  collect(data);
  return data!;
}

/** The places whose ids were sent in the other letter case. */
const sent = new Set<string>();

/** Sends a mutation; `what` it finds must be there. */
async function change(mutation: string, type: string, input: object, what: string, fields: string): Promise<Json> {
  note(type, input);
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${what}${fields} ${ERRORS} } }`;
  const payload = (await ask(query, { input }))[mutation] as Json;
  if (!payload[what]) throw new Error(JSON.stringify(payload));
  return payload;
}

function note(type: string, input: object): void {
  const declared = schema.getType(type);
  if (!isInputObjectType(declared)) return;
  for (const [name, value] of Object.entries(input)) {
    const field = declared.getFields()[name]!;
    if (isId(field.type)) sent.add(`${type}.${name}`);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "object" && one !== null) note(getNamedType(field.type).name, one as object);
    }
  }
}

/** Sends a query whose argument is an id in the other letter case; the answer must not be empty. */
async function read(field: string, args: Readonly<Record<string, string | string[]>>, fields: string): Promise<void> {
  const text = Object.entries(args).map(([name, value]) => {
    sent.add(`Query.${field}.${name}`);
    return `${name}: ${JSON.stringify(value)}`;
  });
  const answer = (await ask(`{ ${field}(${text.join(", ")}) { ${fields} } }`))[field] as Json | null;
  expect(answer).not.toBeNull();
  if (answer && "nodes" in answer) expect(answer.nodes).not.toEqual([]);
}

const officeLine = { catalogItemId: other(ITEM.officeE1), quantity: 1, billingCycle: "MONTHLY" };
const addon = { catalogItemId: other(ITEM.callingPlan), quantity: 1, billingCycle: "MONTHLY" };
const parent = "97555B61-7461-477A-A98C-9C76148783E4";
const reservation = {
  catalogItemId: other(ITEM.reservation),
  quantity: 1,
  billingCycle: "ONE_TIME",
  termDuration: "P1Y",
  provisioningContext: [
    { key: "subscriptionId", value: other(AZURE) },
    { key: "scope", value: "shared" },
  ],
};
const ofOwned = { ...addon, provisioningContext: [{ key: "parentSubscriptionId", value: other(parent) }] };

interface LineIds {
  readonly id: string;
  readonly addonItems: readonly { readonly id: string }[];
}

it("every id of the schema is taken in any letter case, and comes out as it is stored", async () => {
  const cartInput = {
    customerId: other(CUSTOMER_IDS.mixed),
    lineItems: [{ ...officeLine, addonItems: [addon] }, reservation],
  };
  const made = (await change("createCart", "CreateCartInput", cartInput, "cart", `{ ${CART} }`)).cart as Json;
  const cartId = other(made.id as string);
  const [base, reserved] = made.lineItems as LineIds[];
  const edit = (name: string, input: object) =>
    change(name, `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, { cartId, ...input }, "cart", `{ ${CART} }`);
  await edit("addCartLineItems", { parentLineItemId: other(base!.id), lineItems: [addon] });
  const update = { id: other(base!.id), catalogItemId: other(ITEM.officeE1), quantity: 2 };
  const updated = await edit("updateCartLineItems", { lineItems: [update] });
  const added = (updated.cart as { lineItems: LineIds[] }).lineItems[0]!.addonItems[1]!.id;
  const removed = await edit("removeCartLineItems", { lineItemIds: [other(added)] });
  await edit("replaceCartLineItems", {
    expectedVersion: (removed.cart as Json).version,
    lineItems: [
      { id: other(base!.id), ...officeLine, addonItems: [{ id: other(base!.addonItems[0]!.id), ...addon }] },
      { id: other(reserved!.id), ...reservation },
      { catalogItemId: other(ITEM.businessPremium), quantity: 301, billingCycle: "MONTHLY" },
      // Of a purchase system that has no adapter: its group is not ordered.
      { catalogItemId: other(ITEM.withoutAdapter), quantity: 1, billingCycle: "ONE_TIME" },
    ],
  });
  await edit("extendCart", {});
  await edit("reviewCart", {});
  const copy = await edit("duplicateCart", { customerId: other(CUSTOMER_IDS.addons) });
  await read("cart", { id: cartId }, CART);
  await read("carts", { customerId: other(CUSTOMER_IDS.mixed) }, `nodes { ${CART} }`);
  await read(
    "checkoutPreview",
    { cartId, orderGroupIds: ["oms-0"] },
    `orders { __typename orderGroupId } ${ORDER_ERRORS}`,
  );
  const checkout = { cartId, orderGroupIds: ["oms-0"] };
  await change("checkoutCart", "CheckoutCartInput", checkout, "cart", `{ id } orders { ${ORDER} }`);
  const rest = await change(
    "checkoutCart",
    "CheckoutCartInput",
    { cartId },
    "cart",
    `{ id } orders { ${ORDER} } ${ORDER_ERRORS}`,
  );
  const [modern] = rest.orders as { id: string }[];

  const own = { customerId: other(CUSTOMER_IDS.addons), lineItems: [ofOwned] };
  const second = (await change("createCart", "CreateCartInput", own, "cart", `{ ${CART} }`)).cart as Json;
  const owned = { cartId: other(second.id as string) };
  const { orders } = await change("checkoutCart", "CheckoutCartInput", owned, "cart", `{ id } orders { ${ORDER} }`);
  const [legacy] = orders as { id: string; lineItems: { subscriptionId: string }[] }[];
  const subscriptionId = other(legacy!.lineItems[0]!.subscriptionId);

  await read("order", { id: other(legacy!.id) }, ORDER);
  await read("orders", { customerId: other(CUSTOMER_IDS.mixed), cartId }, `nodes { ${ORDER} }`);
  await read("customerSubscription", { id: subscriptionId }, SUBSCRIPTION);
  const ofOrder = { customerId: other(CUSTOMER_IDS.addons), orderId: other(legacy!.id) };
  await read("customerSubscriptions", ofOrder, `nodes { ${SUBSCRIPTION} }`);
  await read("customerSubscriptions", { orderId: other(modern!.id) }, `nodes { ${SUBSCRIPTION} }`);
  await read("catalogItem", { id: other(ITEM.reservation) }, "__typename id productId skuId availabilityId");
  await read("customer", { id: other(CUSTOMER_IDS.mixed) }, "__typename id");
  await ask("{ viewer { partner { __typename id } } }");

  const subscription = (name: string, input: object) =>
    change(name, `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, input, "subscription", `{ ${SUBSCRIPTION} }`);
  await subscription("activateSubscription", { subscriptionId });
  await subscription("changeSubscriptionQuantity", { subscriptionId, quantity: 2 });
  await subscription("changeSubscriptionRenewal", { subscriptionId, termDuration: null });
  await subscription("registerSubscription", { subscriptionId: other(AZURE) });
  await subscription("changeSubscriptionStatus", { subscriptionId, status: "SUSPENDED" });
  await change("cancelOrder", "CancelOrderInput", { orderId: other(modern!.id) }, "order", `{ ${ORDER} }`);
  const copied = { cartId: other((copy.cart as Json).id as string) };
  await change("deleteCart", "DeleteCartInput", copied, "__typename", " deletedCartId");

  const { taken, given } = placesOfIds();
  expect([...sent].sort()).toEqual([...new Set(taken)].sort());
  expect(given.filter((place) => !seen.has(place))).toEqual([]);
  const FORMS: readonly (readonly [form: RegExp, ...places: string[]])[] = [
    [/^[0-9a-f-]{36}$/, "Cart.id", "Cart.customerId", "CartLineItem.id", "CartError.lineItemId", "Customer.id"],
    [/^[0-9a-f-]{36}$/, "CustomerSubscription.customerId", "DeleteCartPayload.deletedCartId", "Order.cartId"],
    [/^[0-9a-f-]{36}$/, "Order.referenceCustomerId", "OrderError.lineItemIds", "ViewerPartner.id"],
    [/^[0-9A-F-]{36}$/, "CustomerSubscription.id", "CustomerSubscription.parentId"],
    [/^[0-9A-F-]{36}$/, "OrderLineItem.subscriptionId", "OrderLineItem.parentSubscriptionId"],
    [/^[0-9A-Z:-]+$/, "CartLineItem.catalogItemId", "CatalogItem.id", "CatalogItem.skuId"],
    [/^[0-9A-Z:-]+$/, "CatalogItem.availabilityId", "CustomerSubscription.catalogItemId", "OrderLineItem.offerId"],
    [/^([A-Za-z]+-)?\d+$/, "Order.orderGroupId", "OrderGroup.orderGroupId", "OrderPreview.orderGroupId"],
  ];
  const odd = FORMS.flatMap(([form, ...places]) =>
    places.flatMap((place) => [...seen.get(place)!].filter((id) => !form.test(id)).map((id) => `${place}: ${id}`)),
  );
  expect(odd).toEqual([]);
  expect([...seen.get("CustomerSubscription.orderId")!].filter((id) => !seen.get("Order.id")!.has(id))).toEqual([]);
  expect(seen.get("KeyValue.value")).toEqual(new Set([AZURE, parent, "shared"]));
});
