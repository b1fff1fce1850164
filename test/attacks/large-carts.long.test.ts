import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { openStore } from "../../src/store/database.js";
import { aLine } from "../support/builders.js";
import { aCart } from "../support/carts.js";
import { guid } from "../support/running-app.js";
import { killServers, type ServerProcess, startServer } from "../support/server-process.js";

/*
 * One partner with a hundred carts of 1 MB, and what a single request of it can do to all other callers: they must not be
 * kept waiting. The machine of the tests does other things too, hence the margin; without slices the wait is seconds.
 */

const WAIT_MILLISECONDS = 1_500;
const CARTS = 100;
const idOf = (index: number) => guid(`cart ${index}`);
const ONE = idOf(1);

const folder = mkdtempSync(join(tmpdir(), "cartwright-"));
let server: ServerProcess;
beforeAll(async () => {
  const url = `sqlite:${join(folder, "cartwright.db")}`;
  server = await startServer({ DATABASE_URL: url });
  const store = await openStore(url);
  for (const index of Array(CARTS).keys()) {
    const lineItems = Array.from({ length: 1_000 }, (_, line) =>
      aLine({
        id: `line-${index}-${line}`,
        friendlyName: "x".repeat(250),
        provisioningContext: [{ key: "k", value: "v".repeat(400) }],
      }),
    );
    await store.transact((stores) =>
      stores.carts.insert(
        aCart({
          id: idOf(index),
          expirationTimeStamp: "2999-01-01T00:00:00.000Z",
          partnerId: SAMPLE_PRINCIPAL.partnerId,
          lineItems,
        }),
      ),
    );
  }
  await store.close();
}, 120_000);
afterAll(async () => {
  await killServers();
  rmSync(folder, { recursive: true, force: true });
});

async function post(query: string) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${server.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return { status: response.status, text: await response.text() };
}

/** The longest that another caller waited for a trivial answer while this was done. */
async function longestWaitDuring<Result>(work: () => Promise<Result>): Promise<{ result: Result; wait: number }> {
  const done = new AbortController();
  let wait = 0;
  const others = (async () => {
    while (!done.signal.aborted) {
      const begin = performance.now();
      await (await fetch(`${server.url}/healthz`)).text();
      wait = Math.max(wait, performance.now() - begin);
    }
  })();
  const result = await work();
  done.abort();
  await others;
  return { result, wait };
}

const times = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${text}`).join(" ");

it.each([
  ["twenty pages of ids", `{ ${times(20, "carts(first: 100) { nodes { id } }")} }`, 200],
  ["twenty pages of lines", `{ ${times(20, "carts(first: 100) { nodes { lineItems { id } } }")} }`, 400],
  ["as many lines as may be read", "{ carts(first: 20) { nodes { lineItems { id quantity } } } }", 200],
  ["a hundred fields of every line", `{ carts(first: 2) { nodes { lineItems { ${times(100, "quantity")} } } } }`, 200],
  ["totals over and over", `{ carts(first: 20) { nodes { ${times(5, "totals { amount }")} } } }`, 200],
  ["a large cart two hundred times", `{ ${times(200, `cart(id: "${ONE}") { version }`)} }`, 200],
  [
    "thirty large carts by id",
    `{ ${[...Array(30).keys()].map((i) => `a${i}: cart(id: "${idOf(i)}") { errors { code } }`).join(" ")} }`,
    200,
  ],
  ["previews of a large cart", `{ ${times(20, `checkoutPreview(cartId: "${ONE}") { canCheckout }`)} }`, 200],
  [
    "two hundred mutations of a large cart",
    `mutation { ${times(200, `extendCart(input: { cartId: "${ONE}" }) { cart { version } }`)} }`,
    200,
  ],
])(
  "%s keep no other caller waiting",
  async (_name, query, status) => {
    const { result, wait } = await longestWaitDuring(() => post(query));
    if (result.status !== status) throw new Error(result.text.slice(0, 500));
    expect(wait).toBeLessThan(WAIT_MILLISECONDS);
  },
  120_000,
);
