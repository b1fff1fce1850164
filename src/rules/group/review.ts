import { Big } from "big.js";
import type { OrderErrorCode } from "../../codes/order-error-codes.js";
import type { ReviewState } from "../../model/market.js";
import { breach, type GroupRule } from "../rule.js";

/** A rule about orders that are large enough to be reviewed by a person, and whose review stands as `states` say. */
export function reviewRule(
  file: GroupRule["file"],
  orderCode: OrderErrorCode,
  states: readonly ReviewState[],
  reason: "REVIEW_REJECTED" | "REVIEW_WITHDRAWN" | "REVIEW_REQUIRED",
): GroupRule {
  return {
    file,
    orderCode,
    check({ total, facts: { riskProfile } }) {
      const limit = riskProfile?.reviewAbove ?? null;
      if (limit === null || new Big(total.amount).lte(limit) || !states.includes(riskProfile!.review)) return null;
      const { amount: cost, currencyCode } = total;
      return breach(reason, { currencyCode, pricing: { cost, limit } });
    },
  };
}
