import { Field, ObjectType } from "type-graphql";
import type { BillingCycleType, TermDuration } from "../../model/enums.js";
import type { ProvisioningField, ProvisioningFieldType, ProvisioningSource } from "../../model/provisioning.js";
import { listOf } from "../cost.js";
import { BillingCycleTypeEnum, ProvisioningFieldTypeEnum, ProvisioningSourceEnum, TermDurationEnum } from "./enums.js";

@ObjectType("CatalogItemTerm", {
  description:
    "A term that a line of the item may have, with what goes with it. It belongs to its item, and has no id.",
})
export class CatalogItemTermObject {
  @Field(() => TermDurationEnum, { description: "The `termDuration` of the line." })
  duration!: TermDuration;

  @Field(() => [BillingCycleTypeEnum], { description: "The billing cycles that a line of this term may have." })
  billingCycles!: BillingCycleType[];

  @Field(() => [TermDurationEnum], {
    description: "What `renewsTo` may say in a line of this term; empty for nothing.",
  })
  renewalTermDurations!: TermDuration[];

  @Field(() => Boolean, { description: "True for one of the terms: the first of the item, which a form begins with." })
  isDefault!: boolean;
}

@ObjectType("ProvisioningValue", { description: "A value that a field of a provisioning context may have." })
export class ProvisioningValueObject {
  @Field(() => String, { description: "The value, as the line has it." })
  value!: string;

  @Field(() => String, { description: "The value in words for people." })
  label!: string;
}

@ObjectType("ProvisioningField", {
  description: "What a line of the item says in its `provisioningContext` under one key: an input of the item's form.",
})
export class ProvisioningFieldObject implements ProvisioningField {
  @Field(() => String, { description: "The key, as a line spells it." })
  key!: string;

  @Field(() => String, { description: "The key in words for people." })
  label!: string;

  @Field(() => ProvisioningFieldTypeEnum, { description: "What kind of value it takes." })
  type!: ProvisioningFieldType;

  @Field(() => Boolean, {
    description:
      "Whether a line must have it. An add-on in `addonItems` needs no `parentSubscriptionId`: it has its base.",
  })
  required!: boolean;

  @Field(() => [ProvisioningValueObject], {
    complexity: listOf(2),
    description: "The values to choose from; empty where they depend on the customer, or any text is taken.",
  })
  allowedValues!: ProvisioningValueObject[];

  @Field(() => ProvisioningSourceEnum, {
    nullable: true,
    description: "Where the values come from that depend on the customer; null where they do not.",
  })
  source!: ProvisioningSource | null;
}
