import type { Subscription } from "../model/subscription.js";
import type { CatalogItem } from "../model/catalog.js";
import type { Count, Holdings } from "../model/holdings.js";
import type { CreditLine, Customer, Inventory, Market, MpnProfile, Partner, RiskProfile } from "../model/market.js";

/* What rules judge by, read in one statement, and the accounts that only the ledger moves. */

/** Which facts a review or a checkout needs. */
export interface FactQuery {
  readonly partnerId: string;
  readonly customerId: string;
  readonly catalogItemIds: readonly string[];
  readonly subscriptionIds: readonly string[];
  readonly mpnIds: readonly string[];
  /** True for what only an order is decided by: credit and risk. */
  readonly withCredit: boolean;
}

/** Facts as they are stored; what is absent from a map does not exist. */
export interface StoredFacts {
  readonly partner: Partner | null;
  /** Null when there is no such customer, or it has no relation to the partner. */
  readonly customer: Customer | null;
  /** The market of the customer's country. */
  readonly market: Market | null;
  /** By `catalogKey`. */
  readonly catalogItems: ReadonlyMap<string, CatalogItem>;
  /** By `catalogKey`; items that are neither counted nor restricted are absent. */
  readonly inventory: ReadonlyMap<string, Inventory>;
  readonly holdings: Holdings;
  /** By `subscriptionKey`: those of the named subscriptions that are this customer's. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly mpnProfiles: ReadonlyMap<string, MpnProfile>;
  /** By currency code. */
  readonly creditLines: ReadonlyMap<string, CreditLine>;
  /** Null when the risk service has nothing on record. */
  readonly riskProfile: RiskProfile | null;
}

export interface FactStore {
  /** Reads everything in one statement. */
  read(query: FactQuery): Promise<StoredFacts>;
}

/** The accounts that the ledger moves; no other module writes them, but for an import of facts. */
export interface LedgerStore {
  /** By currency code. */
  creditLines(partnerId: string): Promise<ReadonlyMap<string, CreditLine>>;
  /** Sets what orders use of a credit line; throws ConcurrentChange when the stored use is not `line.used`. */
  setCreditUsed(line: CreditLine, used: string): Promise<void>;
  /**
   * Takes units of an item's stock; throws ConcurrentChange when it is counted and not enough are left. Gives back, when
   * negative: also to an item that is no longer counted, of which only the sold units are known.
   */
  takeStock(catalogItemId: string, units: number): Promise<void>;
  /** Adds to the counters of what the partner's customers own. */
  count(partnerId: string, counts: readonly Count[]): Promise<void>;
}
