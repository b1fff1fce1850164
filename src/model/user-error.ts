import { Field, Int, ObjectType } from "type-graphql";
import { ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import type { Problem } from "../errors/reasons.js";
import { OrderErrorCode } from "./enums.js";

@ObjectType({
  description:
    "Why a request was refused. Speaks the same codes as Partner Center, so that clients handle one vocabulary. " +
    "A refused request changes nothing.",
})
export class UserError {
  @Field(() => Int, { description: "The number of the code in Partner Center, such as 800008." })
  code!: number;

  @Field(() => OrderErrorCode, { description: "The code by name, such as CART_ID_NOT_FOUND." })
  errorCode!: OrderErrorCode;

  @Field(() => [String], {
    description: 'Where the value at fault stands in the request: `["input", "lineItems", "2", "quantity"]`.',
  })
  path!: string[];

  @Field(() => Boolean, { description: "True when the same request can succeed later." })
  retryable!: boolean;

  @Field(() => Int, { nullable: true, description: "How many seconds to wait before a retry, where that is known." })
  retryAfterSeconds!: number | null;

  /** The cause, of which `message` is made for each reader. */
  problem!: Problem;
}

/** A user error of `errorCode`; whether a retry helps follows from the code. */
export function userError(
  errorCode: OrderErrorCode,
  path: readonly (string | number)[],
  problem: Problem,
  retryAfterSeconds: number | null = null,
): UserError {
  const { code, retryable } = ORDER_ERROR_CODES[errorCode];
  return { code, errorCode, problem, path: path.map(String), retryable, retryAfterSeconds };
}

/** INVALID_INPUT at `path`. */
export function invalidInput(path: readonly (string | number)[], problem: Problem): UserError {
  return userError("INVALID_INPUT", path, problem);
}
