import type { Store, Stores } from "../../src/store/stores.js";

/** The methods of stores that change something. */
const WRITES = new Set(
  "insert update delete purge setCreditUsed takeStock count complete take release backOff forget load".split(" "),
);

/** Ends a transaction that failed; what a store throws itself may have the transaction run again. */
class Failed extends Error {}

/**
 * A store for tests that call stores one by one: reads go where they always go outside of a transaction, which may be a
 * connection that only reads, and each write is a transaction of its own that is not run again.
 */
export function writableStore(store: Store): Store {
  const writing = (name: keyof Stores, method: string) => {
    return async (...parameters: unknown[]): Promise<unknown> => {
      const work = async (stores: Stores) => {
        const calls = stores[name] as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
        try {
          return await calls[method]!(...parameters);
        } catch (error) {
          throw new Failed("A write failed.", { cause: error });
        }
      };
      return store.transact(work).catch((error: unknown) => {
        throw error instanceof Failed ? error.cause : error;
      });
    };
  };
  const stores = Object.fromEntries(
    Object.entries(store.stores).map(([name, methods]: [string, object]) => {
      const written = Object.keys(methods).filter((method) => WRITES.has(method));
      const writes = written.map((method) => [method, writing(name as keyof Stores, method)] as const);
      return [name, { ...methods, ...Object.fromEntries(writes) }];
    }),
  );
  return { ...store, stores: stores as unknown as Stores };
}
