import { ArrayMaxSize, IsIn, IsOptional, Max, Min, ValidateIf, ValidateNested } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import {
  BILLING_CYCLES,
  type BillingCycleType,
  PARTICIPANT_TYPES,
  type ParticipantType,
  type TermDuration,
} from "../model/enums.js";
import {
  MAX_ADDON_ITEMS_PER_LINE_ITEM,
  MAX_CONTEXT_ENTRIES,
  MAX_CONTEXT_KEY_LENGTH,
  MAX_CONTEXT_VALUE_LENGTH,
  MAX_PARTICIPANTS,
  MAX_QUANTITY,
} from "../model/limits.js";
import { CurrencyCode } from "./types/scalars.js";
import {
  HasDistinctKeys,
  HasOneTransactionReseller,
  IsCatalogItemId,
  IsFriendlyName,
  IsGuid,
  IsMpnId,
  IsPlainText,
} from "./input-rules.js";
import { BillingCycleTypeEnum, ParticipantTypeEnum, TermDurationEnum } from "./types/enums.js";

const QUANTITY = `quantity must be a whole number from 1 to ${MAX_QUANTITY}; each catalog item has a narrower range.`;
/** What programs are told beside the sentence. */
const QUANTITIES = { minimum: 1, maximum: MAX_QUANTITY };
const CYCLES = BILLING_CYCLES.filter((cycle) => cycle !== "UNKNOWN");
const CYCLE = `billingCycle must be one of ${CYCLES.join(", ")}.`;
const PARTS = PARTICIPANT_TYPES.filter((type) => type !== "UNKNOWN");
const AT_MOST_ADDONS = { message: `addonItems must have at most ${MAX_ADDON_ITEMS_PER_LINE_ITEM} add-ons.` };
const AT_MOST_ENTRIES = { message: `provisioningContext must have at most ${MAX_CONTEXT_ENTRIES} entries.` };
const AT_MOST_PARTICIPANTS = { message: `participants must have at most ${MAX_PARTICIPANTS} entries.` };

/** For updates: a property that may be left out, and may not be cleared. */
const IsSaid = () => ValidateIf((_, value) => value !== undefined);

@InputType({ description: "One entry of a string-to-string dictionary." })
export class KeyValueInput {
  @Field(() => String, { description: "The key; its first letter may be of either case." })
  @IsPlainText(MAX_CONTEXT_KEY_LENGTH)
  key!: string;

  @Field(() => String, { description: "The value." })
  @IsPlainText(MAX_CONTEXT_VALUE_LENGTH)
  value!: string;
}

@InputType({ description: "A reseller on record, named by its MPN id." })
export class ParticipantInput {
  @Field(() => ParticipantTypeEnum, { description: "The part that the reseller plays; UNKNOWN is refused." })
  @IsIn(PARTS, { message: `key must be one of ${PARTS.join(", ")}.`, context: { accepted: PARTS } })
  key!: ParticipantType;

  @Field(() => String, { description: "The MPN id: digits only. Whether it is good is checked at checkout." })
  @IsMpnId()
  value!: string;
}

@InputType({ description: "What a trial or a renewable term turns into when it ends." })
export class RenewsToInput {
  @Field(() => TermDurationEnum, { description: "The length of the term that follows." })
  termDuration!: TermDuration;
}

/** What may be said of any line, and may be left out. */
@InputType({ description: "What may be said of any line." })
abstract class LineDetailsInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Your own name for it, up to 256 characters as people count them, one of them visible; it becomes the name of the subscription.",
  })
  @IsOptional()
  @IsFriendlyName()
  friendlyName?: string | null;

  @Field(() => CurrencyCode, {
    nullable: true,
    description:
      "The currency. When none is given, the item's own. Where the customer's market does not accept that, the item cannot " +
      "be sold there: cart error 10000.",
  })
  currencyCode?: string | null;

  @Field(() => TermDurationEnum, {
    nullable: true,
    description: "The term: one of the item's `supportedTermDurations`; none where the item has none.",
  })
  termDuration?: TermDuration | null;

  @Field(() => [ParticipantInput], {
    nullable: true,
    description:
      "All resellers on record, each once: named again, it counts once. For indirect providers only; for others it is " +
      "cart error 10004.",
  })
  @IsOptional()
  @ArrayMaxSize(MAX_PARTICIPANTS, AT_MOST_PARTICIPANTS)
  @HasOneTransactionReseller()
  @ValidateNested({ each: true })
  participants?: ParticipantInput[] | null;

  @Field(() => [KeyValueInput], {
    nullable: true,
    description: "All that provisioning needs: the keys in the item's `provisioningVariables`, each once.",
  })
  @IsOptional()
  @ArrayMaxSize(MAX_CONTEXT_ENTRIES, AT_MOST_ENTRIES)
  @HasDistinctKeys()
  @ValidateNested({ each: true })
  provisioningContext?: KeyValueInput[] | null;

  @Field(() => RenewsToInput, { nullable: true, description: "What follows a trial or a renewable term." })
  renewsTo?: RenewsToInput | null;
}

@InputType({ description: "An add-on of a new line." })
export class CartAddonItemInput extends LineDetailsInput {
  @Field(() => ID, { description: "What is bought: see `catalogItems`." })
  @IsCatalogItemId()
  catalogItemId!: string;

  @Field(() => Int, { description: "The number of licences or instances, within the catalog item's range." })
  @Min(1, { message: QUANTITY, context: QUANTITIES })
  @Max(MAX_QUANTITY, { message: QUANTITY, context: QUANTITIES })
  quantity!: number;

  @Field(() => BillingCycleTypeEnum, { description: "How often to bill: one of the item's `supportedBillingCycles`." })
  @IsIn(CYCLES, { message: CYCLE, context: { accepted: CYCLES } })
  billingCycle!: BillingCycleType;
}

@InputType({ description: "A new line, with its add-ons." })
export class CartLineItemInput extends CartAddonItemInput {
  @Field(() => [CartAddonItemInput], {
    nullable: true,
    description: "Add-ons of the line, one level deep; at most `limits.maxAddonItemsPerLineItem`.",
  })
  @IsOptional()
  @ArrayMaxSize(MAX_ADDON_ITEMS_PER_LINE_ITEM, AT_MOST_ADDONS)
  @ValidateNested({ each: true })
  addonItems?: CartAddonItemInput[] | null;
}

@InputType({ description: "A change of one line: what is left out stays, null clears an optional property." })
export class CartLineItemUpdateInput extends LineDetailsInput {
  @Field(() => ID, { description: "The line: a base line or an add-on." })
  @IsGuid()
  id!: string;

  @Field(() => ID, { nullable: true, description: "What is bought instead, such as the current id of a stale one." })
  @IsSaid()
  @IsCatalogItemId()
  catalogItemId?: string;

  @Field(() => Int, { nullable: true, description: "The number of licences or instances." })
  @IsSaid()
  @Min(1, { message: QUANTITY, context: QUANTITIES })
  @Max(MAX_QUANTITY, { message: QUANTITY, context: QUANTITIES })
  quantity?: number;

  @Field(() => BillingCycleTypeEnum, { nullable: true, description: "How often to bill." })
  @IsSaid()
  @IsIn(CYCLES, { message: CYCLE, context: { accepted: CYCLES } })
  billingCycle?: BillingCycleType;
}

@InputType({ description: "An add-on in a replaced cart: known by its id, or new without one." })
export class CartAddonItemReplaceInput extends CartAddonItemInput {
  @Field(() => ID, { nullable: true, description: "The add-on that this is; leave it out for a new one." })
  @IsOptional()
  @IsGuid()
  id?: string | null;
}

@InputType({
  description: "A line with an id keeps its identity; without one it is new; a line that is not named is removed.",
})
export class CartLineItemReplaceInput extends CartAddonItemReplaceInput {
  @Field(() => [CartAddonItemReplaceInput], {
    nullable: true,
    description: "All add-ons of the line; none when left out.",
  })
  @IsOptional()
  @ArrayMaxSize(MAX_ADDON_ITEMS_PER_LINE_ITEM, AT_MOST_ADDONS)
  @ValidateNested({ each: true })
  addonItems?: CartAddonItemReplaceInput[] | null;
}
