import { kindOf } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/** Is the customer free of legacy Azure subscriptions? Azure plan is not sold beside them (page create-azure-plan). */
export const legacyAzureAbsent: LineRule = {
  file: "src/rules/line/legacy-azure-absent.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { customer, holdings } }) {
    if (kindOf(item) !== "AZURE_PLAN") return null;
    const legacy = holdings.filter(
      (holding) => holding.customerId === customer.id && holding.itemKind === "LEGACY_AZURE" && holding.living > 0,
    );
    if (legacy.length === 0) return null;
    const owned = legacy.map(({ catalogItemId, living }) => ({ catalogItemId, count: living }));
    return breach("LEGACY_AZURE_PRESENT", { title: item.title, customerName: customer.name, owned });
  },
};
