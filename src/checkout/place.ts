import type { OrderRequest } from "../model/order-request.js";
import type { PlaceOrder } from "../purchasing/purchase-system.js";
import type { Store } from "../store/stores.js";
import type { Claimed } from "./claim.js";
import { outcomeBefore, type PlaceOutcome } from "./dependence.js";

/** The name under which answers of checkouts are kept. */
export const CHECKOUT_MUTATION = "checkoutCart";

/**
 * The points of a checkout between which a process may die: nothing done yet; all written, not committed; committed and
 * claimed; a purchase system is about to be asked; all have answered; the outcomes are written, not committed; all is
 * committed, and the caller does not know yet.
 */
export const CHECKOUT_STEPS = [
  "BEGINNING",
  "RESERVATION_WRITTEN",
  "RESERVED",
  "ASKING",
  "ANSWERED",
  "RECORDED",
  "FINISHED",
] as const;
export type CheckoutStep = (typeof CHECKOUT_STEPS)[number];

/** What checkouts and their recovery work with. */
export interface CheckoutOptions {
  readonly store: Pick<Store, "transact">;
  readonly placeOrder: PlaceOrder;
  readonly clock: () => Date;
  /** How long a checkout may claim its cart before it counts as abandoned, and how soon unknown outcomes are asked for. */
  readonly claimSeconds: number;
  /** How long after a checkout its pending orders are fulfilled. */
  readonly fulfilmentSeconds: number;
  /** Called at each step as it is reached. */
  readonly onStep?: (step: CheckoutStep) => void;
}

/** What became of an order request. */
export interface KnownOutcome {
  readonly request: OrderRequest;
  readonly outcome: PlaceOutcome;
}

/**
 * Hands the claimed order requests to their purchase systems, outside of any transaction: all at the same time, and after them
 * those that depend on others.
 */
export async function place(options: CheckoutOptions, claimed: Claimed): Promise<KnownOutcome[]> {
  const isDependent = ({ dependsOn }: OrderRequest) => dependsOn.length > 0;
  const independent = claimed.requests.filter((request) => !isDependent(request));
  const first = await Promise.all(independent.map((request) => placeOne(options, claimed, request)));
  const placeNow = async (request: OrderRequest): Promise<KnownOutcome> => {
    const outcome = outcomeBefore(request, claimed.cart.orderGroups, first, claimed.askedBefore);
    return outcome ? { request, outcome } : placeOne(options, claimed, request);
  };
  const later = await Promise.all(claimed.requests.filter(isDependent).map(placeNow));
  options.onStep?.("ANSWERED");
  return [...first, ...later];
}

/**
 * A system that is down has not made the order of a first request. Of an order that it may have been asked for before
 * nothing is known then: its outcome stays unknown, and it is not begun under another id.
 */
async function placeOne(
  { placeOrder, clock, onStep }: CheckoutOptions,
  { cart, askedBefore }: Claimed,
  request: OrderRequest,
): Promise<KnownOutcome> {
  // Held up for so long that another process may have taken over: it is for that one to ask.
  if (Date.parse(cart.checkoutClaim!.until) <= clock().getTime()) return { request, outcome: { kind: "NO_ANSWER" } };
  onStep?.("ASKING");
  const outcome = await placeOrder(request);
  const isUnknown = outcome.kind === "DOWN" && askedBefore.has(request.id);
  return { request, outcome: isUnknown ? { kind: "NO_ANSWER" } : outcome };
}
