import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { RequestContext } from "./context.js";
import type { RequestBudget } from "./request-budget.js";

type Field = GraphQLField<unknown, RequestContext>;
type Fragments = GraphQLResolveInfo["fragments"];

/** Has every list count what it answers, and answers long ones and many root fields in several turns of the event loop. */
export function meterFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (isListType(getNullableType(field.type))) meterList(field);
      if (type === schema.getQueryType() || type === schema.getMutationType()) takeTurns(field);
    }
  }
  return schema;
}

function meterList(field: Field): void {
  const resolve =
    field.resolve ?? ((source, _args, _context, { fieldName }) => (source as Record<string, unknown>)[fieldName]);
  field.resolve = (source, args, context, info) => {
    const found: unknown = resolve(source, args, context, info);
    const answer = (list: unknown) => (Array.isArray(list) ? inTurns(list, fieldsOfItem(info), context.budget) : list);
    return found instanceof Promise ? found.then(answer) : answer(found);
  };
}

/** The items, those of later turns as promises. */
function inTurns(items: readonly unknown[], fields: number, budget: RequestBudget): readonly unknown[] {
  if (items.length === 0) return items;
  budget.answer(items.length * fields);
  return items.map((item) => budget.turnFor(fields)?.then(() => item) ?? item);
}

function takeTurns(field: Field): void {
  const resolve = field.resolve!;
  field.resolve = (source, args, context, info) => {
    const turn = context.budget.turnForRootField();
    return turn ? turn.then(() => resolve(source, args, context, info)) : resolve(source, args, context, info);
  };
}

/** Of each field and fragment of a document, which Apollo keeps for as long as it is asked for. */
const known = new WeakMap<FieldNode | FragmentDefinitionNode, number>();

/** How many fields one item of a list answers, the item itself included; lists within it count for themselves. */
function fieldsOfItem({ fieldNodes, returnType, fragments }: GraphQLResolveInfo): number {
  const type = getNamedType(returnType);
  const count = (node: FieldNode) => remember(node, () => fieldsOf(node.selectionSet, type, fragments));
  return fieldNodes.reduce((sum, node) => sum + count(node), 1);
}

function fieldsOf(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, fragments: Fragments): number {
  let fields = 0;
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) {
      const field = isObjectType(type) ? type.getFields()[node.name.value] : undefined;
      const isList = field && isListType(getNullableType(field.type));
      fields += 1 + (field && !isList ? fieldsOf(node.selectionSet, getNamedType(field.type), fragments) : 0);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      fields += fieldsOf(node.selectionSet, type, fragments);
    } else {
      const fragment = fragments[node.name.value]!;
      fields += remember(fragment, () => fieldsOf(fragment.selectionSet, type, fragments));
    }
  }
  return fields;
}

function remember(node: FieldNode | FragmentDefinitionNode, count: () => number): number {
  const counted = known.get(node) ?? count();
  known.set(node, counted);
  return counted;
}
