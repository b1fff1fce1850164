import { catalogKey } from "../../model/catalog.js";
import type { LineRule } from "../rule.js";

/**
 * May the line stand under its base line? It must be an add-on of that very offer, and the two go into one order,
 * which has one purchase system, one billing cycle and one currency.
 */
export const addonFitsBase: LineRule = {
  file: "src/rules/line/addon-fits-base.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
  check({ line, item, base }) {
    // A base that does not resolve has an error of its own.
    if (base === null || base.item === null) return null;
    if (!item.isAddon) {
      const kind = item.productType === "OnlineServicesNCE" ? "a new-commerce item" : "not an add-on";
      return { detail: `"${item.title}" is ${kind}: buy it as an ordinary line, outside addonItems.` };
    }
    const baseKey = catalogKey(base.item.id);
    if (!item.prerequisiteCatalogItemIds.some((id) => catalogKey(id) === baseKey)) {
      const fitting = item.prerequisiteCatalogItemIds.join(", ") || "none";
      return {
        detail: `Add-on "${item.title}" does not fit "${base.item.title}" (${base.item.id}). Bases that it fits: ${fitting}.`,
      };
    }
    const shared: readonly (readonly [what: string, own: string | null, ofBase: string | null])[] = [
      ["purchase system", item.purchaseSystem, base.item.purchaseSystem],
      ["billing cycle", line.billingCycle, base.line.billingCycle],
      ["currency", line.currencyCode, base.line.currencyCode],
    ];
    const odd = shared.find(([, own, ofBase]) => own !== ofBase);
    if (!odd) return null;
    const [what, own, ofBase] = odd;
    return {
      detail:
        `An add-on has the ${what} of its base line: "${item.title}" has ${own ?? "none"}, ` +
        `"${base.item.title}" has ${ofBase ?? "none"}.`,
    };
  },
};
