import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

/** What the cart query of the benchmark asks for, written by hand. */
const TYPES = `
  type Query { cart(id: ID!): Cart }
  type Mutation { touch: Int! }
  type Cart {
    id: ID!
    version: Int!
    status: String!
    lineItems: [CartLineItem!]!
    errors: [CartError!]!
    totals: [Money!]
  }
  type CartLineItem {
    id: ID!
    quantity: Int!
    billingCycle: String!
    catalogItem: CatalogItem
    unitPrice: Money
    lineTotal: Money
    orderGroup: String
  }
  type CatalogItem { title: String! }
  type CartError { lineItemId: ID!, code: Int!, errorDescription: String! }
  type Money { amount: String!, currencyCode: String! }
`;

/** What one gets from Apollo Server without further ado: the cart that is the argument, out of memory. */
async function serve(cart: unknown): Promise<void> {
  let touched = 0;
  const server = new ApolloServer({
    typeDefs: TYPES,
    resolvers: { Query: { cart: () => cart }, Mutation: { touch: () => (touched += 1) } },
  });
  const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: 0 } });
  process.send!(url);
}

process.on("disconnect", () => process.exit());
void serve(JSON.parse(process.argv[2]!));
