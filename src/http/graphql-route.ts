import type { ApolloServer, BaseContext } from "@apollo/server";
import fastifyApollo from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Config } from "../config.js";
import type { Principal } from "../model/principal.js";
import { answerBadRequest, answerUnauthenticated } from "./answers.js";
import { createAuthenticator } from "./authenticate.js";
import { EXPLORER_PATH } from "./explorer.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Set before a request to /graphql is handled; nothing else reads it. */
    principal: Principal;
  }
}

export interface GraphqlRoute<Context extends BaseContext> {
  readonly config: Config;
  /** Started already. */
  readonly apollo: ApolloServer<Context>;
  readonly contextFor: (principal: Principal, requestId: string) => Context;
}

/** Adds /graphql to a scope of its own: whoever passes the hook has a principal. */
export async function mountGraphql<Context extends BaseContext>(
  scope: FastifyInstance,
  { config, apollo, contextFor }: GraphqlRoute<Context>,
): Promise<void> {
  const authenticate = createAuthenticator(config);
  scope.decorateRequest("principal");
  scope.addHook("onRequest", async (request, reply) => {
    if (!config.isProduction && isBrowserVisit(request)) return reply.redirect(EXPLORER_PATH);
    // The integration parses this URL, and would fail on a Host header that is none.
    if (!URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) {
      return answerBadRequest(reply, 400, "The Host header or the URL is not valid.");
    }
    const result = await authenticate(request.headers.authorization);
    if ("principal" in result) {
      request.principal = result.principal;
      return;
    }
    if (result.refusal === "INVALID") request.log.info({ reason: result.reason }, "token refused");
    return answerUnauthenticated(reply, tokenHint(result.refusal, config.isProduction));
  });
  await scope.register(fastifyApollo(apollo), {
    path: "/graphql",
    method: ["GET", "POST"],
    context: async (request) => contextFor(request.principal, request.id),
  });
}

/** True for a person who opened the API's address in a browser: a page load that asks nothing. */
function isBrowserVisit({ method, url, headers }: FastifyRequest): boolean {
  return method === "GET" && !url.includes("?") && (headers.accept?.includes("text/html") ?? false);
}

function tokenHint(refusal: "MISSING" | "INVALID", isProduction: boolean): string {
  if (refusal === "MISSING")
    return 'Send the header "Authorization: Bearer <token>" with an access token of the partner.';
  const hint =
    'The Authorization header was refused. Send "Bearer <token>" with a token that is valid for this service';
  return isProduction
    ? `${hint} and has not expired.`
    : `${hint} ("npm run token -- --partner ID" prints one), or no such header to act as the sample partner.`;
}
