import { Field, ID, ObjectType } from "type-graphql";
import type { Customer } from "../../model/market.js";

@ObjectType("Customer", { description: "A customer tenant that the partner has a relation to." })
export class CustomerObject implements Customer {
  @Field(() => ID, { description: "The id of the customer's Microsoft tenant: the `customerId` of carts and orders." })
  id!: string;

  @Field(() => String, { description: "The customer's name." })
  name!: string;

  @Field(() => String, {
    description: "The ISO 3166 alpha-2 code of the customer's country: what is sold there can be bought for it.",
  })
  country!: string;

  @Field(() => [String], {
    description: "The agreements that the customer has accepted, such as `MicrosoftCustomerAgreement`.",
  })
  agreements!: string[];

  @Field(() => [String], {
    description: "The segments that the customer qualifies for beside `commercial`, such as `education`.",
  })
  qualifications!: string[];
}
