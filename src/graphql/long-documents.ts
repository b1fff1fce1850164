import type { ApolloServerPlugin } from "@apollo/server";
import { type ASTNode, type DocumentNode, visit } from "graphql";
import type { RequestContext } from "./context.js";

/** Longer than any query that a person or a program writes; a million empty lines fit into a request. */
const MAX_LINES_WITH_LOCATIONS = 2_000;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Leaves the locations out of the errors of a query with very many lines: graphql-js counts the lines from the first one
 * for each error, which took seconds for a hundred errors at the end of a long query.
 */
export function createLongDocumentPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async parsingDidStart(request) {
          return async (error) => {
            const { document, source } = request;
            if (!error && document && countLines(source) > MAX_LINES_WITH_LOCATIONS) forgetLocations(document);
          };
        },
      };
    },
  };
}

/** Counts as graphql-js does, though a carriage return with its line feed counts twice. */
function countLines(text: string): number {
  let lines = 1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) lines += 1;
  }
  return lines;
}

function forgetLocations(document: DocumentNode): void {
  visit(document, { enter: (node: { loc?: ASTNode["loc"] }) => void delete node.loc });
}
