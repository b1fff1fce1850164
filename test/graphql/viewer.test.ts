import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { CUSTOMER_IDS, CUSTOMERS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { checkOut, createCart, officeLine } from "../support/api-carts.js";
import {
  CartsDocument,
  CustomerDocument,
  CustomersDocument,
  type CustomersQuery,
  CustomerSubscriptionsDocument,
  OrdersDocument,
  ViewerDocument,
} from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/* Who one is, and whom one may sell to: what a page asks first. */

const SECRET = "a secret of this test, long enough";
const statements: string[] = [];
let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ env: { AUTH_DEV_SECRET: SECRET }, onStatement: (sql) => void statements.push(sql) });
});
afterAll(() => app.close());

describe("the viewer", () => {
  it("is the sample partner and its administrator without a token", async () => {
    expect(await app.ask(ViewerDocument, {})).toEqual({
      viewer: {
        userId: SAMPLE_PRINCIPAL.userId,
        roles: ["AdminAgent"],
        canSeePrices: true,
        partner: { id: PARTNER_IDS.direct, name: expect.any(String), type: "DIRECT_BILL", country: "US" },
      },
    });
  });

  it.each([
    ["direct", "BillingAdmin", true],
    ["direct", "Reader", false],
    ["provider", "SalesAgent", true],
    ["reseller", "AdminAgent", false],
  ] as const)("of the %s partner with the role %s sees prices: %s", async (partner, role, canSeePrices) => {
    const { viewer } = await app.ask(ViewerDocument, {}, { partner, roles: [role] });
    expect(viewer).toMatchObject({ roles: [role], canSeePrices, partner: { id: PARTNER_IDS[partner] } });
  });

  it("800001: is known without its partner when its tenant is none", async () => {
    const partnerId = "00000000-0000-4000-8000-00000000ffff";
    const token = await signDevelopmentToken({ ...SAMPLE_PRINCIPAL, partnerId }, SECRET);
    const response = await app.server.inject({
      method: "POST",
      url: "/graphql",
      headers: { authorization: `Bearer ${token}` },
      payload: { query: ViewerDocument.toString() },
    });
    const { data, errors } = response.json();
    const { userId, roles } = SAMPLE_PRINCIPAL;
    expect(data).toEqual({ viewer: { userId, roles, canSeePrices: false, partner: null } });
    expect(errors).toMatchObject([{ path: ["viewer", "partner"], extensions: { number: 800001 } }]);
  });
});

describe("customers", () => {
  it("are the partner's own, by name, page by page", async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { customers }: CustomersQuery = await app.ask(CustomersDocument, { first: 4, after });
      names.push(...customers.nodes.map(({ name }) => name));
      after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor! : null;
    } while (after !== null);
    const own = CUSTOMERS.filter(({ id }) => id !== CUSTOMER_IDS.ofReseller).map(({ name }) => name);
    expect(names).toEqual([...own].sort());
    const { customers } = await app.ask(CustomersDocument, {}, { partner: "reseller" });
    expect(customers.nodes.map(({ id }) => id)).toEqual([CUSTOMER_IDS.ofReseller]);
  });

  it("are searched by name and id", async () => {
    const found = async (search: string) => (await app.ask(CustomersDocument, { search })).customers.nodes;
    expect(await found("norway")).toMatchObject([{ id: CUSTOMER_IDS.norway, country: "NO" }]);
    expect(await found(` ${CUSTOMER_IDS.mixed.toUpperCase()} sample`)).toMatchObject([{ id: CUSTOMER_IDS.mixed }]);
    expect(await found("indirect reseller")).toEqual([]);
  });

  it.each([
    [{ first: 0 }, "first must be from 1 to 100."],
    [{ first: 101 }, "first must be from 1 to 100."],
    [
      { after: "no cursor" },
      "after must be a cursor of an earlier page of this list, with the same filter and search. Leave it out for the first page.",
    ],
    [{ search: "x".repeat(257) }, "search must be at most"],
  ])("are refused for %j", async (variables, sentence) => {
    const { data, errors } = await app.send(CustomersDocument, variables);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringContaining(sentence), extensions: { code: "INVALID_INPUT", number: 800002 } },
    ]);
  });

  it("are read by id in any letter case, and are null when unknown or another partner's", async () => {
    const read = async (id: string) => (await app.ask(CustomerDocument, { id })).customer;
    const { government } = CUSTOMER_IDS;
    expect(await read(government.toUpperCase())).toEqual(CUSTOMERS.find(({ id }) => id === government));
    expect(await read(CUSTOMER_IDS.ofReseller)).toBeNull();
    expect(await read("unknown")).toBeNull();
  });

  it("stand on carts, orders and subscriptions, with one statement for all of a request", async () => {
    for (const customerId of [CUSTOMER_IDS.mixed, CUSTOMER_IDS.addons]) {
      await checkOut(app, { cartId: (await createCart(app, [officeLine()], { customerId })).id });
    }
    const expected = [CUSTOMER_IDS.addons, CUSTOMER_IDS.mixed].map((id) => ({ customer: { id } }));
    statements.length = 0;
    const { carts } = await app.ask(CartsDocument, { first: 2 });
    expect(statements.filter((sql) => sql.includes('"relations"'))).toHaveLength(1);
    expect([...carts!.nodes].sort(byCustomer)).toMatchObject(expected);
    const { orders } = await app.ask(OrdersDocument, { first: 2 });
    expect(orders!.edges.map(({ node }) => node).sort(byCustomer)).toMatchObject(expected);
    const { customerSubscriptions } = await app.ask(CustomerSubscriptionsDocument, { first: 2 });
    expect([...customerSubscriptions!.nodes].sort(byCustomer)).toMatchObject(expected);
  });
});

const byCustomer = (one: { customer: { id: string } | null }, other: { customer: { id: string } | null }) =>
  one.customer!.id < other.customer!.id ? -1 : 1;
