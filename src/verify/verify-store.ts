import type { Asset } from "../model/asset.js";
import { allLines, type Cart } from "../model/cart.js";
import { type Order, orderKey } from "../model/order.js";
import type { Placement } from "../model/placement.js";
import { CHECKOUT_MUTATION } from "../checkout/place.js";
import type { Audited, Store, Stores } from "../store/stores.js";
import { checkCart } from "./check-cart.js";
import { checkAsset, checkOrder, checkParent } from "./check-order.js";
import { Drawn } from "./drawn.js";
import type { Finding } from "./finding.js";

/** How much was looked at, and what was found broken. */
export interface Report {
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
export function verifyStore(store: Store): Promise<Report> {
  return store.snapshot((stores) => new Audit(stores).run());
}

class Audit {
  readonly #stores: Stores;
  readonly #findings: Finding[] = [];
  readonly #drawn = new Drawn();
  readonly #placements = new Map<string, Placement[]>();
  /** The cart of each line seen so far. */
  readonly #lines = new Map<string, string>();
  /** Keys of checkouts that are going on, as `partner key`. */
  readonly #openKeys = new Set<string>();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  async run(): Promise<Report> {
    const { audit } = this.#stores;
    await this.#each(
      (...page) => audit.placements(...page),
      (placements) => this.#collect(placements),
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
      (...page) => audit.assets(...page),
      (batch) => this.#checkAssets(batch),
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

  async #collect(placements: readonly Placement[]): Promise<void> {
    for (const placement of placements) {
      for (const asset of placement.assets) this.#drawn.add(asset);
      const ofCart = this.#placements.get(placement.cartId) ?? [];
      this.#placements.set(placement.cartId, [...ofCart, placement]);
    }
  }

  async #checkCarts(carts: readonly Cart[]): Promise<void> {
    const versions = await this.#stores.audit.versions(carts.map((cart) => cart.id));
    for (const [partnerId, ofPartner] of groupedBy(carts, (cart) => cart.partnerId)) {
      const ids = ofPartner.map((cart) => cart.id);
      const orders = await this.#stores.orders.byCarts(partnerId, ids);
      for (const cart of ofPartner) {
        const placements = this.#placements.get(cart.id) ?? [];
        this.#placements.delete(cart.id);
        const context = { cart, versions: versions.get(cart.id) ?? [], orders: orders.get(cart.id) ?? [], placements };
        this.#findings.push(...checkCart(context));
        this.#noteLines(cart);
        for (const claim of [cart.checkoutClaim, ...cart.unsettled]) {
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
      const ids = ofPartner.flatMap((order) => order.lineItems.map((line) => line.assetId));
      const assets = await this.#stores.assets.ofPartner(partnerId, ids);
      for (const order of ofPartner) this.#findings.push(...checkOrder(order, assets));
    }
  }

  async #checkAssets(assets: readonly Asset[]): Promise<void> {
    for (const asset of assets) this.#drawn.add(asset);
    for (const [partnerId, ofPartner] of groupedBy(assets, (asset) => asset.partnerId)) {
      const parents = await this.#stores.assets.ofPartner(
        partnerId,
        ofPartner.flatMap((asset) => asset.parentId ?? []),
      );
      this.#findings.push(...ofPartner.flatMap((asset) => checkParent(asset, parents)));
      const ids = [...new Set(ofPartner.flatMap((asset) => asset.orderId ?? []))];
      const orders = await this.#stores.orders.byIds(partnerId, ids);
      for (const asset of ofPartner) {
        const order = asset.orderId === null ? undefined : orders.get(orderKey(asset.orderId));
        this.#findings.push(...checkAsset(asset, order), ...this.#drawn.checkCores(asset));
      }
    }
  }

  /** What is left after every cart has been seen: placements without cart, and keys that nobody will answer. */
  async #checkAnswers(): Promise<void> {
    for (const [cartId, placements] of this.#placements) {
      const detail = `Group ${placements[0]!.orderGroupId} was handed over, and the cart is not there any more.`;
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
