import "reflect-metadata";
import { GraphQLError, parse, type GraphQLScalarType } from "graphql";
import { readConfig } from "../src/config/config.js";
import { CreateCartInput } from "../src/graphql/cart-inputs.js";
import { CatalogResolver } from "../src/graphql/catalog-resolver.js";
import type { RequestContext } from "../src/graphql/context.js";
import { formatError } from "../src/graphql/errors.js";
import { hideSchema } from "../src/graphql/hidden-schema.js";
import { inputProblems } from "../src/graphql/input-problems.js";
import { CartLineItemInput } from "../src/graphql/line-inputs.js";
import { createSchema } from "../src/graphql/schema.js";
import { createAuthenticator } from "../src/http/authenticate.js";
import { traceparentOf } from "../src/http/correlation.js";
import { isGuid } from "../src/model/ids.js";
import { CurrencyCode, DateTime, Decimal } from "../src/graphql/types/scalars.js";
import { describeError } from "../src/observability/log.js";
import { catalogItemExists } from "../src/rules/line/catalog-item-exists.js";
import { subscriptionKnown } from "../src/rules/line/subscription-known.js";
import { aLine, aReservationLine, aReservationQuestion, someFacts, provisioning } from "./support/builders.js";

/*
 * Whatever compares or changes the text of a caller takes a time that grows with its length, and not with the square of
 * it: a megabyte, which is all that a request may have, is done at once.
 */

const MEGABYTE = 1_048_576;
/** With a quadratic expression it is minutes. */
const LIMIT_MILLISECONDS = 1_000;

const filled = (text: string) => text.repeat(Math.ceil(MEGABYTE / text.length)).slice(0, MEGABYTE);

/** Texts that begin again and again like something that is looked for, and end like nothing. */
const TEXTS: readonly (readonly [what: string, text: string])[] = [
  ["one letter", filled("a")],
  ["one digit, and then a letter", `${filled("1")}x`],
  ["blanks", `x${filled(" ")}x`],
  ["suggestions that do not end", filled(" Did you mean ")],
  ["places of a variable", `"${filled(' at "')}`],
  ["frames of a stack", filled("\n    at f (a:1:1")],
  ["one very long frame", `\n    at ${filled("f (1:1:")}`],
  ["paths", filled("/a.b")],
  ["groups of a GUID", filled("00000000-")],
  ["statements", filled("select ")],
  ["parts of an offer code", `MS-AZR-${filled("A-")}`],
];

const schema = createSchema();
const document = parse("query ($x: Int) { carts(first: $x) { nodes { id } } }");

function scalarOf(scalar: GraphQLScalarType) {
  return (text: string) => {
    try {
      scalar.parseValue(text);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
  };
}

/** An error as graphql-js makes it of a value in a variable. */
function variableError(text: string): GraphQLError {
  const reason = new GraphQLError(`Int cannot represent non-integer value: ${JSON.stringify(text)}`);
  return new GraphQLError(`Variable "$x" got invalid value ${JSON.stringify(text)}; ${reason.message}`, {
    originalError: reason,
    extensions: { code: "BAD_USER_INPUT" },
  });
}

function hide(code: string) {
  return (text: string) => {
    const errors = [new GraphQLError(text, { extensions: { code } }), variableError(text)];
    hideSchema(errors, { schema, document });
    for (const error of errors) formatError(error.toJSON(), error);
  };
}

function checkInput(text: string): void {
  const line = Object.assign(new CartLineItemInput(), {
    catalogItemId: text,
    friendlyName: text,
    quantity: 1,
    billingCycle: "MONTHLY",
    participants: [{ key: "TRANSACTION_RESELLER", value: text }],
    provisioningContext: [{ key: text, value: text }],
  });
  const input = { customerId: text, idempotencyKey: text, onError: "STORE_WITH_ERROR", lineItems: [line] };
  expect(inputProblems(Object.assign(new CreateCartInput(), input))).not.toEqual([]);
}

const authenticate = createAuthenticator(readConfig({}));
const context = { stores: { catalog: { search: async () => [] } } } as unknown as RequestContext;
const catalog = new CatalogResolver();

/** Everything of the product that holds an expression and meets the text of a caller. */
const SUBJECTS: Readonly<Record<string, (text: string) => unknown>> = {
  "errors of validation": hide("GRAPHQL_VALIDATION_FAILED"),
  "errors of variables": hide("BAD_USER_INPUT"),
  "errors of the log": (text) => describeError(new Error(text)),
  "scalar Decimal": scalarOf(Decimal),
  "scalar CurrencyCode": scalarOf(CurrencyCode),
  "scalar DateTime": scalarOf(DateTime),
  "rules of inputs": checkInput,
  "the search": (text) => expect(() => catalog.catalogItems(text, 1, null, context)).toThrow(/VALUE_NOT_ACCEPTED/),
  "the header Authorization": (text) => authenticate(`Bearer ${text}`),
  "the header traceparent": traceparentOf,
  "the headers with ids": isGuid,
  "the rule about catalog ids": (text) => catalogItemExists.check(aLine({ catalogItemId: text }), someFacts()),
  "the rule about subscriptions": (text) =>
    subscriptionKnown.check(
      aReservationQuestion({
        line: aReservationLine({ provisioningContext: provisioning({ subscriptionId: text }) }),
      }),
    ),
};

describe.each(Object.entries(SUBJECTS))("%s", (_subject, subject) => {
  it.each(TEXTS)("%s of a megabyte", async (_what, text) => {
    const begin = performance.now();
    await subject(text);
    expect(performance.now() - begin).toBeLessThan(LIMIT_MILLISECONDS);
  });
});
