import type { Config } from "../config/config.js";
import { SAMPLE_PRINCIPAL } from "../model/principal.js";

/** A cart that works with the sample data, as one line for a shell. */
const EXAMPLE = {
  query:
    "mutation($input: CreateCartInput!) { createCart(input: $input) " +
    "{ cart { id version lineItems { id quantity orderGroup unitPrice { amount currencyCode } error { code errorDescription } } } " +
    "userErrors { code message path } } }",
  variables: {
    input: {
      customerId: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
      lineItems: [{ catalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05", quantity: 3, billingCycle: "MONTHLY" }],
    },
  },
};

/** What someone who has just started the server wants to know. */
export function startMessage(address: string, config: Config): string {
  return `
Cartwright is running.

  GraphQL    ${address}/graphql
  Explorer   ${address}/explorer/
  Store      ${config.databaseUrl.startsWith("sqlite:") ? config.databaseUrl : "PostgreSQL"}

Development: a request without a token acts as the sample direct partner ${SAMPLE_PRINCIPAL.partnerId}.
A token for another one: npm run token -- --partner ID

Try it:

curl -s ${address}/graphql -H 'content-type: application/json' -d '${JSON.stringify(EXAMPLE)}'

`;
}
