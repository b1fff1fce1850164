import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, ValidateNested } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import type { LineErrorPolicy } from "../model/enums.js";
import { MAX_LINE_ITEMS_PER_CART } from "../model/limits.js";
import { AreGuids, IsGuid } from "./input-rules.js";
import { GROUP_TWICE, groupKey, NO_GROUP } from "../checkout/reserve.js";
import { KeyedInput } from "./keyed-input.js";
import { CartLineItemInput, CartLineItemReplaceInput, CartLineItemUpdateInput } from "./line-inputs.js";
import { LineErrorPolicyEnum } from "./types/enums.js";

const ON_ERROR = "What happens to the other lines of this request when one is in error.";
const AT_LEAST_ONE_LINE = { message: "lineItems must have at least one line." };
const AT_MOST_LINES = { message: `lineItems must have at most ${MAX_LINE_ITEMS_PER_CART} lines.` };

/** What every change of an existing cart says. */
@InputType({ description: "What every change of an existing cart says." })
abstract class ChangeCartInput extends KeyedInput {
  @Field(() => ID, { description: "The cart." })
  @IsGuid()
  cartId!: string;
}

@InputType({ description: "What every change says that may insist on a version." })
abstract class VersionedCartInput extends ChangeCartInput {
  @Field(() => Int, {
    nullable: true,
    description:
      "The version of the cart that you saw: any other is refused with 800036. Left out, any version is fine.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A new cart." })
export class CreateCartInput extends KeyedInput {
  @Field(() => ID, { description: "The customer that buys: the id of its Microsoft tenant." })
  @IsGuid()
  customerId!: string;

  @Field(() => [CartLineItemInput], { description: "The lines: at least one." })
  @ArrayMinSize(1, AT_LEAST_ONE_LINE)
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, AT_MOST_LINES)
  @ValidateNested({ each: true })
  lineItems!: CartLineItemInput[];

  @Field(() => LineErrorPolicyEnum, { defaultValue: "STORE_WITH_ERROR", description: ON_ERROR })
  onError!: LineErrorPolicy;
}

@InputType({ description: "New lines for a cart." })
export class AddCartLineItemsInput extends VersionedCartInput {
  @Field(() => ID, {
    nullable: true,
    description: "The base line whose add-ons the new lines are; left out, they are root lines.",
  })
  @IsOptional()
  @IsGuid()
  parentLineItemId?: string | null;

  @Field(() => [CartLineItemInput], { description: "The new lines: at least one. They go behind those there are." })
  @ArrayMinSize(1, AT_LEAST_ONE_LINE)
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, AT_MOST_LINES)
  @ValidateNested({ each: true })
  lineItems!: CartLineItemInput[];

  @Field(() => LineErrorPolicyEnum, { defaultValue: "STORE_WITH_ERROR", description: ON_ERROR })
  onError!: LineErrorPolicy;
}

@InputType({ description: "Changes of lines of a cart." })
export class UpdateCartLineItemsInput extends VersionedCartInput {
  @Field(() => [CartLineItemUpdateInput], { description: "The changes: at least one, and one for a line." })
  @ArrayMinSize(1, AT_LEAST_ONE_LINE)
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, AT_MOST_LINES)
  @ValidateNested({ each: true })
  lineItems!: CartLineItemUpdateInput[];

  @Field(() => LineErrorPolicyEnum, { defaultValue: "STORE_WITH_ERROR", description: ON_ERROR })
  onError!: LineErrorPolicy;
}

@InputType({ description: "Lines to remove from a cart." })
export class RemoveCartLineItemsInput extends VersionedCartInput {
  @Field(() => [ID], { description: "The lines, base lines or add-ons: at least one." })
  @ArrayMinSize(1, { message: "lineItemIds must have at least one id." })
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, { message: `lineItemIds must have at most ${MAX_LINE_ITEMS_PER_CART} ids.` })
  @AreGuids()
  lineItemIds!: string[];
}

@InputType({ description: "The lines that a cart shall have." })
export class ReplaceCartLineItemsInput extends ChangeCartInput {
  @Field(() => Int, {
    description: "The version of the cart that you saw. Required: a blind replace would undo the work of others.",
  })
  expectedVersion!: number;

  @Field(() => [CartLineItemReplaceInput], { description: "All lines of the cart: at least one." })
  @ArrayMinSize(1, AT_LEAST_ONE_LINE)
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, AT_MOST_LINES)
  @ValidateNested({ each: true })
  lineItems!: CartLineItemReplaceInput[];

  @Field(() => LineErrorPolicyEnum, { defaultValue: "STORE_WITH_ERROR", description: ON_ERROR })
  onError!: LineErrorPolicy;
}

@InputType({ description: "A cart whose lines shall be judged again." })
export class ReviewCartInput extends VersionedCartInput {}

@InputType({ description: "A cart whose expiration shall move." })
export class ExtendCartInput extends ChangeCartInput {}

@InputType({ description: "A cart to copy." })
export class DuplicateCartInput extends ChangeCartInput {
  @Field(() => ID, { nullable: true, description: "The customer of the copy; that of the original when left out." })
  @IsOptional()
  @IsGuid()
  customerId?: string | null;
}

@InputType({ description: "A cart to delete." })
export class DeleteCartInput extends VersionedCartInput {}

@InputType({ description: "A cart to check out." })
export class CheckoutCartInput extends VersionedCartInput {
  @Field(() => [ID], {
    nullable: true,
    description: "Only these groups; every group that is not ordered yet when left out.",
  })
  @IsOptional()
  @ArrayMinSize(1, { message: NO_GROUP })
  @ArrayMaxSize(MAX_LINE_ITEMS_PER_CART, { message: `orderGroupIds must have at most ${MAX_LINE_ITEMS_PER_CART} ids.` })
  @ArrayUnique(groupKey, { message: GROUP_TWICE })
  orderGroupIds?: string[] | null;
}
