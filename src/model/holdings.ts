import { type Subscription, LIVING_STATUSES } from "./subscription.js";
import { catalogKey } from "./catalog.js";
import type { ItemKind } from "./enums.js";

/** How many subscriptions there are: those that have not ended, their units in sum, and all that ever were. */
export interface Tally {
  readonly living: number;
  readonly livingQuantity: number;
  readonly ever: number;
}

/**
 * One counter of the ledger. It counts the subscriptions of one customer and one SKU; with `sku` null those of the
 * customer of one kind; with `customerId` null too those of all the partner's customers of one kind.
 */
export interface Count extends Tally {
  readonly customerId: string | null;
  readonly itemKind: ItemKind;
  readonly sku: string | null;
}

/** `product:sku` of a modern catalog id, whatever its availability; a legacy id as it is; in upper case. */
export function skuOf(catalogItemId: string): string {
  return catalogKey(catalogItemId).split(":").slice(0, 2).join(":");
}

/** What a customer has, and what all customers of the partner have, as the ledger counts it. */
export class Holdings {
  readonly #counts: readonly Count[];

  constructor(counts: readonly Count[] = []) {
    this.#counts = counts;
  }

  /** What the customer has of the item, under any of its availability ids. */
  ofItem(catalogItemId: string): Tally {
    const sku = skuOf(catalogItemId);
    return sum(this.#counts.filter((count) => count.customerId !== null && count.sku === sku));
  }

  ofCustomer(kinds: readonly ItemKind[]): Tally {
    return sum(
      this.#counts.filter(
        ({ customerId, sku, itemKind }) => customerId !== null && sku === null && kinds.includes(itemKind),
      ),
    );
  }

  ofPartner(kinds: readonly ItemKind[]): Tally {
    return sum(this.#counts.filter(({ customerId, itemKind }) => customerId === null && kinds.includes(itemKind)));
  }
}

/** The counters that a subscription is counted by, and what it adds to each of them. */
function countsOf({ customerId, catalogItemId, itemKind, status, quantity }: Subscription): Count[] {
  const isLiving = LIVING_STATUSES.includes(status);
  const tally = { living: isLiving ? 1 : 0, livingQuantity: isLiving ? quantity : 0, ever: 1 };
  return [
    { customerId, itemKind, sku: skuOf(catalogItemId), ...tally },
    { customerId, itemKind, sku: null, ...tally },
    { customerId: null, itemKind, sku: null, ...tally },
  ];
}

/** A subscription of one partner before and after; null while it does not exist. */
export interface Change {
  readonly before: Subscription | null;
  readonly after: Subscription | null;
}

/** What the changes add to each counter; counters that stay as they are are left out. */
export function countsMovedBy(changes: readonly Change[]): Count[] {
  const moved = new Map<string, Count>();
  for (const { before, after } of changes) {
    for (const [subscription, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const count of subscription ? countsOf(subscription) : []) {
        const key = JSON.stringify([count.customerId, count.itemKind, count.sku]);
        const known = moved.get(key) ?? { ...count, living: 0, livingQuantity: 0, ever: 0 };
        moved.set(key, {
          ...known,
          living: known.living + sign * count.living,
          livingQuantity: known.livingQuantity + sign * count.livingQuantity,
          ever: known.ever + sign * count.ever,
        });
      }
    }
  }
  return [...moved.values()].filter((count) => count.living !== 0 || count.livingQuantity !== 0 || count.ever !== 0);
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { living, livingQuantity, ever }) => ({
      living: total.living + living,
      livingQuantity: total.livingQuantity + livingQuantity,
      ever: total.ever + ever,
    }),
    { living: 0, livingQuantity: 0, ever: 0 },
  );
}
