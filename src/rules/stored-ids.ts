import type { Facts } from "../facts/facts.js";
import type { CartLineItem, KeyValue } from "../model/cart.js";
import { subscriptionKey } from "../model/subscription.js";
import { itemOf } from "./engine.js";

/** Keys of a provisioning context whose values are ids of subscriptions. */
const SUBSCRIPTION_IDS: readonly string[] = ["subscriptionId", "parentSubscriptionId"];

/**
 * The line with its ids as they are stored, whatever the letter case in which they were given: that of its item as the
 * catalog spells it, and those of the subscriptions that it names. What is not known stays as it was given.
 */
export function withStoredIds(line: CartLineItem, facts: Facts): CartLineItem {
  const stored = ({ key, value }: KeyValue): KeyValue => ({
    key,
    value: SUBSCRIPTION_IDS.includes(key) ? (facts.subscriptions.get(subscriptionKey(value))?.id ?? value) : value,
  });
  return {
    ...line,
    catalogItemId: itemOf(line, facts)?.id ?? line.catalogItemId,
    provisioningContext: line.provisioningContext.map(stored),
    addonItems: line.addonItems.map((addon) => withStoredIds(addon, facts)),
  };
}
