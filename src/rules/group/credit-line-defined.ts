import { breach, type GroupRule } from "../rule.js";

/**
 * Is there a credit line in the group's currency? The partner is billed for every order, whatever it costs.
 *
 * Decided here: the pages have a code for a missing credit line, and do not say when there must be one.
 */
export const creditLineDefined: GroupRule = {
  file: "src/rules/group/credit-line-defined.ts",
  orderCode: "LINE_OF_CREDIT_NOT_DEFINED",
  check({ group: { currencyCode }, facts: { creditLines, partner } }) {
    if (creditLines.has(currencyCode)) return null;
    const defined = [...creditLines.keys()];
    return breach("CREDIT_LINE_MISSING", { partnerName: partner.name, currencyCode, defined });
  },
};
