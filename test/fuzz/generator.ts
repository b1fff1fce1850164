import { readFileSync } from "node:fs";
import { type GeneratorValue, nat } from "fast-check";
import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Known } from "./known.js";
import { PLAUSIBLE_LINES, type Values } from "./plausible.js";

/* Requests out of the schema, by chance: whatever it allows is asked for sooner or later. */

const schema = buildSchema(readFileSync("schema/schema.graphql", "utf8"));

export const MUTATIONS: readonly string[] = Object.keys(schema.getMutationType()!.getFields());
/** What makes something that the others can work on comes more often. */
const WEIGHTED_MUTATIONS = [...MUTATIONS, "createCart", "addCartLineItems", "checkoutCart", "checkoutCart"];
const QUERIES: readonly string[] = Object.keys(schema.getQueryType()!.getFields());

/** What is always asked for, so that later requests can name what there is. */
const ALWAYS: Readonly<Record<string, string>> = {
  Cart: "__typename id version lineItems { id addonItems { id } } orderGroups { orderGroupId }",
  Order: "__typename id version status",
  CustomerSubscription: "__typename id version status",
  UserError: "code message path",
};
const MAX_DEPTH = 5;

export interface GeneratedRequest {
  readonly field: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How an input strays from what an honest client would send: never, in its values, or in its types as well. */
type Manner = "HONEST" | "NONSENSE" | "WRONG";

const NONSENSE_TEXT = ["", " ", "a", "__proto__", "%", "'", "\0", "\n", "\ud800", "ü€😀", "0", "null", "a".repeat(300)];
const NONSENSE_NUMBERS = [0, -1, -0, 1, 2, 100, 101, 2_147_483_647, -2_147_483_648];
const WRONG: readonly unknown[] = [null, true, 1.5, 1e300, 2 ** 53, "1", "", [], {}, [[]], [null], { a: 1 }, -1];

export class Generator {
  readonly #g: GeneratorValue;

  constructor(g: GeneratorValue) {
    this.#g = g;
  }

  /** A number from 0 to `below` - 1. */
  number(below: number): number {
    return this.#g(nat, { max: below - 1 });
  }

  chance(percent: number): boolean {
    return this.number(100) < percent;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.number(values.length)]!;
  }

  /** A request by somebody who knows as much. */
  request(known: Known): GeneratedRequest {
    const isMutation = this.chance(70);
    const root = isMutation ? schema.getMutationType()! : schema.getQueryType()!;
    const field = root.getFields()[this.pick(isMutation ? WEIGHTED_MUTATIONS : QUERIES)]!;
    const manner = this.pick<Manner>(["HONEST", "HONEST", "HONEST", "NONSENSE", "WRONG"]);
    // One cart is what a request is about, so that its lines and its version fit.
    const values = known.values(this, field.name);
    const args = field.args.filter((arg) => isNonNullType(arg.type) || this.chance(50));
    const variables = Object.fromEntries(
      args.map((arg) => [arg.name, this.#valueOf(arg, manner, { ...values, id: values[`${field.name}.id`] })]),
    );
    const declared = args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(", ");
    const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
    const selection = this.#selection(getNamedType(field.type) as GraphQLObjectType, 1);
    const call = `${field.name}${passed && `(${passed})`} ${selection}`;
    return {
      field: field.name,
      query: `${isMutation ? "mutation" : "query"} ${declared && `(${declared})`} { ${call} }`,
      variables,
    };
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const parts = [ALWAYS[type.name] ?? "__typename"];
    const fields = Object.values(type.getFields());
    for (const field of fields) {
      const isNeeded = ["cart", "order", "subscription", "userErrors", "orders", "nodes", "replayed"].includes(
        field.name,
      );
      if (isNeeded ? depth <= 3 : this.chance(30)) parts.push(this.#selected(field, depth));
    }
    return `{ ${parts.join(" ")} }`;
  }

  #selected(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    if (!isObjectType(type)) return this.chance(5) ? `${field.name}Too: ${field.name} @include(if: true)` : field.name;
    if (depth >= MAX_DEPTH) return "";
    return `${field.name} ${this.#selection(type, depth + 1)}`;
  }

  #valueOf(of: GraphQLArgument | GraphQLInputField, manner: Manner, values: Values): unknown {
    if (manner === "WRONG" && this.chance(8)) return this.pick(WRONG);
    if (manner !== "HONEST" && this.chance(5)) return this.#nonsense(of.type);
    const honest = values[of.name];
    if (honest !== undefined) {
      const value = honest();
      if (value !== undefined) return value;
    }
    return this.#ofType(of.type, manner, values);
  }

  #nonsense(type: GraphQLInputType): unknown {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner))
      return this.pick<unknown>([[], [this.#nonsense(inner.ofType)], this.#nonsense(inner.ofType)]);
    if (isEnumType(inner)) return this.pick([...inner.getValues().map(({ name }) => name), "NONE_OF_THEM"]);
    if (isInputObjectType(inner)) return this.pick<unknown>([{}, { unknown: 1 }]);
    return inner.toString() === "Int" ? this.pick(NONSENSE_NUMBERS) : this.pick(NONSENSE_TEXT);
  }

  #ofType(type: GraphQLInputType, manner: Manner, values: Values): unknown {
    if (isNonNullType(type)) return this.#ofType(type.ofType, manner, values);
    if (isListType(type)) {
      const count = manner === "HONEST" ? 1 + this.number(3) : this.number(4);
      return Array.from({ length: count }, () => this.#ofType(type.ofType, manner, values));
    }
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    if (isInputObjectType(type)) return this.#object(type.name, Object.values(type.getFields()), manner, values);
    return type.toString() === "Int" ? 1 + this.number(5) : this.pick(NONSENSE_TEXT);
  }

  #object(name: string, fields: readonly GraphQLInputField[], manner: Manner, values: Values): unknown {
    const isLine = name === "CartLineItemInput" || name === "CartLineItemReplaceInput";
    // What a line says must fit together, or no line would ever be in order.
    const line: Record<string, unknown> = isLine ? { ...this.pick(PLAUSIBLE_LINES) } : {};
    const isUpdate = name === "CartLineItemUpdateInput";
    const own: Values = isUpdate ? { ...values, id: values["lineItemId"] } : { ...values, id: undefined };
    for (const field of fields) {
      if (isLine && (manner === "HONEST" || this.chance(90))) continue;
      const isWanted = isNonNullType(field.type)
        ? field.defaultValue === undefined || this.chance(50)
        : this.chance(isUpdate ? 20 : 30);
      if (isWanted) line[field.name] = this.#valueOf(field, manner, own);
    }
    if (name === "CartLineItemReplaceInput" && this.chance(50)) line["id"] = values["lineItemId"]?.();
    return line;
  }
}
