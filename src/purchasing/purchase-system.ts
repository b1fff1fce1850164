import type { OrderStatus } from "../model/enums.js";
import type { OrderRequest } from "../model/order-request.js";

/** What a purchase system answers when it takes an order. */
export interface PlacedOrder {
  readonly id: string;
  readonly alternateId: string;
  readonly status: OrderStatus;
  /** One for each line of the draft, in order; null where the line has no subscription, or not yet. */
  readonly subscriptionIds: readonly (string | null)[];
}

/**
 * A back end that takes orders. Asking again with the same order request id must answer with the same order, never make a
 * second one: that is what makes a checkout safe to finish after a crash or a lost answer. An id that was refused stays
 * refused: should a process that was thought dead ask after all, nothing comes of it.
 */
export interface PurchaseSystem {
  /**
   * Throws OrderRefused or PurchaseSystemDown when no order was made; after any other failure the outcome is unknown. The signal
   * says that the time-out has passed; a system that knows then that the order is being worked on throws
   * OrderAtWork at once.
   */
  place(orderRequest: OrderRequest, signal: AbortSignal): Promise<PlacedOrder>;
}

/** The system looked at the order and said no. */
export class OrderRefused extends Error {}

/** The system could not be reached: the order never got there. */
export class PurchaseSystemDown extends Error {}

/** The system has the order and is alive, but its answer takes longer: whether it makes the order is not known yet. */
export class OrderAtWork extends Error {}

export type Outcome =
  | { readonly kind: "PLACED"; readonly order: PlacedOrder }
  | { readonly kind: "REFUSED" | "DOWN"; readonly reason: string }
  /** Time ran out, or the call failed in a way that says nothing: the order may exist or not. */
  | { readonly kind: "NO_ANSWER"; readonly isAtWork?: true };

export type PlaceOrder = (orderRequest: OrderRequest) => Promise<Outcome>;

/** Hands order requests to the system that their group belongs to, and waits no longer than `timeoutMilliseconds`. */
export function createPlaceOrder(
  systems: Readonly<Record<string, PurchaseSystem>>,
  timeoutMilliseconds: number,
  onFailure: (orderRequest: OrderRequest, error: unknown) => void,
): PlaceOrder {
  return async (orderRequest) => {
    const system = systems[orderRequest.draft.purchaseSystem];
    if (!system)
      return { kind: "REFUSED", reason: `There is no purchase system ${orderRequest.draft.purchaseSystem}.` };
    try {
      return {
        kind: "PLACED",
        order: await within(timeoutMilliseconds, (signal) => system.place(orderRequest, signal)),
      };
    } catch (error) {
      onFailure(orderRequest, error);
      if (error instanceof OrderRefused) return { kind: "REFUSED", reason: error.message };
      if (error instanceof PurchaseSystemDown) return { kind: "DOWN", reason: error.message };
      if (error instanceof OrderAtWork) return { kind: "NO_ANSWER", isAtWork: true };
      return { kind: "NO_ANSWER" };
    }
  };
}

async function within<Result>(milliseconds: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      // What the system says to that at once counts more than that its time is over.
      setImmediate(() => reject(new Error(`No answer within ${milliseconds} ms.`)));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(controller.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
