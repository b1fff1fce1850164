import type { Subscription } from "../model/subscription.js";
import { allLines, type Cart } from "../model/cart.js";
import { type Order, orderKey } from "../model/order.js";
import type { OrderRequest } from "../model/order-request.js";
import { CHECKOUT_MUTATION } from "../checkout/place.js";
import type { Audited, Store, Stores } from "../store/stores.js";
import { checkCart } from "./check-cart.js";
import { checkSubscription, checkOrder, checkParent } from "./check-order.js";
import { Drawn } from "./drawn.js";
import type { Finding } from "./finding.js";

/** How much was looked at, and what was found broken. */
export interface AuditReport {
  readonly carts: number;
  readonly orders: number;
  readonly subscriptions: number;
  readonly findings: readonly Finding[];
}

/** How many objects are read at once. */
const BATCH = 200;

/**
 * Reads the whole store as it is at one moment, and checks all that must be true of it whatever has happened: crashes,
 * lost connections, requests at the same time. Servers may go on working meanwhile.
 */
export function verifyStore(store: Store): Promise<AuditReport> {
  return store.snapshot((stores) => new Audit(stores).run());
}

class Audit {
  readonly #stores: Stores;
  readonly #findings: Finding[] = [];
  readonly #drawn = new Drawn();
  readonly #orderRequests = new Map<string, OrderRequest[]>();
  /** The cart of each line seen so far. */
  readonly #lines = new Map<string, string>();
  /** Keys of checkouts that are going on, as `partner key`. */
  readonly #openKeys = new Set<string>();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  async run(): Promise<AuditReport> {
    const { audit } = this.#stores;
    await this.#each(
      (...page) => audit.orderRequests(...page),
      (orderRequests) => this.#collect(orderRequests),
    );
    const carts = await this.#each(
      (...page) => audit.carts(...page),
      (batch) => this.#checkCarts(batch),
    );
    const orders = await this.#each(
      (...page) => audit.orders(...page),
      (batch) => this.#checkOrders(batch),
    );
    const subscriptions = await this.#each(
      (...page) => audit.subscriptions(...page),
      (batch) => this.#checkSubscriptions(batch),
    );
    this.#findings.push(...this.#drawn.checkStock(await audit.stock()));
    this.#findings.push(...this.#drawn.checkCredit(await audit.credit()));
    this.#findings.push(...this.#drawn.checkCounts(await audit.holdings()));
    await this.#checkAnswers();
    return { carts, orders, subscriptions, findings: this.#findings };
  }

  /** Hands out everything in batches, and tells what cannot be read; returns how much there was. */
  async #each<Value>(
    read: (after: string, limit: number) => Promise<Audited<Value>[]>,
    check: (values: readonly Value[]) => Promise<void>,
  ): Promise<number> {
    let count = 0;
    for (let after = ""; ;) {
      const batch = await read(after, BATCH);
      count += batch.length;
      for (const { name, value, contradictions } of batch) {
        const detail =
          value === null ? "It cannot be read." : `Its columns differ from it: ${contradictions.join(", ")}.`;
        if (value === null || contradictions.length > 0) {
          this.#findings.push({ invariant: "READABLE", subject: name, detail });
        }
      }
      await check(batch.flatMap(({ value }) => value ?? []));
      if (batch.length < BATCH) return count;
      after = batch.at(-1)!.key;
    }
  }

  async #collect(orderRequests: readonly OrderRequest[]): Promise<void> {
    for (const orderRequest of orderRequests) {
      for (const subscription of orderRequest.subscriptions) this.#drawn.add(subscription);
      const ofCart = this.#orderRequests.get(orderRequest.cartId) ?? [];
      this.#orderRequests.set(orderRequest.cartId, [...ofCart, orderRequest]);
    }
  }

  async #checkCarts(carts: readonly Cart[]): Promise<void> {
    const versions = await this.#stores.audit.versions(carts.map((cart) => cart.id));
    for (const [partnerId, ofPartner] of groupedBy(carts, (cart) => cart.partnerId)) {
      const ids = ofPartner.map((cart) => cart.id);
      const orders = await this.#stores.orders.byCarts(partnerId, ids);
      for (const cart of ofPartner) {
        const orderRequests = this.#orderRequests.get(cart.id) ?? [];
        this.#orderRequests.delete(cart.id);
        const context = {
          cart,
          versions: versions.get(cart.id) ?? [],
          orders: orders.get(cart.id) ?? [],
          orderRequests,
        };
        this.#findings.push(...checkCart(context));
        this.#noteLines(cart);
        for (const claim of [cart.checkoutClaim, ...cart.awaitingOutcome]) {
          if (claim?.idempotencyKey) this.#openKeys.add(`${partnerId} ${claim.idempotencyKey}`);
        }
      }
    }
  }

  #noteLines(cart: Cart): void {
    for (const { id } of allLines(cart.lineItems)) {
      const other = this.#lines.get(id);
      if (other !== undefined) {
        const detail = other === cart.id ? "It is in its cart twice." : `It is in the carts ${other} and ${cart.id}.`;
        this.#findings.push({ invariant: "LINE_IN_ONE_PLACE", subject: `line ${id}`, detail });
      }
      this.#lines.set(id, cart.id);
    }
  }

  async #checkOrders(orders: readonly Order[]): Promise<void> {
    for (const [partnerId, ofPartner] of groupedBy(orders, (order) => order.partnerId)) {
      const ids = ofPartner.flatMap((order) => order.lineItems.map((line) => line.storedSubscriptionId));
      const subscriptions = await this.#stores.subscriptions.ofPartner(partnerId, ids);
      for (const order of ofPartner) this.#findings.push(...checkOrder(order, subscriptions));
    }
  }

  async #checkSubscriptions(subscriptions: readonly Subscription[]): Promise<void> {
    for (const subscription of subscriptions) this.#drawn.add(subscription);
    for (const [partnerId, ofPartner] of groupedBy(subscriptions, (subscription) => subscription.partnerId)) {
      const parents = await this.#stores.subscriptions.ofPartner(
        partnerId,
        ofPartner.flatMap((subscription) => subscription.parentId ?? []),
      );
      this.#findings.push(...ofPartner.flatMap((subscription) => checkParent(subscription, parents)));
      const ids = [...new Set(ofPartner.flatMap((subscription) => subscription.orderId ?? []))];
      const orders = await this.#stores.orders.byIds(partnerId, ids);
      for (const subscription of ofPartner) {
        const order = subscription.orderId === null ? undefined : orders.get(orderKey(subscription.orderId));
        this.#findings.push(...checkSubscription(subscription, order), ...this.#drawn.checkCores(subscription));
      }
    }
  }

  /** What is left after every cart has been seen: order requests without cart, and keys that will never be answered. */
  async #checkAnswers(): Promise<void> {
    for (const [cartId, orderRequests] of this.#orderRequests) {
      const detail = `Group ${orderRequests[0]!.orderGroupId} was handed over, and the cart is not there any more.`;
      this.#findings.push({ invariant: "CHECKOUT_ENDS", subject: `cart ${cartId}`, detail });
    }
    for (const { partnerId, mutation, key } of await this.#stores.audit.runningAnswers()) {
      if (mutation === CHECKOUT_MUTATION && this.#openKeys.has(`${partnerId} ${key}`)) continue;
      const detail = `Nothing is going on that would answer the ${mutation} with this key.`;
      this.#findings.push({ invariant: "CHECKOUT_ENDS", subject: `key ${key} of partner ${partnerId}`, detail });
    }
  }
}

function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
