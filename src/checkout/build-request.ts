import { randomUUID } from "node:crypto";
import type { CheckoutFacts } from "../facts/facts.js";
import { type Subscription, subscriptionKey, type Drawn } from "../model/subscription.js";
import { type Cart, type CartLineItem, provisioningValue } from "../model/cart.js";
import { catalogKey, kindOf } from "../model/catalog.js";
import { times } from "../model/money.js";
import type { OrderDraft, OrderLineItem } from "../model/order.js";
import { priceOfLine } from "../model/price.js";
import type { OrderRequest } from "../model/order-request.js";
import { coresOf, type ResolvedLine } from "../rules/demand.js";
import { withStoredIds } from "../rules/stored-ids.js";
import type { OrderableGroup } from "./judge.js";

/** The order of a group, and what it will produce, before its purchase system is asked. */
export function draftRequest(cart: Cart, orderable: OrderableGroup, facts: CheckoutFacts, now: string): OrderRequest {
  // A cart may have been reviewed before a subscription that it names was known.
  const lines = orderable.lines.map(({ line, item }) => ({ line: withStoredIds(line, facts), item }));
  const subscriptions = lines.map((resolved) => subscriptionFor(cart, resolved, facts, now));
  return {
    id: randomUUID(),
    partnerId: cart.partnerId,
    cartId: cart.id,
    orderGroupId: orderable.group.orderGroupId,
    country: facts.customer.country,
    dependsOn: orderable.dependsOn,
    draft: draftOrder(cart, { ...orderable, lines }, subscriptions, facts, now),
    subscriptions,
  };
}

function draftOrder(
  cart: Cart,
  orderable: OrderableGroup,
  subscriptions: readonly Subscription[],
  facts: CheckoutFacts,
  now: string,
): OrderDraft {
  const { group, lines } = orderable;
  const { market } = facts;
  const isLegacy = group.purchaseSystem === "OMS";
  return {
    partnerId: cart.partnerId,
    cartId: cart.id,
    orderGroupId: group.orderGroupId,
    purchaseSystem: group.purchaseSystem,
    referenceCustomerId: cart.customerId,
    billingCycle: group.billingCycle,
    currencyCode: group.currencyCode,
    currencySymbol: isLegacy || market?.defaultCurrency !== group.currencyCode ? null : market.currencySymbol,
    transactionType: "UserPurchase",
    creationDate: now,
    status: "PENDING",
    lineItems: lines.map((resolved, index) => draftLine(resolved, index, lines, subscriptions[index]!)),
    version: 1,
    hasPendingAdjustment: false,
    lineItemNumbersToCancel: null,
    cancellationError: null,
    dueTimeStamp: null,
  };
}

function draftLine(
  { line, item }: ResolvedLine,
  lineItemNumber: number,
  lines: readonly ResolvedLine[],
  subscription: Subscription,
): OrderLineItem {
  const resellers = (key: string) => line.participants.filter((one) => one.key === key).map((one) => one.value);
  const base = lines.findIndex((other) => other.line.addonItems.some((addon) => addon.id === line.id));
  return {
    lineItemNumber,
    offerId: item.id,
    subscriptionId: null,
    parentSubscriptionId: provisioningValue(line, "parentSubscriptionId"),
    friendlyName: line.friendlyName ?? item.title,
    quantity: line.quantity,
    quantityBought: line.quantity,
    termDuration: line.termDuration,
    transactionType: "New",
    partnerIdOnRecord: resellers("TRANSACTION_RESELLER")[0] ?? null,
    additionalPartnerIdsOnRecord: resellers("ADDITIONAL_TRANSACTION_RESELLER"),
    provisioningContext: line.provisioningContext,
    renewsTo: line.renewsTo,
    price: priceOfLine(line, item),
    cartLineItemId: line.id,
    baseLineItemNumber: base === -1 ? null : base,
    itemKind: subscription.itemKind,
    storedSubscriptionId: subscription.id,
  };
}

/** What a line takes from the accounts of the ledger. */
function drawnBy(resolved: ResolvedLine, facts: CheckoutFacts): Drawn {
  const { line, item } = resolved;
  const unitPrice = priceOfLine(line, item);
  const isCounted = (facts.inventory.get(catalogKey(item.id))?.available ?? null) !== null;
  return {
    stock: isCounted ? line.quantity : 0,
    credit: unitPrice && times(unitPrice, line.quantity),
    cores: coresDrawnBy(resolved, facts),
  };
}

function coresDrawnBy(resolved: ResolvedLine, facts: CheckoutFacts): Drawn["cores"] {
  const taken = coresOf(resolved);
  const subscriptionId = provisioningValue(resolved.line, "subscriptionId");
  const subscription = subscriptionId === null ? undefined : facts.subscriptions.get(subscriptionKey(subscriptionId));
  const quota = subscription?.coreQuotas.find(({ armRegionName }) => armRegionName === resolved.item.armRegionName);
  return taken && subscription && quota
    ? { subscriptionId: subscription.id, armRegionName: quota.armRegionName, cores: taken.cores }
    : null;
}

/** What a line will produce: counted by the ledger from now on, and a subscription of its own once the order is placed. */
function subscriptionFor(cart: Cart, resolved: ResolvedLine, facts: CheckoutFacts, now: string): Subscription {
  const { line, item } = resolved;
  const itemKind = kindOf(item);
  return {
    // As the ids of subscriptions are written everywhere.
    id: subscriptionKey(randomUUID()),
    partnerId: cart.partnerId,
    customerId: cart.customerId,
    catalogItemId: item.id,
    itemKind,
    status: "PENDING",
    friendlyName: line.friendlyName ?? item.title,
    quantity: line.quantity,
    parentId: parentOf(line),
    registration: itemKind === "LEGACY_AZURE" || itemKind === "AZURE_PLAN" ? "NOT_REGISTERED" : null,
    coreQuotas: [],
    renewsTo: nextTermOf({ line, item }),
    version: 1,
    creationTimeStamp: now,
    dueTimeStamp: null,
    orderId: null,
    unitPrice: priceOfLine(line, item),
    drawn: drawnBy(resolved, facts),
  };
}

function parentOf(line: CartLineItem): string | null {
  return provisioningValue(line, "parentSubscriptionId") ?? provisioningValue(line, "subscriptionId");
}

/** What follows the first term: the line's choice; else a renewable term follows itself, and a trial ends. */
function nextTermOf({ line, item }: ResolvedLine): Subscription["renewsTo"] {
  if (line.renewsTo?.termDuration) return line.renewsTo;
  const term = item.terms.find(({ duration }) => duration === line.termDuration) ?? item.terms[0];
  const renews = !item.isTrial && term !== undefined && term.renewalTermDurations.includes(term.duration);
  return renews ? { termDuration: term.duration } : null;
}
