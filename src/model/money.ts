import { Big } from "big.js";

/** An amount of money. */
export interface Money {
  amount: string;
  currencyCode: string;
}

/** `price` times a whole number. */
export function times(price: Money, quantity: number): Money {
  return { amount: new Big(price.amount).times(quantity).toFixed(), currencyCode: price.currencyCode };
}

/** One total per currency, in order of the currencies' first appearance. */
export function totalsOf(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, Big>();
  for (const { amount, currencyCode } of amounts) {
    totals.set(currencyCode, (totals.get(currencyCode) ?? new Big(0)).plus(amount));
  }
  return [...totals].map(([currencyCode, amount]) => ({ amount: amount.toFixed(), currencyCode }));
}
