import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Config } from "../config/config.js";
import { createAccessPlugin, refuseOtherTenants } from "./access.js";
import { CartFields, CartLineItemFields, OrderGroupFields } from "./cart-fields.js";
import { CartResolver } from "./cart-resolver.js";
import { CatalogFormFields } from "./catalog-form-fields.js";
import { CatalogResolver } from "./catalog-resolver.js";
import {
  CartCustomerFields,
  CustomerResolver,
  OrderCustomerFields,
  SubscriptionCustomerFields,
} from "./customer-resolver.js";
import { CheckoutPreviewFields, CheckoutResolver, OrderPreviewFields } from "./checkout-resolver.js";
import type { RequestContext } from "./context.js";
import { createBudgetPlugin } from "./budget-plugin.js";
import { CartErrorFields, OrderErrorFields, UserErrorFields } from "./error-fields.js";
import { createErrorPlugin, formatError } from "./errors.js";
import { createLongDocumentPlugin } from "./long-documents.js";
import { guardPrices } from "./guarded-prices.js";
import { meterFields } from "./metered-fields.js";
import { observeMutations } from "./observed-mutations.js";
import { OrderLineItemFields, OrderResolver } from "./order-resolver.js";
import { createQueryLimitsPlugin } from "./query-limits.js";
import { ReferenceResolver } from "./reference-resolver.js";
import { createReportPlugin } from "./report-plugin.js";
import { createSchema } from "./schema.js";
import { SubscriptionResolver } from "./subscription-resolver.js";
import { ViewerResolver } from "./viewer-resolver.js";
import {
  type Limits,
  MAX_ADDON_ITEMS_PER_LINE_ITEM,
  MAX_LINE_ITEMS_PER_CART,
  MAX_PAGE_SIZE,
  MAX_QUERY_COST,
  MAX_QUERY_DEPTH,
  MAX_QUERY_TOKENS,
  MAX_REQUEST_BYTES,
} from "../model/limits.js";
import type { RateLimiter } from "../protection/rate-limiter.js";
import type { Services } from "../services/services.js";

/** The schema, answered by the services. */
export function createExecutableSchema(config: Config, services: Services, clock: () => Date): GraphQLSchema {
  const schema = createSchema(createResolvers(config, services, clock));
  return meterFields(guardPrices(refuseOtherTenants(observeMutations(schema))));
}

/** Apollo Server around it, started, with everything that guards it. */
export async function startGraphql(
  schema: GraphQLSchema,
  options: {
    readonly config: Config;
    readonly logger: Logger;
    readonly server: FastifyInstance;
    readonly rateLimiter: RateLimiter | null;
  },
): Promise<ApolloServer<RequestContext>> {
  const { config, logger, server, rateLimiter } = options;
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: config.exposeSchema,
    includeStacktraceInErrorResponses: false,
    // The error plugin hides the schema, in a time that does not grow with the square of a value.
    hideSchemaDetailsFromClientErrors: false,
    allowBatchedHttpRequests: false,
    // Automatic persisted queries, unless a list of trusted documents decides what may run.
    ...(config.trustedDocuments !== null && { persistedQueries: false as const }),
    // Simple content types never get here, and a GET runs queries only: there is nothing that another site could forge.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_QUERY_TOKENS },
    formatError,
    logger,
    plugins: [
      createErrorPlugin(logger, !config.exposeSchema),
      createLongDocumentPlugin(),
      // Before those that look at what is answered.
      createBudgetPlugin(),
      createReportPlugin(),
      createAccessPlugin(),
      createQueryLimitsPlugin(rateLimiter),
      ApolloServerPluginLandingPageDisabled(),
      // No field has cache hints, and looking for them would cost every field of every answer.
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(server),
    ],
  });
  await apollo.start();
  return apollo;
}

function createResolvers(config: Config, services: Services, clock: () => Date): object[] {
  return [
    new CartResolver(services.carts),
    new CartFields(clock),
    new CartLineItemFields(),
    new OrderGroupFields(clock),
    new CartErrorFields(),
    new OrderErrorFields(),
    new UserErrorFields(),
    new CheckoutResolver(services.checkouts, clock),
    new CheckoutPreviewFields(),
    new OrderPreviewFields(),
    new OrderResolver(services.orders),
    new OrderLineItemFields(),
    new SubscriptionResolver(services.subscriptions),
    new CatalogResolver(),
    new CatalogFormFields(),
    new ReferenceResolver(limitsOf(config)),
    new ViewerResolver(),
    new CustomerResolver(),
    new CartCustomerFields(),
    new OrderCustomerFields(),
    new SubscriptionCustomerFields(),
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
