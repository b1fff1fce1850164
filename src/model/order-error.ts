import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";
import type { Problem } from "../errors/reasons.js";
import type { OrderError, OrderGroup } from "./cart.js";

/** An error of a group, or of lines without one. Whether waiting helps follows from the code, unless it is known better. */
export function orderError(
  errorCode: OrderErrorCode,
  orderGroupId: string | null,
  lineItemIds: readonly string[],
  cause: Problem,
  {
    retryable = ORDER_ERROR_CODES[errorCode].retryable,
    about = null,
  }: { readonly retryable?: boolean | undefined; readonly about?: OrderError["about"] } = {},
): OrderError {
  const { code } = ORDER_ERROR_CODES[errorCode];
  return { orderGroupId, code, errorCode, lineItemIds: [...lineItemIds], retryable, problem: cause, about };
}

/** The groups with what a checkout has found wrong with some of them; the others are as they were. */
export function withErrors(groups: readonly OrderGroup[], orderErrors: readonly OrderError[]): OrderGroup[] {
  return groups.map((group) => {
    const found = orderErrors.find(({ orderGroupId }) => orderGroupId === group.orderGroupId);
    return found ? { ...group, error: found } : group;
  });
}
