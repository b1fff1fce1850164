import { readFileSync } from "node:fs";
import { type DefinitionNode, type FragmentDefinitionNode, Kind, parse, print, visit } from "graphql";
import type { OperationFile } from "./example.js";

/** The path of an operation within the project, from which commands and tests are run. */
export function operationPath(file: OperationFile): string {
  return `schema/operations/${file}.graphql`;
}

/** An operation together with the fragments that it needs, so that it can be sent as it is. */
export function readOperation(file: OperationFile): string {
  const operation = parse(readFileSync(operationPath(file), "utf8")).definitions;
  const known = new Map(
    parse(readFileSync("schema/operations/fragments.graphql", "utf8")).definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const needed = new Map<string, FragmentDefinitionNode>();
  const need = (definition: DefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name: { value: name } }) {
        const fragment = known.get(name);
        if (!fragment) throw new Error(`${operationPath(file)} needs the fragment ${name}, which does not exist.`);
        if (needed.has(name)) return;
        needed.set(name, fragment);
        need(fragment);
      },
    });
  };
  operation.forEach(need);
  return [...operation, ...needed.values()].map((definition) => print(definition)).join("\n\n");
}
