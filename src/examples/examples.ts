import { CART_ERROR_CODES, type CartErrorCode, type ErrorCodeRow } from "../codes/cart-error-codes.js";
import { ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import type { ErrorKind } from "../model/enums.js";
import { CART_EXAMPLES } from "./cart-examples.js";
import type { Example } from "./example.js";
import { ORDER_EXAMPLES } from "./order-examples.js";

/** A code with all that is known of it. */
export interface CodeWithExample extends ErrorCodeRow {
  readonly kind: ErrorKind;
  /** The code's name in the schema. */
  readonly errorCode: string;
  readonly example: Example;
}

/** The name that GitHub gives to the heading of a code on the page of error codes. */
export function headingOf({ code, name }: Pick<ErrorCodeRow, "code" | "name">): string {
  return `${code}-${name.toLowerCase()}`;
}

/** Every code of the reference, cart codes first, each kind by number. OrderErrorCode UNKNOWN is this schema's own. */
export const CODES: readonly CodeWithExample[] = [
  ...(Object.keys(CART_EXAMPLES) as CartErrorCode[]).map((errorCode) => ({
    ...CART_ERROR_CODES[errorCode],
    kind: "CART" as const,
    errorCode,
    example: CART_EXAMPLES[errorCode],
  })),
  ...(Object.keys(ORDER_EXAMPLES) as (keyof typeof ORDER_EXAMPLES)[]).map((errorCode) => ({
    ...ORDER_ERROR_CODES[errorCode],
    kind: "ORDER" as const,
    errorCode,
    example: ORDER_EXAMPLES[errorCode],
  })),
].sort((one, other) => one.code - other.code);
