import { Big } from "big.js";
import { GraphQLScalarType, Kind } from "graphql";
import { GraphQLDateTimeISO } from "graphql-scalars";

/** Wraps the well-tested ISO scalar of graphql-scalars under the contract's name; values below are ISO strings. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  description: "An RFC 3339 date and time, always UTC on output, with milliseconds: `2026-03-01T09:30:00.000Z`.",
  specifiedByURL: "https://datatracker.ietf.org/doc/html/rfc3339",
  serialize: (value) => value as string,
  parseValue: (value) => GraphQLDateTimeISO.parseValue(value).toISOString(),
  parseLiteral: (node) => GraphQLDateTimeISO.parseLiteral(node, {}).toISOString(),
});

/** A scalar over strings of one form; the message says which form is meant. */
function patternScalar(
  name: string,
  pattern: RegExp,
  form: string,
  description: string,
  spelt = (value: string) => value,
) {
  const check = (value: unknown): string => {
    if (typeof value === "string" && pattern.test(value)) return value;
    throw new TypeError(`${name} must be ${form}.`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => spelt(value as string),
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const CurrencyCode = patternScalar(
  "CurrencyCode",
  /^[A-Z]{3}$/,
  "three capital letters, such as USD",
  "An ISO 4217 alphabetic currency code, such as `USD`. Only its form is checked here: a currency that the customer's " +
    "market does not support is reported on the line, as cart error 10000.",
);

export const Decimal = patternScalar(
  "Decimal",
  /^-?\d+(\.\d+)?$/,
  'a decimal number as a string, such as "12.5"',
  'An exact decimal number, written as a string (`"12.5"`) so that no client rounds it on the way. Answers have ' +
    'no zeros at its end: `"0.1"`, never `"0.10"`.',
  (value) => new Big(value).toFixed(),
);
