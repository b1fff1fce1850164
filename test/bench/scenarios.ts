import { isDeepStrictEqual } from "node:util";
import { customerId } from "./customers.js";
import { ask, CONNECTIONS, type GraphqlRequest, type Load } from "./load.js";
import { type Server, startPlainApollo, startProduct } from "./servers.js";

/** What is measured side by side: each of `loads` against `reference`. */
export interface Scenario {
  readonly name: string;
  readonly start: () => Promise<Comparison>;
}

export interface Comparison {
  readonly reference: Load;
  readonly loads: readonly Load[];
  readonly servers: readonly Server[];
}

const CART_QUERY = `query ($id: ID!) {
  cart(id: $id) {
    id
    version
    status
    lineItems {
      id
      quantity
      billingCycle
      catalogItem { title }
      unitPrice { amount currencyCode }
      lineTotal { amount currencyCode }
      orderGroup
    }
    errors { lineItemId code errorDescription }
    totals { amount currencyCode }
  }
}`;
const CART_FIELDS = "cart { id version lineItems { id error { code } } } userErrors { code message }";
const CREATE = `mutation ($input: CreateCartInput!) { createCart(input: $input) { ${CART_FIELDS} } }`;
const UPDATE = `mutation ($input: UpdateCartLineItemsInput!) { updateCartLineItems(input: $input) { ${CART_FIELDS} } }`;
const PREVIEW = `query ($id: ID!) {
  checkoutPreview(cartId: $id) {
    canCheckout
    orders { orderGroupId lineItems { id } totals { amount currencyCode } }
    orderErrors { orderGroupId code }
    totals { amount currencyCode }
  }
}`;
const CHECKOUT = `mutation ($input: CheckoutCartInput!) {
  checkoutCart(input: $input) {
    orders { id orderGroupId lineItems { lineItemNumber offerId quantity subscriptionId } }
    orderErrors { orderGroupId code }
    userErrors { code message }
  }
}`;

/** Legacy offers that anybody may buy: one order group, however many lines there are. */
const OFFERS = [
  "031C9E47-4802-4248-838E-778FB1D2CC05",
  "91FD106F-4B2C-4938-95AC-F54F74E9A239",
  "195416C1-3447-423A-B37B-EE59A99A19C4",
  "2F707C7C-2433-49A5-A437-9CA7CF40D3EB",
  "E59159FC-6F67-4599-B3CB-17FF4020F643",
  "B4D4B7F4-4089-43B6-9C44-DE97B760FB11",
  "5E1087B6-246B-4503-B88A-B60BDF0B3840",
  "5B04B78C-FD36-4CF3-A7A5-3457991C8B79",
  "4D8F3B90-29B3-4E7B-B37C-4A435DDEF1D9",
  "2F707C7C-2433-49A5-A437-9CA7CF40D3EB",
];

let cartsCreated = 0;

interface CartAnswer {
  readonly cart: {
    readonly id: string;
    readonly lineItems: readonly { readonly id: string; readonly error: unknown }[];
  };
  readonly userErrors: readonly unknown[];
}

/** A new cart for one customer after the other. */
function createCart(lines: number): GraphqlRequest {
  cartsCreated += 1;
  const lineItems = Array.from({ length: lines }, (_, index) => ({
    catalogItemId: OFFERS[index % OFFERS.length],
    quantity: 1,
    billingCycle: "MONTHLY",
  }));
  return { query: CREATE, variables: { input: { customerId: customerId(cartsCreated), lineItems } } };
}

/** Carts of ten lines, one after the other, as they are not what is measured. */
async function tenLineCarts(server: Server, count: number): Promise<CartAnswer["cart"][]> {
  const carts: CartAnswer["cart"][] = [];
  while (carts.length < count) {
    const { createCart: answer } = await ask<{ createCart: CartAnswer }>(server, createCart(10));
    carts.push(answer.cart);
  }
  return carts;
}

function isCartWithoutErrors(answer: CartAnswer, lines: number): boolean {
  const { cart, userErrors } = answer;
  return userErrors.length === 0 && cart.lineItems.length === lines && cart.lineItems.every((line) => !line.error);
}

function creations(server: Server, lines: number): Load {
  return {
    name: `createCart, ${lines} ${lines === 1 ? "line" : "lines"}`,
    server,
    requests: (count) => Array.from({ length: count }, () => createCart(lines)),
    isGood: (data) => isCartWithoutErrors((data as { createCart: CartAnswer }).createCart, lines),
  };
}

/** Reads of one cart of ten lines, each of which must be answered like the first. */
async function cartReads(server: Server): Promise<{ load: Load; cart: unknown }> {
  const [{ id }] = (await tenLineCarts(server, 1)) as [CartAnswer["cart"]];
  const request = { query: CART_QUERY, variables: { id } };
  const first = await ask<{ cart: unknown }>(server, request);
  return {
    cart: first.cart,
    load: {
      name: "cart, 10 lines",
      server,
      requests: (count) => Array.from({ length: count }, () => request),
      isGood: (data) => isDeepStrictEqual(data, first),
    },
  };
}

async function startRead(): Promise<Comparison> {
  const product = await startProduct();
  const { load, cart } = await cartReads(product);
  const plain = await startPlainApollo(cart);
  return {
    reference: { ...load, name: "plain Apollo Server: the same answer out of memory", server: plain },
    loads: [load],
    servers: [product, plain],
  };
}

async function startEdit(): Promise<Comparison> {
  const [product, plain] = await Promise.all([startProduct(), startPlainApollo(null)]);
  const carts = await tenLineCarts(product, CONNECTIONS);
  const edit = (index: number) => {
    const { id, lineItems } = carts[index % carts.length]!;
    const input = { cartId: id, lineItems: [{ id: lineItems[index % 10]!.id, quantity: 1 + (index % 250) }] };
    return { query: UPDATE, variables: { input } };
  };
  return {
    reference: {
      name: "plain Apollo Server: a mutation that stores nothing",
      server: plain,
      requests: (count) => Array.from({ length: count }, () => ({ query: "mutation { touch }" })),
      isGood: (data) => (data as { touch: number }).touch > 0,
    },
    loads: [
      {
        name: "updateCartLineItems, 1 of 10 lines, durable",
        server: product,
        requests: (count) => Array.from({ length: count }, (_, index) => edit(index)),
        isGood: (data) => isCartWithoutErrors((data as { updateCartLineItems: CartAnswer }).updateCartLineItems, 10),
      },
    ],
    servers: [product, plain],
  };
}

async function startCreate(): Promise<Comparison> {
  const product = await startProduct();
  return {
    reference: creations(product, 1),
    loads: [creations(product, 10), creations(product, 100)],
    servers: [product],
  };
}

async function startPreview(): Promise<Comparison> {
  const product = await startProduct();
  const [{ id }] = (await tenLineCarts(product, 1)) as [CartAnswer["cart"]];
  const { load } = await cartReads(product);
  return {
    reference: load,
    loads: [
      {
        name: "checkoutPreview, 10 lines",
        server: product,
        requests: (count) => Array.from({ length: count }, () => ({ query: PREVIEW, variables: { id } })),
        isGood: (data) => {
          const { checkoutPreview } = data as { checkoutPreview: { canCheckout: boolean; orders: unknown[] } };
          return checkoutPreview.canCheckout && checkoutPreview.orders.length === 1;
        },
      },
    ],
    servers: [product],
  };
}

async function startCheckout(): Promise<Comparison> {
  const product = await startProduct();
  return {
    reference: creations(product, 10),
    loads: [
      {
        name: "checkoutCart, a fresh cart of 10 lines in 1 group",
        server: product,
        requests: async (count) =>
          (await tenLineCarts(product, count)).map(({ id }) => ({
            query: CHECKOUT,
            variables: { input: { cartId: id } },
          })),
        isGood: (data) => {
          const { orders, orderErrors, userErrors } = (data as { checkoutCart: Record<string, unknown[]> })
            .checkoutCart;
          return orders?.length === 1 && orderErrors?.length === 0 && userErrors?.length === 0;
        },
      },
    ],
    servers: [product],
  };
}

export const SCENARIOS: readonly Scenario[] = [
  { name: "read", start: startRead },
  { name: "edit", start: startEdit },
  { name: "create", start: startCreate },
  { name: "preview", start: startPreview },
  { name: "checkout", start: startCheckout },
];
