import { kindOf } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Is the customer free of legacy Azure subscriptions? Azure plan is not sold beside them.
 *
 * Source: "Create an Azure plan", https://learn.microsoft.com/partner-center/developer/create-azure-plan
 */
export const legacyAzureAbsent: LineRule = {
  file: "src/rules/line/legacy-azure-absent.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { customer, holdings } }) {
    if (kindOf(item) !== "AZURE_PLAN") return null;
    const owned = holdings.ofCustomer(["LEGACY_AZURE"]).living;
    return owned === 0
      ? null
      : breach("LEGACY_AZURE_PRESENT", { title: item.title, customerName: customer.name, owned });
  },
};
