import { type Subscription, subscriptionKey } from "./subscription.js";
import { type CatalogItem, catalogKey } from "./catalog.js";
import type {
  CreditLine,
  Customer,
  Inventory,
  Market,
  MpnProfile,
  Partner,
  PurchaseAccount,
  PurchaseSystemState,
  RiskProfile,
} from "./market.js";

/** That a partner may sell to a customer. */
export interface CustomerRelation {
  readonly partnerId: string;
  readonly customerId: string;
}

/** Everything that rules judge by, in the one shape in which it is loaded into a store. */
export interface ReferenceData {
  readonly markets: readonly Market[];
  readonly catalogItems: readonly CatalogItem[];
  readonly inventory: readonly Inventory[];
  readonly partners: readonly Partner[];
  readonly customers: readonly Customer[];
  readonly relations: readonly CustomerRelation[];
  readonly subscriptions: readonly Subscription[];
  readonly mpnProfiles: readonly MpnProfile[];
  readonly creditLines: readonly CreditLine[];
  readonly riskProfiles: readonly RiskProfile[];
  readonly purchaseSystems: readonly PurchaseSystemState[];
  readonly purchaseAccounts: readonly PurchaseAccount[];
}

/** A part of the reference data: `markets`, `catalogItems` … */
export type ReferenceSection = keyof ReferenceData;

type KeyOf = { readonly [Section in ReferenceSection]: (row: ReferenceData[Section][number]) => string };

/** What tells the rows of a section apart: two rows with the same key are one row, given twice. */
export const REFERENCE_KEYS: KeyOf = {
  markets: ({ country }) => country,
  catalogItems: ({ id }) => catalogKey(id),
  inventory: ({ catalogItemId }) => catalogKey(catalogItemId),
  partners: ({ id }) => id.toLowerCase(),
  customers: ({ id }) => id.toLowerCase(),
  relations: ({ partnerId, customerId }) => `${partnerId} ${customerId}`.toLowerCase(),
  subscriptions: ({ partnerId, id }) => `${partnerId.toLowerCase()} ${subscriptionKey(id)}`,
  mpnProfiles: ({ mpnId }) => mpnId,
  creditLines: ({ partnerId, currencyCode }) => `${partnerId.toLowerCase()} ${currencyCode}`,
  riskProfiles: ({ partnerId, customerId }) => `${partnerId} ${customerId}`.toLowerCase(),
  purchaseSystems: ({ name }) => name,
  purchaseAccounts: ({ purchaseSystem, customerId }) => `${purchaseSystem} ${customerId.toLowerCase()}`,
};
