import { readFileSync } from "node:fs";
import {
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { createSchema, printSdl } from "../../src/graphql/schema.js";

const schema = createSchema();

it("contains every type, field, argument and value of the API contract, with the same types", () => {
  const contract = buildSchema(readFileSync("test/contract/schema.graphql", "utf8"));
  const missing = findBreakingChanges(contract, schema).map((change) => change.description);
  expect(missing).toEqual([]);
});

it("has the default values of the API contract", () => {
  const contract = buildSchema(readFileSync("test/contract/schema.graphql", "utf8"));
  const changes = findDangerousChanges(contract, schema).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  expect(changes).toEqual([]);
  const policies = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((input) => input.getFields()["onError"] ?? []);
  expect(policies.map(({ defaultValue }) => defaultValue)).toEqual(Array(4).fill("STORE_WITH_ERROR"));
});

it("is the schema that is checked in; npm run gen writes it anew", () => {
  expect(printSdl(schema)).toBe(readFileSync("schema/schema.graphql", "utf8"));
});

it("describes every type, field, argument and value", () => {
  const undescribed = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(undescribedIn);
  expect(undescribed).toEqual([]);
});

function undescribedIn(type: GraphQLNamedType): string[] {
  const names: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) {
    for (const value of type.getValues()) names.push([`${type.name}.${value.name}`, value.description]);
  }
  if (isObjectType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      names.push([`${type.name}.${field.name}`, field.description]);
      if (!("args" in field)) continue;
      for (const arg of field.args) names.push([`${type.name}.${field.name}(${arg.name})`, arg.description]);
    }
  }
  // Mutation and Query are known by their names.
  return names.filter(([name, text]) => !text && name !== "Query" && name !== "Mutation").map(([name]) => name);
}
