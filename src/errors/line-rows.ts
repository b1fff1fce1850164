import type { EligibilityReasons, LimitReasons, LineReasons } from "./reasons.js";
import { type PathInLine, row, type Rows } from "./row.js";

/** What a line can be refused for by a rule that has no order code of its own. */
const PROCESS = [10006, 800009];
/** The same for a rule that has one. */
const ELIGIBLE = [10006, 800020];
const SANDBOX = [10009, 800018];

const ITEM = ["catalogItemId"];
const QUANTITY = ["quantity"];
const CURRENCY = ["currencyCode"];
const CYCLE = ["billingCycle"];
const TERM = ["termDuration"];
const inContext = (key: string): PathInLine => ["provisioningContext", key];
const AZURE = inContext("subscriptionId");
const BASE = inContext("parentSubscriptionId");
/** Errors that an earlier version has stored do not say which participant it was. */
const participant = ({ index }: { readonly index?: number }): PathInLine =>
  index === undefined ? ["participants"] : ["participants", index, "value"];

export const LINE_ROWS: Rows<LineReasons> = {
  CATALOG_ITEM_ID_MALFORMED: row([10001, 800004], "The catalog item id has none of the known forms.", ITEM),
  CATALOG_ITEM_NOT_SOLD: row([10001, 800004], "No such item is sold in the customer's country.", ITEM),
  CURRENCY_NOT_OF_MARKET: row([10000, 800009], "The currency is not one of the customer's market.", CURRENCY),
  ITEM_CURRENCY_NOT_OF_MARKET: row([10000, 800009], "The item is sold in no currency of the customer's market.", ITEM),
  CURRENCY_NOT_OF_ITEM: row([10000, 800009], "The item is not sold in the currency.", CURRENCY),
  PARTICIPANTS_NOT_SUPPORTED: row([10004, 800009], "Only an indirect provider names resellers.", ["participants"]),
  MPN_ID_UNKNOWN: row([800015], "A reseller's MPN id does not exist.", participant),
  MPN_ID_NOT_USABLE: row([800016], "A reseller's MPN id is none through which this provider may sell.", participant),
  QUANTITY_OUT_OF_RANGE: row([10006, 800017], "The quantity is outside the item's range.", QUANTITY),
  BILLING_CYCLE_NOT_OFFERED: row(PROCESS, "The item is not billed in this cycle.", CYCLE),
  TERM_REQUIRED: row(PROCESS, "The item is sold for terms, and the line names none.", TERM),
  TERM_NOT_APPLICABLE: row(PROCESS, "The item has no terms, and the line names one.", TERM),
  TERM_NOT_OFFERED: row(PROCESS, "The item is not sold for this term.", TERM),
  TERM_NOT_OFFERED_WITH_BILLING_CYCLE: row(PROCESS, "The item is not sold for this term with this cycle.", CYCLE),
  RENEWAL_NOT_OFFERED: row(PROCESS, "The term cannot be followed by this one.", ["renewsTo", "termDuration"]),
  PROVISIONING_KEYS_MISSING: row(PROCESS, "A key that provisioning needs is missing.", ({ missing }) =>
    missing[0] === undefined ? ["provisioningContext"] : inContext(missing[0]),
  ),
  SCOPE_NOT_SUPPORTED: row(PROCESS, "The scope of the reservation is none that there is.", inContext("scope")),
  DURATION_NOT_SUPPORTED: row(PROCESS, "The duration is none that there is.", inContext("duration")),
  DURATION_NOT_OFFERED: row(PROCESS, "The duration is not the item's.", inContext("duration")),
  BASE_LINE_IN_ERROR: row([10006], "The base line of this add-on is in error."),
  NOT_AN_ADDON: row(ELIGIBLE, "The item stands under a base line and is no add-on.", ITEM),
  ADDON_DOES_NOT_FIT_BASE: row(ELIGIBLE, "The add-on is not made for its base; `values` are the bases.", ITEM),
  ADDON_DIFFERS_FROM_BASE: row(
    ELIGIBLE,
    "The add-on cannot be in one order with its base: purchase system, billing cycle or currency differ.",
    ({ property }) => ({ PURCHASE_SYSTEM: ITEM, BILLING_CYCLE: CYCLE, CURRENCY })[property],
  ),
  ADDON_OF_ANOTHER_SUBSCRIPTION: row(ELIGIBLE, "The add-on of a base line names a subscription as its base.", BASE),
  ADDON_DOES_NOT_FIT_SUBSCRIPTION: row(
    [10007, 800020],
    "The add-on is not made for the subscription that the line names; `values` are the items of those that fit.",
    BASE,
  ),
};

export const ELIGIBILITY_ROWS: Rows<EligibilityReasons> = {
  ITEM_NOT_PURCHASABLE: row(ELIGIBLE, "The item is listed and cannot be bought.", ITEM),
  ITEM_FOR_SANDBOX_ONLY: row(ELIGIBLE, "The item is for integration sandbox accounts only.", ITEM),
  SEGMENT_NOT_OF_CUSTOMER: row(
    ELIGIBLE,
    "The item is meant for a segment that is not the customer's; `values` are the customer's.",
    ITEM,
  ),
  MARKET_NOT_OPEN_TO_PARTNER: row(
    ELIGIBLE,
    "The partner may not sell in the customer's country; `values` are its markets.",
  ),
  AGREEMENT_NOT_ACCEPTED: row(ELIGIBLE, "The customer has not accepted an agreement that the item needs."),
  TRIAL_USED: row(ELIGIBLE, "The customer has had the trial before.", ITEM),
  TRIAL_WANTED_TWICE: row(ELIGIBLE, "The cart asks for the same trial more than once.", ITEM),
  AZURE_PLAN_MISSING: row(ELIGIBLE, "The item needs an Azure plan, which the customer does not have."),
  LEGACY_AZURE_PRESENT: row(ELIGIBLE, "The customer still has legacy Azure subscriptions."),
  RESERVATIONS_NOT_SOLD_IN_COUNTRY: row([10006, 800013], "Reservations are not sold in this country.", ITEM),
  PURCHASE_SYSTEM_NOT_SUPPORTED: row(
    [800031],
    "The item belongs to another purchase system; `values` are those supported.",
    ITEM,
  ),
  AZURE_SUBSCRIPTION_REQUIRED: row([10007, 800021], "The line must name an Azure subscription.", AZURE),
  BASE_REQUIRED: row([10007, 800021], "The add-on must name its base; `values` are the items of those that fit.", BASE),
  SUBSCRIPTION_ID_MALFORMED: row([10007, 800021], "The id of the subscription is not a GUID.", ({ key }) =>
    inContext(key),
  ),
  SUBSCRIPTION_NOT_OF_CUSTOMER: row([10007, 800021], "The customer has no such subscription.", ({ key }) =>
    inContext(key),
  ),
  NAMED_SUBSCRIPTION_NOT_ACTIVE: row(
    [10007, 800012],
    "The subscription that the line names is not active.",
    ({ key }) => inContext(key),
  ),
  RESERVATION_FOR_ANOTHER_KIND: row(
    [10007, 800011],
    "The subscription is none of Azure; `values` are the kinds that can hold reservations.",
    AZURE,
  ),
  RESERVATION_FOR_ANOTHER_AVAILABILITY: row(
    [800013],
    "The item is for another kind of Azure subscription; there is an item for each.",
    AZURE,
  ),
  OFFER_WITHOUT_RESERVATIONS: row(
    [10008, 800013],
    "The offer of the subscription does not allow reservations; `values` are those that do.",
    AZURE,
  ),
  SUBSCRIPTION_NOT_REGISTERED: row([10008, 800030], "The subscription is not registered for reservations.", AZURE),
  BILLED_TO_ANOTHER_KIND: row(
    [800011],
    "The subscription that is to be billed is none of Azure; `values` are the kinds that can be.",
    AZURE,
  ),
};

export const LIMIT_ROWS: Rows<LimitReasons> = {
  INVENTORY_RESTRICTED: row([10003, 800010], "The item is not handed out now."),
  INVENTORY_TOO_LOW: row([10003, 800010], "Less is in stock than the cart asks for.", QUANTITY),
  CUSTOMER_LIMIT_EXCEEDED: row(
    [10002, 800020],
    "A customer may have fewer of the item than it would have with the cart.",
    QUANTITY,
  ),
  CORE_QUOTA_EXCEEDED: row([10002, 800017], "The cores go beyond the quota in the region; counted in cores.", QUANTITY),
  SANDBOX_LICENCES_EXCEEDED: row(SANDBOX, "Too many licences on one line, for a sandbox.", QUANTITY),
  SANDBOX_SUBSCRIPTIONS_EXCEEDED: row(SANDBOX, "Too many subscriptions of a customer, for a sandbox."),
  SANDBOX_LEGACY_AZURE_EXCEEDED: row(SANDBOX, "Too many legacy Azure subscriptions, for a sandbox."),
  SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED: row(SANDBOX, "Too many Azure plans of a customer, for a sandbox."),
  SANDBOX_AZURE_PLANS_EXCEEDED: row(SANDBOX, "Too many Azure plans of the partner, for a sandbox."),
  SANDBOX_RESERVED_INSTANCES_EXCEEDED: row(SANDBOX, "Too many reserved instances, for a sandbox.", QUANTITY),
  SANDBOX_CORES_EXCEEDED: row(SANDBOX, "Too many reserved cores in a region, for a sandbox; in cores.", QUANTITY),
  SANDBOX_RESERVATION_NOT_OFFERED: row(SANDBOX, "A sandbox buys other reservations; `values` are titles.", ITEM),
};
