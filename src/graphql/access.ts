import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLSchema, OperationTypeNode } from "graphql";
import { READING_ROLES, WRITING_ROLES } from "../model/principal.js";
import { tenantIsNoPartner } from "../requests/partner-status.js";
import type { RequestContext } from "./context.js";

/** Refuses an operation that the roles of the token do not allow, before anything is executed. */
export function createAccessPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue: { principal } }) {
          requireRole(principal.roles, operation?.operation === OperationTypeNode.MUTATION);
        },
      };
    },
  };
}

/** Says who asks, also to a tenant that is no partner; its field `partner` refuses such a one by itself. */
const OPEN_TO_ALL_TENANTS = "viewer";

/** Has the fields of Query refuse a tenant that is no partner; mutations do so by themselves, in their transactions. */
export function refuseOtherTenants(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    if (field.name === OPEN_TO_ALL_TENANTS) continue;
    const resolve = field.resolve!;
    field.resolve = async (source, args, context: RequestContext, info) => {
      if (!(await context.partner())) throw tenantIsNoPartner(context.principal.partnerId);
      return resolve(source, args, context, info);
    };
  }
  return schema;
}

function requireRole(roles: readonly string[], isMutation: boolean): void {
  const accepted = isMutation ? WRITING_ROLES : READING_ROLES;
  if (roles.some((role) => accepted.includes(role))) return;
  const [what, names] = [isMutation ? "To change anything" : "To read", accepted.join(", ")];
  const had = roles.length > 0 ? `the token has ${roles.join(", ")}` : "the token has none";
  throw new GraphQLError(`${what}, a token needs one of the roles ${names}; ${had}.`, {
    extensions: { code: "FORBIDDEN", http: { status: 403 } },
  });
}
