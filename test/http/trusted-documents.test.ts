import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countWithoutTypename } from "../../src/http/trusted-documents.js";
import { type RunningApp, runApp } from "../support/running-app.js";

const LIMITS = "query Limits { limits { maxPageSize } }";
const CARTS = "query Carts($first: Int) { carts(first: $first) { nodes { id } } }";
const DELETE = "mutation Delete($input: DeleteCartInput!) { deleteCart(input: $input) { userErrors { code } } }";
/** The code generator's hash; a client names a document by it, whatever algorithm it was made with. */
const hash = (text: string, algorithm = "sha256") => createHash(algorithm).update(text).digest("hex");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function manifest(content: string): Record<string, string> {
  const file = join(folder, `${hash(content)}.json`);
  writeFileSync(file, content);
  return { TRUSTED_DOCUMENTS: file };
}

async function post(app: RunningApp, body: object) {
  const response = await fetch(app.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: unknown } };
}
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

describe("with trusted documents", () => {
  let app: RunningApp;
  beforeAll(async () => {
    const documents = { [`sha256:${hash(LIMITS)}`]: LIMITS, [hash(CARTS, "sha1")]: CARTS, [hash(DELETE)]: DELETE };
    app = await runApp({ env: manifest(JSON.stringify(documents)) });
  });
  afterAll(() => app.close());

  const limits = { status: 200, body: { data: { limits: { maxPageSize: 100 } } } };
  const refused = {
    status: 400,
    body: {
      errors: [
        {
          message: "This server runs trusted documents only. Name one by documentId, or by the hash of its text.",
          extensions: { code: "DOCUMENT_NOT_TRUSTED" },
        },
      ],
    },
  };

  it("a document is named by its id, by its hash as a persisted query, or given in full", async () => {
    expect(await post(app, { documentId: hash(LIMITS) })).toEqual(limits);
    expect(await post(app, { extensions: persisted(hash(LIMITS)) })).toEqual(limits);
    expect(await post(app, { documentId: `sha256:${hash(LIMITS)}` })).toEqual(limits);
    expect(await post(app, { extensions: persisted(`sha256:${hash(LIMITS)}`) })).toEqual(limits);
    expect(await post(app, { query: LIMITS })).toEqual(limits);
    expect(await post(app, { query: LIMITS, extensions: persisted(hash(LIMITS)) })).toEqual(limits);
  });

  it("takes variables, and the operation's name", async () => {
    const answer = await post(app, {
      documentId: hash(CARTS, "sha1"),
      variables: { first: 1 },
      operationName: "Carts",
    });
    expect(answer).toEqual({ status: 200, body: { data: { carts: { nodes: [] } } } });
  });

  it("a GET names a document in the same ways, and runs queries only", async () => {
    const get = async (parameters: Record<string, string>) => {
      const response = await fetch(`${app.url}?${new URLSearchParams(parameters).toString()}`, {
        headers: { accept: "application/json" },
      });
      return { status: response.status, body: (await response.json()) as unknown };
    };
    expect(await get({ documentId: hash(LIMITS) })).toEqual(limits);
    expect(await get({ extensions: JSON.stringify(persisted(hash(LIMITS))) })).toEqual(limits);
    expect(await get({ query: "{ limits { maxPageSize } }" })).toEqual(refused);
    expect((await get({ documentId: hash(DELETE), variables: '{"input":{"cartId":"x"}}' })).status).toBe(405);
  });

  it.each([
    ["another document", { query: "{ limits { maxPageSize } }" }],
    ["introspection", { query: "{ __schema { types { name } } }" }],
    ["a trusted document with something added", { query: `${LIMITS} query Other { carts { nodes { id } } }` }],
    ["an unknown id", { documentId: hash("something else") }],
    ["an unknown id beside a trusted text", { documentId: "x", query: LIMITS }],
    ["the name of something that every object has", { documentId: "__proto__" }],
    ["an id that is no text", { documentId: { $ne: null } }],
    ["nothing", {}],
    ["a new persisted query", { query: "{ __typename }", extensions: persisted(hash("{ __typename }")) }],
  ])("%s is not run", async (_what, body) => {
    expect(await post(app, body)).toEqual(refused);
    expect(await post(app, body)).toEqual(refused);
  });
});

describe("a manifest", () => {
  it.each([
    [
      "that is not there",
      { TRUSTED_DOCUMENTS: "no-such-file.json" },
      /^TRUSTED_DOCUMENTS is "no-such-file.json", which cannot be read\.$/,
    ],
    ["that is not JSON", manifestOf("{"), /which is not JSON\.$/],
    ["that is a list", manifestOf("[]"), /which is not an object of hashes and documents\.$/],
    ["with something that is not text", manifestOf('{"a":1}'), /^TRUSTED_DOCUMENTS: the document a is not text\.$/],
    ["with something that is not GraphQL", manifestOf('{"a":"{"}'), /the document a cannot be run: Syntax Error/],
    [
      "with a field that is not in the schema",
      manifestOf('{"a":"{ suppliers { id } }"}'),
      /the document a cannot be run: Cannot query field "suppliers"/,
    ],
  ])("%s stops the start", async (_which, env, reason) => {
    await expect(runApp({ env: typeof env === "function" ? env() : env })).rejects.toThrow(reason);
  });

  /** The folder is there only once the tests run. */
  function manifestOf(content: string): () => Record<string, string> {
    return () => manifest(content);
  }
});

it("how many documents do not ask for __typename can be said", () => {
  const documents = new Map([
    ["a", LIMITS],
    ["b", "{ limits { __typename maxPageSize } }"],
  ]);
  expect(countWithoutTypename(documents)).toBe(1);
});

describe("without trusted documents", () => {
  it("a query can be sent by its hash once it has been sent in full", async () => {
    const app = await runApp();
    const byHash = { extensions: persisted(hash(LIMITS)) };
    expect((await post(app, byHash)).body.errors).toMatchObject([
      { extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } },
    ]);
    expect((await post(app, { query: LIMITS, ...byHash })).body.data).toEqual({ limits: { maxPageSize: 100 } });
    expect((await post(app, byHash)).body.data).toEqual({ limits: { maxPageSize: 100 } });
    const named = { extensions: persisted(`sha256:${hash(CARTS)}`) };
    expect((await post(app, { query: CARTS, ...named })).body).toMatchObject({ data: { carts: { nodes: [] } } });
    const search = new URLSearchParams({ extensions: JSON.stringify(named.extensions) }).toString();
    const got = await fetch(`${app.url}?${search}`, { headers: { "apollo-require-preflight": "true" } });
    expect(await got.json()).toMatchObject({ data: { carts: { nodes: [] } } });
    const wrong = await post(app, { query: "{ __typename }", ...byHash });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ message: "provided sha does not match query" }] } });
    await app.close();
  });
});
