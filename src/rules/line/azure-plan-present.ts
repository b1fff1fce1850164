import { type CatalogItem, kindOf } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Has the customer an Azure plan, or buys one along with the item? Metered SaaS is billed through the plan.
 *
 * Source: "Partner Center REST error codes", https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const azurePlanPresent: LineRule = {
  file: "src/rules/line/azure-plan-present.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, together, facts: { customer, holdings } }) {
    if (!needsAzurePlan(item)) return null;
    const isOwned = holdings.ofCustomer(["AZURE_PLAN"]).living > 0;
    if (isOwned || together.some((other) => kindOf(other.item) === "AZURE_PLAN")) return null;
    return breach("AZURE_PLAN_MISSING", { title: item.title, customerName: customer.name });
  },
};

/** True for what is billed through an Azure plan. */
export function needsAzurePlan(item: CatalogItem): boolean {
  return item.purchasePrerequisites.includes("AzurePlan");
}
