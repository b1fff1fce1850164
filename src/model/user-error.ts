import { ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import type { Problem } from "../errors/reasons.js";
import type { OrderErrorCode } from "./enums.js";

/** Why a request was refused. */
export interface UserError {
  code: number;
  errorCode: OrderErrorCode;
  /** The number that was stored, where this version does not know it: `errorCode` is UNKNOWN and `code` 0 then. */
  storedCode?: number | null;
  path: string[];
  retryable: boolean;
  retryAfterSeconds: number | null;
  /** The cause, of which `message` is made for each reader. */
  problem: Problem;
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
