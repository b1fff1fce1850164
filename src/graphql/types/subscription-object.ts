import { Field, ID, Int, ObjectType } from "type-graphql";
import type { SubscriptionView } from "../../model/subscription.js";
import type { RenewsTo } from "../../model/cart.js";
import type { ItemKind, RegistrationStatus, SubscriptionStatus } from "../../model/enums.js";
import { RenewsToObject } from "./cart-objects.js";
import { ItemKindEnum, RegistrationStatusEnum, SubscriptionStatusEnum } from "./enums.js";
import { DateTime } from "./scalars.js";

@ObjectType("CustomerSubscription", {
  description:
    "What an order line produced for a customer: a subscription, a reservation or a software licence. Those that were " +
    "there before the first order are here too.",
})
export class CustomerSubscriptionObject implements SubscriptionView {
  @Field(() => ID, { description: "A GUID, in upper case where it was bought here; letter case makes no difference." })
  id!: string;

  @Field(() => ID, { description: "The customer that has it." })
  customerId!: string;

  @Field(() => Int, { description: "Grows by one with every change. Send it as `expectedVersion`." })
  version!: number;

  @Field(() => ID, { description: "What was bought." })
  catalogItemId!: string;

  @Field(() => ItemKindEnum, { description: "What it is." })
  itemKind!: ItemKind;

  @Field(() => SubscriptionStatusEnum, { description: "Where it stands." })
  status!: SubscriptionStatus;

  @Field(() => String, { description: "The partner's name for it, or the title of the SKU." })
  friendlyName!: string;

  @Field(() => Int, { description: "The number of licences or instances." })
  quantity!: number;

  @Field(() => ID, {
    nullable: true,
    description: "The base subscription of an add-on, the Azure subscription of a reservation; null for all others.",
  })
  parentId!: string | null;

  @Field(() => RegistrationStatusEnum, {
    name: "registrationStatus",
    nullable: true,
    description: "Whether an Azure subscription may hold reservations; null for everything else.",
  })
  registration!: RegistrationStatus | null;

  @Field(() => RenewsToObject, {
    nullable: true,
    description:
      "The term that follows the present one; null where nothing follows: a renewal that was stopped, software, " +
      "reservations, trials without a choice, and what has ended.",
  })
  renewsTo!: RenewsTo | null;

  @Field(() => DateTime, { description: "When it was ordered, or came into the store." })
  creationTimeStamp!: string;

  @Field(() => ID, { nullable: true, description: "The order it came from; null for one that was there before." })
  orderId!: string | null;
}
