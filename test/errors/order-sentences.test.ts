import type { OrderReasons } from "../../src/errors/reasons.js";
import { type ExamplesOf, testSentences } from "./sentence-examples.js";

const BOUGHT = "2026-03-01T09:30:00.000Z";

const EXAMPLES: ExamplesOf<OrderReasons> = {
  ORDER_UNKNOWN: [{ of: { orderId: "order-1" }, says: "There is no order order-1." }],
  LEGACY_ORDER_NOT_CANCELLABLE: [
    {
      of: { orderId: "order-1", customerId: "customer-1" },
      says:
        "This order order-1 cannot be cancelled. Use PATCH /customers/customer-1/subscriptions/<subscriptionId> to " +
        "suspend subscriptions. Here: changeSubscriptionStatus to SUSPENDED.",
    },
  ],
  CANCELLATION_OUTSIDE_SANDBOX: [
    {
      of: { lineItemNumber: 1, itemKind: "SAAS" },
      says: "Line 1 is of kind SAAS; outside the sandbox only orders of software can be cancelled.",
    },
  ],
  CANCELLATION_UNDER_WAY: [
    {
      of: { orderId: "order-1" },
      says: "A cancellation of the order is under way. Try again when it has taken effect.",
    },
  ],
  ORDER_CANCELLED: [{ of: { orderId: "order-1" }, says: "The order has been cancelled already." }],
  CANCELLATION_WINDOW_CLOSED: [
    {
      of: { creationDate: BOUGHT, days: 60 },
      says: `The order was placed at ${BOUGHT}: more than 60 days have passed since the purchase.`,
    },
  ],
  ORDER_IN_USE: [
    {
      of: { subscriptionId: "1C461A25", friendlyName: "Production" },
      says: 'Subscription 1C461A25 ("Production") of another order depends on it, and has to end first.',
    },
  ],
  LINE_NUMBER_UNKNOWN: [
    {
      of: { lineItemNumber: 7, orderId: "order-1", accepted: [0, 1] },
      says: "Order order-1 has no line 7. Its lines: 0, 1.",
    },
  ],
  LINE_CANCELLED: [{ of: { lineItemNumber: 1 }, says: "Line 1 has been cancelled." }],
  LINE_NOT_CANCELLABLE_ALONE: [
    {
      of: { lineItemNumber: 1, itemKind: "SAAS" },
      says:
        "Line 1 is of kind SAAS, and only lines of software can be cancelled by themselves. Leave it out; without " +
        "lineItemNumbers the whole order is cancelled.",
    },
  ],
  LINE_HAS_ADDON: [
    {
      of: { lineItemNumber: 0, addonNumber: 2 },
      says: "Line 2 is an add-on of line 0: cancel it, too, or first.",
    },
  ],
  PROVISIONING_NOT_RECORDED: [
    { of: { orderId: "order-1" }, says: "Order order-1 is of the legacy system, which keeps no record of it." },
  ],
  SUBSCRIPTION_UNKNOWN: [{ of: { subscriptionId: "1C461A25" }, says: "There is no subscription 1C461A25." }],
  ACTIVATION_OUTSIDE_SANDBOX: [
    {
      of: { subscriptionId: "1C461A25" },
      says: "In production the customer activates the subscription with its publisher.",
    },
  ],
  SUBSCRIPTION_ACTIVE: [{ of: { subscriptionId: "1C461A25" }, says: "Subscription 1C461A25 is ACTIVE." }],
  KIND_NOT_ACTIVATED: [
    {
      of: { itemKind: "LICENCE" },
      says: "Only subscriptions of the marketplace (SAAS) are activated; this one is of kind LICENCE.",
    },
  ],
  KIND_WITHOUT_STATUS: [
    {
      of: { itemKind: "SOFTWARE" },
      says: "What is of kind SOFTWARE has no status to change; its order can be cancelled.",
    },
  ],
  STATUS_NOT_REACHABLE: [
    {
      of: { wanted: "PENDING", status: "ACTIVE", accepted: ["SUSPENDED", "DELETED"] },
      says: "Asset status cannot be changed to PENDING from ACTIVE. Possible from ACTIVE: SUSPENDED, DELETED.",
    },
    {
      of: { wanted: "ACTIVE", status: "DELETED", accepted: [] },
      says: "Asset status cannot be changed to ACTIVE from DELETED. DELETED is final.",
    },
  ],
  STATUS_NOT_PENDING: [
    {
      of: { wanted: "ACTIVE", status: "SUSPENDED" },
      says: "Asset status cannot be changed to ACTIVE from SUSPENDED. Only a pending subscription can be activated.",
    },
  ],
  SUBSCRIPTION_PENDING: [
    {
      of: { wanted: "DELETED", status: "PENDING" },
      says:
        "Asset status cannot be changed to DELETED from PENDING. It becomes ACTIVE when its order is fulfilled; one of " +
        "the marketplace when activateSubscription (in the sandbox) or the customer (in production) activates it. Its " +
        "status can be changed after that.",
    },
  ],
  SUBSCRIPTION_NOT_FULFILLED: [
    {
      of: { wanted: "ACTIVE", status: "PENDING" },
      says:
        "Asset status cannot be changed to ACTIVE from PENDING. Its order has not been fulfilled yet: activate it once " +
        "the order is COMPLETED.",
    },
  ],
  BASE_SUBSCRIPTION_NOT_ACTIVE: [
    {
      of: { wanted: "ACTIVE", status: "SUSPENDED", baseId: "base-1", baseStatus: "SUSPENDED" },
      says:
        "Asset status cannot be changed to ACTIVE from SUSPENDED. Its base subscription base-1 is SUSPENDED, and has to " +
        "be ACTIVE.",
    },
  ],
  SUBSCRIPTION_IN_USE: [
    {
      of: {
        wanted: "SUSPENDED",
        status: "ACTIVE",
        subscriptionId: "addon-1",
        friendlyName: "Audio",
        childStatus: "PENDING",
      },
      says:
        'Asset status cannot be changed to SUSPENDED from ACTIVE. Subscription addon-1 ("Audio") depends on it and is ' +
        "PENDING: change that one first.",
    },
  ],
  DELETION_WINDOW_CLOSED: [
    {
      of: { wanted: "DELETED", status: "ACTIVE", creationTimeStamp: BOUGHT, days: 60 },
      says:
        `Asset status cannot be changed to DELETED from ACTIVE. The subscription was bought at ${BOUGHT}: more than 60 days have ` +
        "passed since the purchase. It can be SUSPENDED.",
    },
  ],
  SUBSCRIPTION_NOT_ACTIVE: [
    { of: { status: "SUSPENDED" }, says: "The subscription is SUSPENDED, and has to be ACTIVE." },
  ],
  QUANTITY_FIXED: [
    {
      of: { cause: "OTHER_KIND", itemKind: "SAAS" },
      says: "Only the quantity of licences can be changed; this is of kind SAAS.",
    },
    {
      of: { cause: "TRIAL", itemKind: "LICENCE" },
      says: "Only the quantity of licences can be changed; this is a trial.",
    },
    {
      of: { cause: "NO_LONGER_IN_CATALOG", itemKind: "LICENCE" },
      says: "Its item is no longer in the catalog, so that its quantity cannot be changed.",
    },
  ],
  NOTHING_TO_RENEW: [
    {
      of: { itemKind: "LEGACY_AZURE", status: "ACTIVE" },
      says: "Nothing follows the present term: it is of kind LEGACY_AZURE and ACTIVE.",
    },
  ],
  SUBSCRIPTION_RENEWAL_NOT_OFFERED: [
    {
      of: { renewalTermDuration: "P3Y", accepted: ["P1Y"] },
      says: "It cannot renew to P3Y. Offered: P1Y.",
    },
    {
      of: { renewalTermDuration: "P3Y", accepted: [] },
      says: "It cannot renew to P3Y. No renewal is offered: leave termDuration out.",
    },
  ],
  KIND_NOT_REGISTERED: [
    {
      of: { itemKind: "LICENCE" },
      says: "Only Azure subscriptions are registered for reservations; this one is of kind LICENCE.",
    },
  ],
};

describe("why an order or a subscription was not changed", () => testSentences(EXAMPLES));
