import { describeOrderError } from "../codes/order-error-codes.js";
import type { OrderReasons } from "./reasons.js";
import { choice, type Sentences } from "./viewer.js";

const notReachable = ({ wanted, status }: { readonly wanted: string; readonly status: string }, why: string) =>
  `${describeOrderError("ASSET_STATUS_CHANGE_NOT_VALID", wanted, status)} ${why}`;

export const ORDER_SENTENCES: Sentences<OrderReasons> = {
  ORDER_UNKNOWN: ({ orderId }) => `There is no order ${orderId}.`,
  LEGACY_ORDER_NOT_CANCELLABLE: ({ orderId, customerId }) =>
    `${describeOrderError("CANCEL_LEGACY_ORDER", orderId, customerId)} Here: changeSubscriptionStatus to SUSPENDED.`,
  CANCELLATION_OUTSIDE_SANDBOX: ({ lineItemNumber, itemKind }) =>
    `Line ${lineItemNumber} is of kind ${itemKind}; outside the sandbox only orders of software can be cancelled.`,
  CANCELLATION_UNDER_WAY: () => "A cancellation of the order is under way. Try again when it has taken effect.",
  ORDER_CANCELLED: () => "The order has been cancelled already.",
  CANCELLATION_WINDOW_CLOSED: ({ creationDate, days }) =>
    `The order was placed at ${creationDate}: more than ${days} days have passed since the purchase.`,
  ORDER_IN_USE: ({ subscriptionId, friendlyName }) =>
    `Subscription ${subscriptionId} ("${friendlyName}") of another order depends on it, and has to end first.`,
  LINE_NUMBER_UNKNOWN: ({ lineItemNumber, orderId, accepted }) =>
    `Order ${orderId} has no line ${lineItemNumber}. ${choice("Its lines", accepted.map(String), "It has no lines.")}`,
  LINE_CANCELLED: ({ lineItemNumber }) => `Line ${lineItemNumber} has been cancelled.`,
  LINE_NOT_CANCELLABLE_ALONE: ({ lineItemNumber, itemKind }) =>
    `Line ${lineItemNumber} is of kind ${itemKind}, and only lines of software can be cancelled by themselves. Leave it ` +
    "out; without lineItemNumbers the whole order is cancelled.",
  LINE_HAS_ADDON: ({ lineItemNumber, addonNumber }) =>
    `Line ${addonNumber} is an add-on of line ${lineItemNumber}: cancel it, too, or first.`,
  PROVISIONING_NOT_RECORDED: ({ orderId }) => `Order ${orderId} is of the legacy system, which keeps no record of it.`,

  SUBSCRIPTION_UNKNOWN: ({ subscriptionId }) => `There is no subscription ${subscriptionId}.`,
  ACTIVATION_OUTSIDE_SANDBOX: () => "In production the customer activates the subscription with its publisher.",
  SUBSCRIPTION_ACTIVE: ({ subscriptionId }) => `Subscription ${subscriptionId} is ACTIVE.`,
  KIND_NOT_ACTIVATED: ({ itemKind }) =>
    `Only subscriptions of the marketplace (SAAS) are activated; this one is of kind ${itemKind}.`,
  KIND_WITHOUT_STATUS: ({ itemKind }) =>
    `What is of kind ${itemKind} has no status to change; its order can be cancelled.`,
  STATUS_NOT_REACHABLE: ({ accepted, ...change }) =>
    notReachable(change, choice(`Possible from ${change.status}`, accepted, `${change.status} is final.`)),
  STATUS_NOT_PENDING: (change) => notReachable(change, "Only a pending subscription can be activated."),
  SUBSCRIPTION_PENDING: (change) =>
    notReachable(
      change,
      "It becomes ACTIVE when its order is fulfilled; one of the marketplace when activateSubscription (in the sandbox) " +
        "or the customer (in production) activates it. Its status can be changed after that.",
    ),
  SUBSCRIPTION_NOT_FULFILLED: (change) =>
    notReachable(change, "Its order has not been fulfilled yet: activate it once the order is COMPLETED."),
  BASE_SUBSCRIPTION_NOT_ACTIVE: ({ baseId, baseStatus, ...change }) =>
    notReachable(change, `Its base subscription ${baseId} is ${baseStatus}, and has to be ACTIVE.`),
  SUBSCRIPTION_IN_USE: ({ subscriptionId, friendlyName, childStatus, ...change }) =>
    notReachable(
      change,
      `Subscription ${subscriptionId} ("${friendlyName}") depends on it and is ${childStatus}: change that one first.`,
    ),
  DELETION_WINDOW_CLOSED: ({ creationTimeStamp, days, ...change }) =>
    notReachable(
      change,
      `The subscription was bought at ${creationTimeStamp}: more than ${days} days have passed since the purchase. It can be ` +
        "SUSPENDED.",
    ),
  SUBSCRIPTION_NOT_ACTIVE: ({ status }) => `The subscription is ${status}, and has to be ACTIVE.`,
  QUANTITY_FIXED: ({ cause, itemKind }) => {
    const causes = {
      NO_LONGER_IN_CATALOG: "Its item is no longer in the catalog, so that its quantity cannot be changed.",
      TRIAL: "Only the quantity of licences can be changed; this is a trial.",
      OTHER_KIND: `Only the quantity of licences can be changed; this is of kind ${itemKind}.`,
    };
    return causes[cause];
  },
  NOTHING_TO_RENEW: ({ itemKind, status }) =>
    `Nothing follows the present term: it is of kind ${itemKind} and ${status}.`,
  SUBSCRIPTION_RENEWAL_NOT_OFFERED: ({ renewalTermDuration, accepted }) =>
    `It cannot renew to ${renewalTermDuration}. ${choice("Offered", accepted, "No renewal is offered: leave termDuration out.")}`,
  KIND_NOT_REGISTERED: ({ itemKind }) =>
    `Only Azure subscriptions are registered for reservations; this one is of kind ${itemKind}.`,
};
