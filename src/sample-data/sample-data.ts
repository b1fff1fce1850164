import type { ReferenceData } from "../model/reference-data.js";
import { SUBSCRIPTIONS } from "./subscriptions.js";
import { CATALOG_ITEMS, INVENTORY, MARKETS } from "./catalog.js";
import { CUSTOMERS, RELATIONS } from "./customers.js";
import { EXTRA_INVENTORY, EXTRA_ITEMS } from "./extra-items.js";
import { CREDIT_LINES, MPN_PROFILES, PARTNERS } from "./partners.js";
import { PURCHASE_ACCOUNTS, PURCHASE_SYSTEMS, RISK_PROFILES } from "./risk.js";

/** What a development server loads into an empty store: every sample cart can be bought, every rule can be met. */
export const SAMPLE_DATA: ReferenceData = {
  markets: MARKETS,
  catalogItems: [...CATALOG_ITEMS, ...EXTRA_ITEMS],
  inventory: [...INVENTORY, ...EXTRA_INVENTORY],
  partners: PARTNERS,
  customers: CUSTOMERS,
  relations: RELATIONS,
  subscriptions: SUBSCRIPTIONS,
  mpnProfiles: MPN_PROFILES,
  creditLines: CREDIT_LINES,
  riskProfiles: RISK_PROFILES,
  purchaseSystems: PURCHASE_SYSTEMS,
  purchaseAccounts: PURCHASE_ACCOUNTS,
};
