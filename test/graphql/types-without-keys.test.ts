import { readFileSync } from "node:fs";
import { isObjectType } from "graphql";
import { createSchema } from "../../src/graphql/schema.js";

it("docs/clients.md lists every type without an id, so that caches can be told", () => {
  const page = readFileSync("docs/clients.md", "utf8");
  const keyless = Object.values(createSchema().getTypeMap()).filter(
    (type) =>
      isObjectType(type) &&
      !type.getFields().id &&
      !/^(__|Query$|Mutation$)|(Connection|Edge|Payload|CheckoutResult)$/.test(type.name),
  );
  expect(keyless.length).toBeGreaterThan(10);
  expect(keyless.filter(({ name }) => !page.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
});
