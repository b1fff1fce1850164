import { READ } from "./documents.js";
import { createdAt, GROUPS, NEW_LINES } from "./fill-store.js";
import { cartId, type LoadDescription, type Range } from "./loads.js";
import type { Cell } from "./measure.js";
import type { Server } from "./processes.js";
import {
  CARTS_PER_PAGE,
  CUSTOMERS,
  FEW_CARTS,
  FEW_SUBSCRIPTIONS,
  FLOOR_ROWS,
  OWNER_OF_FEW,
  OWNER_OF_MANY,
  type Settings,
} from "./settings.js";
import type { Pattern } from "./stores.js";

/** The servers of constant answers. */
export interface Floors {
  readonly http: Server;
  readonly apollo: Server;
  readonly mercurius: Server;
  /** Null unless the store is PostgreSQL. */
  readonly postgres: Server | null;
}

export const APOLLO = "plain Apollo Server";

/** The floors: the same answer out of memory, and what PostgreSQL takes by itself. */
export function floorCells(floors: Floors, { cart, answer }: Pattern): Cell[] {
  const body = JSON.stringify({ query: READ, variables: { id: cart.id } });
  const load = (expected: string): LoadDescription => ({ kind: "constant", body, answer: expected });
  // The product adds what the query has cost; Apollo ends an answer with a line feed.
  const data = JSON.stringify({ data: (JSON.parse(answer) as { data: unknown }).data });
  const { postgres } = floors;
  const row: LoadDescription = { kind: "row", carts: { first: 0, count: FLOOR_ROWS }, answer: "found" };
  const at = (path: string): Server => ({ ...postgres!, url: `${postgres!.url}${path}` });
  return [
    { name: "node:http, the same bytes", server: floors.http, load: load(answer) },
    { name: "Mercurius with JIT", server: floors.mercurius, load: load(data) },
    { name: APOLLO, server: floors.apollo, load: load(`${data}\n`) },
    ...(postgres === null
      ? []
      : [
          { name: "node:http and pg, one select", server: at("/select"), load: row },
          { name: "node:http and pg, one update", server: at("/update"), load: row },
        ]),
  ];
}

/** Which carts are read, which are changed, and which are ordered: no cart is used for two of these. */
function rangesOf(carts: number): { readonly read: Range; readonly edited: Range; readonly ordered: Range } {
  const [read, edited] = [Math.floor(carts * 0.7), Math.floor(carts * 0.1)];
  return {
    read: { first: 0, count: read },
    edited: { first: read, count: edited },
    ordered: { first: read + edited, count: carts - read - edited },
  };
}

/** The product, in the four cells that are compared with plain Apollo Server. */
export function productCells(server: Server, pattern: Pattern, { carts }: Settings): Cell[] {
  const { read, edited, ordered } = rangesOf(carts);
  return [
    { name: "read a 10-line cart", server, load: readOf(pattern, read) },
    { name: "change a quantity, whole cart back", server, load: editOf(pattern, edited) },
    { name: "create a 10-line cart", server, load: createFor({ first: 0, count: CUSTOMERS }) },
    {
      name: "check out 10 lines in 3 groups",
      server,
      load: { kind: "checkout", carts: ordered, groups: GROUPS },
    },
  ];
}

/** The same load where there is much and where there is little. */
export interface CellPair {
  readonly name: string;
  readonly much: Cell;
  readonly little: Cell;
}

/** What must not cost more in a large shop: `large` has many carts, and `small` few. */
export function growthCells(large: Server, small: Server, pattern: Pattern, settings: Settings): CellPair[] {
  const { carts, subscriptions } = settings;
  const [many, few] = [carts, FEW_CARTS].map((count) => rangesOf(count)) as [Ranges, Ranges];
  const ofCarts = `${thousands(carts)} carts against ${thousands(FEW_CARTS)}`;
  const ofSubscriptions = `${thousands(subscriptions)} owned subscriptions against ${FEW_SUBSCRIPTIONS}`;
  const page = Math.min(1_000, Math.floor(carts / CARTS_PER_PAGE) - 1);
  return [
    pair(`read a cart, ${ofCarts}`, [large, readOf(pattern, many.read)], [small, readOf(pattern, few.read)]),
    pair(`change a quantity, ${ofCarts}`, [large, editOf(pattern, many.edited)], [small, editOf(pattern, few.edited)]),
    pair(`first page of carts, ${ofCarts}`, [large, pageOf(pattern, carts, 1)], [small, pageOf(pattern, FEW_CARTS, 1)]),
    pair(
      `page ${thousands(page)} of carts against page 1`,
      [large, pageOf(pattern, carts, page)],
      [large, pageOf(pattern, carts, 1)],
    ),
    pair(
      `create a cart, ${ofSubscriptions}`,
      [large, createFor({ first: OWNER_OF_MANY, count: 1 })],
      [large, createFor({ first: OWNER_OF_FEW, count: 1 })],
    ),
    pair(
      `page of subscriptions, ${ofSubscriptions}`,
      [large, { kind: "subscription page", customer: OWNER_OF_MANY }],
      [large, { kind: "subscription page", customer: OWNER_OF_FEW }],
    ),
  ];
}

type Ranges = ReturnType<typeof rangesOf>;

function pair(
  name: string,
  [muchServer, much]: readonly [Server, LoadDescription],
  [littleServer, little]: readonly [Server, LoadDescription],
): CellPair {
  return {
    name,
    much: { name: `${name}: much`, server: muchServer, load: much },
    little: { name: `${name}: little`, server: littleServer, load: little },
  };
}

function readOf({ cart, answer }: Pattern, carts: Range): LoadDescription {
  return { kind: "read", carts, id: cart.id, answer };
}

function editOf({ cart }: Pattern, carts: Range): LoadDescription {
  return { kind: "edit", carts, lineItemIds: cart.lineItems.map(({ id }) => id) };
}

function createFor(customers: Range): LoadDescription {
  return { kind: "create", customers, lines: NEW_LINES };
}

/** A page of a store with so many carts. What is on the first one changes; where the others begin does not. */
function pageOf({ cart }: Pattern, carts: number, page: number): LoadDescription {
  if (page === 1) return { kind: "cart page", after: null, ids: null };
  const index = carts - (page - 1) * CARTS_PER_PAGE;
  const after = Buffer.from(JSON.stringify([createdAt(cart, carts, index), cartId(index)])).toString("base64url");
  const ids = Array.from({ length: CARTS_PER_PAGE }, (_, place) => cartId(index - 1 - place));
  return { kind: "cart page", after, ids };
}

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}
