import { DeadCheckout } from "../cart/edit-cart.js";
import type { MutationRequest } from "../requests/answer-once.js";
import type { Cart, CheckoutClaim } from "../model/cart.js";
import type { CheckoutResult } from "../model/payloads.js";
import type { Placement } from "../model/placement.js";
import type { PlaceOrder } from "../purchasing/purchase-system.js";
import type { Store } from "../store/stores.js";
import { beginCheckout, type BegunCheckout, type CheckoutInput, takeOver } from "./begin-checkout.js";
import { finishCheckout, type KnownOutcome } from "./finish-checkout.js";

/**
 * The points of a checkout between which a process may die: nothing done yet; all written, not committed; committed and
 * held; a purchase system is about to be asked; all have answered; the outcomes are written, not committed; all is
 * committed, and the caller does not know yet.
 */
export const CHECKOUT_STEPS = ["BEGINNING", "RESERVED", "HELD", "ASKING", "ANSWERED", "RECORDED", "FINISHED"] as const;
export type CheckoutStep = (typeof CHECKOUT_STEPS)[number];

export interface CheckoutServiceOptions {
  readonly store: Store;
  readonly placeOrder: PlaceOrder;
  readonly clock: () => Date;
  /** How long a checkout may hold its cart before it counts as dead, and how soon groups in doubt are asked for again. */
  readonly claimSeconds: number;
  /** How long after a checkout its pending orders are fulfilled. */
  readonly fulfilmentSeconds: number;
  /** Told of each step as it is reached. */
  readonly onStep?: (step: CheckoutStep) => void;
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
    const result = await this.#place(begun.cart, begun.placements, (placement) =>
      inDoubt.includes(placement.orderGroupId),
    );
    this.#reach("FINISHED");
    return result;
  }

  /**
   * Finishes what is due of a cart: the checkout of a process that died, or groups in doubt, whose purchase systems are
   * asked once more. Meanwhile the cart is held, so that one process at a time does so. False when nothing is due (any
   * more): somebody else has taken it up.
   */
  async settleDue({ partnerId, id }: Pick<Cart, "partnerId" | "id">): Promise<boolean> {
    const { store, clock, claimSeconds } = this.#options;
    const held = await store.transact(async (stores) => {
      const now = clock().toISOString();
      const cart = await stores.carts.lock(partnerId, id);
      if (!cart || cart.dueTimeStamp === null || cart.dueTimeStamp > now) return null;
      const orderGroupIds = cart.orderGroups.filter((group) => group.isInDoubt).map((group) => group.orderGroupId);
      const doubt = { orderGroupIds, orderErrors: [], userId: cart.lastModifiedUser, idempotencyKey: null };
      return takeOver(stores, cart, cart.checkoutClaim ?? doubt, now, claimSeconds);
    });
    if (held) await this.#settle(held, held.checkoutClaim!);
    return held !== null;
  }

  /** Asks again for everything that a claim has handed over and that has no outcome yet. */
  async #settle(cart: Cart, { orderGroupIds }: CheckoutClaim): Promise<void> {
    const left = await this.#options.store.stores.placements.byCart(cart.id);
    const placements = left.filter((placement) => orderGroupIds.includes(placement.orderGroupId));
    await this.#place(cart, placements, () => true);
  }

  async #begin(request: MutationRequest<CheckoutInput>): Promise<BegunCheckout> {
    const { store, clock, claimSeconds } = this.#options;
    const attempt = async () => {
      this.#reach("BEGINNING");
      const begun = await store.transact(async (stores) => {
        const reserved = await beginCheckout(stores, request, clock().toISOString(), claimSeconds);
        this.#reach("RESERVED");
        return reserved;
      });
      this.#reach("HELD");
      return begun;
    };
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DeadCheckout)) throw error;
      await this.settleDue(error.cart);
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
    const { store, placeOrder, clock, fulfilmentSeconds, claimSeconds } = this.#options;
    const claim = cart.checkoutClaim!;
    const outcomes = await Promise.all(
      placements.map(async (placement): Promise<KnownOutcome> => {
        // Held up for so long that another one may have taken over: it is for that one to ask.
        if (Date.parse(claim.until) <= clock().getTime()) return { placement, outcome: { kind: "NO_ANSWER" } };
        this.#reach("ASKING");
        const outcome = await placeOrder(placement);
        const isUnknown = outcome.kind === "DOWN" && mayHaveBeenAskedFor(placement);
        return { placement, outcome: isUnknown ? { kind: "NO_ANSWER" } : outcome };
      }),
    );
    this.#reach("ANSWERED");
    const now = clock();
    const fulfilment = new Date(now.getTime() + fulfilmentSeconds * 1_000).toISOString();
    const due = { fulfilment, askAgainSeconds: claimSeconds };
    return store.transact(async (stores) => {
      const result = await finishCheckout(stores, cart, outcomes, now.toISOString(), due);
      this.#reach("RECORDED");
      return result;
    });
  }

  #reach(step: CheckoutStep): void {
    this.#options.onStep?.(step);
  }
}
