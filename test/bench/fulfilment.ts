import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../../src/store/database.js";
import { FULFILMENT_SECONDS, startProduct } from "./processes.js";
import type { Provider } from "./token-server.js";

export interface Fulfilment {
  readonly orders: number;
  readonly seconds: number;
}

const POLL_MILLISECONDS = 10;
const DEADLINE_MILLISECONDS = 120_000;
/** More orders than a run places. */
const ALL = 1_000_000;

/**
 * Starts a server for which all orders of a store are due, and measures from the last moment at which all of them were
 * seen to be due until none is: the work begins before the server listens.
 */
export async function measureFulfilment(provider: Provider, databaseUrl: string): Promise<Fulfilment> {
  const clockAheadSeconds = 2 * FULFILMENT_SECONDS;
  const store = await openStore(databaseUrl);
  try {
    const now = new Date(Date.now() + clockAheadSeconds * 1_000).toISOString();
    const countDue = async () => (await store.stores.orders.due("fulfilment", now, now, ALL)).length;
    const orders = await countDue();
    if (orders === 0) throw new Error("There is no order to be fulfilled.");
    const starting = startProduct(provider, { databaseUrl, clockAheadSeconds });
    const started = performance.now();
    let begin = started;
    for (let left = orders; left > 0; left = await countDue()) {
      if (left === orders) begin = performance.now();
      if (performance.now() - started > DEADLINE_MILLISECONDS) throw new Error(`${left} orders were not fulfilled.`);
      await sleep(POLL_MILLISECONDS);
    }
    const seconds = (performance.now() - begin) / 1_000;
    await (await starting).stop();
    return { orders, seconds };
  } finally {
    await store.close();
  }
}
