import { createHash, randomInt } from "node:crypto";
import { customerId } from "./customers.js";
import { CART_PAGE, CHECKOUT, CREATE, EDIT, READ, SUBSCRIPTION_PAGE } from "./documents.js";
import { CARTS_PER_PAGE, LINES } from "./settings.js";

/** Some of the carts of a store, by their numbers. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

/** One line of a cart that is to be made. */
export interface NewLine {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly termDuration?: string;
}

/** A kind of request, and all that is needed to make and to check any number of them; can be sent to another process. */
export type LoadDescription =
  | { readonly kind: "constant"; readonly body: string; readonly answer: string }
  /** The answer to the read of any cart is this one, but for the cart's id. */
  | { readonly kind: "read"; readonly carts: Range; readonly id: string; readonly answer: string }
  | { readonly kind: "edit"; readonly carts: Range; readonly lineItemIds: readonly string[] }
  | { readonly kind: "create"; readonly customers: Range; readonly lines: readonly NewLine[] }
  | { readonly kind: "checkout"; readonly carts: Range; readonly groups: number }
  | { readonly kind: "cart page"; readonly after: string | null; readonly ids: readonly string[] | null }
  | { readonly kind: "subscription page"; readonly customer: number }
  /** A row by id, or a change of one, as `postgres-server.ts` takes it. */
  | { readonly kind: "row"; readonly carts: Range; readonly answer: string };

/** One request, and whether a body of status 200 is the answer to it. */
export interface CheckedRequest {
  readonly body: string;
  readonly isGood: (answer: string) => boolean;
}

/** Makes the requests of a load, one after the other. */
export type NextRequest = () => CheckedRequest;

/** The id of a cart of a filled store: without order, as those that the product makes. */
export function cartId(index: number): string {
  const digits = createHash("md5").update(`cart ${index}`).digest("hex");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** The requests that a description stands for. */
export function requestsOf(load: LoadDescription): NextRequest {
  switch (load.kind) {
    case "constant": {
      const request = { body: load.body, isGood: (answer: string) => answer === load.answer };
      return () => request;
    }
    case "read":
      return reads(load);
    case "edit":
      return edits(load);
    case "create":
      return creations(load);
    case "checkout":
      return checkouts(load);
    case "cart page":
      return pagesOfCarts(load);
    case "subscription page":
      return pagesOfSubscriptions(load.customer);
    case "row":
      return rows(load);
  }
}

type Of<Kind extends LoadDescription["kind"]> = Extract<LoadDescription, { kind: Kind }>;

/** No count of carts is a multiple of it: so each is met once before the first one is met again, in no order of theirs. */
const STEP = 7_919;

const COST = ',"extensions":{"cost":{';

function at({ first, count }: Range, step: number): string {
  return cartId(first + ((step * STEP) % count));
}

/** Half of them of carts that have not been read before, as long as there are any; the others of those that have. */
function reads({ carts, id, answer }: Of<"read">): NextRequest {
  let fresh = 0;
  let isFresh = false;
  // What the query has cost comes after the data, and what is left of the allowance changes.
  const data = answer.slice(0, answer.indexOf(COST) + COST.length);
  const [before, after] = data.split(id) as [string, string];
  return () => {
    isFresh = !isFresh;
    const read = isFresh ? at(carts, fresh++) : at(carts, randomInt(fresh));
    const expected = `${before}${read}${after}`;
    return { body: graphql(READ, { id: read }), isGood: (body) => body.startsWith(expected) };
  };
}

interface CartPayload {
  readonly cart: {
    readonly id: string;
    readonly version: number;
    readonly lineItems: readonly { readonly id: string; readonly quantity: number; readonly unitPrice: unknown }[];
    readonly errors: readonly unknown[];
  };
  readonly userErrors: readonly unknown[];
}

function edits({ carts, lineItemIds }: Of<"edit">): NextRequest {
  let count = 0;
  return () => {
    const id = at(carts, count);
    const line = lineItemIds[count % lineItemIds.length]!;
    const quantity = 2 + (count % 250);
    count += 1;
    return {
      body: graphql(EDIT, { input: { cartId: id, lineItems: [{ id: line, quantity }] } }),
      isGood: (answer) => {
        const { cart, userErrors } = (dataOf(answer) as { updateCartLineItems: CartPayload }).updateCartLineItems;
        const changed = cart.lineItems.find((one) => one.id === line);
        return isSound(cart, userErrors) && cart.id === id && cart.version > 1 && changed?.quantity === quantity;
      },
    };
  };
}

function creations({ customers, lines }: Of<"create">): NextRequest {
  let count = 0;
  return () => {
    const customer = customerId(customers.first + (count++ % customers.count));
    return {
      body: graphql(CREATE, { input: { customerId: customer, lineItems: lines } }),
      isGood: (answer) => {
        const { cart, userErrors } = (dataOf(answer) as { createCart: CartPayload }).createCart;
        return isSound(cart, userErrors) && cart.version === 1;
      },
    };
  };
}

function isSound({ lineItems, errors }: CartPayload["cart"], userErrors: readonly unknown[]): boolean {
  return (
    userErrors.length === 0 &&
    errors.length === 0 &&
    lineItems.length === LINES &&
    lineItems.every(({ unitPrice }) => unitPrice !== null)
  );
}

interface CheckoutPayload {
  readonly orders: readonly { readonly lineItems: readonly unknown[] }[];
  readonly orderErrors: readonly unknown[];
  readonly userErrors: readonly unknown[];
}

/** Each cart once. */
function checkouts({ carts, groups }: Of<"checkout">): NextRequest {
  let count = 0;
  return () => {
    if (count === carts.count) throw new Error("There is no cart left to be checked out.");
    return {
      body: graphql(CHECKOUT, { input: { cartId: at(carts, count++) } }),
      isGood: (answer) => {
        const { orders, orderErrors, userErrors } = (dataOf(answer) as { checkoutCart: CheckoutPayload }).checkoutCart;
        const lines = orders.reduce((sum, order) => sum + order.lineItems.length, 0);
        return orders.length === groups && lines === LINES && orderErrors.length + userErrors.length === 0;
      },
    };
  };
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** The same page each time. Which carts are on it is known as long as no new ones come before them. */
function pagesOfCarts({ after, ids }: Of<"cart page">): NextRequest {
  const isGood = (answer: string) => {
    const { nodes, pageInfo } = (dataOf(answer) as { carts: Page }).carts;
    if (nodes.length !== CARTS_PER_PAGE || !pageInfo.hasNextPage) return false;
    return ids === null || nodes.every(({ id }, index) => id === ids[index]);
  };
  const request = { body: graphql(CART_PAGE, { first: CARTS_PER_PAGE, after }), isGood };
  return () => request;
}

function pagesOfSubscriptions(customer: number): NextRequest {
  const variables = { customerId: customerId(customer), first: 5 };
  const isGood = (answer: string) => {
    const { nodes, pageInfo } = (dataOf(answer) as { customerSubscriptions: Page }).customerSubscriptions;
    return nodes.length === 5 && pageInfo.hasNextPage;
  };
  const request = { body: graphql(SUBSCRIPTION_PAGE, variables), isGood };
  return () => request;
}

function rows({ carts, answer }: Of<"row">): NextRequest {
  let count = 0;
  return () => {
    const id = at(carts, count++);
    return { body: JSON.stringify({ id }), isGood: (body) => body === answer };
  };
}

function graphql(query: string, variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ query, variables });
}

/** Throws when there are errors, or no data. */
function dataOf(answer: string): unknown {
  const { data, errors } = JSON.parse(answer) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error("There are errors.");
  return data;
}
