import type { CartLineItem, GroupKey, OrderGroup, TriedGroup } from "../model/cart.js";

/** What is known of a cart's groups before its lines are grouped once more. */
export interface KnownGroups {
  /** As the cart has them. */
  readonly groups: readonly OrderGroup[];
  /** The ids of those that are ordered, or handed over without an answer. */
  readonly lockedIds: ReadonlySet<string>;
  readonly tried: readonly TriedGroup[];
}

/** The families in their groups. */
export interface Grouping {
  readonly groups: OrderGroup[];
  readonly tried: readonly TriedGroup[];
  /** The group of each base line, by line id. */
  readonly groupOf: ReadonlyMap<string, string>;
}

/**
 * Groups families of lines: one group per purchase system, billing cycle and currency, numbered per system in order of
 * first appearance. A number that a checkout has tried stays with its key, so that a request which names it never orders
 * something else; once it is ordered, it is not given to later lines either. A group that was there before under the same
 * id and key keeps what is known of its latest attempt.
 *
 * Source: "Cart resources", https://learn.microsoft.com/partner-center/developer/cart-resources
 * Decided here: what makes a group, since the page only has the group's name; an order has one of each of the three.
 */
export function groupFamilies(
  families: readonly { readonly line: CartLineItem; readonly key: GroupKey }[],
  known: KnownGroups,
): Grouping {
  const locked = known.groups.filter((group) => known.lockedIds.has(group.orderGroupId));
  const tried = withTried(known);
  const taken = new Set([...locked, ...tried].map((group) => group.orderGroupId));
  const open: OrderGroup[] = [];
  const groupOf = new Map<string, string>();
  for (const { line, key } of families) {
    let group = open.find((candidate) => sameKey(candidate, key));
    if (!group) {
      const own = tried.find((one) => sameKey(one, key) && !known.lockedIds.has(one.orderGroupId));
      const orderGroupId = own?.orderGroupId ?? nextId(key.purchaseSystem, taken);
      taken.add(orderGroupId);
      const before = known.groups.find((one) => one.orderGroupId === orderGroupId && sameKey(one, key));
      group = { orderGroupId, ...key, error: before?.error ?? null, orderId: null, isOutcomeUnknown: false };
      open.push(group);
    }
    groupOf.set(line.id, group.orderGroupId);
  }
  return { groups: [...locked, ...open].sort(byPlacing), tried, groupOf };
}

/** A group keeps the error of its latest attempt for as long as it is there: that is how it is known to have been tried. */
function withTried({ groups, tried }: KnownGroups): readonly TriedGroup[] {
  const failed = groups.filter(
    ({ error, orderGroupId }) => error !== null && !tried.some((one) => one.orderGroupId === orderGroupId),
  );
  return [
    ...tried,
    ...failed.map(({ orderGroupId, purchaseSystem, billingCycle, currencyCode }) => ({
      orderGroupId,
      purchaseSystem,
      billingCycle,
      currencyCode,
    })),
  ];
}

/** Legacy orders are placed first, then the others, each system by number. */
function byPlacing(one: OrderGroup, other: OrderGroup): number {
  return (
    Number(other.purchaseSystem === "OMS") - Number(one.purchaseSystem === "OMS") ||
    one.purchaseSystem.localeCompare(other.purchaseSystem) ||
    numberOf(one.orderGroupId) - numberOf(other.orderGroupId)
  );
}

function sameKey(one: GroupKey, other: GroupKey): boolean {
  return (
    one.purchaseSystem === other.purchaseSystem &&
    one.billingCycle === other.billingCycle &&
    one.currencyCode === other.currencyCode
  );
}

function nextId(purchaseSystem: string, taken: ReadonlySet<string>): string {
  const prefix = purchaseSystem === "Modern" ? "" : `${purchaseSystem}-`;
  for (let number = 0; ; number += 1) {
    if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`;
  }
}

function numberOf(orderGroupId: string): number {
  return Number(orderGroupId.slice(orderGroupId.lastIndexOf("-") + 1));
}
