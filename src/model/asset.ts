import { Field, ID, Int, ObjectType } from "type-graphql";
import { RenewsTo } from "./cart.js";
import { ItemKind, RegistrationStatus, SubscriptionStatus } from "./enums.js";
import type { Money } from "./money.js";
import { DateTime } from "./scalars.js";

/** The virtual machine cores that an Azure subscription may use in one region. */
export interface CoreQuota {
  readonly armRegionName: string;
  readonly limit: number;
  readonly used: number;
}

/** What a subscription holds of the ledger's accounts: taken when it was reserved, given back when it ends unordered. */
export interface Drawn {
  /** Units of its catalog item's stock; 0 where the item was not counted. */
  readonly stock: number;
  /** Of the partner's credit line in this currency; null where the item had no price. */
  readonly credit: Money | null;
  /** Of the quota of an Azure subscription; null for all but reservations of virtual machines. */
  readonly cores: { readonly subscriptionId: string; readonly armRegionName: string; readonly cores: number } | null;
}

/** What a subscription holds that was not bought here. */
export const NOTHING_DRAWN: Drawn = { stock: 0, credit: null, cores: null };

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
  /** The price of one unit for one billing period at the time of the purchase; null when it was not bought here. */
  unitPrice!: Money | null;
  drawn!: Drawn;
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
