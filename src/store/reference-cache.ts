import type { CatalogItem } from "../model/catalog.js";
import type { Customer, Market, MpnProfile, Partner } from "../model/market.js";

/** The kinds of reference data that are kept: what only an import changes. */
export interface ReferenceKinds {
  readonly partner: Partner;
  /** By partner and customer, as only customers with a relation to the partner are found. */
  readonly customer: Customer;
  readonly market: Market;
  readonly catalogItem: CatalogItem;
  readonly mpnProfile: MpnProfile;
}

/** How many of each kind are kept; the oldest one is dropped for a new one. */
const AT_MOST: Readonly<Record<keyof ReferenceKinds, number>> = {
  partner: 1_000,
  customer: 10_000,
  market: 300,
  catalogItem: 10_000,
  mpnProfile: 10_000,
};

/**
 * Reference data that has been read, as of one version of all of it. Every import gives the store a new version in the
 * same transaction, and every statement that uses this cache reads the version along with the rest: what is kept is
 * used only when it is of the version that the statement has seen, whichever process has imported. Also kept is that
 * something does not exist. Stock, credit and what customers own change with every order, and are never kept.
 */
export class ReferenceCache {
  #version = "";
  readonly #rows = new Map<keyof ReferenceKinds, Map<string, object | null>>();

  /** Null for what does not exist; undefined for what must be read. */
  find<Kind extends keyof ReferenceKinds>(kind: Kind, key: string): ReferenceKinds[Kind] | null | undefined {
    return this.#rows.get(kind)?.get(key) as ReferenceKinds[Kind] | null | undefined;
  }

  /** True when all that is kept is of this version; otherwise it is dropped. */
  isOf(version: string): boolean {
    if (this.#version === version) return true;
    this.#version = version;
    this.#rows.clear();
    return false;
  }

  /** Keeps what a statement has read that has also read this version. */
  keep<Kind extends keyof ReferenceKinds>(
    version: string,
    kind: Kind,
    key: string,
    value: ReferenceKinds[Kind] | null,
  ): void {
    // Another statement may have seen a newer version meanwhile.
    if (version !== this.#version) return;
    const rows = this.#rows.get(kind) ?? new Map<string, object | null>();
    this.#rows.set(kind, rows);
    if (rows.size >= AT_MOST[kind]) {
      const [oldest] = rows.keys();
      rows.delete(oldest!);
    }
    rows.set(key, value === null ? null : frozen(value));
  }
}

/** All requests share what is kept. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
