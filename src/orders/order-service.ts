import { problem } from "../errors/reasons.js";
import type { Asset } from "../model/asset.js";
import type { Order } from "../model/order.js";
import type { OrderPayload } from "../model/payloads.js";
import { invalidInput, type UserError } from "../model/user-error.js";
import { answerOnce, type MutationRequest } from "../requests/answer-once.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import type { Stores, Transact } from "../store/stores.js";
import { cancellationProblem } from "./cancellation.js";

export interface OrderServiceOptions {
  readonly transact: Transact;
  readonly clock: () => Date;
  /** How long the purchase system takes over a cancellation. */
  readonly cancellationSeconds: number;
}

export interface CancelOrder {
  readonly orderId: string;
  readonly expectedVersion?: number | null;
}

/** What happens to orders after they were placed, as far as callers ask for it. */
export class OrderService {
  readonly #options: OrderServiceOptions;

  constructor(options: OrderServiceOptions) {
    this.#options = options;
  }

  /** Asks for the cancellation of an order; it takes effect in the background, and the order is locked until then. */
  cancel(request: MutationRequest<CancelOrder>): Promise<OrderPayload> {
    const { transact, clock } = this.#options;
    return transact((stores) => {
      const now = clock();
      const refuse = (error: UserError) => payload(null, [error]);
      return answerOnce(stores, request, now.toISOString(), refuse, () => this.#cancel(stores, request, now));
    });
  }

  async #cancel(stores: Stores, request: MutationRequest<CancelOrder>, now: Date): Promise<OrderPayload> {
    const { principal, input, problems } = request;
    const partner = await requirePartner(stores, principal.partnerId);
    // What depends on the order must not change meanwhile: checkouts and changes of subscriptions take the same lock.
    await stores.parties.lockPartner(partner.id);
    const order = await stores.orders.lock(partner.id, input.orderId);
    const lapsed = programProblems(partner);
    if (lapsed.length > 0) return payload(order, lapsed);
    if (!order) {
      // An id of the wrong form is told so, and not repeated.
      const isWellFormed = !problems.some((problem) => problem.path[1] === "orderId");
      const unknown = invalidInput(["input", "orderId"], problem("ORDER_UNKNOWN", { orderId: input.orderId }));
      return payload(null, isWellFormed ? [...problems, unknown] : problems);
    }
    const dependents = await dependentsOf(stores, order);
    const refusal = cancellationProblem(order, partner, input.expectedVersion, now.toISOString(), dependents);
    if (refusal || problems.length > 0) return payload(order, refusal ? [...problems, refusal] : problems);
    const due = new Date(now.getTime() + this.#options.cancellationSeconds * 1_000);
    const changed = {
      ...order,
      version: order.version + 1,
      hasPendingAdjustment: true,
      dueTimeStamp: due.toISOString(),
    };
    await stores.orders.update(changed, order.version);
    return payload(changed, []);
  }
}

/** What depends on the assets of an order and came from elsewhere. */
async function dependentsOf(stores: Stores, order: Order): Promise<Asset[]> {
  const children = await Promise.all(
    order.lineItems.map(({ assetId }) => stores.assets.children(order.partnerId, assetId)),
  );
  return children.flat().filter(({ orderId }) => orderId !== order.id);
}

function payload(order: Order | null, userErrors: readonly UserError[]): OrderPayload {
  return { order, userErrors: [...userErrors], replayed: false };
}
