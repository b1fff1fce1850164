import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { killServers, startServer } from "../support/server-process.js";

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string }[];
}

/** A collector that keeps what it is sent. */
let collector: Server;
let spans: Span[];
beforeEach(async () => {
  spans = [];
  collector = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      expect(request.url).toBe("/v1/traces");
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.setHeader("content-type", "application/json").end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await killServers();
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

jest.setTimeout(30_000);

const TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT_ID = "00f067aa0ba902b7";

/** What a server has sent when it has ended; a process of its own, as the exporter loads its parts in its own way. */
async function trace(traceparent?: string): Promise<Span[]> {
  const { port } = collector.address() as AddressInfo;
  const server = await startServer({
    DATABASE_URL: "sqlite::memory:",
    PORT: "0",
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
  });
  const ask = (query: string) =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(traceparent && { traceparent }) },
      body: JSON.stringify({ query }),
    }).then((response) => response.json() as Promise<{ data: { createCart: { cart: { id: string } } } }>);
  const line = '{ catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05", quantity: 1, billingCycle: MONTHLY }';
  const customer = "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d";
  const { data } = await ask(
    `mutation { createCart(input: { customerId: "${customer}", lineItems: [${line}] }) { cart { id } } }`,
  );
  await ask(`mutation { checkoutCart(input: { cartId: "${data.createCart.cart.id}" }) { orders { id } } }`);
  // What has not been sent yet is sent at the end.
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  return spans;
}

it("a request is a span of the caller's trace, and what is done for it are spans within", async () => {
  const found = (await trace(`00-${TRACE_ID}-${PARENT_ID}-01`)).filter(({ traceId }) => traceId === TRACE_ID);
  const checkout = found.find(({ name }) => name === "graphql checkoutCart")!;
  expect(checkout.parentSpanId).toBe(PARENT_ID);
  const within = found.filter(({ parentSpanId }) => parentSpanId === checkout.spanId).map(({ name }) => name);
  expect(within.sort()).toEqual(["place order", "store transaction", "store transaction"]);
  expect(checkout.attributes.map(({ key }) => key)).toContain("cartwright.request_id");
});

it("a request without a trace begins one of its own", async () => {
  const requests = (await trace()).filter(({ name }) => name.startsWith("graphql "));
  expect(requests).toHaveLength(2);
  expect(new Set(requests.map(({ traceId }) => traceId)).size).toBe(2);
  expect(requests.every(({ parentSpanId }) => !parentSpanId)).toBe(true);
});

it("a trace that its caller does not record is not recorded here either", async () => {
  const found = await trace(`00-${TRACE_ID}-${PARENT_ID}-00`);
  expect(found.filter(({ traceId }) => traceId === TRACE_ID)).toEqual([]);
});

it("a collector that is away stops nothing", async () => {
  const server = await startServer({
    DATABASE_URL: "sqlite::memory:",
    PORT: "0",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1",
  });
  expect((await fetch(`${server.url}/graphql?query={limits{maxPageSize}}`)).status).toBe(200);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
});

it("nothing of OpenTelemetry but its interface, which the metrics know, and nothing of Redis, is loaded where neither is configured", async () => {
  const app = join(__dirname, "..", "..", "src", "app.js");
  const config = join(__dirname, "..", "..", "src", "config", "config.js");
  const script = `
    const { readConfig } = require(${JSON.stringify(config)});
    require(${JSON.stringify(app)}).createApp({
      config: readConfig({ DATABASE_URL: "sqlite::memory:", SAMPLE_DATA: "false" }),
      logger: require("pino")({ level: "silent" }),
    }).then(async (app) => {
      await app.close();
      const loaded = Object.keys(require.cache);
      console.log(loaded.length, loaded.filter((path) => /@opentelemetry.(?!api)|ioredis/.test(path)).length);
    });`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script]);
  expect(stdout).toMatch(/^[1-9]\d{2,} 0\n$/);
});
