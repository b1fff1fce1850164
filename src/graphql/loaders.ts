import DataLoader from "dataloader";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import type { Cart } from "../model/cart.js";
import type { Customer } from "../model/market.js";
import { type Order, orderKey } from "../model/order.js";
import type { Stores } from "../store/stores.js";

/** How many keys one store call is about; what has more is asked in several. */
const MAX_BATCH_SIZE = 1_000;

/** One store call for all the nested reads of a kind that a request makes; new for every request. */
export interface Loaders {
  /** By `catalogKey`. */
  readonly catalogItem: DataLoader<string, CatalogItem | null>;
  readonly customer: DataLoader<string, Customer | null>;
  readonly cart: DataLoader<string, Cart | null>;
  readonly order: DataLoader<string, Order | null>;
  readonly ordersOfCart: DataLoader<string, readonly Order[]>;
}

export function createLoaders(stores: Stores, partnerId: string): Loaders {
  return {
    catalogItem: new DataLoader(
      inOrder((keys) => stores.catalog.byIds(keys), null, catalogKey),
      { cacheKeyFn: catalogKey, maxBatchSize: MAX_BATCH_SIZE },
    ),
    customer: new DataLoader(
      inOrder((ids) => stores.customers.byIds(partnerId, ids), null),
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
    cart: new DataLoader(
      inOrder((ids) => stores.carts.byIds(partnerId, ids), null),
      {
        maxBatchSize: MAX_BATCH_SIZE,
      },
    ),
    order: new DataLoader(
      inOrder((ids) => stores.orders.byIds(partnerId, ids), null, orderKey),
      {
        cacheKeyFn: orderKey,
        maxBatchSize: MAX_BATCH_SIZE,
      },
    ),
    ordersOfCart: new DataLoader(
      inOrder((ids) => stores.orders.byCarts(partnerId, ids), []),
      {
        maxBatchSize: MAX_BATCH_SIZE,
      },
    ),
  };
}

/**
 * Turns a store's map into the list that DataLoader wants: one value for each key, in the order of the keys. `storedKey`
 * is the form of a key in which the map has it.
 */
function inOrder<Value, None>(
  load: (keys: readonly string[]) => Promise<Map<string, Value>>,
  none: None,
  storedKey: (key: string) => string = (key) => key,
) {
  return async (keys: readonly string[]): Promise<(Value | None)[]> => {
    const found = await load(keys);
    return keys.map((key) => found.get(storedKey(key)) ?? none);
  };
}

/** The catalog items of these ids, in their order; those that are no longer in the catalog are left out. */
export async function itemsOf(
  ids: readonly string[],
  { catalogItem }: Pick<Loaders, "catalogItem">,
): Promise<CatalogItem[]> {
  const items = await Promise.all(ids.map((id) => catalogItem.load(id)));
  return items.filter((item) => item !== null);
}
