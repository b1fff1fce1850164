import { IsOptional } from "class-validator";
import { Field, InputType } from "type-graphql";
import { IsIdempotencyKey } from "./input-rules.js";

/** What every mutation may say. */
@InputType({ description: "What every mutation may say." })
export abstract class KeyedInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Makes the request safe to repeat: the same key with the same input gets the first outcome again. Letter case of " +
      "GUIDs, and null or left out, make no other input. Take a new key for every new request, also to try again what " +
      "was refused; a GUID is a good choice.",
  })
  @IsOptional()
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
