import { Writable } from "node:stream";
import pino from "pino";
import { createLoaders } from "../../src/graphql/loaders.js";
import { createApp } from "../../src/app.js";
import { readConfig } from "../../src/config/config.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import type { Stores } from "../../src/store/stores.js";
import { aLine } from "../support/builders.js";
import { aCart } from "../support/carts.js";
import { type RunningApp, runApp } from "../support/running-app.js";

const statements: string[] = [];
let app: RunningApp;
beforeAll(async () => {
  // The least that can be set: 64 KiB of answer, 256 KiB to read for it.
  app = await runApp({ env: { MAX_ANSWER_BYTES: "65536" }, onStatement: (sql) => statements.push(sql) });
  for (const index of Array(10).keys()) await app.store.stores.carts.insert(largeCart(`cart-${index}`));
});
afterAll(() => app.close());

/** A cart of about 60 kB: a hundred lines with long names. */
function largeCart(id: string) {
  const lineItems = Array.from({ length: 100 }, (_, line) =>
    aLine({ id: `${id}-${line}`, friendlyName: "x".repeat(250) }),
  );
  return aCart({ id, partnerId: SAMPLE_PRINCIPAL.partnerId, lineItems });
}

/** As much of the answers as is looked at. */
interface Data {
  carts?: { nodes?: { lineItems: unknown[] }[]; edges?: { node: { lineItems: unknown[] } }[] };
}

async function post(query: string, variables: Record<string, unknown> = {}) {
  statements.length = 0;
  const response = await fetch(app.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as { data?: Data; errors?: { message: string }[] }) };
}

const refusal = (message: RegExp) => ({
  status: 400,
  errors: [{ message: expect.stringMatching(message), extensions: { code: "INVALID_INPUT", number: 800002 } }],
});

describe("a page of carts", () => {
  it.each([
    ["nodes", "{ carts(first: 5) { nodes { id version status isExpired __typename } pageInfo { endCursor } } }"],
    ["edges", "{ carts(first: 5) { edges { cursor node { id customerId lastModifiedUser } } } }"],
    [
      "fragments",
      "{ carts(first: 5) { ...C } } fragment C on CartConnection { nodes { ... { ...N } } } fragment N on Cart { id }",
    ],
    ["nothing of the carts", "{ carts(first: 5) { pageInfo { hasNextPage } } }"],
  ])("reads no document for what is known without: %s", async (_name, query) => {
    const { status, errors } = await post(query);
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    // Beside the partner that asks, which every query reads.
    const others = statements.filter((sql) => !sql.includes("from reference_version"));
    expect(others).toHaveLength(1);
    expect(others[0]).not.toMatch(/document|\*/);
  });

  it.each([
    ["nodes", "{ carts(first: 2) { nodes { id lineItems { id } } } }"],
    ["edges", "{ carts(first: 2) { edges { node { ...L } } } } fragment L on Cart { lineItems { id } }"],
  ])("reads the documents for what stands in them: %s", async (_name, query) => {
    const { data, errors } = await post(query);
    expect(errors).toBeUndefined();
    for (const { lineItems } of data!.carts!.nodes ?? data!.carts!.edges!.map(({ node }) => node)) {
      expect(lineItems).toHaveLength(100);
    }
  });

  it("is refused before more is read than may be", async () => {
    expect(await post("{ carts(first: 10) { nodes { errors { code } } } }")).toEqual(
      refusal(/^The query needs more than 262144 bytes/),
    );
  });

  it("is refused when several pages together read more than may be", async () => {
    const page = "carts(first: 2) { nodes { errors { code } } }";
    expect(await post(`{ a: ${page} }`)).toMatchObject({ status: 200 });
    expect(await post(`{ a: ${page} b: ${page} c: ${page} }`)).toEqual(refusal(/^The query needs more than/));
  });
});

describe("an answer", () => {
  it("is refused when it has more bytes than may be sent", async () => {
    const { status } = await post("{ carts(first: 1) { nodes { lineItems { friendlyName } } } }");
    expect(status).toBe(200);
    const names = "lineItems { friendlyName }";
    expect(await post(`{ carts(first: 3) { nodes { ${names} } } }`)).toEqual(
      refusal(/^The answer has more than 65536 bytes/),
    );
  });

  it("of a mutation says that what was changed stays changed, and it does", async () => {
    const names = Array.from({ length: 3 }, (_, index) => `a${index}: lineItems { friendlyName }`).join(" ");
    const query = `mutation ($input: ExtendCartInput!) { extendCart(input: $input) { cart { ${names} } } }`;
    expect(await post(query, { input: { cartId: "00000000-0000-4000-8000-000000000001" } })).toMatchObject({
      status: 200,
    });
    const id = "00000000-0000-4000-8000-0000000001a6";
    await app.store.stores.carts.insert({ ...largeCart(id), expirationTimeStamp: "2999-01-01T00:00:00.000Z" });
    expect(await post(query, { input: { cartId: id } })).toEqual(
      refusal(/^The answer has more than 65536 bytes.* What a mutation changed stays changed\.$/),
    );
    expect((await post(`{ cart(id: "${id}") { version } }`)).data).toEqual({ cart: { version: 2 } });
  });

  it("is refused when its lists hold more fields than a query may cost, however few were expected", async () => {
    const own = await runApp();
    const lineItems = Array.from({ length: 1_000 }, (_, line) => aLine({ id: `line-${line}` }));
    await own.store.stores.carts.insert(aCart({ id: "cart-1", partnerId: SAMPLE_PRINCIPAL.partnerId, lineItems }));
    const ask = async (fields: number) => {
      const aliases = Array.from({ length: fields }, (_, index) => `a${index}: quantity`).join(" ");
      const body = JSON.stringify({ query: `{ cart(id: "cart-1") { lineItems { ${aliases} } } }` });
      const response = await fetch(own.url, { method: "POST", headers: { "content-type": "application/json" }, body });
      return { status: response.status, ...((await response.json()) as object) };
    };
    expect(await ask(1)).toMatchObject({ status: 200 });
    expect(await ask(300)).toEqual(refusal(/^The answer has more than 250000 fields/));
    await own.close();
  });
});

describe("what is loaded for fields", () => {
  it("is asked of the store a thousand keys at a time", async () => {
    const sizes: number[] = [];
    const byIds = async (ids: readonly string[]) => {
      sizes.push(ids.length);
      return new Map();
    };
    const { catalogItem } = createLoaders({ catalog: { byIds } } as unknown as Stores, "partner");
    await Promise.all(Array.from({ length: 35_000 }, (_, index) => catalogItem.load(`item-${index}`)));
    expect(Math.max(...sizes)).toBe(1_000);
    expect(sizes).toHaveLength(35);
  });

  it("fails with one line in the log, however many fields it fails", async () => {
    const lines: string[] = [];
    const log = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
    const config = readConfig({ DATABASE_URL: "sqlite::memory:", LOG_LEVEL: "error", PORT: "0" });
    const own = await createApp({ config, logger: pino({ level: "error" }, log), background: false });
    const lineItems = Array.from({ length: 300 }, (_, line) => aLine({ id: `line-${line}` }));
    await own.store.stores.carts.insert(aCart({ id: "cart-1", partnerId: SAMPLE_PRINCIPAL.partnerId, lineItems }));
    const broken = own.store.storesFor(() => undefined);
    const failing = { ...broken, catalog: { ...broken.catalog, byIds: () => Promise.reject(new Error("no catalog")) } };
    (own.store as { storesFor: unknown }).storesFor = () => failing;
    const query = '{ cart(id: "cart-1") { lineItems { catalogItem { id } unitPrice { amount } } } }';
    const response = await own.server.inject({ method: "POST", url: "/graphql", payload: { query } });
    expect(response.json().errors).toHaveLength(600);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        msg: "a request failed",
        failedFields: 600,
        err: expect.objectContaining({ message: "no catalog" }),
      }),
    ]);
    await own.close();
  });
});
