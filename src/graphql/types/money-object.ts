import { Field, ObjectType } from "type-graphql";
import type { Money } from "../../model/money.js";
import { CurrencyCode, Decimal } from "./scalars.js";

@ObjectType("Money", {
  description:
    "An amount of money, computed in exact decimals, never in floating point. A caller without pricing access gets null for " +
    "every price. In a query one field error 800043 says so, at the first price asked for; in a mutation none does, as " +
    "clients take a mutation with an error for one that failed.",
})
export class MoneyObject implements Money {
  @Field(() => Decimal, { description: 'The amount in units of the currency, exact: `"0.3"`, `"19700"`.' })
  amount!: string;

  @Field(() => CurrencyCode, { description: "The ISO 4217 code of the currency." })
  currencyCode!: string;
}
