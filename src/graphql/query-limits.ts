import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  GraphQLError,
  GraphQLInt,
  type GraphQLNamedType,
  type GraphQLSchema,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromAST,
  visit,
} from "graphql";
import { call, listOf, ROOT_FIELD_COST } from "./cost.js";
import { MAX_ALIASES, MAX_DIRECTIVES, MAX_QUERY_COST, MAX_QUERY_DEPTH } from "../model/limits.js";
import { ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import type { Allowance, RateLimiter } from "../protection/rate-limiter.js";
import type { RequestContext } from "./context.js";

/** How long a text costs one, in a query that is refused. */
const CHARACTERS_PER_COST = 10;
/** How many items a list of introspection is taken to have; all other lists say it where they are declared. */
const INTROSPECTED_ITEMS = 10;
/** How many selection sets may stand in each other, those of fragments included; thousands would exhaust the stack. */
const MAX_NESTING = 120;
/** How many properties an object in the variables may have; no input has as many as twenty. */
const MAX_PROPERTIES = 100;
const DEPTH_ACCEPTED = `at most ${MAX_QUERY_DEPTH} levels of fields are accepted.`;

type Field = GraphQLField<unknown, unknown>;
type Parent = GraphQLNamedType | null | undefined;
type Variables = Readonly<Record<string, unknown>>;
/** The option `complexity` of a field, see `src/graphql/cost.ts`. */
type Complexity = (asked: { args: { first: number | undefined }; childComplexity: number }) => number;

/** What a part of an operation asks for. */
interface Weight {
  /** Levels of fields. Introspection counts as one: graphql-js limits its depth. */
  readonly depth: number;
  readonly cost: number;
}

/**
 * Refuses an operation that is too deep or too costly, or more than its partner may spend in a minute, after validation
 * and before anything of it is executed.
 */
export function createQueryLimitsPlugin(rateLimiter: RateLimiter | null = null): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      let allowance: Allowance | null = null;
      /** What was drawn on the allowance; null before it is known. */
      let charged: number | null = null;
      return {
        async parsingDidStart() {
          return async (error) => {
            // Thousands of brackets in each other exhaust the parser's stack, and it says so in words of the engine.
            if (error instanceof RangeError) error.message = `The query has thousands of levels; ${DEPTH_ACCEPTED}`;
          };
        },
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          // Without an operation of that name nothing is executed.
          if (!operation) return;
          // Left to the executor, it would look like a failure of the server.
          if (!schema.getRootType(operation.operation)) {
            refuse(`There is no ${operation.operation} in the schema. Send a query or a mutation.`);
          }
          const counts = countNodes(document);
          if (counts.aliases > MAX_ALIASES) {
            refuse(`The query has ${counts.aliases} aliases; at most ${MAX_ALIASES} are accepted.`);
          }
          if (counts.directives > MAX_DIRECTIVES) {
            refuse(`The query has ${counts.directives} directives; at most ${MAX_DIRECTIVES} are accepted.`);
          }
          // Each unknown property is an error that would repeat them all.
          if (!areNarrow(request.variables)) {
            refuse(`An object in the variables has too many properties; at most ${MAX_PROPERTIES} are accepted.`);
          }
          const { depth, cost } = measure(schema, document, operation, request.variables);
          contextValue.report.cost = cost;
          if (depth > MAX_QUERY_DEPTH) refuse(`The query has ${depth} levels of fields; ${DEPTH_ACCEPTED}`);
          if (cost > MAX_QUERY_COST) {
            const advice = "Ask for smaller pages, fewer nested lists or fewer root fields.";
            refuse(`The query costs ${cost}; at most ${MAX_QUERY_COST} is accepted. ${advice}`);
          }
          if (!rateLimiter) return;
          charged = cost;
          allowance = await rateLimiter.consume(contextValue.principal.partnerId, cost);
          if (allowance.isExceeded) refuseForNow(cost, allowance);
        },

        async didEncounterErrors({ source = "", contextValue: { principal } }) {
          // What is refused before its cost is known has been read and checked all the same.
          if (!rateLimiter || charged !== null) return;
          charged = costOfRefusal(source);
          allowance = await rateLimiter.consume(principal.partnerId, charged);
        },

        async willSendResponse({ response: { body } }) {
          if (!allowance || body.kind !== "single") return;
          const { limit, remaining, resetSeconds } = allowance;
          const cost = { requested: charged, limit, remaining, resetSeconds };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

/** To parse and validate a query takes a time that grows with its text. */
function costOfRefusal(source: string): number {
  return ROOT_FIELD_COST + Math.ceil(source.length / CHARACTERS_PER_COST);
}

/** Answers 400, as Apollo does for what its own validation finds. */
function refuse(message: string): never {
  const { code: number } = ORDER_ERROR_CODES.INVALID_INPUT;
  throw new GraphQLError(message, { extensions: { code: "INVALID_INPUT", number, http: { status: 400 } } });
}

/** Answers 429. */
function refuseForNow(cost: number, { limit, remaining, resetSeconds }: Allowance): never {
  const message = `The query costs ${cost}; ${remaining} of the ${limit} that a partner may spend in a minute are left. Come back in ${resetSeconds} s.`;
  throw new GraphQLError(message, {
    extensions: {
      code: "TOO_MANY_REQUESTS",
      http: { status: 429, headers: new HeaderMap([["retry-after", String(resetSeconds)]]) },
    },
  });
}

/** How often a document renames a field, and how many directives it applies, in all of its operations and fragments. */
function countNodes(document: DocumentNode): { readonly aliases: number; readonly directives: number } {
  const counts = { aliases: 0, directives: 0 };
  visit(document, {
    Field: ({ alias }) => void (alias && (counts.aliases += 1)),
    Directive: () => void (counts.directives += 1),
  });
  return counts;
}

/** Whether no object within the variables has more properties than it may; they may be nested as deep as JSON can be. */
function areNarrow(variables: Variables = {}): boolean {
  const open: unknown[] = Object.values(variables);
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    const inner: unknown[] = Object.values(value);
    if (!Array.isArray(value) && inner.length > MAX_PROPERTIES) return false;
    for (const one of inner) open.push(one);
  }
  return true;
}

/**
 * The depth and the cost of a valid operation, in a time that grows with its text: each fragment is weighed once.
 * Throws for one that is nested beyond all measure.
 */
export function measure(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  given: Variables = {},
): { readonly depth: number; readonly cost: number } {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const variables = { ...defaultsOf(operation), ...given };
  const weights = new Map<string, Weight>();
  let nesting = 0;

  function weigh({ selections }: SelectionSetNode, parent: Parent): Weight {
    if (nesting === MAX_NESTING) refuse(`The query has more than ${MAX_NESTING} levels; ${DEPTH_ACCEPTED}`);
    nesting += 1;
    let [depth, cost] = [0, 0];
    for (const selection of selections) {
      const weight = weighSelection(selection, parent);
      depth = Math.max(depth, weight.depth);
      cost = bounded(cost + weight.cost);
    }
    nesting -= 1;
    return { depth, cost };
  }

  function weighSelection(node: SelectionNode, parent: Parent): Weight {
    if (node.kind === Kind.FIELD) return weighField(node, parent);
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const { typeCondition, selectionSet } = node;
      return weigh(selectionSet, typeCondition ? schema.getType(typeCondition.name.value) : parent);
    }
    const name = node.name.value;
    let weight = weights.get(name);
    if (!weight) {
      const { selectionSet, typeCondition } = fragments.get(name)!;
      weight = weigh(selectionSet, schema.getType(typeCondition.name.value));
      weights.set(name, weight);
    }
    return weight;
  }

  function weighField(node: FieldNode, parent: Parent): Weight {
    const field = fieldOf(parent, node.name.value);
    if (!field) return { depth: 1, cost: 1 };
    const type = getNamedType(field.type);
    const inner = node.selectionSet ? weigh(node.selectionSet, type) : { depth: 0, cost: 0 };
    const asked = { args: { first: pageSize(node, field, variables) }, childComplexity: inner.cost };
    const depth = 1 + (isIntrospectionType(type) ? 0 : inner.depth);
    return { depth, cost: bounded(complexityOf(field)(asked)) };
  }

  return weigh(operation.selectionSet, schema.getRootType(operation.operation));
}

/** What the field says of itself; introspection, which says nothing, is charged like a call that answers lists. */
function complexityOf(field: Field): Complexity {
  if (field.extensions.complexity) return field.extensions.complexity as Complexity;
  if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) return call;
  const isIntrospectedList = isListType(getNullableType(field.type)) && isIntrospectionType(getNamedType(field.type));
  return listOf(isIntrospectedList ? INTROSPECTED_ITEMS : 1);
}

/** The whole numbers that variables have by default. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const numbers = variableDefinitions.filter(({ defaultValue }) => defaultValue?.kind === Kind.INT);
  return Object.fromEntries(
    numbers.map(({ variable, defaultValue }) => [variable.name.value, valueFromAST(defaultValue, GraphQLInt)]),
  );
}

/** The `first` of a page, as it will be at execution; undefined for a field that has none. */
function pageSize(node: FieldNode, { args }: Field, variables: Variables): number | undefined {
  const fallback = args.find(({ name }) => name === "first")?.defaultValue;
  if (typeof fallback !== "number") return undefined;
  const asked = node.arguments?.find(({ name }) => name.value === "first");
  const size = valueFromAST(asked?.value, GraphQLInt, variables);
  return typeof size === "number" ? size : fallback;
}

function fieldOf(parent: Parent, name: string): Field | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) ? parent.getFields()[name] : undefined;
}

/** A sum that fragments within fragments cannot double into infinity. */
function bounded(sum: number): number {
  return Math.min(sum, Number.MAX_SAFE_INTEGER);
}
