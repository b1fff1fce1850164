import { CART_ERROR_CODES, type CartErrorCode } from "../codes/cart-error-codes.js";
import { type Problem, problem } from "../errors/reasons.js";
import type { Facts } from "../facts/facts.js";
import type { CartError, CartLineItem } from "../model/cart.js";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import { REVIEW_DEMAND_RULES, REVIEW_RULES } from "./catalogue.js";
import { demandOf, type ResolvedLine } from "./demand.js";
import { catalogItemExists } from "./line/catalog-item-exists.js";
import type { Breach, LineQuestion, LineRule } from "./rule.js";

/** The first rule of a list that a line breaks. */
export function firstBreach<Rule extends { check(question: Question): Breach | null }, Question>(
  rules: readonly Rule[],
  question: Question,
): { rule: Rule; breach: Breach } | null {
  for (const rule of rules) {
    const breach = rule.check(question);
    if (breach) return { rule, breach };
  }
  return null;
}

/** The catalog item of a line, if it is sold in the customer's country. */
export function itemOf(line: CartLineItem, facts: Facts): CatalogItem | null {
  return facts.catalog.get(catalogKey(line.catalogItemId)) ?? null;
}

/** The lines whose items resolve, each base before its add-ons. */
export function resolve(lines: readonly CartLineItem[], facts: Facts): ResolvedLine[] {
  return lines.flatMap((line) => {
    const item = itemOf(line, facts);
    return item ? [{ line, item }] : [];
  });
}

/**
 * What is wrong with each of the lines, by line id. Two passes: first what a line is by itself; then, for the families
 * that passed, whether what they ask for in sum is there. Lines that cannot be ordered take nothing from the others.
 */
export function reviewLines(lineItems: readonly CartLineItem[], facts: Facts): Map<string, CartError> {
  const errors = new Map<string, CartError>();
  const judge = (families: readonly CartLineItem[], rules: readonly LineRule[]) => {
    const together = resolve(families.flatMap(familyOf), facts);
    const shared = { together, demand: demandOf(together), facts };
    for (const base of families) {
      for (const line of familyOf(base)) {
        const error = errorOf(line, line === base ? null : base, rules, shared);
        if (error) errors.set(line.id, error);
      }
    }
  };
  judge(lineItems, REVIEW_RULES);
  judge(
    lineItems.filter((base) => familyOf(base).every((line) => !errors.has(line.id))),
    REVIEW_DEMAND_RULES,
  );
  for (const base of lineItems) blameBase(base, errors);
  return errors;
}

/** A line with its add-ons, which stand or fall together. */
export function familyOf(base: CartLineItem): CartLineItem[] {
  return [base, ...base.addonItems];
}

function errorOf(
  line: CartLineItem,
  base: CartLineItem | null,
  rules: readonly LineRule[],
  shared: Pick<LineQuestion, "together" | "demand" | "facts">,
): CartError | null {
  const { facts } = shared;
  const item = itemOf(line, facts);
  if (!item) {
    const breach = catalogItemExists.check(line, facts);
    return breach && cartError(line, catalogItemExists.cartCode, breach.problem, breach.retryable);
  }
  const found = firstBreach(rules, { line, item, base: base && { line: base, item: itemOf(base, facts) }, ...shared });
  if (!found?.rule.cartCode) return null;
  return cartError(line, found.rule.cartCode, found.breach.problem, found.breach.retryable);
}

/** An add-on cannot be ordered without its base: where the base has an error, the add-on says so. */
function blameBase(base: CartLineItem, errors: Map<string, CartError>): void {
  const baseError = errors.get(base.id);
  if (!baseError) return;
  for (const addon of base.addonItems) {
    if (errors.has(addon.id)) continue;
    const { catalogItemId } = base;
    const cause = problem("BASE_LINE_IN_ERROR", { baseLineItemId: base.id, catalogItemId, code: baseError.code });
    errors.set(addon.id, cartError(addon, "UNABLE_TO_PROCESS_CART_LINE_ITEM", cause, baseError.retryable));
  }
}

function cartError(
  line: CartLineItem,
  errorCode: CartErrorCode,
  cause: Problem,
  retryable: boolean = CART_ERROR_CODES[errorCode].retryable,
): CartError {
  const { code } = CART_ERROR_CODES[errorCode];
  return { lineItemId: line.id, code, errorCode, problem: cause, retryable };
}
