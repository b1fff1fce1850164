import type { ApolloServerPlugin } from "@apollo/server";
import { Kind, type OperationDefinitionNode } from "graphql";
import { noteRequestErrors } from "../observability/request-report.js";
import type { RequestContext } from "./context.js";

/** Tells the report of a request what it asks for, and which errors it is answered with. */
export function createReportPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue: { report } }) {
          if (operation) report.operation = rootFieldOf(operation);
        },
        async willSendResponse({ response: { body }, contextValue: { report } }) {
          if (body.kind === "single") noteRequestErrors(report, body.singleResult.errors);
        },
      };
    },
  };
}

/** The operation's name would be the caller's choice; the fields of the schema are few, and say what is done. */
function rootFieldOf({ selectionSet: { selections } }: OperationDefinitionNode): string {
  const [first] = selections;
  return selections.length === 1 && first?.kind === Kind.FIELD ? first.name.value : "several";
}
