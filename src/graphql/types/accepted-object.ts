import { Field, Int, ObjectType } from "type-graphql";
import type { Accepted } from "../../errors/pointers.js";

@ObjectType("Accepted", {
  description:
    "What would be accepted instead, as far as the reason of an error says it. Amounts of money are never among it.",
})
export class AcceptedObject implements Accepted {
  @Field(() => Int, { nullable: true, description: "The least that is accepted." })
  minimum!: number | null;

  @Field(() => Int, { nullable: true, description: "The most that is accepted, in the unit that the reason names." })
  maximum!: number | null;

  @Field(() => Int, { nullable: true, description: "How much there is: of a stock, or left of a quota." })
  available!: number | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "The values that are accepted at `path`, or what the description of the reason says; empty when there are none.",
  })
  values!: string[] | null;
}
