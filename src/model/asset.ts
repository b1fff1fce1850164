import { Field, ID, Int, ObjectType } from "type-graphql";
import { RenewsTo } from "./cart.js";
import { ItemKind, RegistrationStatus, SubscriptionStatus } from "./enums.js";
import { DateTime } from "./scalars.js";

/** The virtual machine cores that an Azure subscription may use in one region. */
export interface CoreQuota {
  readonly armRegionName: string;
  readonly limit: number;
  readonly used: number;
}

/** What an order line produces for a customer. */
@ObjectType("CustomerSubscription", {
  description:
    "What an order line produced for a customer: a subscription, a reservation or a software licence. Those that were " +
    "there before the first order are here too.",
})
export class Asset {
  @Field(() => ID, { description: "A GUID, upper case in the legacy system; letter case makes no difference." })
  id!: string;

  @Field(() => ID, { description: "The customer that has it." })
  customerId!: string;

  @Field(() => Int, { description: "Grows by one with every change. Send it as `expectedVersion`." })
  version!: number;

  @Field(() => ID, { description: "What was bought." })
  catalogItemId!: string;

  @Field(() => ItemKind, { description: "What it is." })
  itemKind!: ItemKind;

  @Field(() => SubscriptionStatus, { description: "Where it stands." })
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

  @Field(() => RegistrationStatus, {
    name: "registrationStatus",
    nullable: true,
    description: "Whether an Azure subscription may hold reservations; null for everything else.",
  })
  registration!: RegistrationStatus | null;

  @Field(() => RenewsTo, {
    nullable: true,
    description:
      "The term that follows the present one; null where nothing follows: software, reservations, trials without a " +
      "choice, and what has ended.",
  })
  renewsTo!: RenewsTo | null;

  @Field(() => DateTime, { description: "When it was ordered, or came into the store." })
  creationTimeStamp!: string;

  @Field(() => ID, { nullable: true, description: "The order it came from; null for one that was there before." })
  orderId!: string | null;

  partnerId!: string;
  /** For Azure subscriptions whose quota is known; a region that is not listed has no limit. */
  coreQuotas!: readonly CoreQuota[];
  /** When the background work has something to do with it, such as a registration to finish; null for never. */
  dueTimeStamp!: string | null;
}

/** Assets that count against limits: all but those that have ended. */
export const LIVING_STATUSES: readonly SubscriptionStatus[] = ["PENDING", "ACTIVE", "SUSPENDED"];

/** Asset ids are compared without regard to letter case; this is the form that is looked up. */
export function assetKey(id: string): string {
  return id.toUpperCase();
}

/** How much of one catalog item a customer has. */
export interface Holding {
  readonly customerId: string;
  readonly catalogItemId: string;
  readonly itemKind: ItemKind;
  /** Assets that have not ended, and their quantities summed. */
  readonly living: number;
  readonly livingQuantity: number;
  /** Assets that ever were, ended ones included. */
  readonly ever: number;
}
