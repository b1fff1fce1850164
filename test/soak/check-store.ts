import type { Cart } from "../../src/model/cart.js";
import type { Order } from "../../src/model/order.js";
import type { Audited, Store } from "../../src/store/stores.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import type { BrokenPromise } from "./finding.js";
import { type Ledger, orderKey } from "./ledger.js";
import { ordersTaken, type Taken } from "./outside.js";

const BATCH = 500;
/** No time is later. */
const END_OF_TIME = "9999";

/** Compares the store, as it is at one moment, with what clients were promised and with what purchase systems took. */
export async function checkStore(store: Store, ledger: Ledger, outsideFile: string): Promise<BrokenPromise[]> {
  const takenBefore = ordersTaken(outsideFile);
  const { carts, orders, waiting } = await store.snapshot(async ({ audit }) => ({
    carts: await all((after) => audit.carts(after, BATCH)),
    orders: await all((after) => audit.orders(after, BATCH)),
    waiting: new Set((await all((after) => audit.orderRequests(after, BATCH))).map(({ id }) => id)),
  }));
  const takenSince = ordersTaken(outsideFile);
  const { findings } = await verifyStore(store);
  return [
    ...checkLines(carts, ledger),
    ...checkOrders(carts, orders, ledger),
    ...checkTaken({ orders, waiting, takenBefore, takenSince }),
    ...findings.map(({ invariant, subject, detail }): BrokenPromise => ({
      promise: "INVARIANTS",
      detail: `${invariant} ${subject}: ${detail}`,
    })),
  ];
}

/** What is left to be finished; nothing, once whatever had to be finished is. */
export async function whatIsOpen({ stores }: Store): Promise<string[]> {
  const [carts, orderRequests, keys] = [
    await stores.carts.due("recovery", END_OF_TIME, END_OF_TIME, BATCH),
    await stores.audit.orderRequests("", BATCH),
    await stores.audit.runningAnswers(),
  ];
  return [
    ...carts.map(({ id }) => `cart ${id} is due`),
    ...orderRequests.map(({ name }) => `${name} waits`),
    ...keys.map(({ key }) => `key "${key}" is running`),
  ];
}

async function all<Value>(read: (after: string) => Promise<Audited<Value>[]>): Promise<Value[]> {
  const values: Value[] = [];
  for (let after = ""; ;) {
    const batch = await read(after);
    values.push(...batch.flatMap(({ value }) => value ?? []));
    if (batch.length < BATCH) return values;
    after = batch.at(-1)!.key;
  }
}

function checkLines(carts: readonly Cart[], ledger: Ledger): BrokenPromise[] {
  const found = new Map<string, { cartId: string; quantity: number }[]>();
  for (const { id: cartId, lineItems } of carts) {
    for (const { friendlyName, quantity } of lineItems) {
      if (friendlyName !== null) found.set(friendlyName, [...(found.get(friendlyName) ?? []), { cartId, quantity }]);
    }
  }
  const findings: BrokenPromise[] = [];
  for (const { label, cartId, allowed } of ledger.lines.values()) {
    const places = found.get(label) ?? [];
    const is = places.map((place) => `${place.quantity} in cart ${place.cartId}`).join(", ") || "nowhere";
    if (places.length > 1) findings.push({ promise: "DONE_ONCE", detail: `"${label}" was added twice: ${is}.` });
    if (
      !allowed.includes(places[0]?.quantity ?? null) ||
      (places[0] && cartId !== null && places[0].cartId !== cartId)
    ) {
      const detail = `"${label}" is to be ${allowed.join(" or ")} in cart ${cartId}, and is ${is}.`;
      findings.push({ promise: "KEPT", detail });
    }
  }
  return findings;
}

function checkOrders(carts: readonly Cart[], orders: readonly Order[], ledger: Ledger): BrokenPromise[] {
  const findings: BrokenPromise[] = [];
  const tell = (detail: string) => findings.push({ promise: "ORDERED_ONCE", detail });
  const cartsById = new Map(carts.map((cart) => [cart.id, cart]));
  const idsByGroup = new Map<string, string[]>();
  for (const { id, cartId, orderGroupId, lineItems } of orders) {
    const key = orderKey(cartId, orderGroupId);
    idsByGroup.set(key, [...(idsByGroup.get(key) ?? []), id]);
    const quantities = new Map(cartsById.get(cartId)?.lineItems.map((line) => [line.id, line.quantity]));
    for (const { cartLineItemId, quantity } of lineItems) {
      const inCart = quantities.get(cartLineItemId);
      if (inCart !== quantity) tell(`Order ${id} has ${quantity} of line ${cartLineItemId}, its cart ${inCart}.`);
    }
  }
  for (const [key, ids] of idsByGroup)
    if (ids.length > 1) tell(`There are several orders of ${key}: ${ids.join(", ")}.`);
  for (const [key, id] of ledger.orders) {
    const stored = idsByGroup.get(key) ?? [];
    if (!stored.includes(id))
      tell(`${key} was answered as ordered as ${id}; stored: ${stored.join(", ") || "nothing"}.`);
  }
  return findings;
}

interface Outside {
  readonly orders: readonly Order[];
  /** The ids of order requests that will be asked for again. */
  readonly waiting: ReadonlySet<string>;
  /** What purchase systems had taken before, and after, the store was looked at: it may have been in use. */
  readonly takenBefore: readonly Taken[];
  readonly takenSince: readonly Taken[];
}

function checkTaken({ orders, waiting, takenBefore, takenSince }: Outside): BrokenPromise[] {
  const findings: BrokenPromise[] = [];
  const known = new Set(orders.map(({ id }) => id));
  for (const { orderRequestId, cartId, orderGroupId, orderId } of takenBefore) {
    if (known.has(orderId) || waiting.has(orderRequestId)) continue;
    const detail = `Order ${orderId} was taken for ${orderKey(cartId, orderGroupId)}; nobody here knows of it.`;
    findings.push({ promise: "NOTHING_FORGOTTEN", detail });
  }
  const taken = new Set(takenSince.map(({ orderId }) => orderId));
  for (const { id } of orders) {
    if (!taken.has(id))
      findings.push({ promise: "NOTHING_FORGOTTEN", detail: `No purchase system knows order ${id}.` });
  }
  const idsByGroup = new Map<string, Set<string>>();
  for (const { orderRequestId, cartId, orderGroupId } of takenSince) {
    const key = orderKey(cartId, orderGroupId);
    idsByGroup.set(key, (idsByGroup.get(key) ?? new Set()).add(orderRequestId));
  }
  for (const [key, ids] of idsByGroup) {
    if (ids.size < 2) continue;
    const detail = `${key} was placed under several ids: ${[...ids].join(", ")}.`;
    findings.push({ promise: "ORDERED_ONCE", detail });
  }
  return findings;
}
