import "reflect-metadata";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { measure } from "../../src/graphql/query-limits.js";
import { createSchema } from "../../src/graphql/schema.js";
import { ROOT_FIELD_COST } from "../../src/graphql/cost.js";
import { MAX_PAGE_SIZE, MAX_QUERY_COST, MAX_QUERY_DEPTH } from "../../src/model/limits.js";
import { type RunningApp, runApp } from "../support/running-app.js";

const SECOND = 1_000;
const MEBIBYTE = 1_048_576;

type Complexity = (asked: { args: { first: number }; childComplexity: number }) => number;

const OPERATIONS = join("schema", "operations");
const examples = parse(
  readdirSync(OPERATIONS)
    .map((name) => readFileSync(join(OPERATIONS, name), "utf8"))
    .join("\n"),
);

/** All that can be asked of a cart, with each path taken once. */
const MONEY = "{ amount currencyCode }";
const ITEM = `catalogItem { id title productType supportedBillingCycles unitPrice ${MONEY} addonItems { id title } }`;
const LINE = `id quantity error { code } participants { key value } unitPrice ${MONEY} lineTotal ${MONEY} ${ITEM}`;
const LINES = `lineItems { ${LINE} addonItems { ${LINE} } }`;
const ORDER = `id status lineItems { offerId quantity ${ITEM} } totalPrice ${MONEY}`;
const CART = `id version totals ${MONEY} orders { ${ORDER} } ${LINES} orderGroups { ${LINES} order { ${ORDER} } }`;

const statements: string[] = [];
let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ onStatement: (sql) => statements.push(sql) });
});
afterAll(() => app.close());

async function post(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const response = await fetch(app.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: [{ message: string }] };
  return { status: response.status, data, errors };
}

async function expectAccepted(query: string, variables?: Record<string, unknown>, operationName?: string) {
  expect(await post(query, variables, operationName)).toMatchObject({ status: 200, errors: undefined });
}

/** Expects a refusal that costs next to nothing: no time, no memory, no statement. */
async function expectRefused(message: RegExp, query: string, variables?: Record<string, unknown>, code?: string) {
  statements.length = 0;
  const [begin, heap] = [performance.now(), process.memoryUsage().heapUsed];
  expect(await post(query, variables)).toEqual({
    status: 400,
    data: undefined,
    errors: [
      expect.objectContaining({
        message: expect.stringMatching(message),
        extensions: code ? { code } : { code: "INVALID_INPUT", number: 800002 },
      }),
    ],
  });
  expect(performance.now() - begin).toBeLessThan(SECOND);
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(100 * MEBIBYTE);
  expect(statements).toEqual([]);
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");
const nested = (levels: number) =>
  `{ catalogItem(id: "x") ${"{ addonItems ".repeat(levels - 2)}{ id }${" }".repeat(levels - 1)}`;

describe("accepts", () => {
  const operations = examples.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);

  it.each(operations.map((operation): [string, OperationDefinitionNode] => [operation.name!.value, operation]))(
    "the example operation %s with the largest page and room to spare",
    (_name, operation) => {
      const { depth, cost } = measure(createSchema(), examples, operation, { first: MAX_PAGE_SIZE });
      expect(depth).toBeLessThanOrEqual(MAX_QUERY_DEPTH - 4);
      expect(cost).toBeLessThanOrEqual(MAX_QUERY_COST / 2);
    },
  );

  it("the introspection query of code generators, which is deeper than other queries may be", async () => {
    await expectAccepted(
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, schemaDescription: true }),
    );
  });

  it("a page of 50 carts with lines, catalog items and orders", async () => {
    await expectAccepted(`{ carts(first: 50) { nodes { id lineItems { ${LINE} } orders { ${ORDER} } } } }`);
  });

  it("a page of 100 carts with all about their lines", async () => {
    await expectAccepted(`{ carts(first: 100) { edges { node { ${LINES} } } } }`);
  });

  it("twenty carts, which is a page by default, with everything", async () => {
    await expectAccepted(`{ carts { nodes { ${CART} } pageInfo { endCursor } } }`);
  });

  it("an operation beside a costly one that is not asked for", async () => {
    const query = `query Costly { ${times(300, (i) => `a${i}: limits { maxPageSize }`)} } query Cheap { limits { maxPageSize } }`;
    await expectAccepted(query, {}, "Cheap");
  });

  it("as many levels as the limits say", async () => {
    await expectAccepted(nested(MAX_QUERY_DEPTH));
  });
});

it("knows the size of each list of objects from its field", () => {
  const fields = Object.values(createSchema().getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type) && !type.name.endsWith("Connection")
      ? Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, ...field }))
      : [],
  );
  const lists = fields.filter(({ type }) => isListType(getNullableType(type)) && isObjectType(getNamedType(type)));
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter(({ extensions }) => !extensions.complexity).map(({ at }) => at)).toEqual([]);
});

it("charges each field of Query and Mutation for the call", () => {
  const schema = createSchema();
  const calls = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) => Object.values(type.getFields()));
  const costOf = (complexity: unknown) => (complexity as Complexity)({ args: { first: 1 }, childComplexity: 1 });
  for (const { extensions } of calls) expect(costOf(extensions.complexity)).toBeGreaterThan(ROOT_FIELD_COST);
});

describe("charges", () => {
  const costOf = (query: string) => {
    const document = parse(query);
    return measure(createSchema(), document, document.definitions[0] as OperationDefinitionNode).cost;
  };

  it.each([
    ["a field with its answer", "{ limits { maxPageSize maxQueryCost } }", 1_003],
    ["a page by its `first`", "{ carts(first: 7) { nodes { id version } } }", 1_001 + 7 * 3],
    ["a page without `first` by the default", "{ carts { nodes { id } } }", 1_001 + 20 * 2],
    ["nothing for what a page has once", "{ carts(first: 7) { nodes { id } pageInfo { endCursor } } }", 1_001 + 7 * 2],
    ["a list within a page by its estimate", "{ carts(first: 7) { nodes { lineItems { id } } } }", 1_001 + 7 * 21],
    ["a list of Query", "{ errorCatalog { code } }", 1_000 + 100 * 2],
  ])("%s", (_what, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });
});

describe("refuses, at once and without executing anything,", () => {
  it("one level more than the limits say", async () => {
    await expectRefused(
      /^The query has 13 levels of fields; at most 12 levels of fields are accepted\.$/,
      nested(MAX_QUERY_DEPTH + 1),
    );
  });

  it("levels that are hidden in fragments", async () => {
    const fragments = times(20, (i) => `fragment F${i} on CatalogItem { ... { addonItems { ...F${i + 1} } } }`);
    const query = `{ catalogItem(id: "x") { ...F0 } } ${fragments} fragment F20 on CatalogItem { id }`;
    await expectRefused(/^The query has 22 levels/, query);
  });

  it("thousands of levels", async () => {
    await expectRefused(/^The query has more than 120 levels; at most 12 levels of fields/, nested(1_500));
  });

  it("thousands of fragments, one in the other", async () => {
    const fragments = times(2_000, (i) => `fragment F${i} on Limits { ...F${i + 1} }`);
    await expectRefused(
      /^The query has more than 120 levels/,
      `{ limits { ...F0 } } ${fragments} fragment F2000 on Limits { maxPageSize }`,
    );
  });

  it("so many levels that the text cannot be read", async () => {
    await expectRefused(/^The query has thousands of levels; at most 12/, nested(50_000), {}, "GRAPHQL_PARSE_FAILED");
  });

  it("fragments in a circle", async () => {
    const fragments =
      "fragment A on CatalogItem { addonItems { ...B } } fragment B on CatalogItem { addonItems { ...A } }";
    const query = `{ catalogItem(id: "x") { ...A } } ${fragments}`;
    await expectRefused(/^Cannot spread fragment "A" within itself/, query, {}, "GRAPHQL_VALIDATION_FAILED");
  });

  it("fragments that double thirty times", async () => {
    const fragments = times(30, (i) => `fragment F${i} on Cart { ...F${i + 1} ...F${i + 1} }`);
    const query = `{ cart(id: "x") { ...F0 } } ${fragments} fragment F30 on Cart { id }`;
    await expectRefused(/^The query costs \d+; at most 250000 is accepted/, query);
  });

  it("fragments that multiply a list for which there is no `first`", async () => {
    const fragments = times(
      9,
      (i) => `fragment F${i} on CatalogItem { a: addonItems { ...F${i + 1} } b: addonItems { ...F${i + 1} } }`,
    );
    const query = `{ catalogItem(id: "x") { ...F0 } } ${fragments} fragment F9 on CatalogItem { id }`;
    await expectRefused(/^The query costs \d+;/, query);
  });

  it("ten thousand aliases", async () => {
    await expectRefused(
      /Document contains more that 20000 tokens/,
      `{ ${times(10_000, (i) => `a${i}: limits { maxPageSize }`)} }`,
      {},
      "GRAPHQL_PARSE_FAILED",
    );
    await expectRefused(
      /^The query has 6000 aliases; at most 1000 are accepted/,
      `{ ${times(6_000, (i) => `a${i}: __typename`)} }`,
    );
    const aliases = times(6_000, (i) => `a${i}: quantity`);
    await expectRefused(/^The query has 6000 aliases;/, `{ carts { nodes { lineItems { ${aliases} } } } }`);
  });

  it("hundreds of mutations in one request", async () => {
    const create = "createCart(input: $input) { cart { id } }";
    const query = `mutation ($input: CreateCartInput!) { ${times(300, (i) => `a${i}: ${create}`)} }`;
    await expectRefused(/^The query costs \d+;/, query, { input: { customerId: "x", lineItems: [] } });
  });

  it("hundreds of introspections in one request", async () => {
    const introspection = "__schema { types { fields { args { name } } } }";
    await expectRefused(/^The query costs \d+;/, `{ ${times(300, (i) => `a${i}: ${introspection}`)} }`);
  });

  it.each([
    ["in the text", "{ carts(first: 1000000000) { nodes { id } } }", {}],
    ["in a variable", "query ($first: Int) { carts(first: $first) { nodes { id } } }", { first: 1e9 }],
    ["in the default of a variable", "query ($first: Int = 1000000000) { carts(first: $first) { nodes { id } } }", {}],
  ])("a huge `first` %s", async (_where, query, variables) => {
    await expectRefused(
      /^The query costs 2000001001; at most 250000 is accepted\. Ask for smaller pages/,
      query,
      variables,
    );
  });

  it("a page that makes up for another one with a negative `first`", async () => {
    const query = "{ a: carts(first: -1000000000) { nodes { id } } b: carts(first: 1000000000) { nodes { id } } }";
    await expectRefused(/^The query costs 2000002002;/, query);
  });

  it("a page of 100 carts with everything nested twice", async () => {
    await expectRefused(
      /^The query costs \d+;/,
      `{ carts(first: 100) { nodes { ${CART} } edges { node { ${CART} } } } }`,
    );
  });
});

it("publishes the limits", async () => {
  const { data } = await post("{ limits { maxQueryDepth maxQueryCost } }");
  expect(data).toEqual({ limits: { maxQueryDepth: MAX_QUERY_DEPTH, maxQueryCost: MAX_QUERY_COST } });
});
