import { breach, type LineRule } from "../rule.js";

/**
 * Is the billing cycle one of those that the SKU supports?
 *
 * Source: "Products resources", https://learn.microsoft.com/partner-center/developer/product-resources
 */
export const billingCycleOffered: LineRule = {
  file: "src/rules/line/billing-cycle-offered.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: null,
  check({ line: { billingCycle }, item: { title, supportedBillingCycles } }) {
    if (supportedBillingCycles.includes(billingCycle)) return null;
    return breach("BILLING_CYCLE_NOT_OFFERED", { billingCycle, title, accepted: supportedBillingCycles });
  },
};
