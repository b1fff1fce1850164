import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult } from "cockatiel";
import type { Outcome, PlaceOrder } from "./purchase-system.js";

export interface CircuitBreakerOptions {
  /** How many requests in a row a system must leave without answer before it is not asked any more; 0 for never. */
  readonly failures: number;
  /** After this long, one request is let through to find out whether the system answers again. */
  readonly openMilliseconds: number;
  /** Called when the circuit of a system opens, so that it is not asked any more, and when it closes. */
  readonly onChange: (system: string, isOpen: boolean) => void;
}

/**
 * Spares checkouts the wait for a purchase system that is silent: while its circuit is open they hear at once that it is
 * down. No order was made then, as the system was not asked; of an order that it may have been asked for before, the
 * checkout knows that, and leaves its outcome unknown.
 */
export function withCircuitBreakers(
  placeOrder: PlaceOrder,
  systems: readonly string[],
  options: CircuitBreakerOptions,
): PlaceOrder {
  if (options.failures === 0) return placeOrder;
  const guarded = new Map(systems.map((system) => [system, withCircuitBreaker(placeOrder, system, options)]));
  return (orderRequest) => (guarded.get(orderRequest.draft.purchaseSystem) ?? placeOrder)(orderRequest);
}

interface Attempt {
  readonly outcome: Outcome;
  /** True when nothing was heard of the system from the beginning of this attempt to its end. */
  readonly isSilent: boolean;
}

function withCircuitBreaker(placeOrder: PlaceOrder, system: string, options: CircuitBreakerOptions): PlaceOrder {
  const breaker = circuitBreaker(
    handleWhenResult((attempt) => (attempt as Attempt).isSilent),
    { halfOpenAfter: options.openMilliseconds, breaker: new ConsecutiveBreaker(options.failures) },
  );
  let isOpen = false;
  breaker.onStateChange((state) => {
    const isOpenNow = state !== CircuitState.Closed;
    if (isOpenNow !== isOpen) options.onChange(system, isOpenNow);
    isOpen = isOpenNow;
  });
  const down: Outcome = {
    kind: "DOWN",
    reason: `The purchase system ${system} has not answered lately, and is not asked for the time being.`,
  };
  /** How often the system has been heard of: one slow order does not make it silent while others are answered. */
  let heard = 0;
  const attempt = async (orderRequest: Parameters<PlaceOrder>[0]): Promise<Attempt> => {
    const before = heard;
    const outcome = await placeOrder(orderRequest);
    if (outcome.kind !== "NO_ANSWER" || outcome.isAtWork) heard += 1;
    return { outcome, isSilent: heard === before };
  };
  return async (orderRequest) => {
    // The library would have it wait for the request that finds out.
    if (breaker.state === CircuitState.HalfOpen) return down;
    try {
      return (await breaker.execute(() => attempt(orderRequest))).outcome;
    } catch (error) {
      if (error instanceof BrokenCircuitError) return down;
      throw error;
    }
  };
}
