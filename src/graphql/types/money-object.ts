import { Field, ObjectType } from "type-graphql";
import type { Money } from "../../model/money.js";
import { CurrencyCode, Decimal } from "./scalars.js";

@ObjectType("Money", {
  description: "An amount of money. Amounts are computed in exact decimals, never in floating point.",
})
export class MoneyObject implements Money {
  @Field(() => Decimal, { description: 'The amount in units of the currency, exact: `"0.3"`, `"19700"`.' })
  amount!: string;

  @Field(() => CurrencyCode, { description: "The ISO 4217 code of the currency." })
  currencyCode!: string;
}
