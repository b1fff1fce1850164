import { GraphQLError } from "graphql";
import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";

/** A failure that belongs to the request or to one of its fields, in the same vocabulary as all others. */
export class RequestError extends GraphQLError {
  constructor(errorCode: OrderErrorCode, message: string) {
    super(message, { extensions: { code: errorCode, number: ORDER_ERROR_CODES[errorCode].code } });
    this.name = "RequestError";
  }
}
