import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { type Job, Lease, startBackground } from "./background.js";
import { CartService } from "./cart/cart-service.js";
import { CheckoutService, type CheckoutStep } from "./checkout/checkout-service.js";
import { settleDueCarts } from "./checkout/settle-due-carts.js";
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
import { purgeOld } from "./purge.js";
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
  /** Told of each step of each checkout as it is reached. */
  readonly onCheckoutStep?: (step: CheckoutStep) => void;
}

export interface App {
  readonly server: FastifyInstance;
  readonly store: Store;
  /** Ends what is running, and closes the store. */
  close(): Promise<void>;
}

/** How long the background work rests between two rounds. */
const BACKGROUND_PAUSE_MILLISECONDS = 1_000;
const PURGE_PAUSE_MILLISECONDS = 10_000;
/** How long a process that does the background work may be silent before another one takes over. */
const LEASE_SECONDS = 15;

/** Wires the product: the only place that knows every part. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, logger, clock = () => new Date() } = options;
  const store = await openStore(config.databaseUrl, {
    poolSize: config.databasePoolSize,
    timeoutMilliseconds: config.databaseTimeoutSeconds * 1_000,
    ...options,
  });
  if (config.sampleData && !(await store.hasReferenceData())) await loadSampleData(store);

  const server = createFastify(config, logger);
  const services = createServices(store, options, clock);
  const schema = createSchema(createResolvers(store, config, services, clock));
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
  const lease = new Lease(store, clock, Math.min(LEASE_SECONDS, config.checkoutClaimSeconds));
  const background =
    options.background === false ? null : startBackground(jobsOf(store, config, services, clock), lease, logger);
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
    // Whoever comes second waits here for the first one, and then sees what that has loaded.
    await stores.leases.take("sample data", "", "", "");
    const partners = await stores.reference.keysOf("partners");
    if (partners.size > 0) return;
    await stores.reference.load(SAMPLE_DATA);
    await stores.carts.insert(CART_OF_LATER_VERSION);
  });
}

/** What requests ask for, and the background work too. */
interface Services {
  readonly carts: CartService;
  readonly checkouts: CheckoutService;
  readonly orders: OrderService;
  readonly subscriptions: SubscriptionService;
}

function createServices(store: Store, options: AppOptions, clock: () => Date): Services {
  const { config, logger, purchaseSystems, onCheckoutStep } = options;
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
    onStep: onCheckoutStep,
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

/** The background work: whatever requests have left to be finished, and what nobody needs any more. */
function jobsOf(store: Store, config: Config, { checkouts }: Services, clock: () => Date): Job[] {
  const pauseMilliseconds = BACKGROUND_PAUSE_MILLISECONDS;
  return [
    { name: "fulfilment", pauseMilliseconds, round: () => finishDue(store, clock) },
    { name: "recovery", pauseMilliseconds, round: () => settleDueCarts(store, checkouts, clock) },
    { name: "purge", pauseMilliseconds: PURGE_PAUSE_MILLISECONDS, round: () => purgeOld(store, config, clock) },
  ];
}

function createResolvers({ stores }: Store, config: Config, services: Services, clock: () => Date): object[] {
  return [
    new CartResolver(stores, services.carts),
    new CartFields(clock),
    new CartLineItemFields(),
    new OrderGroupFields(clock),
    new CheckoutResolver(stores, services.checkouts, clock),
    new CheckoutPreviewFields(),
    new OrderPreviewFields(),
    new OrderResolver(stores, services.orders),
    new OrderLineItemFields(),
    new SubscriptionResolver(stores, services.subscriptions),
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
