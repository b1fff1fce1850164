import type { ItemKind } from "./catalog.js";

export type AssetStatus = "PENDING" | "ACTIVE" | "SUSPENDED" | "DELETED" | "EXPIRED";
export type RegistrationStatus = "REGISTERED" | "REGISTERING" | "NOT_REGISTERED";

/** The virtual machine cores that an Azure subscription may use in one region. */
export interface CoreQuota {
  readonly armRegionName: string;
  readonly limit: number;
  readonly used: number;
}

/** What an order line produces for a customer: a subscription, a reservation or a software licence. */
export interface Asset {
  /** A GUID: upper case in the legacy system, lower case in the modern one. Compared without regard to case. */
  readonly id: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly catalogItemId: string;
  readonly itemKind: ItemKind;
  readonly status: AssetStatus;
  readonly friendlyName: string;
  readonly quantity: number;
  /** The base subscription of an add-on, the Azure subscription of a reservation. */
  readonly parentId: string | null;
  /** Whether an Azure subscription may hold reservations; null for everything else. */
  readonly registration: RegistrationStatus | null;
  /** For Azure subscriptions whose quota is known; a region that is not listed has no limit. */
  readonly coreQuotas: readonly CoreQuota[];
  /** The order it came from; null for one that was there before. */
  readonly orderId: string | null;
}

/** Assets that count against limits: all but those that have ended. */
export const LIVING_STATUSES: readonly AssetStatus[] = ["PENDING", "ACTIVE", "SUSPENDED"];

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
