import { ApolloServer } from "@apollo/server";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { readConfig } from "../../src/config/config.js";
import { createFastify, mountRoutes, type Routes } from "../../src/http/server.js";
import { Metrics } from "../../src/observability/metrics.js";
import type { Principal } from "../../src/model/principal.js";
import { AUDIENCE, ISSUER } from "./identity-provider.js";

interface Context {
  readonly principal: Principal;
  readonly requestId: string;
}

export const SECRET = "a secret of the tests, long enough";
export const PRODUCTION = {
  NODE_ENV: "production",
  AUTH_JWKS_URL: "http://127.0.0.1:1/",
  AUTH_ISSUER: ISSUER,
  AUTH_AUDIENCE: AUDIENCE,
};
export const TYPES = `
  type Query { hello: String, partner: String, requestId: String }
  type Mutation { change: String }
`;

const resolversOf = (answers: { readonly hello: unknown }) => ({
  Query: {
    hello: () => answers.hello,
    partner: (_parent: unknown, _args: unknown, { principal }: Context) => principal.partnerId,
    requestId: (_parent: unknown, _args: unknown, { requestId }: Context) => requestId,
  },
  Mutation: { change: () => "changed" },
});

const running: ApolloServer<Context>[] = [];

/** A server around a small schema that tells what the resolvers are given; its log lines go into `log`. */
export async function serve(
  env: NodeJS.ProcessEnv = { AUTH_DEV_SECRET: SECRET },
  changes: Partial<Routes<Context>> = {},
  log: string[] = [],
  answers: { readonly hello: unknown } = { hello: "world" },
): Promise<FastifyInstance> {
  const config = readConfig(env);
  const app = createFastify(config, pino({ level: "debug" }, { write: (line) => void log.push(line) }));
  const apollo = new ApolloServer<Context>({
    typeDefs: TYPES,
    resolvers: resolversOf(answers),
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [fastifyApolloDrainPlugin(app)],
  });
  await apollo.start();
  running.push(apollo);
  await mountRoutes(app, {
    config,
    apollo,
    contextFor: (principal, requestId) => ({ principal, requestId }),
    isReady: async () => true,
    metrics: new Metrics(() => 0),
    tracing: null,
    rateLimiter: null,
    trustedDocuments: null,
    sdl: TYPES,
    ...changes,
  });
  return app;
}

/** Stops what `serve` has started. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((apollo) => apollo.stop()));
}

/** A request for `app.inject`. */
export function asking(query: string) {
  return { method: "POST", url: "/graphql", payload: { query } } as const;
}
