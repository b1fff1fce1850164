import type { Subscription } from "../model/subscription.js";
import type { Cart, CartHead } from "../model/cart.js";
import type { CatalogItem } from "../model/catalog.js";
import type { CartStatus } from "../model/enums.js";
import type { Count } from "../model/holdings.js";
import type { Customer, Inventory, Market, Partner, PurchaseAccount, PurchaseSystemState } from "../model/market.js";
import type { FactStore, LedgerStore } from "./ledger-stores.js";
import type { Order } from "../model/order.js";
import type { OrderRequest } from "../model/order-request.js";
import type { DueRow, FindDue, LeaseStore, RetryStore } from "./background-stores.js";
import type { ReferenceData, ReferenceSection } from "../model/reference-data.js";

/**
 * What lasts, behind interfaces that any database can serve. Objects go in and come out whole; what a method does not
 * find is null, or absent from the map. Everything that belongs to a partner is asked for with the partner's id.
 * `lock` methods read, and keep others from changing what they read until the transaction ends.
 */
export interface Stores {
  readonly carts: CartStore;
  readonly orders: OrderStore;
  readonly orderRequests: OrderRequestStore;
  readonly subscriptions: SubscriptionStore;
  readonly catalog: CatalogStore;
  readonly inventory: InventoryStore;
  readonly customers: CustomerStore;
  readonly parties: PartyStore;
  readonly facts: FactStore;
  readonly ledger: LedgerStore;
  readonly answers: AnswerStore;
  readonly leases: LeaseStore;
  readonly retries: RetryStore;
  readonly reference: ReferenceStore;
  readonly audit: AuditStore;
}

/**
 * Runs a unit of work in one transaction, with stores of its own: all of it is kept, or nothing. A unit that met a
 * concurrent change is run again from its start, so it must not do anything that cannot be repeated.
 */
export type Transact = <Result>(
  work: (stores: Stores) => Promise<Result>,
  options?: TransactOptions,
) => Promise<Result>;

export interface TransactOptions {
  /**
   * Units that would wait for the same lock anyway, such as those that lock the accounts of a partner, name what they
   * wait for: then they do so before they take a connection, and leave the connections to others. Throws
   * TooManyWaiting when too many do.
   */
  readonly turn?: string;
  /** True for a unit that ends what an earlier one has begun: it goes before those that begin, and is not refused. */
  readonly isUrgent?: boolean;
}

/** Where a page begins: after the row with these two sort values, or at the start. */
export interface PageRequest {
  readonly limit: number;
  readonly after: readonly [string, string] | null;
}

export interface CartFilter {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly status: CartStatus | null;
}

export interface CartStore {
  byIds(partnerId: string, ids: readonly string[]): Promise<Map<string, Cart>>;
  lock(partnerId: string, id: string): Promise<Cart | null>;
  /** Newest first, by creation time and id. */
  page(filter: CartFilter, page: PageRequest): Promise<Cart[]>;
  /** The same page without what the carts contain, however large that is. */
  headPage(filter: CartFilter, page: PageRequest): Promise<CartHead[]>;
  insert(cart: Cart): Promise<void>;
  /** Throws ConcurrentChange when the stored version is not `fromVersion`. */
  update(cart: Cart, fromVersion: number): Promise<void>;
  /** Throws ConcurrentChange when the stored version is not `fromVersion`. */
  delete(cart: Cart, fromVersion: number): Promise<void>;
  /** Those with something to finish. */
  readonly due: FindDue;
  /** Those that expired before a time, and have nothing to be finished. */
  readonly expired: FindDue;
  /** Removes those of the carts that expired before a time and have nothing to be finished; returns how many. */
  purge(ids: readonly string[], expiredBefore: string): Promise<number>;
}

export interface OrderFilter {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly cartId: string | null;
}

export interface OrderStore {
  /** By `orderKey`. */
  byIds(partnerId: string, ids: readonly string[]): Promise<Map<string, Order>>;
  /** The orders of each cart, in the order in which they were placed. */
  byCarts(partnerId: string, cartIds: readonly string[]): Promise<Map<string, Order[]>>;
  /** Newest first, by creation time and id. */
  page(filter: OrderFilter, page: PageRequest): Promise<Order[]>;
  lock(partnerId: string, id: string): Promise<Order | null>;
  /** Those with something to finish. */
  readonly due: FindDue;
  /** Those of the orders, whichever partner's, that have something to finish by now; locked in the order of ids. */
  lockDue(rows: readonly DueRow[], now: string): Promise<Order[]>;
  /** Fails when a group of a cart has an order already. */
  insert(orders: readonly Order[]): Promise<void>;
  /** Throws ConcurrentChange when the stored version is not `fromVersion`. */
  update(order: Order, fromVersion: number): Promise<void>;
}

export interface OrderRequestStore {
  byCart(cartId: string): Promise<OrderRequest[]>;
  byPartner(partnerId: string): Promise<OrderRequest[]>;
  /** Fails when a group of a cart has an order request already. */
  insert(orderRequests: readonly OrderRequest[]): Promise<void>;
  delete(ids: readonly string[]): Promise<void>;
}

export interface SubscriptionFilter {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly orderId: string | null;
}

export interface SubscriptionStore {
  /** By `subscriptionKey`, of any customer. */
  ofPartner(partnerId: string, ids: readonly string[]): Promise<Map<string, Subscription>>;
  lock(partnerId: string, id: string): Promise<Subscription | null>;
  /** Those of the subscriptions that there are, whichever partner's; locked in the order of partners and ids. */
  lockAll(keys: readonly Pick<Subscription, "partnerId" | "id">[]): Promise<Subscription[]>;
  /** The same, of those that have something to finish by now. */
  lockDue(rows: readonly DueRow[], now: string): Promise<Subscription[]>;
  /** What depends on these: add-ons on their base, reservations on their Azure subscription. */
  children(partnerId: string, ids: readonly string[]): Promise<Subscription[]>;
  /** Newest first, by creation time and id. */
  page(filter: SubscriptionFilter, page: PageRequest): Promise<Subscription[]>;
  /** Those with something to finish. */
  readonly due: FindDue;
  insert(subscriptions: readonly Subscription[]): Promise<void>;
  update(subscription: Subscription): Promise<void>;
  delete(partnerId: string, ids: readonly string[]): Promise<void>;
}

export interface CatalogStore {
  /** By `catalogKey`. */
  byIds(ids: readonly string[]): Promise<Map<string, CatalogItem>>;
  /** The ids sold in a country now for each `product:sku`, in upper case. */
  currentIds(productSkus: readonly string[], country: string): Promise<Map<string, string[]>>;
  /** Items in which every word occurs, by title and id. */
  search(words: readonly string[], page: PageRequest): Promise<CatalogItem[]>;
}

export interface InventoryStore {
  /** By `catalogKey`; items that are neither counted nor restricted are absent. */
  byItems(ids: readonly string[]): Promise<Map<string, Inventory>>;
  /** Locks in the order of ids, so that two checkouts never wait for each other. */
  lock(ids: readonly string[]): Promise<void>;
}

/** The customers that a partner has a relation to. */
export interface CustomerStore {
  byIds(partnerId: string, ids: readonly string[]): Promise<Map<string, Customer>>;
  /** Those in whose name or id every word occurs, by name and id. */
  page(partnerId: string, words: readonly string[], page: PageRequest): Promise<Customer[]>;
}

export interface PartyStore {
  partner(id: string): Promise<Partner | null>;
  /** Keeps other checkouts of the partner waiting: credit, quotas and sandbox limits are all counted per partner. */
  lockPartner(id: string): Promise<void>;
  market(country: string): Promise<Market | null>;
  purchaseSystem(name: string): Promise<PurchaseSystemState | null>;
  purchaseAccount(purchaseSystem: string, customerId: string): Promise<PurchaseAccount | null>;
}

/** What the first request with an idempotency key came to. */
export interface StoredAnswer {
  readonly partnerId: string;
  readonly mutation: string;
  readonly key: string;
  readonly inputHash: string;
  /** Errors and ids, and nothing that changes later; null while the request is running. */
  readonly answer: object | null;
  readonly creationTimeStamp: string;
}

export interface AnswerStore {
  find(partnerId: string, mutation: string, key: string): Promise<StoredAnswer | null>;
  /** Throws ConcurrentChange when there is one already. */
  insert(answer: StoredAnswer): Promise<void>;
  complete(partnerId: string, mutation: string, key: string, answer: object): Promise<void>;
  /** Those that were kept before a time; the id of such a row is the mutation and the key, with a space between. */
  readonly old: FindDue;
  /** Removes those of the answers, named as `old` names them, that were kept before a time; returns how many. */
  purge(rows: readonly DueRow[], createdBefore: string): Promise<number>;
}

/** Reference data as a whole: to load it, and to know what is there. */
export interface ReferenceStore {
  /** Adds or replaces rows; the others stay as they are. Returns how many rows of each section are new. */
  load(data: ReferenceData): Promise<Readonly<Record<ReferenceSection, number>>>;
  /** The keys of all rows of a section, as `REFERENCE_KEYS` makes them. */
  keysOf(section: ReferenceSection): Promise<Set<string>>;
}

/** Something stored, as an audit finds it. */
export interface Audited<Value> {
  /** Where it stands in the order of all; the next batch begins after it. */
  readonly key: string;
  readonly name: string;
  /** Null when it cannot be read. */
  readonly value: Value | null;
  /** The columns that say something else than the object itself. */
  readonly contradictions: readonly string[];
}

/** What there is of a catalog item, and what has been sold of it. */
export interface StockAccount {
  readonly catalogItemId: string;
  readonly available: number | null;
  readonly sold: number;
  readonly stocked: number | null;
}

/** What is used of a credit line, and what of it was used before this store's orders. */
export interface CreditAccount {
  readonly partnerId: string;
  readonly currencyCode: string;
  readonly used: string;
  readonly opening: string;
}

/** Everything of all partners, for checking it: batches of up to `limit` after a key, the first one after "". */
export interface AuditStore {
  carts(after: string, limit: number): Promise<Audited<Cart>[]>;
  orders(after: string, limit: number): Promise<Audited<Order>[]>;
  orderRequests(after: string, limit: number): Promise<Audited<OrderRequest>[]>;
  subscriptions(after: string, limit: number): Promise<Audited<Subscription>[]>;
  /** The versions that each cart has had, in order. */
  versions(cartIds: readonly string[]): Promise<Map<string, number[]>>;
  /** Requests that have a key and no answer yet. */
  runningAnswers(): Promise<StoredAnswer[]>;
  stock(): Promise<StockAccount[]>;
  credit(): Promise<CreditAccount[]>;
  holdings(): Promise<(Count & { readonly partnerId: string })[]>;
}

/** How the connections to the database are used. */
export interface StoreStatistics {
  readonly used: number;
  readonly idle: number;
  /** How many wait for a connection. */
  readonly waiting: number;
}

/** The whole of a store. */
export interface Store {
  /** For reading outside of a transaction. */
  readonly stores: Stores;
  /** The same, where `onRead` is called with the bytes of documents before they are read, and may throw to stop that. */
  storesFor(onRead: (bytes: number) => void): Stores;
  readonly transact: Transact;
  /** Runs work that only reads, on the store as it is at one moment, whatever others write meanwhile. */
  readonly snapshot: <Result>(work: (stores: Stores) => Promise<Result>) => Promise<Result>;
  /** True once it has reference data. */
  hasReferenceData(): Promise<boolean>;
  /** Adds or replaces reference data, all of it or nothing. */
  load(data: ReferenceData): Promise<void>;
  /** Throws when the database cannot be reached, or cannot be written to. */
  ping(): Promise<void>;
  /** How its connections are used at this moment. */
  statistics(): StoreStatistics;
  close(): Promise<void>;
}

/** Somebody else changed what a unit of work had read. The unit is run again. */
export class ConcurrentChange extends Error {
  constructor(what: string) {
    super(`${what} was changed by another request`);
    this.name = "ConcurrentChange";
  }
}
