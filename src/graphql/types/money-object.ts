import { Field, ObjectType } from "type-graphql";
import type { Money } from "../../model/money.js";
import type { BillingCycleTotal } from "../../model/charge.js";
import type { BillingCycleType } from "../../model/enums.js";
import { listOf } from "../cost.js";
import { BillingCycleTypeEnum } from "./enums.js";
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

@ObjectType("BillingCycleTotal", { description: "What the lines of one billing cycle cost for one billing period." })
export class BillingCycleTotalObject implements BillingCycleTotal {
  @Field(() => BillingCycleTypeEnum, { description: "How often the lines are billed." })
  billingCycle!: BillingCycleType;

  @Field(() => [MoneyObject], { complexity: listOf(2), description: "One total per currency." })
  totals!: Money[];
}

/** The option of a field `isPriceComplete` beside `totals`. */
export const IS_PRICE_COMPLETE = {
  description: "False when `totals` leaves out a line because no price is listed for its term and billing cycle.",
} as const;
