import type { Generator } from "./generator.js";
import { PLAUSIBLE_CUSTOMERS, type Values } from "./plausible.js";
import { ITEM } from "../support/api-carts.js";

interface Thing {
  readonly id: string;
  readonly version: number;
  readonly status?: string;
}

interface KnownCart extends Thing {
  readonly lineItems: readonly { readonly id: string; readonly addonItems?: readonly { readonly id: string }[] }[];
  readonly orderGroups: readonly { readonly orderGroupId: string }[];
}

/** How many carts are worked on at a time: few, so that each is met again. */
const MAX_CARTS = 40;
const MAX_KEYS = 50;

/** What answers have told so far: the things that there are, as they were when they were last seen. */
export class Known {
  readonly #carts = new Map<string, KnownCart>();
  readonly #orders = new Map<string, Thing>();
  readonly #subscriptions = new Map<string, Thing>();
  readonly #deleted = new Set<string>();
  readonly #keys: string[] = [];

  /** Takes down all that is within an answer. */
  learn(answer: unknown): void {
    if (typeof answer !== "object" || answer === null) return;
    const { __typename: name, id, deletedCartId } = answer as Readonly<Record<string, unknown>>;
    if (typeof deletedCartId === "string") {
      this.#deleted.add(deletedCartId);
      this.#carts.delete(deletedCartId);
    }
    if (typeof id === "string") {
      if (name === "Cart") this.#keep(this.#carts, answer as KnownCart);
      if (name === "Order") this.#orders.set(id, answer as Thing);
      if (name === "CustomerSubscription") this.#subscriptions.set(id, answer as Thing);
    }
    for (const inner of Object.values(answer)) this.learn(inner);
  }

  #keep(carts: Map<string, KnownCart>, cart: KnownCart): void {
    // An answer from before the deletion may come after it.
    if (this.#deleted.has(cart.id)) return;
    if (!Array.isArray(cart.lineItems) || !Array.isArray(cart.orderGroups)) return;
    carts.set(cart.id, cart);
    const [oldest] = carts.keys();
    if (carts.size > MAX_CARTS && oldest !== undefined) carts.delete(oldest);
  }

  /** Values that fit together, by the names of the fields that take them. */
  values(by: Generator, field: string): Values {
    const cart = by.chance(97) ? pickFrom(by, [...this.#carts.values()]) : undefined;
    const order = pickFrom(by, [...this.#orders.values()]);
    const subscriptions = [...this.#subscriptions.values()];
    // Few are pending, and most of those only for a moment.
    const isFit = ({ status }: Thing) => field !== "activateSubscription" || status === "PENDING";
    const fit = subscriptions.filter(isFit);
    const subscription = pickFrom(by, fit.length > 0 && by.chance(80) ? fit : subscriptions);
    const lines = (cart?.lineItems ?? []).flatMap((line) => [line.id, ...(line.addonItems ?? []).map(({ id }) => id)]);
    const groups = (cart?.orderGroups ?? []).map(({ orderGroupId }) => orderGroupId);
    const idOf = (thing: Thing | undefined) => () => thing?.id;
    const some = (values: readonly string[]) => () => (values.length > 0 ? [by.pick(values)] : undefined);
    const one = (values: readonly string[]) => () => (values.length > 0 ? by.pick(values) : undefined);
    return {
      cartId: idOf(cart),
      "cart.id": idOf(cart),
      orderId: idOf(order),
      "order.id": idOf(order),
      subscriptionId: idOf(subscription),
      "customerSubscription.id": idOf(subscription),
      "catalogItem.id": () => by.pick(Object.values(ITEM)),
      customerId: () => by.pick(PLAUSIBLE_CUSTOMERS),
      lineItemIds: some(lines),
      lineItemId: one(lines),
      parentLineItemId: () => (by.chance(30) ? one(lines)() : null),
      orderGroupIds: some(groups),
      catalogItemId: () => by.pick(Object.values(ITEM)),
      // Most ask for the version that they know, which others may have changed meanwhile.
      expectedVersion: () => (by.chance(80) ? cart?.version : by.number(5)),
      idempotencyKey: () => this.#key(by),
      onError: () => by.pick(["STORE_WITH_ERROR", "STORE_WITH_ERROR", "SKIP_FAILED", "REJECT_ALL"]),
      provisioningContext: () => null,
      participants: () => (by.chance(70) ? null : [{ key: "TRANSACTION_RESELLER", value: "5357564" }]),
      friendlyName: () => `Name ${by.number(1_000)}`,
      after: () => null,
      first: () => by.pick([5, 20, 100]),
      search: () => by.pick(["a", "office", "cartwright", "0001 licence"]),
      currencyCode: () => by.pick(["USD", "EUR", null]),
      quantity: () => 1 + by.number(4),
    };
  }

  /** Mostly a new one; an old one asks for an old answer, or is a mistake that must be found. */
  #key(by: Generator): string {
    const old = this.#keys.length > 0 && by.chance(25) ? by.pick(this.#keys) : undefined;
    if (old !== undefined) return old;
    const key = `key-${by.number(1_000_000_000)}`;
    this.#keys.push(key);
    if (this.#keys.length > MAX_KEYS) this.#keys.shift();
    return key;
  }
}

/** One of the latest. */
function pickFrom<Value>(by: Generator, values: readonly Value[]): Value | undefined {
  return values.length > 0 ? by.pick(values.slice(-60)) : undefined;
}
