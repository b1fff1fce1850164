import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { startBackground } from "./background.js";
import { CartService } from "./cart/cart-service.js";
import { CheckoutService } from "./checkout/checkout-service.js";
import type { Config } from "./config.js";
import { CartFields, CartLineItemFields, OrderGroupFields } from "./graphql/cart-fields.js";
import { CartResolver } from "./graphql/cart-resolver.js";
import { CatalogResolver } from "./graphql/catalog-resolver.js";
import { CheckoutPreviewFields, CheckoutResolver, OrderPreviewFields } from "./graphql/checkout-resolver.js";
import { createContext, type RequestContext } from "./graphql/context.js";
import { createErrorPlugin, formatError } from "./graphql/errors.js";
import { OrderLineItemFields, OrderResolver } from "./graphql/order-resolver.js";
import { createQueryLimitsPlugin } from "./graphql/query-limits.js";
import { ReferenceResolver } from "./graphql/reference-resolver.js";
import { createSchema, printSdl } from "./graphql/schema.js";
import { SubscriptionResolver } from "./graphql/subscription-resolver.js";
import { MAX_REQUEST_BYTES } from "./http/request-limits.js";
import { createFastify, mountRoutes } from "./http/server.js";
import {
  type Limits,
  MAX_ADDON_ITEMS_PER_LINE_ITEM,
  MAX_LINE_ITEMS_PER_CART,
  MAX_PAGE_SIZE,
  MAX_QUERY_COST,
  MAX_QUERY_DEPTH,
  MAX_QUERY_TOKENS,
} from "./model/limits.js";
import { finishDue } from "./orders/fulfilment.js";
import { OrderService } from "./orders/order-service.js";
import { SubscriptionService } from "./orders/subscription-service.js";
import { createLocalSystems } from "./purchasing/local-systems.js";
import { createPlaceOrder, type PurchaseSystem } from "./purchasing/purchase-system.js";
import { CART_OF_LATER_VERSION } from "./sample-data/carts.js";
import { SAMPLE_DATA } from "./sample-data/sample-data.js";
import { type DatabaseOptions, openStore } from "./store/database.js";
import type { Store } from "./store/stores.js";

export interface AppOptions extends DatabaseOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock?: () => Date;
  /** False to leave the background work to somebody else, such as a test that counts or a second process. */
  readonly background?: boolean;
  /** By name; the two that run inside this product when left out. */
  readonly purchaseSystems?: Readonly<Record<string, PurchaseSystem>>;
}

export interface App {
  readonly server: FastifyInstance;
  readonly store: Store;
  /** Ends what is running, and closes the store. */
  close(): Promise<void>;
}

/** How long the background work rests between two rounds. */
const BACKGROUND_PAUSE_MILLISECONDS = 1_000;

/** Wires the product: the only place that knows every part. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, logger, clock = () => new Date() } = options;
  const store = await openStore(config.databaseUrl, options);
  if (config.sampleData && !(await store.hasReferenceData())) await loadSampleData(store);

  const server = createFastify(config, logger);
  const schema = createSchema(createResolvers(store, options, clock));
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: config.exposeSchema,
    includeStacktraceInErrorResponses: false,
    // Simple content types never get here, and a GET runs queries only: there is nothing that another site could forge.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_QUERY_TOKENS },
    formatError,
    logger,
    plugins: [
      createErrorPlugin(logger),
      createQueryLimitsPlugin(),
      ApolloServerPluginLandingPageDisabled(),
      // No field has cache hints, and looking for them would cost every field of every answer.
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(server),
    ],
  });
  await apollo.start();
  await mountRoutes(server, {
    config,
    apollo,
    contextFor: (principal, requestId) => createContext(store.stores, principal, requestId),
    isReady: async () => {
      await store.ping();
      return true;
    },
    sdl: printSdl(schema),
  });
  const background =
    options.background === false
      ? null
      : startBackground(() => finishDue(store, clock), BACKGROUND_PAUSE_MILLISECONDS, logger);
  return {
    server,
    store,
    close: async () => {
      await background?.stop();
      await apollo.stop();
      await server.close();
      await store.close();
    },
  };
}

/** Fills an empty store; of several processes that start on it at once, one does. */
async function loadSampleData(store: Store): Promise<void> {
  await store.transact(async (stores) => {
    const partners = await stores.reference.keysOf("partners");
    if (partners.size > 0) return;
    await stores.reference.load(SAMPLE_DATA);
    await stores.carts.insert(CART_OF_LATER_VERSION);
  });
}

function createResolvers(store: Store, { config, logger, purchaseSystems }: AppOptions, clock: () => Date): object[] {
  const { stores, transact } = store;
  const placeOrder = createPlaceOrder(
    purchaseSystems ?? createLocalSystems(stores, clock),
    config.purchaseTimeoutSeconds * 1_000,
    (placement, error) =>
      logger.warn({ err: error, placement: placement.id }, "a purchase system did not take an order"),
  );
  const checkouts = new CheckoutService({
    store,
    placeOrder,
    clock,
    claimSeconds: config.checkoutClaimSeconds,
    fulfilmentSeconds: config.fulfilmentSeconds,
  });
  const carts = new CartService({
    transact,
    clock,
    cartLifetimeSeconds: config.cartLifetimeSeconds,
    settleCheckout: (cart) => checkouts.settle(cart),
  });
  return [
    new CartResolver(stores, carts),
    new CartFields(clock),
    new CartLineItemFields(),
    new OrderGroupFields(clock),
    new CheckoutResolver(stores, checkouts, clock),
    new CheckoutPreviewFields(),
    new OrderPreviewFields(),
    new OrderResolver(stores, new OrderService({ transact, clock, cancellationSeconds: config.fulfilmentSeconds })),
    new OrderLineItemFields(),
    new SubscriptionResolver(
      stores,
      new SubscriptionService({ transact, clock, registrationSeconds: config.fulfilmentSeconds }),
    ),
    new CatalogResolver(stores),
    new ReferenceResolver(limitsOf(config)),
  ];
}

function limitsOf(config: Config): Limits {
  return {
    maxLineItemsPerCart: MAX_LINE_ITEMS_PER_CART,
    maxAddonItemsPerLineItem: MAX_ADDON_ITEMS_PER_LINE_ITEM,
    maxPageSize: MAX_PAGE_SIZE,
    maxQueryDepth: MAX_QUERY_DEPTH,
    maxQueryCost: MAX_QUERY_COST,
    maxRequestBytes: MAX_REQUEST_BYTES,
    cartLifetimeSeconds: config.cartLifetimeSeconds,
    idempotencyKeyLifetimeSeconds: config.idempotencyKeyLifetimeSeconds,
  };
}
