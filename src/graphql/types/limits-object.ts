import { Field, Int, ObjectType } from "type-graphql";
import type { Limits } from "../../model/limits.js";

@ObjectType("Limits", { description: "The limits in force. A request beyond one is refused and changes nothing." })
export class LimitsObject implements Limits {
  @Field(() => Int, { description: "Lines in a cart, add-ons included." })
  maxLineItemsPerCart!: number;

  @Field(() => Int, { description: "Add-ons of one line." })
  maxAddonItemsPerLineItem!: number;

  @Field(() => Int, { description: "The greatest `first` of a page." })
  maxPageSize!: number;

  @Field(() => Int, { description: "Levels of fields in a query." })
  maxQueryDepth!: number;

  @Field(() => Int, { description: "The cost of a query: about one for each field that it may answer." })
  maxQueryCost!: number;

  @Field(() => Int, { description: "Bytes of a request's body." })
  maxRequestBytes!: number;

  @Field(() => Int, { description: "Seconds from the end of a cart's creation, or its extension, to its expiry." })
  cartLifetimeSeconds!: number;

  @Field(() => Int, { description: "Seconds for which the answer to an idempotency key is kept." })
  idempotencyKeyLifetimeSeconds!: number;
}
