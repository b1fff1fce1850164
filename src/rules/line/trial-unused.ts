import { catalogKey } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/** Is the trial still unused? A customer has it once, and a trial that has ended counts as well. */
export const trialUnused: LineRule = {
  file: "src/rules/line/trial-unused.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { customer, holdings } }) {
    if (!item.isTrial) return null;
    const key = catalogKey(item.id);
    const used = holdings
      .filter((holding) => holding.customerId === customer.id && catalogKey(holding.catalogItemId) === key)
      .reduce((sum, holding) => sum + holding.ever, 0);
    if (used === 0) return null;
    return breach("TRIAL_USED", { title: item.title, customerName: customer.name, used, maximum: 1 });
  },
};
