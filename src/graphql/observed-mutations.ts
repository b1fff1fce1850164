import type { GraphQLSchema } from "graphql";
import type { OrderError } from "../model/cart.js";
import { allLines, type Cart } from "../model/cart.js";
import type { UserError } from "../model/user-error.js";
import type { RequestContext } from "./context.js";

/** What payloads of mutations have in common, as far as they have it. */
interface Payload {
  readonly userErrors?: readonly UserError[];
  readonly orderErrors?: readonly OrderError[];
  readonly cart?: Cart | null;
}

/** Has every mutation tell the request's report which codes it answers, whether the caller selected them or not. */
export function observeMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve!;
    field.resolve = async (source, args, context: RequestContext, info) => {
      const payload = (await resolve(source, args, context, info)) as Payload | null;
      if (payload) note(payload, context);
      return payload;
    };
  }
  return schema;
}

function note({ userErrors = [], orderErrors = [], cart }: Payload, { report: { codes } }: RequestContext): void {
  for (const { errorCode } of userErrors) codes.user.add(errorCode);
  for (const { errorCode } of orderErrors) codes.order.add(errorCode);
  for (const { error } of allLines(cart?.lineItems ?? [])) if (error) codes.line.add(error.errorCode);
}
