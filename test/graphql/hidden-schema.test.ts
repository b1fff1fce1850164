import {
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
} from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/*
 * Where the schema is hidden, what is wrong with a query or with variables is answered without a name, type or value that
 * the request did not have itself; where it is wrong is told.
 */

const schema = createSchema();
const names = namesIn(schema);

/** Every name that the schema has, and that a message could give away. */
function namesIn(given: GraphQLSchema): Set<string> {
  const types = Object.values(given.getTypeMap()).filter((type) => !isIntrospectionType(type));
  return new Set(
    types.flatMap((type) => {
      if (isEnumType(type)) return [type.name, ...type.getValues().map(({ name }) => name)];
      if (isInputObjectType(type)) return [type.name, ...Object.keys(type.getFields())];
      if (!isObjectType(type)) return [type.name];
      const fields = Object.values(type.getFields());
      const args = fields.flatMap((field) => field.args.flatMap((arg) => [arg.name, getNamedType(arg.type).name]));
      return [type.name, ...args, ...fields.map(({ name }) => name)];
    }),
  );
}

let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ env: { EXPOSE_SCHEMA: "false" } });
});
afterAll(() => app.close());

interface Refusal {
  readonly message: string;
  readonly locations?: readonly { line: number; column: number }[];
  readonly extensions: { readonly code: string };
}

async function refusalsOf(query: string, variables?: object): Promise<readonly Refusal[]> {
  const response = await app.server.inject({ method: "POST", url: "/graphql", payload: { query, variables } });
  const { data, errors } = response.json();
  expect(data ?? null).toBeNull();
  expect(errors.length).toBeGreaterThan(0);
  return errors;
}

/** Names of the schema that a text has, and the request had not. The sentence that every message ends with is not looked at. */
function namesTold(errors: readonly Refusal[], request: string): string[] {
  const said = new Set(request.match(/\w+/g));
  const told = errors.flatMap(({ message }) => message.split(" This server does not name")[0]!.match(/\w+/g) ?? []);
  const words = ["query", "variable", "type", "line", "value", "name", "schema", "Int"];
  return told.filter((word) => names.has(word) && !said.has(word) && !words.includes(word));
}

const CREATE = "mutation ($input: CreateCartInput!) { createCart(input: $input) { cart { id } } }";
const LINE = { catalogItemId: "MS-AZR-0145P", quantity: 1, billingCycle: "MONTHLY" };
const UPDATE = "mutation ($input: UpdateCartLineItemsInput!) { updateCartLineItems(input: $input) { replayed } }";

describe("the query:", () => {
  it.each([
    ["an unknown field", "{ cartz { nodes { id } } }"],
    ["an unknown field of an object", "{ carts { nodes { idd } } }"],
    ["an unknown argument", "{ carts(frst: 1) { nodes { id } } }"],
    ["an unknown enum value", "{ carts(status: ACTIV) { nodes { id } } }"],
    ["an unknown type", "{ carts { nodes { ... on Cat { id } } } }"],
    ["a fragment that never fits", "{ carts { nodes { ... on Order { id } } } }"],
    ["a missing selection", "{ carts }"],
    ["a selection below a leaf", "{ limits { maxPageSize { a } } }"],
    ["a missing argument", "{ cart { id } }"],
    ["a missing field of an input", "mutation { deleteCart(input: {}) { replayed } }"],
    ["an unknown field of an input", 'mutation { deleteCart(input: { cartId: "1", cartIt: 1 }) { replayed } }'],
    ["a value of another type", '{ carts(first: "x") { nodes { id } } }'],
    ["a variable in the wrong position", "query ($x: String) { carts(first: $x) { nodes { id } } }"],
    ["fields that cannot be merged", "{ limits { a: maxPageSize } limits { a: __typename } }"],
    ["an unknown type of a variable", "query ($x: CreateCartInputs) { carts(first: $x) { nodes { id } } }"],
  ])("%s", async (_what, query) => {
    const errors = await refusalsOf(query);
    expect(namesTold(errors, query)).toEqual([]);
    for (const { message, locations, extensions } of errors) {
      expect(extensions).toEqual({ code: "GRAPHQL_VALIDATION_FAILED" });
      const { line, column } = locations![0]!;
      if (message.includes("is never used")) continue;
      expect(message).toBe(
        `The query does not fit the schema at line ${line}, column ${column}. This server does not name the fields, types and values of its schema; see the API's documentation.`,
      );
    }
  });

  it.each([
    ["{ carts { nodes { ...A } } }", 'Unknown fragment "A".'],
    ["query ($x: Int) { limits { maxPageSize } }", /^Variable "\$x" is never used\.$/],
    ["{ carts(first: $x) { nodes { id } } }", /^Variable "\$x" is not defined\.$/],
    ["{ limits { maxPageSize @include(if: true) @include(if: true) } }", /"@include" can only be used once/],
    ["{ limits { maxPageSize @nothing } }", 'Unknown directive "@nothing".'],
    ["{ carts(first: 1, first: 2) { nodes { id } } }", 'There can be only one argument named "first".'],
    ["{ limits { maxPageSize } } { limits { maxPageSize } }", /anonymous operation must be the only/],
    ["{ no such query", /^Syntax Error/],
  ])("%s is told in full, as that says nothing of the schema", async (query, message) => {
    const errors = await refusalsOf(query);
    expect(errors.map((error) => error.message)).toContainEqual(expect.stringMatching(message));
    expect(namesTold(errors, query)).toEqual([]);
  });
});

describe("variables:", () => {
  it.each([
    ["a missing field", CREATE, { input: { lineItems: [] } }, undefined],
    ["a missing field of a line", CREATE, { input: { customerId: "1", lineItems: [{}] } }, "input.lineItems[0]"],
    ["an unknown field", CREATE, { input: { customerId: "1", lineItems: [], custId: "2" } }, undefined],
    [
      "a value of another type",
      CREATE,
      { input: { customerId: "1", lineItems: [LINE, { ...LINE, quantity: "many" }] } },
      "input.lineItems[1].quantity",
    ],
    [
      "a value that ends like a place",
      CREATE,
      { input: { customerId: "1", lineItems: [{ ...LINE, quantity: ' at "x" at ' }] } },
      "input.lineItems[0].quantity",
    ],
    [
      "an enum value",
      CREATE,
      { input: { customerId: "1", lineItems: [{ ...LINE, billingCycle: "MONTHLI" }] } },
      "input.lineItems[0].billingCycle",
    ],
    ["no object", CREATE, { input: 1 }, undefined],
    ["a text that ends like a place", CREATE, { input: 'one at "' }, undefined],
    ["a text that ends like a place, without its mark", CREATE, { input: "one at " }, undefined],
    ["nothing", CREATE, {}, undefined],
    ["null", CREATE, { input: null }, undefined],
    ["null in a list", UPDATE, { input: { cartId: "1", lineItems: [null] } }, "input.lineItems[0]"],
  ])("%s", async (_what, query, variables, path) => {
    const errors = await refusalsOf(query, variables);
    expect(namesTold(errors, query + JSON.stringify(variables))).toEqual([]);
    const where = path === undefined ? "" : ` at "${path}"`;
    expect(errors.map(({ message }) => message)).toContain(
      `The variable "$input" does not fit its type${where}. This server does not name the fields, types and values of its schema; see the API's documentation.`,
    );
    for (const { extensions } of errors) expect(extensions).toEqual({ code: "BAD_USER_INPUT" });
  });
});

it("errors of the product itself are told as ever", async () => {
  const query = "{ carts(first: 1000) { nodes { id } } }";
  const response = await app.server.inject({ method: "POST", url: "/graphql", payload: { query } });
  expect(response.json().errors).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(/first must be .*100/),
      extensions: { code: "INVALID_INPUT", number: 800002 },
    }),
  ]);
});
