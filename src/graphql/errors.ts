import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { describeOrderError, ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import { describeOrderProblem } from "../errors/sentences.js";
import { RequestError } from "../model/request-error.js";
import type { RequestContext } from "./context.js";
import { hideSchema } from "./hidden-schema.js";

/** How many causes beside the first one the log has of one answer. */
const MAX_OTHER_CAUSES = 5;
/** How much of a message leaves the product: GraphQL's own repeat the value at fault, which may be long. */
const MAX_MESSAGE_LENGTH = 500;

/** Messages of the libraries that say nothing to a caller, by their beginning, and what is said instead. */
const REWORDED: readonly (readonly [beginning: string, message: string])[] = [
  ["Validation aborted.", "The query repeats the same fields too often to be checked. Ask for each field once."],
  [
    "GraphQL introspection is not allowed",
    "Introspection is switched off here: a query cannot ask for __schema or __type.",
  ],
];

/** True for an error that tells the caller what to do: a RequestError, or one of GraphQL itself. */
function isMeantForCaller(error: unknown): boolean {
  const cause = unwrapResolverError(error);
  if (cause instanceof RequestError) return true;
  return cause instanceof GraphQLError && cause.extensions.code !== "INTERNAL_SERVER_ERROR";
}

/**
 * Gives RequestErrors their code and the text for the caller. Logs what is not meant for the caller, and marks it with the id under
 * which it can be found in the log. Where the schema is hidden, no error tells anything of it.
 */
export function createErrorPlugin(logger: Logger, hidesSchema = false): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, schema, document, contextValue: { requestId, viewer } }) {
          for (const error of errors) {
            const cause = unwrapResolverError(error);
            if (!(cause instanceof RequestError)) continue;
            error.message = describeOrderProblem(cause, await viewer());
            Object.assign(error.extensions, { code: cause.errorCode, number: cause.code });
          }
          // After it: an error that still has no code is graphql-js's own.
          if (hidesSchema) hideSchema(errors.filter(isMeantForCaller), { schema, document });
          const failures = errors.filter((error) => !isMeantForCaller(error));
          for (const error of failures) error.extensions.requestId = requestId;
          // Fields that share a cause, such as an outage of the store, may be thousands.
          const causes = [...new Set(failures.map(unwrapResolverError))];
          if (causes.length === 0) return;
          const others = [...new Set(causes.slice(1).map(String))].slice(0, MAX_OTHER_CAUSES);
          const fields = { failedFields: failures.length, ...(others.length > 0 && { others }) };
          logger.error({ err: causes[0], requestId, ...fields }, "a request failed");
        },
      };
    },
  };
}

/**
 * What leaves the product as a top-level error. One that is not meant for the caller is a bug or an outage: it is
 * answered as 800003, without saying what it was.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path, extensions = {} } = formatted;
  const message = REWORDED.find(([beginning]) => formatted.message.startsWith(beginning))?.[1] ?? formatted.message;
  if (isMeantForCaller(error)) {
    const { code, number } = extensions;
    return {
      message: message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message,
      locations,
      path,
      extensions: number === undefined ? { code } : { code, number },
    };
  }
  const { requestId } = extensions;
  return {
    message: `${describeOrderError("SERVICE_EXCEPTION")} It has been logged under the request id; the request may be repeated.`,
    locations,
    path,
    extensions: { code: "SERVICE_EXCEPTION", number: ORDER_ERROR_CODES.SERVICE_EXCEPTION.code, requestId },
  };
}
