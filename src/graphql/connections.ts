import { createHash } from "node:crypto";
import { type ClassType, Field, ObjectType } from "type-graphql";
import { problem } from "../errors/reasons.js";
import { WITHIN_PAGE } from "./cost.js";
import { searchable } from "../model/catalog.js";
import { MAX_PAGE_SIZE, MAX_SEARCH_LENGTH } from "../model/limits.js";
import { RequestError } from "../model/request-error.js";
import type { PageRequest } from "../store/stores.js";
import { CartObject } from "./types/cart-objects.js";
import { CatalogItemObject } from "./types/catalog-item-object.js";
import { CustomerObject } from "./types/customer-object.js";
import { OrderObject } from "./types/order-objects.js";
import { CustomerSubscriptionObject } from "./types/subscription-object.js";

@ObjectType({ description: "Where a page stands in the whole list." })
export class PageInfo {
  @Field(() => Boolean, { description: "True when there is more behind `endCursor`." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "True when the page was asked for with `after`." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "The cursor of the first edge; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "The cursor of the last edge: the next `after`." })
  endCursor!: string | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The edge and connection types of one kind of node. */
function connectionOf(name: string, plural: string, NodeType: ClassType) {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} of a page, with its place in the list.` })
  class Edge {
    @Field(() => String, { description: "The place in the list; opaque, to be used as `after`." })
    cursor!: string;

    @Field(() => NodeType, { description: "The node itself." })
    node!: object;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })
  class NodeConnection implements Connection<object> {
    @Field(() => [Edge], { description: "The nodes of the page, each with its cursor." })
    edges!: Edge[];

    @Field(() => [NodeType], { description: "The nodes of the page, for those who need no cursors." })
    nodes!: object[];

    @Field(() => PageInfo, { complexity: WITHIN_PAGE, description: "Where the page stands in the whole list." })
    pageInfo!: PageInfo;
  }
  return NodeConnection;
}

export const CartConnection = connectionOf("Cart", "carts", CartObject);
export const OrderConnection = connectionOf("Order", "orders", OrderObject);
export const CustomerSubscriptionConnection = connectionOf(
  "CustomerSubscription",
  "subscriptions",
  CustomerSubscriptionObject,
);
export const CustomerConnection = connectionOf("Customer", "customers", CustomerObject);
export const CatalogItemConnection = connectionOf("CatalogItem", "catalog items", CatalogItemObject);

/** The arguments of every page. */
export const FIRST = {
  nullable: true,
  defaultValue: 20,
  description: `How many nodes, from 1 to ${MAX_PAGE_SIZE}.`,
} as const;
export const AFTER = {
  nullable: true,
  description: "The `endCursor` of the page before, with the same filter and search; left out for the first page.",
} as const;

/** The words of an argument `search`, as texts are searched; throws INVALID_INPUT when it is too long. */
export function wordsOf(search: string | null): string[] {
  if (search && search.length > MAX_SEARCH_LENGTH) {
    const sentence = `search must be at most ${MAX_SEARCH_LENGTH} characters.`;
    throw new RequestError("INVALID_INPUT", problem("VALUE_NOT_ACCEPTED", { sentence }));
  }
  return searchable(search ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** What a list is of: its name, the partner that reads it, and all that chooses its nodes. A cursor is good for one. */
export interface ListScope {
  readonly list: string;
  readonly partnerId: string;
  readonly [filter: string]: string | readonly string[] | null;
}

/** Loads one row more than the page has, to know whether there is a next one. */
export async function pageOf<Node>(
  scope: ListScope,
  first: number | null | undefined,
  after: string | null | undefined,
  sortValues: (node: Node) => readonly [string, string],
  load: (page: PageRequest) => Promise<Node[]>,
): Promise<Connection<Node>> {
  const size = first ?? FIRST.defaultValue;
  if (size < 1 || size > MAX_PAGE_SIZE) {
    const sentence = `first must be from 1 to ${MAX_PAGE_SIZE}.`;
    throw new RequestError("INVALID_INPUT", problem("VALUE_NOT_ACCEPTED", { sentence }));
  }
  const mark = markOf(scope);
  const found = await load({ limit: size + 1, after: after ? decodeCursor(mark, after) : null });
  const nodes = found.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(mark, sortValues(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/**
 * Tells one list from another, so that a cursor taken along by mistake is noticed. It has no key: what is behind a cursor
 * is the caller's own, whatever the cursor was made from.
 */
function markOf(scope: ListScope): string {
  const sorted = Object.entries(scope).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url").slice(0, 8);
}

function encodeCursor(mark: string, values: readonly [string, string]): string {
  return Buffer.from(JSON.stringify([mark, ...values])).toString("base64url");
}

function decodeCursor(mark: string, cursor: string): readonly [string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === "string")) {
      const [madeFor, ...values] = parts as [string, string, string];
      if (madeFor === mark) return values;
    }
  } catch {
    // Not JSON: answered below like any other text that is no cursor.
  }
  const sentence =
    "after must be a cursor of an earlier page of this list, with the same filter and search. Leave it out for the first page.";
  throw new RequestError("INVALID_INPUT", problem("VALUE_NOT_ACCEPTED", { sentence }));
}
