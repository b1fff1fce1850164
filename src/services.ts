import type { Logger } from "pino";
import { CartService } from "./cart/cart-service.js";
import { CheckoutService, type CheckoutStep } from "./checkout/checkout-service.js";
import type { Config } from "./config.js";
import type { Metrics } from "./observability/metrics.js";
import type { Tracing } from "./observability/tracing.js";
import { OrderService } from "./orders/order-service.js";
import { SubscriptionService } from "./orders/subscription-service.js";
import { createLocalSystems } from "./purchasing/local-systems.js";
import { withCircuitBreakers } from "./purchasing/circuit-breaker.js";
import { createPlaceOrder, type PlaceOrder, type PurchaseSystem } from "./purchasing/purchase-system.js";
import type { Store } from "./store/stores.js";

/** What services are made of. */
export interface ServiceOptions {
  readonly config: Config;
  readonly store: Store;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing | null;
  /** By name; the two that run inside this product when left out. */
  readonly purchaseSystems?: Readonly<Record<string, PurchaseSystem>>;
  /** Told of each step of each checkout as it is reached. */
  readonly onCheckoutStep?: (step: CheckoutStep) => void;
}

/** What requests ask for, and the background work too. */
export interface Services {
  readonly carts: CartService;
  readonly checkouts: CheckoutService;
  readonly orders: OrderService;
  readonly subscriptions: SubscriptionService;
}

export function createServices(options: ServiceOptions): Services {
  const { config, store, clock, metrics, tracing, onCheckoutStep } = options;
  const { transact } = store;
  const placeOrder = guardedPlaceOrder(options);
  const checkouts = new CheckoutService({
    store,
    placeOrder: tracing ? tracedPlaceOrder(placeOrder, tracing) : placeOrder,
    clock,
    claimSeconds: config.checkoutClaimSeconds,
    fulfilmentSeconds: config.fulfilmentSeconds,
    onStep: (step) => {
      metrics.reached(step);
      onCheckoutStep?.(step);
    },
  });
  return {
    checkouts,
    carts: new CartService({
      transact,
      clock,
      cartLifetimeSeconds: config.cartLifetimeSeconds,
      settleCheckout: async (cart) => void (await checkouts.settleDue(cart)),
    }),
    orders: new OrderService({ transact, clock, cancellationSeconds: config.fulfilmentSeconds }),
    subscriptions: new SubscriptionService({ transact, clock, registrationSeconds: config.fulfilmentSeconds }),
  };
}

/** Hands orders to the purchase systems; one that is silent is not asked for a while. */
function guardedPlaceOrder({ config, store, clock, logger, metrics, purchaseSystems }: ServiceOptions): PlaceOrder {
  const systems = purchaseSystems ?? createLocalSystems(store.stores, clock);
  const placeOrder = createPlaceOrder(systems, config.purchaseTimeoutSeconds * 1_000, (placement, error) =>
    logger.warn({ err: error, placement: placement.id }, "a purchase system did not take an order"),
  );
  return withCircuitBreakers(placeOrder, Object.keys(systems), {
    failures: config.purchaseBreakerFailures,
    openMilliseconds: config.purchaseBreakerSeconds * 1_000,
    onChange: (system, isOpen) => {
      metrics.circuitChanged(system, isOpen);
      if (isOpen) logger.warn({ system }, "a purchase system does not answer, and is not asked for a while");
      else logger.info({ system }, "a purchase system answers again");
    },
  });
}

function tracedPlaceOrder(placeOrder: PlaceOrder, tracing: Tracing): PlaceOrder {
  return (placement) => {
    const attributes = {
      "cartwright.purchase_system": placement.draft.purchaseSystem,
      "cartwright.placement": placement.id,
    };
    return tracing.inSpan("place order", attributes, () => placeOrder(placement));
  };
}
