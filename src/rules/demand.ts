import { subscriptionKey } from "../model/subscription.js";
import { type CartLineItem, provisioningValue } from "../model/cart.js";
import { type CatalogItem, catalogKey, kindOf } from "../model/catalog.js";
import type { ItemKind } from "../model/enums.js";
import { skuOf } from "../model/holdings.js";

/** A line with the catalog item it names. */
export interface ResolvedLine {
  readonly line: CartLineItem;
  readonly item: CatalogItem;
}

/** What a set of lines asks for in sum. Limits and stock are compared with sums, never with single lines. */
export interface Demand {
  /** Units, by `catalogKey`. */
  readonly units: ReadonlyMap<string, number>;
  /** Lines, by `skuOf`: each line makes one subscription. */
  readonly subscriptions: ReadonlyMap<string, number>;
  /** Lines, by kind of item. */
  readonly linesOfKind: ReadonlyMap<ItemKind, number>;
  /** Units, by kind of item. */
  readonly unitsOfKind: ReadonlyMap<ItemKind, number>;
  /** Cores, by `coresKey`. */
  readonly cores: ReadonlyMap<string, number>;
}

/** The key of one Azure subscription's cores in one region. */
export function coresKey(subscriptionId: string, armRegionName: string): string {
  return `${subscriptionKey(subscriptionId)} ${armRegionName}`;
}

/** The Azure subscription and the cores that a reservation line takes there; null for any other line. */
export function coresOf({ line, item }: ResolvedLine): { key: string; cores: number } | null {
  const subscriptionId = provisioningValue(line, "subscriptionId");
  if (item.cores === null || item.armRegionName === null || subscriptionId === null) return null;
  return { key: coresKey(subscriptionId, item.armRegionName), cores: item.cores * line.quantity };
}

export function demandOf(lines: readonly ResolvedLine[]): Demand {
  const units = new Map<string, number>();
  const subscriptions = new Map<string, number>();
  const linesOfKind = new Map<ItemKind, number>();
  const unitsOfKind = new Map<ItemKind, number>();
  const cores = new Map<string, number>();
  for (const resolved of lines) {
    const key = catalogKey(resolved.item.id);
    const kind = kindOf(resolved.item);
    add(units, key, resolved.line.quantity);
    add(subscriptions, skuOf(resolved.item.id), 1);
    add(linesOfKind, kind, 1);
    add(unitsOfKind, kind, resolved.line.quantity);
    const taken = coresOf(resolved);
    if (taken) add(cores, taken.key, taken.cores);
  }
  return { units, subscriptions, linesOfKind, unitsOfKind, cores };
}

function add<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
