import "reflect-metadata";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, type ContainerType } from "type-graphql";
import { describeCodes } from "../examples/mutation-codes.js";
import { CartFields, CartLineItemFields, OrderGroupFields } from "./cart-fields.js";
import { CartResolver } from "./cart-resolver.js";
import { CatalogFormFields } from "./catalog-form-fields.js";
import { CatalogResolver } from "./catalog-resolver.js";
import {
  CartCustomerFields,
  CustomerResolver,
  OrderCustomerFields,
  SubscriptionCustomerFields,
} from "./customer-resolver.js";
import { CheckoutPreviewFields, CheckoutResolver, OrderPreviewFields } from "./checkout-resolver.js";
import { CartErrorFields, OrderErrorFields, UserErrorFields } from "./error-fields.js";
import { OrderLineItemFields, OrderResolver } from "./order-resolver.js";
import { ReferenceResolver } from "./reference-resolver.js";
import { SubscriptionResolver } from "./subscription-resolver.js";
import { ViewerResolver } from "./viewer-resolver.js";

const RESOLVERS = [
  CartResolver,
  CartFields,
  CartLineItemFields,
  OrderGroupFields,
  CartErrorFields,
  OrderErrorFields,
  UserErrorFields,
  CheckoutResolver,
  CheckoutPreviewFields,
  OrderPreviewFields,
  OrderResolver,
  OrderLineItemFields,
  SubscriptionResolver,
  CatalogResolver,
  CatalogFormFields,
  ReferenceResolver,
  ViewerResolver,
  CustomerResolver,
  CartCustomerFields,
  OrderCustomerFields,
  SubscriptionCustomerFields,
] as const;

/** The schema, with resolvers that come from `instances`. Without instances it can be printed, not executed. */
export function createSchema(instances: readonly object[] = []): GraphQLSchema {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  const container: ContainerType = { get: (resolver: Function) => byClass.get(resolver) };
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    container,
    // Inputs are validated by `inputProblems`, whose findings are user errors with paths.
    validate: false,
  });
  // The two root types have no class of their own that could carry a description.
  schema.getQueryType()!.description =
    "What can be read. Everything is the signed-in partner's own: what belongs to another one looks as if it did not exist.";
  schema.getMutationType()!.description =
    "What can be changed. Every mutation takes one input and answers with the object after the change and `userErrors`; " +
    "send an `idempotencyKey` to make it safe to repeat. Each lists the codes that it can answer; any can fail as a whole with a " +
    "top-level error, such as 800001 for a tenant that is no partner, or 800003.";
  for (const mutation of Object.values(schema.getMutationType()!.getFields())) {
    mutation.description = `${mutation.description}\n\n${describeCodes(mutation.name)}`;
  }
  return schema;
}

/** The schema as text, in an order of its own, so that it changes only when the schema does. */
export function printSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
