import { getNamedType, type GraphQLNamedType } from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { officeLine } from "../support/api-carts.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { type RunningApp, runApp } from "../support/running-app.js";
import { operationOf, rootFields } from "../security/schema-places.js";

/* Who may do what: every field of Query and Mutation, for every role, and for a tenant that is no partner. */

const SECRET = "a secret of this test, long enough";
const FIELDS = rootFields(createSchema()).map((root) => [`${root.type}.${root.field.name}`, root] as const);
const MAY_WRITE = ["AdminAgent", "SalesAgent"];
const MAY_READ = [...MAY_WRITE, "HelpdeskAgent", "BillingAdmin", "GlobalAdmin", "UserAdmin", "AccountAdmin", "Reader"];

let app: RunningApp;
const statements: string[] = [];
beforeAll(async () => {
  app = await runApp({ env: { AUTH_DEV_SECRET: SECRET }, onStatement: (sql) => void statements.push(sql) });
});
afterAll(() => app.close());

interface Caller {
  readonly roles: readonly string[];
  readonly partnerId?: string;
}

async function ask({ roles, partnerId = PARTNER_IDS.direct }: Caller, payload: object, accept?: string) {
  const token = await signDevelopmentToken({ ...SAMPLE_PRINCIPAL, partnerId, roles }, SECRET);
  const headers = { authorization: `Bearer ${token}`, ...(accept !== undefined && { accept }) };
  statements.length = 0;
  return app.server.inject({ method: "POST", url: "/graphql", headers, payload });
}

/** A request for a field, with something in the place of each argument that must be there. */
function requestFor(root: (typeof FIELDS)[number][1]) {
  const input = {
    cartId: "1",
    subscriptionId: "1",
    orderId: "1",
    customerId: CUSTOMER_IDS.mixed,
    lineItems: [],
    lineItemIds: [],
    expectedVersion: 1,
    quantity: 1,
    status: "ACTIVE",
  };
  const variables = Object.fromEntries(
    root.field.args.map((arg) => [arg.name, valueFor(arg.name, getNamedType(arg.type))]),
  );
  return { query: operationOf(root), variables };
  function valueFor(name: string, type: GraphQLNamedType): unknown {
    if (name === "first") return 1;
    if (name !== "input") return ["id", "cartId"].includes(name) ? "1" : undefined;
    const fields = "getFields" in type ? Object.keys(type.getFields()) : [];
    return Object.fromEntries(Object.entries(input).filter(([field]) => fields.includes(field)));
  }
}
const codesOf = (response: Awaited<ReturnType<typeof ask>>): string[] =>
  (response.json().errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);

describe.each(FIELDS)("%s", (_name, root) => {
  const accepted = root.type === "Mutation" ? MAY_WRITE : MAY_READ;

  it(`is open to ${accepted.join(", ")}`, async () => {
    for (const role of accepted) {
      const response = await ask({ roles: ["Unknown", role] }, requestFor(root));
      expect(codesOf(response).filter((code) => code !== "PRICING_ACCESS_FORBIDDEN")).toEqual([]);
      expect(response.json().data).toHaveProperty(root.field.name);
    }
  });

  it.each([
    [[]],
    [["Unknown"]],
    [["adminagent"]],
    ...MAY_READ.filter((role) => !accepted.includes(role)).map((role) => [[role]]),
  ])("is closed to the roles %j, and nothing is done", async (roles) => {
    const response = await ask({ roles }, requestFor(root));
    expect(response.statusCode).toBe(200);
    const { data, errors } = response.json();
    expect(data ?? null).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.stringContaining(`needs one of the roles ${accepted.join(", ")}; the token has `),
        extensions: { code: "FORBIDDEN" },
      },
    ]);
    expect(statements).toEqual([]);
  });

  it("800001: is closed to a tenant that is no partner", async () => {
    const caller = { roles: ["AdminAgent"], partnerId: "00000000-0000-4000-8000-00000000ffff" };
    const response = await ask(caller, requestFor(root));
    expect(response.statusCode).toBe(200);
    const { data, errors } = response.json();
    const answered = root.field.name === "viewer" ? [expect.objectContaining({ partner: null })] : [];
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual(answered);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(
        /^Partner Token missing in request context\. .*00000000-0000-4000-8000-00000000ffff/,
      ),
      extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 },
    });
  });
});

it("a refusal has the status 403 in the media type of GraphQL over HTTP, and 200 in plain JSON", async () => {
  const payload = { query: "{ limits { maxPageSize } }" };
  const accepts = ["application/graphql-response+json", "application/json", "*/*"];
  const responses = await Promise.all(accepts.map((accept) => ask({ roles: [] }, payload, accept)));
  expect(responses.map(({ statusCode }) => statusCode)).toEqual([403, 200, 200]);
  for (const response of responses) expect(codesOf(response)).toEqual(["FORBIDDEN"]);
});

it("a request without a token may do everything in development", async () => {
  const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [officeLine()] };
  const query = "mutation ($input: CreateCartInput!) { createCart(input: $input) { cart { version } } }";
  const response = await app.server.inject({
    method: "POST",
    url: "/graphql",
    payload: { query, variables: { input } },
  });
  expect(response.json()).toEqual({ data: { createCart: { cart: { version: 1 } } } });
});

it("introspection takes a role as well", async () => {
  expect(codesOf(await ask({ roles: [] }, { query: "{ __schema { queryType { name } } }" }))).toEqual(["FORBIDDEN"]);
});
