import type { Subscription } from "../model/subscription.js";
import type { CatalogItem } from "../model/catalog.js";
import type { Holdings } from "../model/holdings.js";
import type { CreditLine, Customer, Inventory, Market, MpnProfile, Partner, RiskProfile } from "../model/market.js";

/**
 * All that line rules may know, gathered before the first rule is asked. What is absent from a map is known not to
 * exist; a source that fails throws instead, so the two are never mixed.
 */
export interface Facts {
  readonly partner: Partner;
  readonly customer: Customer;
  /** The market of the customer's country; null when it is not known. */
  readonly market: Market | null;
  /** By `catalogKey`: the items named by lines that are sold in the customer's country. */
  readonly catalog: ReadonlyMap<string, CatalogItem>;
  /** By `product:sku` in upper case: current ids for lines whose id does not resolve, for the error text. */
  readonly currentIds: ReadonlyMap<string, readonly string[]>;
  /** By `subscriptionKey`: the customer's subscriptions that lines name. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  /** What the customer owns of what lines name, and of each kind of item. */
  readonly holdings: Holdings;
  /** By MPN id. */
  readonly mpnProfiles: ReadonlyMap<string, MpnProfile>;
  /** By `catalogKey`; an item that is absent is neither counted nor restricted. */
  readonly inventory: ReadonlyMap<string, Inventory>;
}

/** What group rules may know beside. */
export interface CheckoutFacts extends Facts {
  /** By currency code. */
  readonly creditLines: ReadonlyMap<string, CreditLine>;
  /** Null when nothing is on record. */
  readonly riskProfile: RiskProfile | null;
}
