import {
  type DocumentNode,
  ExecutableDefinitionsRule,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  LoneAnonymousOperationRule,
  MaxIntrospectionDepthRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  UniqueArgumentNamesRule,
  UniqueDirectivesPerLocationRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  validate,
} from "graphql";

/** The rules of validation whose messages repeat the query, and nothing of the schema. */
const RULES_ABOUT_THE_QUERY_ITSELF = [
  ExecutableDefinitionsRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  LoneAnonymousOperationRule,
  MaxIntrospectionDepthRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  UniqueArgumentNamesRule,
  UniqueDirectivesPerLocationRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
];

/** Messages of graphql-js and Apollo that name nothing, by their beginning. */
const GENERAL_MESSAGES = ["Too many ", "Validation aborted.", "GraphQL introspection is not allowed"];

const WHAT_TO_DO = "This server does not name the fields, types and values of its schema; see the API's documentation.";

/**
 * Takes out of the errors of one answer whatever graphql-js tells of the schema: types, required fields, accepted
 * values, names that are similar. What is left says where the query or a variable is wrong.
 */
export function hideSchema(
  errors: readonly GraphQLError[],
  { schema, document }: { readonly schema: GraphQLSchema; readonly document?: DocumentNode | undefined },
): void {
  let harmless: Set<string> | undefined;
  for (const error of errors) {
    const { code } = error.extensions;
    if (code === "BAD_USER_INPUT") error.message = describeVariable(error);
    if (code === "GRAPHQL_VALIDATION_FAILED") {
      harmless ??= harmlessMessages(schema, document);
      if (!harmless.has(error.message) && !isGeneral(error)) error.message = describePlace(error);
    }
    // Errors of ours and of Apollo's have a code; without one it is graphql-js that refuses an argument at execution.
    if (code === undefined && !isGeneral(error)) error.message = describePlace(error);
  }
}

/** What the rules about the query itself say of it. */
function harmlessMessages(schema: GraphQLSchema, document: DocumentNode | undefined): Set<string> {
  const errors = document ? validate(schema, document, RULES_ABOUT_THE_QUERY_ITSELF) : [];
  return new Set(errors.map(({ message }) => message));
}

function isGeneral({ message }: GraphQLError): boolean {
  return GENERAL_MESSAGES.some((beginning) => message.startsWith(beginning));
}

function describePlace({ locations }: GraphQLError): string {
  const [place] = locations ?? [];
  const where = place ? ` at line ${place.line}, column ${place.column}` : "";
  return `The query does not fit the schema${where}. ${WHAT_TO_DO}`;
}

function describeVariable(error: GraphQLError): string {
  const [node] = error.nodes ?? [];
  const name = node?.kind === Kind.VARIABLE_DEFINITION ? ` "$${node.variable.name.value}"` : "";
  const path = pathInVariable(error);
  return `The variable${name} does not fit its type${path && ` at "${path}"`}. ${WHAT_TO_DO}`;
}

/**
 * The place within a variable, such as `input.lineItems[0]`; empty for the variable as a whole. graphql-js tells it only
 * in the message, `Variable "$name" got invalid value … at "path"; reason`, of which the value may be as long as a request.
 */
function pathInVariable({ message, originalError }: GraphQLError): string {
  const reason = `; ${originalError?.message}`;
  if (!message.endsWith(`"${reason}`)) return "";
  const end = message.length - reason.length - 1;
  const mark = ' at "';
  const begin = message.lastIndexOf(mark, end - 1);
  // A value that is a string ends with a quotation mark too, and none within it stands without a backslash.
  return begin === -1 || begin + mark.length > end ? "" : message.slice(begin + mark.length, end);
}
