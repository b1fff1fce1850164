import pino from "pino";
import { createApp, type App } from "../../src/app.js";
import { readConfig } from "../../src/config/config.js";
import { describeError } from "../../src/observability/log.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { guid } from "../support/running-app.js";

const CART = `mutation ($input: CreateCartInput!) { createCart(input: $input) { cart { id } } }`;
const CHECKOUT = `mutation ($input: CheckoutCartInput!) { checkoutCart(input: $input) { orders { id } } }`;

const lines: string[] = [];
let app: App;
beforeAll(async () => {
  const config = readConfig({ DATABASE_URL: "sqlite::memory:" });
  const logger = pino({ serializers: { err: describeError } }, { write: (line) => void lines.push(line) });
  app = await createApp({ config, logger, background: false });
  await app.server.ready();
});
afterAll(() => app.close());
beforeEach(() => lines.splice(0));

function post(query: string, variables: object = {}, headers: Record<string, string> = {}) {
  return app.server.inject({ method: "POST", url: "/graphql", headers, payload: { query, variables } });
}
const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const metrics = async () => (await app.server.inject("/metrics")).body;

const line = (quantity: number) => ({
  catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05",
  quantity,
  billingCycle: "MONTHLY",
});
const aCart = (quantity = 1) => ({ input: { customerId: CUSTOMER_IDS.mixed, lineItems: [line(quantity)] } });

describe("the log", () => {
  it("has one line a request, with what was asked, by whom, how long it took and which codes were answered", async () => {
    const id = guid("request");
    const correlation = guid("correlation");
    const headers = { "ms-requestid": id, "ms-correlationid": correlation };
    await post(CART, aCart(301), headers);
    expect(logged()).toEqual([
      expect.objectContaining({
        level: 30,
        requestId: id,
        correlationId: correlation,
        method: "POST",
        path: "/graphql",
        status: 200,
        milliseconds: expect.any(Number),
        operation: "createCart",
        partner: "00000000-0000-4000-8000-00000000d001",
        cost: expect.any(Number),
        codes: { line: ["UNABLE_TO_PROCESS_CART_LINE_ITEM"] },
        msg: "request completed",
      }),
    ]);
  });

  it("tells user errors and order errors, though the caller has not asked for them", async () => {
    await post(CHECKOUT, { input: { cartId: guid("no cart") } });
    const created = await post(CART, aCart(301));
    const { data } = created.json<{ data: { createCart: { cart: { id: string } } } }>();
    await post(CHECKOUT, { input: { cartId: data.createCart.cart.id } });
    expect(logged().map(({ codes }) => codes)).toEqual([
      { user: ["CART_ID_NOT_FOUND"] },
      { line: ["UNABLE_TO_PROCESS_CART_LINE_ITEM"] },
      { order: ["CART_ITEM_ERROR_IN_CREATE_ORDER"], line: ["UNABLE_TO_PROCESS_CART_LINE_ITEM"] },
    ]);
  });

  it("names the field that was asked for, never what a caller calls it", async () => {
    await post("query Secret { mine: limits { maxPageSize } }");
    await post("{ a: limits { maxPageSize } b: limits { maxPageSize } }");
    await post("{ ...F } fragment F on Query { limits { maxPageSize } }");
    expect(logged().map(({ operation }) => operation)).toEqual(["limits", "several", "several"]);
    expect(lines.join("")).not.toMatch(/Secret|mine/);
  });

  it("has requests that were refused, with the code", async () => {
    await post("{ nonsense }");
    await post("{ limits { maxPageSize } }", {}, { authorization: "Bearer nonsense" });
    await app.server.inject({
      method: "POST",
      url: "/graphql",
      payload: "{",
      headers: { "content-type": "application/json" },
    });
    const requests = logged().filter(({ msg }) => msg === "request completed");
    expect(requests.map(({ status, codes }) => [status, codes])).toEqual([
      [400, { request: ["GRAPHQL_VALIDATION_FAILED"] }],
      [401, undefined],
      [400, undefined],
    ]);
    expect(lines.join("")).not.toContain("Bearer");
  });

  it("has neither the query nor its variables, nor paths that nothing is served at", async () => {
    await app.server.inject('/graphql?query={limits{maxPageSize}}&variables={"a":"confidential"}');
    await app.server.inject("/confidential-token-pasted-here");
    expect(logged().map(({ path }) => path)).toEqual(["/graphql", "other"]);
    expect(lines.join("")).not.toMatch(/confidential|maxPageSize/);
  });

  it("tells a failure once, without paths and statements, under the id that the caller was given", async () => {
    const { store } = app;
    const error = Object.assign(new Error('select "id" from "carts" failed'), { code: "SQLITE_CORRUPT" });
    const { carts, ...stores } = store.storesFor(() => undefined);
    const broken = { ...stores, carts: { ...carts, headPage: () => Promise.reject(error) } };
    const failing = jest.spyOn(store, "storesFor").mockReturnValue(broken);
    const response = await post("{ carts { nodes { id } } }");
    failing.mockRestore();
    const [answered] = response.json<{ errors: [{ extensions: { requestId: string } }] }>().errors;
    expect(logged().map(({ level, msg }) => [level, msg])).toEqual([
      [50, "a request failed"],
      [30, "request completed"],
    ]);
    expect(logged()[0]).toMatchObject({
      requestId: answered.extensions.requestId,
      err: { type: "Error", message: "(statement)", code: "SQLITE_CORRUPT" },
    });
    expect(lines.join("")).not.toMatch(/node_modules|\\n {4}at /);
  });
});

describe("ids of a request", () => {
  const TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  it("are taken over and sent back", async () => {
    const headers = { "ms-requestid": guid("one"), "ms-correlationid": guid("other"), traceparent: TRACE };
    expect((await post("{ __typename }", {}, headers)).headers).toMatchObject(headers);
  });

  it("are made where there are none", async () => {
    const { headers } = await post("{ __typename }");
    for (const name of ["ms-requestid", "ms-correlationid"]) expect(headers[name]).toMatch(/^[\da-f-]{36}$/);
    expect(headers).not.toHaveProperty("traceparent");
  });

  it.each(["x", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", `${TRACE}; other`, TRACE.toUpperCase()])(
    "are not repeated when they are not of their form: %s",
    async (value) => {
      const given = { "ms-requestid": value, "ms-correlationid": value, traceparent: value };
      const { headers } = await post("{ __typename }", {}, given);
      expect(Object.values(headers)).not.toContain(value);
    },
  );

  it("are on answers to requests that were refused, and on pages", async () => {
    for (const url of ["/graphql", "/healthz", "/nothing"]) {
      const { headers } = await app.server.inject({ url, headers: { "ms-correlationid": guid("other") } });
      expect(headers["ms-correlationid"]).toBe(guid("other"));
    }
  });
});

describe("metrics", () => {
  it("count operations by their field and outcome, and time them", async () => {
    await post(CART, aCart());
    await post(CART, aCart());
    await post(CHECKOUT, { input: { cartId: guid("no cart") } });
    const text = await metrics();
    expect(text).toMatch(/^cartwright_operations_total\{operation="createCart",outcome="ok"\} \d+$/m);
    expect(text).toMatch(/^cartwright_operations_total\{operation="checkoutCart",outcome="error"\} \d+$/m);
    expect(text).toMatch(/^cartwright_operation_duration_seconds_bucket\{le="0\.1",operation="createCart"\} \d+$/m);
    expect(text).toMatch(/^cartwright_errors_total\{place="user",code="CART_ID_NOT_FOUND"\} \d+$/m);
    expect(text).toMatch(/^cartwright_http_responses_total\{status="200"\} \d+$/m);
  });

  it("watch the store, the checkouts, the requests under way and the process", async () => {
    const text = await metrics();
    expect(text).toMatch(/^cartwright_store_transaction_duration_seconds_count\{outcome="ok"\} [1-9]/m);
    expect(text).toMatch(/^cartwright_store_connections\{state="(used|idle|waiting)"\} \d+$/m);
    expect(text).toMatch(/^cartwright_store_retries_total \d+$/m);
    expect(text).toMatch(/^cartwright_checkout_steps_total\{step="BEGINNING"\} [1-9]/m);
    expect(text).toMatch(/^cartwright_requests_in_flight 0$/m);
    expect(text).toMatch(/^cartwright_nodejs_eventloop_lag_seconds /m);
  });

  it("have no label that a caller can choose", async () => {
    await post("query Chosen { chosen: limits { maxPageSize } }");
    await post(CHECKOUT, { input: { cartId: "chosen", idempotencyKey: "chosen" } });
    expect(await metrics()).not.toMatch(/chosen/i);
  });
});

describe("where metrics are served", () => {
  const production = {
    NODE_ENV: "production",
    DATABASE_URL: "sqlite::memory:",
    AUTH_JWKS_URL: "http://127.0.0.1:1/",
    AUTH_ISSUER: "https://issuer.example",
    AUTH_AUDIENCE: "api://cartwright",
  };
  const logger = pino({ level: "silent" });

  it("in production not beside the API", async () => {
    const other = await createApp({ config: readConfig(production), logger, background: false });
    expect((await other.server.inject("/metrics")).statusCode).toBe(404);
    await other.close();
  });

  it("on a port of their own, when one is given", async () => {
    const config = { ...readConfig(production), metricsPort: 0 };
    const other = await createApp({ config, logger, background: false });
    expect((await other.server.inject("/metrics")).statusCode).toBe(404);
    const text = await (await fetch(`http://127.0.0.1:${other.metricsPort}/metrics`)).text();
    expect(text).toContain("cartwright_requests_in_flight 0");
    await other.close();
  });
});
