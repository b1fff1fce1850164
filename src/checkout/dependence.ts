import { problem } from "../errors/reasons.js";
import type { Facts } from "../facts/facts.js";
import { type Cart, linesOf, type OrderError, type OrderGroup } from "../model/cart.js";
import { type CatalogItem, kindOf } from "../model/catalog.js";
import { orderError } from "../model/order-error.js";
import type { OrderRequest } from "../model/order-request.js";
import type { Outcome } from "../purchasing/purchase-system.js";
import { resolve } from "../rules/engine.js";
import { needsAzurePlan } from "../rules/line/azure-plan-present.js";

/*
 * Metered SaaS is billed to an Azure plan. Where the customer's plan is still to be ordered by the same cart, the group of the
 * SaaS depends on the group of the plan: it is handed over after that has been ordered, or not at all.
 */

/** What became of an order request: the answer of its purchase system, or that it was not handed over. */
export type PlaceOutcome = Outcome | { readonly kind: "WITHHELD"; readonly retryable: boolean };

/** For each open group by id: the groups with an Azure plan of which one must be ordered first; none for most. */
export function neededGroups(cart: Cart, facts: Facts): ReadonlyMap<string, readonly string[]> {
  const open = cart.orderGroups
    .filter(({ orderId }) => orderId === null)
    .map((group) => ({ group, items: resolve(linesOf(cart, group), facts).map(({ item }) => item) }));
  const plansIn = (items: readonly CatalogItem[]) => items.filter((item) => kindOf(item) === "AZURE_PLAN").length;
  // Holdings count what is reserved, also where it is not known whether it is ordered.
  const undecided = open.filter(({ group }) => group.isOutcomeUnknown).flatMap(({ items }) => items);
  const isOwned = facts.holdings.ofCustomer(["AZURE_PLAN"]).living > plansIn(undecided);
  const plans = open.filter(({ items }) => plansIn(items) > 0).map(({ group }) => group.orderGroupId);
  return new Map(
    open.map(({ group: { orderGroupId }, items }) => {
      const isDependent = !isOwned && !plans.includes(orderGroupId) && items.some(needsAzurePlan);
      return [orderGroupId, isDependent ? plans : []];
    }),
  );
}

/** Why a group was not handed over: no group with the plan that it needs has been ordered. */
export function planNotOrdered(
  orderGroupId: string,
  lineIds: readonly string[],
  plans: readonly string[],
  retryable: boolean,
): OrderError {
  const cause = problem("AZURE_PLAN_NOT_ORDERED", { orderGroupIds: plans });
  return orderError("CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE", orderGroupId, lineIds, cause, { retryable });
}

/**
 * What is known of an order request that depends on others without handing it over, by the outcomes of the groups that it
 * depends on; null when it can be handed over. One that may have been handed over before, by a process that knew more,
 * stays unknown until what it depends on is known: what was refused then was never ordered, so neither was this.
 */
export function outcomeBefore(
  { id, dependsOn }: OrderRequest,
  orderGroups: readonly OrderGroup[],
  outcomes: readonly { readonly request: OrderRequest; readonly outcome: PlaceOutcome }[],
  askedBefore: ReadonlySet<string>,
): PlaceOutcome | null {
  const states = dependsOn.map((orderGroupId) => {
    const group = orderGroups.find((one) => one.orderGroupId === orderGroupId);
    if (group && group.orderId !== null) return "PLACED";
    const known = outcomes.find(({ request }) => request.orderGroupId === orderGroupId);
    return known?.outcome.kind ?? (group?.isOutcomeUnknown ? "NO_ANSWER" : "REFUSED");
  });
  if (states.includes("PLACED")) return null;
  const isUnknown = states.includes("NO_ANSWER");
  if (isUnknown && askedBefore.has(id)) return { kind: "NO_ANSWER" };
  return { kind: "WITHHELD", retryable: isUnknown || states.includes("DOWN") };
}
