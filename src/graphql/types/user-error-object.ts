import { Field, Int, ObjectType } from "type-graphql";
import type { OrderErrorCode } from "../../model/enums.js";
import type { UserError } from "../../model/user-error.js";
import { OrderErrorCodeEnum } from "./enums.js";

@ObjectType("UserError", {
  description:
    "Why a request was refused. Speaks the same codes as Partner Center, so that clients handle one vocabulary. " +
    "A refused request changes nothing.",
})
export class UserErrorObject implements Omit<UserError, "problem"> {
  @Field(() => Int, { description: "The number of the code in Partner Center, such as 800008; 0 for UNKNOWN." })
  code!: number;

  @Field(() => OrderErrorCodeEnum, { description: "The code by name, such as CART_ID_NOT_FOUND." })
  errorCode!: OrderErrorCode;

  @Field(() => Int, {
    nullable: true,
    description: "The number that was stored, where this version does not know it and shows UNKNOWN and 0; else null.",
  })
  storedCode!: number | null;

  @Field(() => [String], {
    description: 'Where the value at fault stands in the request: `["input", "lineItems", "2", "quantity"]`.',
  })
  path!: string[];

  @Field(() => Boolean, { description: "True when the same request can succeed later." })
  retryable!: boolean;

  @Field(() => Int, { nullable: true, description: "How many seconds to wait before a retry, where that is known." })
  retryAfterSeconds!: number | null;
}
