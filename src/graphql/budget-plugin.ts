import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "./context.js";
import { formatError } from "./errors.js";

/** Answers a request that took more than it may with that one error, in place of what was gathered for it. */
export function createBudgetPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue: { budget } }) {
          const { body, http } = response;
          if (body.kind !== "single") return;
          budget.deliver(body.singleResult.data);
          const { refusal } = budget;
          if (!refusal) return;
          body.singleResult = {
            errors: [formatError({ message: refusal.message, extensions: refusal.extensions }, refusal)],
          };
          http.status = 400;
        },
      };
    },
  };
}
