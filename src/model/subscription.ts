import type { RenewsTo } from "./cart.js";
import type { ItemKind, RegistrationStatus, SubscriptionStatus } from "./enums.js";
import type { Money } from "./money.js";

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

/** What a partner sees of what an order line produced for a customer. */
export interface SubscriptionView {
  id: string;
  customerId: string;
  version: number;
  catalogItemId: string;
  itemKind: ItemKind;
  status: SubscriptionStatus;
  friendlyName: string;
  quantity: number;
  parentId: string | null;
  registration: RegistrationStatus | null;
  renewsTo: RenewsTo | null;
  creationTimeStamp: string;
  orderId: string | null;
}

/** A subscription with whose it is, what it holds of the accounts of the ledger, and what is still to be done. */
export interface Subscription extends SubscriptionView {
  partnerId: string;
  /** The price of one unit for one billing period at the time of the purchase; null when it was not bought here. */
  unitPrice: Money | null;
  drawn: Drawn;
  /** For Azure subscriptions whose quota is known; a region that is not listed has no limit. */
  coreQuotas: readonly CoreQuota[];
  /** When the background work has something to do with it, such as a registration to finish; null for never. */
  dueTimeStamp: string | null;
}

/** Subscriptions that count against limits: all but those that have ended. */
export const LIVING_STATUSES: readonly SubscriptionStatus[] = ["PENDING", "ACTIVE", "SUSPENDED"];

/** Subscription ids are compared without regard to letter case; this is the form that is looked up, and that new ones have. */
export function subscriptionKey(id: string): string {
  return id.toUpperCase();
}
