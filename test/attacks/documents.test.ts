import {
  type Attack,
  expectRefusal,
  post,
  send,
  startProduction,
  stopTargets,
  type Target,
} from "./attacked-server.js";
import { describeAttacks } from "./describe-attacks.js";

/* Documents that are small to send and would be costly to run, against a server as it is deployed. */

jest.setTimeout(60_000);

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

/** Code of a refusal by the limits of this product, by GraphQL's parser, and by its validation. */
const LIMIT = "INVALID_INPUT";
const PARSER = "GRAPHQL_PARSE_FAILED";
const VALIDATION = "GRAPHQL_VALIDATION_FAILED";
const REPEATS = /^The query repeats the same fields too often to be checked\. Ask for each field once\.$/;

/** In production a message names nothing of the schema. */
const UNKNOWN_FIELD = /^Cannot query field "(f0|a{480})|^The query does not fit the schema( at line 1, column 3)?\. /;

/** What it is, the document, the code that refuses it, and what the refusal says. */
const DOCUMENTS: readonly (readonly [name: string, query: string, code: string, message: RegExp])[] = [
  [
    "a hundred levels",
    `{ catalogItem(id: "x") ${"{ addonItems ".repeat(100)}{ id }${" }".repeat(101)}`,
    LIMIT,
    /^The query has 102 levels of fields; at most 12 levels of fields are accepted\.$/,
  ],
  [
    "so many levels that the parser gives up",
    `{ catalogItem(id: "x") ${"{ addonItems ".repeat(60_000)}`,
    PARSER,
    /^The query has thousands of levels; at most 12|20000 tokens/,
  ],
  [
    "a list value in thousands of lists",
    `{ checkoutPreview(cartId: "x", orderGroupIds: ${"[".repeat(300_000)}) { canCheckout } }`,
    PARSER,
    /^The query has thousands of levels; at most 12|20000 tokens/,
  ],
  [
    "a fragment that leads back to itself over another one",
    "{ carts { nodes { ...A } } } fragment A on Cart { ...B } fragment B on Cart { ...A }",
    VALIDATION,
    /^Cannot spread fragment "A" within itself via "B"\./,
  ],
  [
    "fragments that double forty times",
    `{ carts { nodes { ...F0 } } } ${times(40, (i) => `fragment F${i} on Cart { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Cart { id }`,
    LIMIT,
    /^The query costs \d+; at most 250000 is accepted\./,
  ],
  [
    "ten thousand aliases",
    `{ ${times(10_000, (i) => `a${i}: __typename`)} }`,
    PARSER,
    /more that 20000 tokens\. Parsing aborted\.$/,
  ],
  [
    "as many aliases as there may be tokens",
    `{ ${times(6_600, (i) => `a${i}: __typename`)} }`,
    LIMIT,
    /^The query has 6600 aliases; at most 1000 are accepted\.$/,
  ],
  [
    "a thousand known directives",
    `{ ${times(1_000, (i) => `a${i}: __typename @include(if: true)`)} }`,
    LIMIT,
    /^The query has 1000 directives; at most 100 are accepted\.$/,
  ],
  [
    "a thousand unknown directives",
    `{ __typename ${times(1_000, (i) => `@a${i}`)} }`,
    VALIDATION,
    /^Unknown directive/,
  ],
  [
    "one directive a thousand times in one place",
    `{ __typename ${"@include(if: true) ".repeat(1_000)} }`,
    VALIDATION,
    /^The directive "@include" can only be used once at this location\.$/,
  ],
  ["the same field ten thousand times", `{ ${"__typename ".repeat(10_000)} }`, VALIDATION, REPEATS],
  ["the same fields within each other", `{ ${"carts { nodes { id } } ".repeat(2_800)} }`, VALIDATION, REPEATS],
  [
    "the same field out of two thousand fragments",
    `{ limits { ${times(2_000, (i) => `...F${i}`)} } } ${times(2_000, (i) => `fragment F${i} on Limits { maxPageSize }`)}`,
    VALIDATION,
    REPEATS,
  ],
  ["twenty thousand unknown fields", `{ ${times(19_000, (i) => `f${i}`)} }`, VALIDATION, UNKNOWN_FIELD],
  ["a field with a name of 900 kB", `{ ${"a".repeat(900_000)} }`, VALIDATION, UNKNOWN_FIELD],
  [
    "a hundred unknown fields below half a million empty lines",
    `{ ${"\n".repeat(500_000)} ${times(200, (i) => `f${i}`)} }`,
    VALIDATION,
    UNKNOWN_FIELD,
  ],
  ["five thousand variables", `query (${times(4_900, (i) => `$v${i}: Int`)}) { __typename }`, VALIDATION, /never used/],
  [
    "introspection in a circle",
    `{ __schema { types { ${"fields { type { ".repeat(40)}name${" } }".repeat(40)} } } }`,
    VALIDATION,
    /^Maximum introspection depth exceeded$|^Introspection is switched off here/,
  ],
  ["@defer", "{ limits { maxPageSize ... @defer { maxQueryCost } } }", VALIDATION, /^Unknown directive "@defer"\.$/],
  ["@stream", "{ errorCatalog @stream(initialCount: 1) { code } }", VALIDATION, /^Unknown directive "@stream"\.$/],
  ["a subscription", "subscription { carts { id } }", LIMIT, /^There is no subscription in the schema\. Send a query/],
  ["a type system in the place of a query", "type Query { a: Int }", VALIDATION, /not executable/],
  ["nothing but a comment", `#${"a".repeat(900_000)}`, PARSER, /^Syntax Error: Unexpected <EOF>\.$/],
  ["a NUL character", "{ __typename\0 }", PARSER, /^Syntax Error: Unexpected character: U\+0000\.$/],
  ["half a surrogate pair", "{ __typename \ud800 }", PARSER, /^Syntax Error: (Unexpected|Invalid) character/],
];

/** The same for all of a request's body but its document. */
const BODIES: readonly (readonly [name: string, body: unknown, code: string, message: RegExp])[] = [
  [
    "an operation that is not there",
    { query: "query A { __typename }", operationName: "B" },
    "OPERATION_RESOLUTION_FAILURE",
    /^Unknown operation named "B"\.$/,
  ],
  ...["__proto__", "constructor", "prototype", "hasOwnProperty"].map(
    (operationName) =>
      [
        `an operation by the name of ${operationName}`,
        { query: "query A { __typename }", operationName },
        "OPERATION_RESOLUTION_FAILURE",
        /^Unknown operation named "\w+"\.$/,
      ] as const,
  ),
  [
    "one of several operations, without saying which",
    { query: "query A { __typename } query B { __typename }" },
    "OPERATION_RESOLUTION_FAILURE",
    /^Must provide operation name if query contains multiple operations\.$/,
  ],
  [
    "several requests in one body",
    [{ query: "{ __typename }" }, { query: "{ __typename }" }],
    "BAD_REQUEST",
    /^Operation batching disabled\.$/,
  ],
  ["an array without a request", [], "BAD_REQUEST", /^Operation batching disabled\.$/],
  ["a document that is no text", { query: { kind: "Document" } }, "BAD_REQUEST", /^GraphQL queries must be strings\./],
  ["variables that are a list", { query: "{ __typename }", variables: [] }, "BAD_REQUEST", /must be an object/],
  [
    "extensions that are text",
    { query: "{ __typename }", extensions: "__proto__" },
    "BAD_REQUEST",
    /`extensions` .* should be provided as an object/,
  ],
  ["a persisted query by the name of a property", persisted("constructor"), "PERSISTED_QUERY_NOT_FOUND", /Not ?Found/i],
];

function persisted(sha256Hash: string): object {
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

describeAttacks((_environment, started) => {
  let target: Target;
  beforeAll(() => {
    target = started();
  });

  it.each(DOCUMENTS)("%s is refused at once", async (_name, query, code, message) => {
    expectRefusal(await post(target, query), 400, code, message);
  });

  it.each(BODIES)("%s is refused at once", async (_name, body, code, message) => {
    // Apollo's protocol wants 200 for a persisted query that is to be sent.
    const status = code === "PERSISTED_QUERY_NOT_FOUND" ? 200 : 400;
    expectRefusal(await send(target, { body: JSON.stringify(body) }), status, code, message);
  });

  it("a mutation is not run by GET, in whatever way it is asked for", async () => {
    const mutation = "mutation { deleteCart(input: {cartId: 1}) { replayed } }";
    const paths = [
      `/graphql?query=${encodeURIComponent(mutation)}`,
      `/graphql?query=${encodeURIComponent(`query A { __typename } ${mutation.replace("mutation", "mutation B")}`)}&operationName=B`,
    ];
    for (const path of paths) {
      const attack: Attack = { method: "GET", path };
      expectRefusal(await send(target, attack), 405, "BAD_REQUEST", /^GET requests only support query operations/);
    }
  });
});

it("in production, nothing suggests what the schema holds", async () => {
  const target = await startProduction();
  const guesses: readonly (readonly [query: string, variables?: unknown])[] = [
    ["{ cartz { nodes { id } } }"],
    ["{ carts(frst: 1) { nodes { id } } }"],
    ["{ carts(status: ACTIV) { nodes { id } } }"],
    ["{ carts { nodes { ... on Cat { id } } } }"],
    ["query ($x: CreateCartInputs) { __typename @includ(if: $x) }"],
    ["query ($s: CartStatus) { carts(status: $s) { nodes { id } } }", { s: "ACTIV" }],
    ["mutation ($x: DeleteCartInput!) { deleteCart(input: $x) { replayed } }", { x: { cartId: "a", cartIt: "b" } }],
    ['mutation { deleteCart(input: { cartIt: "b" }) { replayed } }'],
    ["{ __schema { types { name } } }"],
    ['{ __type(name: "Cart") { fields { name } } }'],
    ["{ carts { nodes { __typename ...on Cart { __schema { types { name } } } } } }"],
  ];
  for (const [query, variables] of guesses) {
    const { status, text, data } = await post(target, query, variables);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(text).not.toMatch(/Did you mean/i);
  }
  await stopTargets();
});
