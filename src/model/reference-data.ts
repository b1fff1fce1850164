import type { Asset } from "./asset.js";
import type { CatalogItem } from "./catalog.js";
import type { CreditLine, Customer, Inventory, Market, MpnProfile, Partner } from "./market.js";

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
  readonly assets: readonly Asset[];
  readonly mpnProfiles: readonly MpnProfile[];
  readonly creditLines: readonly CreditLine[];
}
