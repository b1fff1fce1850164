import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/*
 * What the schema itself says of the places where a caller may name something, and of the ways that lead from one
 * object to another: tests that walk over all of them cannot forget one that is new.
 */

type RootType = "Query" | "Mutation";
type Field = GraphQLField<unknown, unknown>;

export interface RootField {
  readonly type: RootType;
  readonly field: Field;
}

/** A place for an id in a request, such as `Mutation.addCartLineItems(input.lineItems.catalogItemId)`. */
export interface IdPlace extends RootField {
  readonly place: string;
  readonly path: readonly string[];
  readonly isList: boolean;
}

/** Text that names something though its type is no ID: cursors, keys, and values of which a rule makes an id. */
const NAMES_SOMETHING = /^(after|before|cursor|idempotencyKey|value)$|Ids?$/i;

export function rootFields(schema: GraphQLSchema): RootField[] {
  return (["Query", "Mutation"] as const).flatMap((type) =>
    Object.values(objectType(schema.getType(type)).getFields()).map((field) => ({ type, field })),
  );
}

export function idPlaces(schema: GraphQLSchema): IdPlace[] {
  return rootFields(schema).flatMap(({ type, field }) =>
    field.args
      .flatMap((arg) => pathsIn([arg.name], arg.type))
      .map(({ path, isList }) => ({ place: `${type}.${field.name}(${path.join(".")})`, type, field, path, isList })),
  );
}

function pathsIn(path: readonly string[], given: GraphQLInputType): { path: readonly string[]; isList: boolean }[] {
  const type = getNamedType(given);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => pathsIn([...path, field.name], field.type));
  }
  if (type.name !== "ID" && !NAMES_SOMETHING.test(path.at(-1)!)) return [];
  return [{ path, isList: isListType(isNonNullType(given) ? given.ofType : given) }];
}

/** Every field that leads from one object to others, such as `Cart.orders`. */
export function links(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type) && !isRoot(type))
    .flatMap((type) =>
      Object.values(objectType(type).getFields())
        .filter((field) => isObjectType(getNamedType(field.type)))
        .map((field) => `${type.name}.${field.name}`),
    );
}

/** An operation that takes all arguments of a field as variables, and asks for everything that it can answer. */
export function operationOf({ type, field }: RootField): string {
  const variables = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const args = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const head = `${type === "Query" ? "query" : "mutation"}${variables && `(${variables})`}`;
  return `${head} { ${field.name}${args && `(${args})`} ${selectionOf(getNamedType(field.type), [])} }`;
}

/** All fields, and of what they lead to all fields; a type within itself only once: add-ons have no add-ons. */
function selectionOf(type: GraphQLNamedType, above: readonly string[]): string {
  if (!isObjectType(type)) return "";
  const within = [...above, type.name];
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const next = getNamedType(field.type);
    if (within.filter((name) => name === next.name).length > (next.name === "CartLineItem" ? 1 : 0)) return [];
    return [`${field.name} ${selectionOf(next, within)}`];
  });
  return `{ ${fields.join(" ")} }`;
}

function isRoot({ name }: GraphQLNamedType): boolean {
  return name === "Query" || name === "Mutation";
}

function objectType(type: GraphQLNamedType | undefined) {
  if (!isObjectType(type)) throw new Error(`${type?.name} is no object type.`);
  return type;
}
