import type { Facts } from "../facts/facts.js";
import { type Cart, type CartLineItem, lockedGroupIds } from "../model/cart.js";
import { familyOf, itemOf, reviewLines } from "../rules/engine.js";
import { withStoredIds } from "../rules/stored-ids.js";
import { groupFamilies } from "./order-groups.js";

/**
 * The cart with every line's error and group computed afresh against the facts. Lines of ordered groups are out of
 * question: they keep what they have.
 */
export function reviewCart(cart: Cart, facts: Facts): Cart {
  const lockedIds = lockedGroupIds(cart);
  const isLocked = (line: CartLineItem) => line.orderGroup !== null && lockedIds.has(line.orderGroup);
  const priced = cart.lineItems.map((line) =>
    isLocked(line) ? line : withCurrency(withStoredIds(line, facts), facts),
  );
  const errors = reviewLines(
    priced.filter((line) => !isLocked(line)),
    facts,
  );
  const orderable = priced.flatMap((line) => {
    const item = itemOf(line, facts);
    if (isLocked(line) || familyOf(line).some(({ id }) => errors.has(id)) || !item) return [];
    const currencyCode = line.currencyCode ?? item.currency;
    return [{ line, key: { purchaseSystem: item.purchaseSystem, billingCycle: line.billingCycle, currencyCode } }];
  });
  const known = { groups: cart.orderGroups, lockedIds, tried: cart.triedGroups };
  const { groups, tried, groupOf } = groupFamilies(orderable, known);

  const judged = (line: CartLineItem, orderGroup: string | null): CartLineItem => ({
    ...line,
    orderGroup,
    error: errors.get(line.id) ?? null,
    addonItems: line.addonItems.map((addon) => judged(addon, orderGroup)),
  });
  return {
    ...cart,
    lineItems: priced.map((line) => (isLocked(line) ? line : judged(line, groupOf.get(line.id) ?? null))),
    orderGroups: groups,
    triedGroups: tried,
  };
}

/** A currency that was not chosen is the item's own where the market accepts it, else the market's default. */
function withCurrency(line: CartLineItem, facts: Facts): CartLineItem {
  const { market } = facts;
  const ofItem = itemOf(line, facts)?.currency;
  const filledIn = market?.supportedCurrencies.find((code) => code === ofItem) ?? market?.defaultCurrency ?? null;
  return {
    ...line,
    currencyCode: line.isCurrencyChosen ? line.currencyCode : filledIn,
    addonItems: line.addonItems.map((addon) => withCurrency(addon, facts)),
  };
}
