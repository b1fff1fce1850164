import { randomUUID } from "node:crypto";
import type { CatalogItem } from "../../src/model/catalog.js";
import type { CreditLine, Partner } from "../../src/model/market.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import type { StockAccount } from "../../src/store/stores.js";
import { aCreditLine, aCustomer, anInventory, anItem, aPartner, onlyFacts } from "./builders.js";
import type { ServerPair } from "./concurrency-servers.js";
import {
  type CartFieldsFragment,
  type CartLineItemInput,
  CreateCartDocument,
  OrdersDocument,
  type OrdersQuery,
} from "./graphql/graphql.js";

/*
 * Each test has partners, customers and items of its own, so that it can count all that there is of them, and no other
 * test takes part in what it is about.
 */

/** A partner and its only customer. */
export interface Trade {
  readonly partnerId: string;
  readonly customerId: string;
}

/** Loads facts beside the servers, as an import does. */
export function load(servers: ServerPair, facts: Partial<ReferenceData>): Promise<void> {
  return servers.besides((store) => store.load(onlyFacts(facts)));
}

export interface TradeOptions {
  readonly partner?: Partial<Partner>;
  readonly credit?: Partial<CreditLine>;
}

/** A new partner, with more credit than any test uses unless told otherwise. */
export async function newTrade(servers: ServerPair, { partner, credit }: TradeOptions = {}): Promise<Trade> {
  const trade = { partnerId: randomUUID(), customerId: randomUUID() };
  const agreements = ["MicrosoftCloudAgreement", "MicrosoftCustomerAgreement"];
  await load(servers, {
    partners: [aPartner({ id: trade.partnerId, ...partner })],
    customers: [aCustomer({ id: trade.customerId, agreements })],
    relations: [trade],
    creditLines: [aCreditLine({ partnerId: trade.partnerId, limit: "1000000", ...credit })],
  });
  return trade;
}

/** A new licence of the legacy system; of a counted one there is a stock. */
export async function newItem(
  servers: ServerPair,
  changes: Partial<CatalogItem> = {},
  available: number | null = null,
): Promise<CatalogItem> {
  const item = anItem({ id: randomUUID(), ...changes });
  const inventory = available === null ? [] : [anInventory({ catalogItemId: item.id, available })];
  await load(servers, { catalogItems: [item], inventory });
  return item;
}

/** One unit of a licence. */
export function lineOf(item: CatalogItem, changes: Partial<CartLineItemInput> = {}): CartLineItemInput {
  return { catalogItemId: item.id, quantity: 1, billingCycle: "MONTHLY", ...changes };
}

/** A cart that must not be refused. */
export async function newCart(
  servers: ServerPair,
  { partnerId, customerId }: Trade,
  lineItems: CartLineItemInput[],
): Promise<CartFieldsFragment> {
  const { cart, userErrors } = await servers.change(CreateCartDocument, { customerId, lineItems }, partnerId);
  const errors = cart?.lineItems.flatMap(({ error }) => error ?? []) ?? [];
  if (!cart || userErrors.length + errors.length > 0) throw new Error(JSON.stringify({ userErrors, errors }, null, 2));
  return cart;
}

export type FoundOrder = NonNullable<OrdersQuery["orders"]>["edges"][number]["node"];

/** All orders of a partner's customer, or those of one of its carts. */
export async function ordersOf(
  servers: ServerPair,
  { partnerId, customerId }: Trade,
  cartId: string | null = null,
): Promise<FoundOrder[]> {
  const { orders } = await servers.ask(OrdersDocument, { customerId, cartId, first: 100 }, partnerId);
  if (!orders || orders.pageInfo.hasNextPage) throw new Error("These are not all orders.");
  return orders.edges.map(({ node }) => node);
}

/** What there is of an item, and what was sold of it. */
export async function stockOf(servers: ServerPair, { id }: CatalogItem): Promise<Partial<StockAccount>> {
  const accounts = await servers.besides((store) => store.stores.audit.stock());
  const account = accounts.find(({ catalogItemId }) => catalogItemId === id.toUpperCase());
  return { available: account?.available, sold: account?.sold };
}
