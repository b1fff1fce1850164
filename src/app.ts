import "reflect-metadata";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { createJobs } from "./background/jobs.js";
import { Lease } from "./background/lease.js";
import { startBackground } from "./background/scheduler.js";
import type { Config } from "./config/config.js";
import { createContext } from "./graphql/context.js";
import { printSdl } from "./graphql/schema.js";
import { createExecutableSchema, startGraphql } from "./graphql/apollo-server.js";
import { drain } from "./http/drain.js";
import { serveMetrics } from "./http/metrics-server.js";
import { createFastify, mountRoutes } from "./http/server.js";
import { countWithoutTypename, readTrustedDocuments } from "./http/trusted-documents.js";
import { Metrics } from "./observability/metrics.js";
import { startTracing, type Tracing } from "./observability/tracing.js";
import { createRateLimiter } from "./protection/rate-limiter.js";
import { CART_OF_LATER_VERSION } from "./sample-data/carts.js";
import { SAMPLE_DATA } from "./sample-data/sample-data.js";
import { createServices, type ServiceOptions } from "./services/services.js";
import { type DatabaseOptions, openStore, type StoreObserver } from "./store/database.js";
import type { Store } from "./store/stores.js";

export interface AppOptions
  extends Pick<DatabaseOptions, "onStatement">, Pick<ServiceOptions, "purchaseSystems" | "onCheckoutStep"> {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock?: () => Date;
  /** False to leave the background work to another process, or out of a test that counts. */
  readonly background?: boolean;
}

export interface App {
  readonly server: FastifyInstance;
  readonly store: Store;
  /** Where metrics are served by themselves; null where they are not. */
  readonly metricsPort: number | null;
  /** Lets requests and background work that are under way end, and closes the store. */
  close(): Promise<void>;
}

/** How long a process that does the background work may be silent before another one takes over. */
const LEASE_SECONDS = 15;

/** Wires the product: the only place that knows every part. A start that fails leaves nothing open. */
export async function createApp(options: AppOptions): Promise<App> {
  const parts = new OpenParts();
  try {
    return await wire(options, parts);
  } catch (error) {
    await parts.close().catch((closing: unknown) => options.logger.error({ err: closing }, "closing failed"));
    throw error;
  }
}

async function wire(options: AppOptions, parts: OpenParts): Promise<App> {
  const { config, logger, clock = () => new Date(), background = true } = options;
  const server = createFastify(config, logger);
  const metrics = new Metrics(() => server.places.taken);
  metrics.watchPlaces(() => server.places);
  const tracing = startTracing(config);
  parts.add(async () => tracing?.shutdown());
  const store = await openStore(config.databaseUrl, {
    poolSize: config.databasePoolSize,
    timeoutMilliseconds: config.databaseTimeoutSeconds * 1_000,
    onStatement: options.onStatement,
    observer: observerOf(metrics, tracing),
  });
  parts.add(() => store.close());
  metrics.watchPool(() => store.statistics());
  if (config.sampleData && !(await store.hasReferenceData())) await loadSampleData(store);

  const serviceOptions = { ...options, store, clock, metrics, tracing };
  const services = createServices(serviceOptions);
  const schema = createExecutableSchema(config, services, clock);
  const { trustedDocuments: manifest } = config;
  const trustedDocuments = manifest === null ? null : readTrustedDocuments(manifest, schema);
  const bare = trustedDocuments === null ? 0 : countWithoutTypename(trustedDocuments);
  if (bare > 0) {
    logger.warn({ documents: bare }, "trusted documents do not ask for __typename; caches of clients need it");
  }
  const rateLimiter = createRateLimiter(config, logger);
  parts.add(async () => rateLimiter?.close());
  const apollo = await startGraphql(schema, { config, logger, server, rateLimiter });
  parts.add(() => server.close());
  parts.add(() => apollo.stop());
  await mountRoutes(server, {
    config,
    apollo,
    metrics,
    tracing,
    rateLimiter,
    trustedDocuments,
    contextFor: (principal, requestId, report) =>
      createContext(store, principal, requestId, config.maxAnswerBytes, report),
    isReady: async () => {
      await store.ping();
      return true;
    },
    sdl: printSdl(schema),
  });
  const lease = new Lease(store, clock, Math.min(LEASE_SECONDS, config.checkoutClaimSeconds));
  const work = background
    ? startBackground(createJobs({ ...serviceOptions, recover: services.checkouts.recover }), lease, logger)
    : null;
  parts.add(async () => work?.stop());
  const metricsServer = await serveMetrics(config, metrics);
  parts.add(async () => metricsServer?.close());
  parts.add(() => drain(server));
  return {
    server,
    store,
    metricsPort: (metricsServer?.server.address() as AddressInfo | undefined)?.port ?? null,
    close: () => parts.close(),
  };
}

/** What has been opened and is to be closed again: the last one first, and all of them, also when one fails. */
export class OpenParts {
  readonly #closers: (() => Promise<unknown>)[] = [];

  add(close: () => Promise<unknown>): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.#closers.splice(0).reverse()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, `${failures.length} parts were not closed.`);
  }
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

/** Has units of work of the store counted and timed, and traced where traces are wanted. */
function observerOf(metrics: Metrics, tracing: Tracing | null): StoreObserver {
  return {
    onRetry: () => metrics.retried(),
    around: (unit) =>
      metrics.watchTransaction(() => (tracing ? tracing.inSpan("store transaction", {}, unit) : unit())),
  };
}
