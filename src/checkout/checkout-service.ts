import { DeadCheckout } from "../cart/edit-cart.js";
import type { MutationRequest } from "../requests/answer-once.js";
import type { Cart } from "../model/cart.js";
import type { CheckoutResult } from "../model/payloads.js";
import type { Placement } from "../model/placement.js";
import type { PlaceOrder } from "../purchasing/purchase-system.js";
import type { Store } from "../store/stores.js";
import { beginCheckout, type BegunCheckout, type CheckoutInput } from "./begin-checkout.js";
import { finishCheckout, type KnownOutcome } from "./finish-checkout.js";

export interface CheckoutServiceOptions {
  readonly store: Store;
  readonly placeOrder: PlaceOrder;
  readonly clock: () => Date;
  /** How long a checkout may hold its cart before it counts as dead. */
  readonly claimSeconds: number;
  /** How long after a checkout its pending orders are fulfilled. */
  readonly fulfilmentSeconds: number;
}

/**
 * Checkout in three steps: one transaction that judges and reserves, one call per group to its purchase system outside
 * of any transaction, one transaction that keeps the outcomes. What a crash leaves between them is finished by whoever
 * meets it next, with the same placement ids, so that no group is ordered twice.
 */
export class CheckoutService {
  readonly #options: CheckoutServiceOptions;

  constructor(options: CheckoutServiceOptions) {
    this.#options = options;
  }

  async checkout(request: MutationRequest<CheckoutInput>): Promise<CheckoutResult> {
    const begun = await this.#begin(request);
    if (begun.answer) return begun.answer;
    const inDoubt = begun.cart.orderGroups.filter((group) => group.isInDoubt).map((group) => group.orderGroupId);
    return this.#place(begun.cart, begun.placements, (placement) => inDoubt.includes(placement.orderGroupId));
  }

  /** Finishes a checkout whose process died: what it had handed over is asked for again. */
  async settle(cart: Cart): Promise<void> {
    const claim = cart.checkoutClaim;
    if (!claim) return;
    const left = await this.#options.store.stores.placements.byCart(cart.id);
    await this.#place(
      cart,
      left.filter((placement) => claim.orderGroupIds.includes(placement.orderGroupId)),
      () => true,
    );
  }

  async #begin(request: MutationRequest<CheckoutInput>): Promise<BegunCheckout> {
    const { store, clock, claimSeconds } = this.#options;
    const attempt = () =>
      store.transact((stores) => beginCheckout(stores, request, clock().toISOString(), claimSeconds));
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DeadCheckout)) throw error;
      await this.settle(error.cart);
      return attempt();
    }
  }

  /**
   * A system that is down has not made the order of a first request. Of an order that it may have been asked for before
   * nothing is known then: it stays in doubt, and is not begun anew under another placement id.
   */
  async #place(
    cart: Cart,
    placements: readonly Placement[],
    mayHaveBeenAskedFor: (placement: Placement) => boolean,
  ): Promise<CheckoutResult> {
    const { store, placeOrder, clock, fulfilmentSeconds } = this.#options;
    const outcomes = await Promise.all(
      placements.map(async (placement): Promise<KnownOutcome> => {
        const outcome = await placeOrder(placement);
        const isUnknown = outcome.kind === "DOWN" && mayHaveBeenAskedFor(placement);
        return { placement, outcome: isUnknown ? { kind: "NO_ANSWER" } : outcome };
      }),
    );
    const now = clock();
    const fulfilmentDue = new Date(now.getTime() + fulfilmentSeconds * 1_000).toISOString();
    return store.transact((stores) => finishCheckout(stores, cart, outcomes, now.toISOString(), fulfilmentDue));
  }
}
