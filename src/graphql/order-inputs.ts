import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Max, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import type { SubscriptionStatus, TermDuration } from "../model/enums.js";
import { IsGuid, IsPlainText } from "./input-rules.js";
import { KeyedInput } from "./keyed-input.js";
import { MAX_LINE_ITEMS_PER_CART, MAX_QUANTITY } from "../model/limits.js";
import { SubscriptionStatusEnum, TermDurationEnum } from "./types/enums.js";

const EXPECTED_VERSION = {
  nullable: true,
  description: "The version that you saw: any other is refused with 800036. Left out, any version is fine.",
} as const;

const QUANTITY = {
  message: `quantity must be a whole number from 1 to ${MAX_QUANTITY}.`,
  context: { minimum: 1, maximum: MAX_QUANTITY },
};

@InputType({ description: "An order, or lines of it, to cancel." })
export class CancelOrderInput extends KeyedInput {
  @Field(() => ID, { description: "The order." })
  @IsPlainText(64)
  orderId!: string;

  @Field(() => [Int], {
    nullable: true,
    description:
      "Only these lines, by `lineItemNumber`; left out, the whole order. Only lines of software can be cancelled by " +
      "themselves; any other is refused with 800042.",
  })
  @IsOptional()
  @ArrayMinSize(1, { message: "lineItemNumbers must name at least one line; leave it out for the whole order." })
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, {
    message: `lineItemNumbers must name at most ${MAX_LINE_ITEMS_PER_CART} lines.`,
  })
  @ArrayUnique({ message: "lineItemNumbers must name each line once." })
  lineItemNumbers?: number[] | null;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "What every change of a subscription says." })
abstract class SubscriptionInput extends KeyedInput {
  @Field(() => ID, { description: "The subscription, in any letter case." })
  @IsGuid()
  subscriptionId!: string;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "A subscription to activate." })
export class ActivateSubscriptionInput extends SubscriptionInput {}

@InputType({ description: "An Azure subscription to register for reservations." })
export class RegisterSubscriptionInput extends SubscriptionInput {}

@InputType({ description: "A change of a subscription's status." })
export class ChangeSubscriptionStatusInput extends SubscriptionInput {
  @Field(() => SubscriptionStatusEnum, { description: "The status that it shall have." })
  status!: SubscriptionStatus;
}

@InputType({ description: "A change of the number of licences." })
export class ChangeSubscriptionQuantityInput extends SubscriptionInput {
  @Field(() => Int, { description: "The number of licences that it shall have, within the catalog item's range." })
  @Min(1, QUANTITY)
  @Max(MAX_QUANTITY, QUANTITY)
  quantity!: number;
}

@InputType({ description: "A change of what follows the present term." })
export class ChangeSubscriptionRenewalInput extends SubscriptionInput {
  @Field(() => TermDurationEnum, {
    nullable: true,
    description: "The term that shall follow; null or left out for none.",
  })
  termDuration?: TermDuration | null;
}
