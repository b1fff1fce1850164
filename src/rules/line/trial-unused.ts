import { breach, type LineRule } from "../rule.js";

/**
 * Is the trial still unused? A customer has it once, and a trial that has ended counts as well.
 *
 * Source: "Offer resources", https://learn.microsoft.com/partner-center/developer/offer-resources
 */
export const trialUnused: LineRule = {
  file: "src/rules/line/trial-unused.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ item, facts: { customer, holdings } }) {
    if (!item.isTrial) return null;
    const used = holdings.ofItem(item.id).ever;
    if (used === 0) return null;
    return breach("TRIAL_USED", { title: item.title, customerName: customer.name, used, maximum: 1 });
  },
};
