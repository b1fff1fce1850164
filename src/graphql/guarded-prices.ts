import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { RequestContext } from "./context.js";

/**
 * Has every field that leads to an amount of money ask first whether the caller may see prices, and be null when not. So
 * no resolver can forget it. Where an amount cannot be null, as in a price list, the field above it is guarded.
 */
export function guardPrices(schema: GraphQLSchema): GraphQLSchema {
  for (const { field } of priceFields(schema)) {
    const resolve =
      field.resolve ?? ((source, _args, _context, { fieldName }) => (source as Record<string, unknown>)[fieldName]);
    field.resolve = async (source, args, context, info) =>
      (await context.mayShowPrices(info.operation.operation)) ? resolve(source, args, context, info) : null;
  }
  return schema;
}

/** Every field that can be null and whose value is, or always contains, an amount of money. */
export function priceFields(schema: GraphQLSchema) {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const types = objects.filter((type) => !isIntrospectionType(type) && type.name !== "Money");
  const prices = new Set(["Money"]);
  const isPrice = (field: GraphQLField<unknown, RequestContext>) => prices.has(getNamedType(field.type).name);
  const fieldsOf = (type: GraphQLObjectType) =>
    Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[];
  let known: number;
  do {
    known = prices.size;
    for (const type of types) {
      if (fieldsOf(type).some((field) => isPrice(field) && isNonNullType(field.type))) prices.add(type.name);
    }
  } while (prices.size > known);
  return types.flatMap((type) =>
    fieldsOf(type).flatMap((field) =>
      isPrice(field) && !isNonNullType(field.type) && !prices.has(type.name)
        ? [{ name: `${type.name}.${field.name}`, field }]
        : [],
    ),
  );
}
