/** What the sample customers own. A subscription is stored once for each partner that sees it. */
import { type Subscription, NOTHING_DRAWN } from "../model/subscription.js";
import { CUSTOMER_IDS, PARTNERS_OF_SAMPLE_CUSTOMERS } from "./customers.js";
import { PARTNER_IDS } from "./partners.js";

const AZURE = "MS-AZR-0145P";
const AZURE_IN_SANDBOX = "MS-AZR-0146P";
const AZURE_PLAN = "DZH318Z0BPS6:0001:DZH318Z0BML6";
const OFFICE_365_E1 = "91FD106F-4B2C-4938-95AC-F54F74E9A239";
const EXCHANGE_ONLINE_PLAN_1 = "195416C1-3447-423A-B37B-EE59A99A19C4";
const SAAS_TRIAL = "DZH318Z0C0WF:0001:DZH318Z0BP69";
const ONE_PER_CUSTOMER = "00000000-0000-4000-8000-00000000E001";

/** An active licence subscription of which the direct partner has sold one seat, unless told otherwise. */
function subscription(
  id: string,
  customerId: string,
  catalogItemId: string,
  changes: Partial<Subscription>,
): Subscription {
  return {
    id,
    partnerId: PARTNER_IDS.direct,
    customerId,
    catalogItemId,
    itemKind: "LICENCE",
    status: "ACTIVE",
    friendlyName: "Subscription",
    quantity: 1,
    parentId: null,
    registration: null,
    coreQuotas: [],
    renewsTo: { termDuration: "P1Y" },
    version: 1,
    creationTimeStamp: "2026-01-15T09:00:00.000Z",
    dueTimeStamp: null,
    orderId: null,
    unitPrice: null,
    drawn: NOTHING_DRAWN,
    ...changes,
  };
}

/** An Azure subscription that may hold reservations and has no limit of cores, unless told otherwise. */
function azure(id: string, customerId: string, friendlyName: string, changes: Partial<Subscription>): Subscription {
  return subscription(id, customerId, AZURE, {
    itemKind: "LEGACY_AZURE",
    friendlyName,
    registration: "REGISTERED",
    renewsTo: null,
    ...changes,
  });
}

/** The base subscription and the Azure subscriptions that the sample carts name. */
const OF_SAMPLES: readonly Subscription[] = [
  azure("1C461A25-F729-4FA5-AADB-280947DD05E8", CUSTOMER_IDS.mixed, "Azure of the mixed sample", {}),
  azure("3D5ECED6-1151-44C7-AEE6-70A4BB725666", CUSTOMER_IDS.mixed, "Azure of the update sample", {}),
  subscription("97555B61-7461-477A-A98C-9C76148783E4", CUSTOMER_IDS.addons, OFFICE_365_E1, {
    friendlyName: "Office 365 E1",
    quantity: 10,
  }),
];

const OF_OWNER: readonly Subscription[] = [
  // 10007 and 800012: Azure subscriptions that are not active.
  azure("00000000-0000-4000-8000-00000000A001", CUSTOMER_IDS.owner, "Suspended Azure", { status: "SUSPENDED" }),
  azure("00000000-0000-4000-8000-00000000A002", CUSTOMER_IDS.owner, "Pending Azure", { status: "PENDING" }),
  azure("00000000-0000-4000-8000-00000000A003", CUSTOMER_IDS.owner, "Deleted Azure", { status: "DELETED" }),
  // 10008 and 800030: not registered for reservations, or not yet.
  azure("00000000-0000-4000-8000-00000000A004", CUSTOMER_IDS.owner, "Azure, not registered", {
    registration: "NOT_REGISTERED",
  }),
  azure("00000000-0000-4000-8000-00000000A005", CUSTOMER_IDS.owner, "Azure, registering", {
    registration: "REGISTERING",
  }),
  // 10008 and 800013: registered, but this offer cannot hold reservations.
  azure("00000000-0000-4000-8000-00000000A006", CUSTOMER_IDS.owner, "Azure of the sandbox offer", {
    catalogItemId: AZURE_IN_SANDBOX,
  }),
  // 10002: 40 cores are left in eastus2, which is three reservations of 12 cores and no fourth.
  azure("00000000-0000-4000-8000-00000000A007", CUSTOMER_IDS.owner, "Azure with a core quota", {
    coreQuotas: [{ armRegionName: "eastus2", limit: 100, used: 60 }],
  }),
  // 800012: to be suspended between cart and checkout. 800030: to be suspended and reactivated, which ends a registration.
  azure("00000000-0000-4000-8000-00000000A010", CUSTOMER_IDS.owner, "Azure, to be suspended", {}),
  azure("00000000-0000-4000-8000-00000000A011", CUSTOMER_IDS.owner, "Azure, to be registered anew", {}),
  // 10007 and 800011: no Azure subscription. 10007 as parent of an add-on that only fits Office 365 E1.
  subscription("00000000-0000-4000-8000-00000000A008", CUSTOMER_IDS.owner, EXCHANGE_ONLINE_PLAN_1, {
    friendlyName: "Exchange Online (Plan 1)",
    quantity: 5,
  }),
  // 10007 and 800012 as parent of an add-on: it would fit, but is suspended.
  subscription("00000000-0000-4000-8000-00000000A009", CUSTOMER_IDS.owner, OFFICE_365_E1, {
    status: "SUSPENDED",
    friendlyName: "Suspended Office 365 E1",
    quantity: 5,
  }),
  // 10002: the one subscription that a customer may have of this offer.
  subscription("00000000-0000-4000-8000-00000000A00A", CUSTOMER_IDS.owner, ONE_PER_CUSTOMER, {
    friendlyName: "One per customer subscription",
  }),
  // 10006 and 800020: a trial is for once, even when it has ended.
  subscription("00000000-0000-4000-8000-00000000a00b", CUSTOMER_IDS.owner, SAAS_TRIAL, {
    itemKind: "SAAS",
    status: "DELETED",
    friendlyName: "Used-up SaaS trial",
    quantity: 10,
    renewsTo: null,
  }),
];

const OF_OTHERS: readonly Subscription[] = [
  // 10002 and 800020 for a second Azure plan. It may hold reservations, and it is what metered SaaS asks for.
  subscription("00000000-0000-4000-8000-00000000a00c", CUSTOMER_IDS.planOwner, AZURE_PLAN, {
    itemKind: "AZURE_PLAN",
    friendlyName: "Microsoft Azure plan",
    registration: "REGISTERED",
    renewsTo: null,
  }),
  // 10006: a reservation for it is refused because of the country alone.
  azure("00000000-0000-4000-8000-00000000A00D", CUSTOMER_IDS.brazil, "Azure in Brazil", {}),
];

export const SUBSCRIPTIONS: readonly Subscription[] = [
  ...PARTNERS_OF_SAMPLE_CUSTOMERS.flatMap((partnerId) => OF_SAMPLES.map((owned) => ({ ...owned, partnerId }))),
  ...OF_OWNER,
  ...OF_OTHERS,
];
