import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from "@apollo/client/core";
import { buildSchema } from "graphql";
import { priceFields } from "../../src/graphql/guarded-prices.js";
import { createSchema } from "../../src/graphql/schema.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { officeLine, saasLine } from "../support/api-carts.js";
import { CartsDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";

describe("the fields that show prices", () => {
  it("are those that can be null and lead to an amount, also by way of types that cannot be without one", () => {
    const schema = buildSchema(`
      type Query { item: Item, lists: [List!] }
      type Item { name: String, price: Money, prices: [Listed!], terms: [Term!]! }
      type List { items: [Listed!]! }
      type Listed { name: String, price: Money!, before: Money }
      type Term { price: Money }
      type Money { amount: String! }
    `);
    expect(priceFields(schema).map(({ name }) => name)).toEqual([
      "Query.lists",
      "Item.price",
      "Item.prices",
      "Term.price",
    ]);
  });

  it("are not so far up that a cart, an item or an order cannot be read without prices", () => {
    const names = priceFields(createSchema()).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["Cart.totals", "CatalogItem.unitPrice", "CartLineItem.unitPrice", "Order.totalPrice"]),
    );
    expect(names.filter((name) => /^(Query|Mutation|\w+Connection|\w+Payload)\./.test(name))).toEqual([]);
    expect(names.filter((name) => /\.(cart|order|lineItems|orders|catalogItem)$/.test(name))).toEqual([]);
  });
});

describe("Apollo Client with its default error policy, for a caller without pricing access", () => {
  const SECRET = "a secret of this test, long enough";
  let app: RunningApp;
  let client: ApolloClient;
  beforeAll(async () => {
    app = await runApp({ env: { AUTH_DEV_SECRET: SECRET } });
    const reseller = { ...SAMPLE_PRINCIPAL, partnerId: PARTNER_IDS.reseller };
    const authorization = `Bearer ${await signDevelopmentToken(reseller, SECRET)}`;
    client = new ApolloClient({
      link: new HttpLink({ uri: app.url, headers: { authorization } }),
      cache: new InMemoryCache(),
    });
  });
  afterAll(async () => {
    client.stop();
    await app.close();
  });

  it("takes a createCart that asks for prices for what it is: done, once", async () => {
    const { data } = await client.mutate<{ createCart: { cart: { id: string }; userErrors: unknown[] } }>({
      mutation: gql`
        mutation ($input: CreateCartInput!) {
          createCart(input: $input) {
            cart {
              id
              totals {
                amount
              }
              lineItems {
                id
                unitPrice {
                  amount
                }
                lineTotal {
                  amount
                }
              }
            }
            userErrors {
              message
            }
          }
        }
      `,
      variables: { input: { customerId: CUSTOMER_IDS.ofReseller, lineItems: [officeLine(), saasLine()] } },
    });
    const priceless = { unitPrice: null, lineTotal: null };
    expect(data!.createCart).toMatchObject({
      cart: { totals: null, lineItems: [priceless, priceless] },
      userErrors: [],
    });
    const { carts } = await app.ask(CartsDocument, { customerId: CUSTOMER_IDS.ofReseller }, { partner: "reseller" });
    expect(carts!.nodes.map(({ id }) => id)).toEqual([data!.createCart.cart.id]);
  });

  it("800043: gets this error once from a query, at the first price asked for", async () => {
    const query = gql`
      {
        catalogItems(first: 5) {
          nodes {
            title
            unitPrice {
              amount
            }
          }
        }
      }
    `;
    const failure = await client.query({ query }).catch((error: unknown) => error);
    expect(CombinedGraphQLErrors.is(failure) && failure.errors).toMatchObject([
      { path: ["catalogItems", "nodes", 0, "unitPrice"], extensions: { number: 800043 } },
    ]);
  });
});
