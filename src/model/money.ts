import { Big } from "big.js";
import { Field, ObjectType } from "type-graphql";
import { CurrencyCode, Decimal } from "./scalars.js";

@ObjectType({ description: "An amount of money. Amounts are computed in exact decimals, never in floating point." })
export class Money {
  @Field(() => Decimal, { description: 'The amount in units of the currency, exact: `"0.3"`, `"19700"`.' })
  amount!: string;

  @Field(() => CurrencyCode, { description: "The ISO 4217 code of the currency." })
  currencyCode!: string;
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
