import type { CartLineItem, OrderGroup } from "../model/cart.js";
import type { BillingCycleType } from "../model/enums.js";

/** What decides which order a family of lines joins. */
export interface GroupKey {
  readonly purchaseSystem: string;
  readonly billingCycle: BillingCycleType;
  readonly currencyCode: string;
}

/**
 * Groups families of lines: one group per purchase system, billing cycle and currency, numbered per system in order of
 * first appearance, never with the number of a `locked` group. A group that was there before under the same id and key
 * keeps what is known of its latest attempt.
 *
 * Source: "Cart resources", https://learn.microsoft.com/partner-center/developer/cart-resources
 * Decided here: what makes a group, since the page only has the group's name; an order has one of each of the three.
 */
export function groupFamilies(
  families: readonly { readonly line: CartLineItem; readonly key: GroupKey }[],
  locked: readonly OrderGroup[],
  before: readonly OrderGroup[],
): { groups: OrderGroup[]; groupOf: Map<string, string> } {
  const taken = new Set(locked.map((group) => group.orderGroupId));
  const open: OrderGroup[] = [];
  const groupOf = new Map<string, string>();
  for (const { line, key } of families) {
    let group = open.find((candidate) => sameKey(candidate, key));
    if (!group) {
      const orderGroupId = nextId(key.purchaseSystem, taken);
      taken.add(orderGroupId);
      const known = before.find((candidate) => candidate.orderGroupId === orderGroupId && sameKey(candidate, key));
      group = { orderGroupId, ...key, error: known?.error ?? null, orderId: null, isOutcomeUnknown: false };
      open.push(group);
    }
    groupOf.set(line.id, group.orderGroupId);
  }
  return { groups: [...locked, ...open].sort(byPlacing), groupOf };
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
