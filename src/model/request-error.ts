import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";
import type { Problem } from "../errors/reasons.js";

/** A failure that belongs to the request or to one of its fields, in the same vocabulary as all others. */
export class RequestError extends Error {
  readonly code: number;

  constructor(
    readonly errorCode: OrderErrorCode,
    readonly problem: Problem,
  ) {
    // For logs; callers read the sentence that the edge makes of the problem.
    super(`${errorCode}: ${problem.reason}`);
    this.name = "RequestError";
    this.code = ORDER_ERROR_CODES[errorCode].code;
  }
}
