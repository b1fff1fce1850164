import fastifyStatic from "@fastify/static";
import { getDistDirectory, renderAltair } from "altair-static";
import type { FastifyInstance } from "fastify";

export const EXPLORER_PATH = "/explorer/";

/**
 * Altair runs the scripts that are posted to its frames. No other site may frame or open these pages, or it could have
 * its own scripts run as a page of this server.
 */
const ISOLATION_HEADERS = {
  "content-security-policy": "frame-ancestors 'self'",
  "cache-control": "private, max-age=3600",
  "cross-origin-opener-policy": "same-origin",
};

/** What the explorer shows at first; it must run as it stands. */
export const EXPLORER_QUERY = `# Cartwright: press the play button, or Ctrl+Enter, to run this query.
#
# Without a token, requests act as the sample direct-bill partner. To act as another one, run
#   npm run token -- --partner 00000000-0000-4000-8000-00000000d002
# and set a header (the icon with the sun, on the left): Authorization = Bearer <the token printed>
query FirstCatalogItems {
  catalogItems(first: 5) {
    nodes {
      id
      title
      productType
      supportedBillingCycles
      supportedTermDurations
      unitPrice {
        amount
        currencyCode
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

/** Serves Altair out of node_modules, so that it works without internet. */
export async function mountExplorer(scope: FastifyInstance): Promise<void> {
  const page = renderAltair({
    baseURL: EXPLORER_PATH,
    endpointURL: "/graphql",
    initialName: "Cartwright",
    initialQuery: EXPLORER_QUERY,
    // Accounts, and what Altair reports about itself, would need its makers' servers.
    disableAccount: true,
  });
  scope.addHook("onRequest", async (_request, reply) => void reply.headers(ISOLATION_HEADERS));
  scope.get("/", async (_request, reply) => reply.redirect(EXPLORER_PATH));
  scope.get("/explorer", async (_request, reply) => reply.redirect(EXPLORER_PATH));
  scope.get(EXPLORER_PATH, async (_request, reply) => reply.type("text/html; charset=utf-8").send(page));
  await scope.register(fastifyStatic, {
    root: getDistDirectory(),
    prefix: EXPLORER_PATH,
    index: false,
    decorateReply: false,
    // Altair's own page has other paths and no endpoint in it: the one above takes its place.
    allowedPath: (path) => path !== "/index.html",
  });
}
