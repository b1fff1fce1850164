import { Big } from "big.js";
import { breach, type GroupRule } from "../rule.js";

/**
 * Is enough of the credit line left for the group, and no less than the threshold below which no order is taken? The
 * checkout's earlier groups in the currency count as used.
 *
 * Source: "Partner Center REST error codes", https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const fundsSufficient: GroupRule = {
  file: "src/rules/group/funds-sufficient.ts",
  orderCode: "INSUFFICIENT_FUNDS",
  check({ group: { currencyCode }, total, takenBefore, facts }) {
    const credit = facts.creditLines.get(currencyCode);
    // Whether there is a credit line is a question of its own.
    if (!credit) return null;
    const left = new Big(credit.limit).minus(credit.used).minus(takenBefore);
    if (left.gte(total.amount) && left.gte(credit.minimumThreshold)) return null;
    const { limit, used, minimumThreshold } = credit;
    const amounts = { cost: total.amount, left: left.toFixed(), limit, used, minimumThreshold };
    return breach("CREDIT_TOO_LOW", { currencyCode, pricing: { ...amounts, takenByEarlierGroups: takenBefore } });
  },
};
