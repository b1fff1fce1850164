import { breach, type GroupRule } from "../rule.js";

/**
 * Does the risk service do business with this customer's account at all? Flagged accounts are refused every order.
 *
 * Decided here: no page says which accounts are refused; the risk profile of the customer does.
 */
export const accountNotBlocked: GroupRule = {
  file: "src/rules/group/account-not-blocked.ts",
  orderCode: "RISK_ERROR",
  check({ facts: { customer, riskProfile } }) {
    if (!riskProfile?.isBlocked) return null;
    return breach("ACCOUNT_FLAGGED", { customerId: customer.id });
  },
};
