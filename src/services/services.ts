import type { Logger } from "pino";
import type { Abandoned, CartOptions } from "../cart/change-cart.js";
import { createCart, duplicateCart } from "../cart/create-cart.js";
import { deleteCart } from "../cart/delete-cart.js";
import {
  addLineItems,
  removeLineItems,
  replaceLineItems,
  reviewLineItems,
  updateLineItems,
} from "../cart/edit-lines.js";
import { extendCart } from "../cart/extend-cart.js";
import { checkOut } from "../checkout/checkout.js";
import type { CheckoutOptions, CheckoutStep } from "../checkout/place.js";
import { recover } from "../checkout/recover.js";
import type { Config } from "../config/config.js";
import type { Cart } from "../model/cart.js";
import type { Metrics } from "../observability/metrics.js";
import type { Tracing } from "../observability/tracing.js";
import { cancelOrder } from "../orders/cancel-order.js";
import { createLocalSystems } from "../purchasing/local-systems.js";
import { withCircuitBreakers } from "../purchasing/circuit-breaker.js";
import { createPlaceOrder, type PlaceOrder, type PurchaseSystem } from "../purchasing/purchase-system.js";
import type { Command } from "../requests/command.js";
import type { Store } from "../store/stores.js";
import {
  activateSubscription,
  changeQuantity,
  changeRenewal,
  changeStatus,
  registerSubscription,
} from "../subscriptions/change-subscription.js";

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
  /** Called at each step of each checkout as it is reached. */
  readonly onCheckoutStep?: (step: CheckoutStep) => void;
}

/** The use cases, with all that they need. */
export type Services = ReturnType<typeof createServices>;

export function createServices(options: ServiceOptions) {
  const { config, store, clock, metrics, tracing, onCheckoutStep } = options;
  const placeOrder = guardedPlaceOrder(options);
  return bindServices(
    { transact: store.transact, clock, cartLifetimeSeconds: config.cartLifetimeSeconds },
    {
      store,
      placeOrder: tracing ? tracedPlaceOrder(placeOrder, tracing) : placeOrder,
      clock,
      claimSeconds: config.checkoutClaimSeconds,
      fulfilmentSeconds: config.fulfilmentSeconds,
      onStep: (step) => {
        metrics.reached(step);
        onCheckoutStep?.(step);
      },
    },
  );
}

/** The use cases over a store and purchase systems. */
export function bindServices(carts: CartOptions, checkouts: CheckoutOptions) {
  const { transact, clock } = carts;
  const { fulfilmentSeconds } = checkouts;
  const orders = { transact, clock, cancellationSeconds: fulfilmentSeconds };
  const subscriptions = { transact, clock, registrationSeconds: fulfilmentSeconds };
  /** Changes a cart; when an abandoned checkout claims it, that is finished first. */
  const onCart =
    <Input, Payload extends object>(
      useCase: (options: CartOptions, command: Command<Input>) => Promise<Payload | Abandoned>,
    ) =>
    async (command: Command<Input>): Promise<Payload> => {
      const first = await useCase(carts, command);
      if (!("abandoned" in first)) return first;
      await recover(checkouts, first.abandoned);
      const second = await useCase(carts, command);
      if ("abandoned" in second) throw new Error(`Cart ${second.abandoned.id} was abandoned again at once.`);
      return second;
    };
  return {
    carts: {
      create: (command: Parameters<typeof createCart>[1]) => createCart(carts, command),
      duplicate: (command: Parameters<typeof duplicateCart>[1]) => duplicateCart(carts, command),
      addLineItems: onCart(addLineItems),
      updateLineItems: onCart(updateLineItems),
      removeLineItems: onCart(removeLineItems),
      replaceLineItems: onCart(replaceLineItems),
      review: onCart(reviewLineItems),
      extend: onCart(extendCart),
      delete: onCart(deleteCart),
    },
    checkouts: {
      checkout: (command: Parameters<typeof checkOut>[1]) => checkOut(checkouts, command),
      recover: (cart: Pick<Cart, "partnerId" | "id">) => recover(checkouts, cart),
    },
    orders: {
      cancel: (command: Parameters<typeof cancelOrder>[1]) => cancelOrder(orders, command),
    },
    subscriptions: {
      activate: (command: Parameters<typeof activateSubscription>[1]) => activateSubscription(subscriptions, command),
      changeStatus: (command: Parameters<typeof changeStatus>[1]) => changeStatus(subscriptions, command),
      changeQuantity: (command: Parameters<typeof changeQuantity>[1]) => changeQuantity(subscriptions, command),
      changeRenewal: (command: Parameters<typeof changeRenewal>[1]) => changeRenewal(subscriptions, command),
      register: (command: Parameters<typeof registerSubscription>[1]) => registerSubscription(subscriptions, command),
    },
  };
}

/** Hands orders to the purchase systems; one that is silent is not asked for a while. */
function guardedPlaceOrder({ config, store, clock, logger, metrics, purchaseSystems }: ServiceOptions): PlaceOrder {
  const systems = purchaseSystems ?? createLocalSystems(store.stores, clock);
  const placeOrder = createPlaceOrder(systems, config.purchaseTimeoutSeconds * 1_000, (request, error) =>
    logger.warn({ err: error, orderRequest: request.id }, "a purchase system did not take an order"),
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
  return (request) => {
    const attributes = {
      "cartwright.purchase_system": request.draft.purchaseSystem,
      "cartwright.order_request": request.id,
    };
    return tracing.inSpan("place order", attributes, () => placeOrder(request));
  };
}
