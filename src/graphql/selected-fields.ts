import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

/** The names of the fields that a query asks of the nodes of a page, those that @skip or @include may leave out as well. */
export function fieldsOfNodes({ fieldNodes, fragments }: GraphQLResolveInfo): Set<string> {
  const connection = fieldsWithin(fieldNodes, fragments);
  const named = (fields: readonly FieldNode[], name: string) => fields.filter((field) => field.name.value === name);
  const nodes = [...named(connection, "nodes"), ...named(fieldsWithin(named(connection, "edges"), fragments), "node")];
  return new Set(fieldsWithin(nodes, fragments).map((field) => field.name.value));
}

/** The fields directly within these fields, through fragments; each fragment is looked at once. */
function fieldsWithin(parents: readonly FieldNode[], fragments: GraphQLResolveInfo["fragments"]): FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode | undefined) => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) fields.push(node);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        collect(fragments[node.name.value]?.selectionSet);
      }
    }
  };
  for (const { selectionSet } of parents) collect(selectionSet);
  return fields;
}
