import { randomUUID } from "node:crypto";
import type { CheckoutFacts } from "../facts/facts.js";
import { type Asset, assetKey } from "../model/asset.js";
import { type Cart, type CartLineItem, provisioningValue } from "../model/cart.js";
import { catalogKey, kindOf } from "../model/catalog.js";
import type { OrderDraft, OrderLineItem, Taken } from "../model/order.js";
import type { Placement } from "../model/placement.js";
import { coresOf } from "../rules/demand.js";
import type { ResolvedLine } from "../rules/resolved-line.js";
import type { OrderableGroup } from "./judge-groups.js";

/** The order of a group, and what it will produce, before its purchase system is asked. */
export function draftPlacement(cart: Cart, orderable: OrderableGroup, facts: CheckoutFacts, now: string): Placement {
  const assets = orderable.lines.map((resolved) => assetFor(cart, resolved, now));
  return {
    id: randomUUID(),
    partnerId: cart.partnerId,
    cartId: cart.id,
    orderGroupId: orderable.group.orderGroupId,
    draft: draftOrder(cart, orderable, assets, facts, now),
    assets,
  };
}

function draftOrder(
  cart: Cart,
  orderable: OrderableGroup,
  assets: readonly Asset[],
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
    lineItems: lines.map((resolved, index) => draftLine(resolved, index, lines, assets[index]!)),
    version: 1,
    hasPendingAdjustment: false,
    dueTimeStamp: null,
    taken: takenBy(orderable, facts),
  };
}

function draftLine(
  { line, item }: ResolvedLine,
  lineItemNumber: number,
  lines: readonly ResolvedLine[],
  asset: Asset,
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
    termDuration: line.termDuration,
    transactionType: "New",
    partnerIdOnRecord: resellers("TRANSACTION_RESELLER")[0] ?? null,
    additionalPartnerIdsOnRecord: resellers("ADDITIONAL_TRANSACTION_RESELLER"),
    provisioningContext: line.provisioningContext,
    renewsTo: line.renewsTo,
    price: item.price,
    cartLineItemId: line.id,
    baseLineItemNumber: base === -1 ? null : base,
    itemKind: asset.itemKind,
    assetId: asset.id,
  };
}

function takenBy({ lines, total }: OrderableGroup, facts: CheckoutFacts): Taken {
  const counted = lines.filter(({ item }) => (facts.inventory.get(catalogKey(item.id))?.available ?? null) !== null);
  return {
    units: counted.map(({ line, item }) => ({ catalogItemId: item.id, quantity: line.quantity })),
    credit: total,
    cores: lines.flatMap((resolved) => coresTakenBy(resolved, facts)),
  };
}

function coresTakenBy(resolved: ResolvedLine, facts: CheckoutFacts): Taken["cores"] {
  const taken = coresOf(resolved);
  const assetId = provisioningValue(resolved.line, "subscriptionId");
  const asset = assetId === null ? undefined : facts.assets.get(assetKey(assetId));
  const quota = asset?.coreQuotas.find(({ armRegionName }) => armRegionName === resolved.item.armRegionName);
  return taken && asset && quota ? [{ assetId: asset.id, armRegionName: quota.armRegionName, cores: taken.cores }] : [];
}

/** What a line will produce: there from now on, so that it counts against limits, and active once it is fulfilled. */
function assetFor(cart: Cart, { line, item }: ResolvedLine, now: string): Asset {
  const itemKind = kindOf(item);
  return {
    id: randomUUID(),
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
  };
}

function parentOf(line: CartLineItem): string | null {
  return provisioningValue(line, "parentSubscriptionId") ?? provisioningValue(line, "subscriptionId");
}

/** What follows the first term: the line's choice; else a renewable term follows itself, and a trial ends. */
function nextTermOf({ line, item }: ResolvedLine): Asset["renewsTo"] {
  if (line.renewsTo?.termDuration) return line.renewsTo;
  const term = item.terms.find(({ duration }) => duration === line.termDuration) ?? item.terms[0];
  const renews = !item.isTrial && term !== undefined && term.renewalTermDurations.includes(term.duration);
  return renews ? { termDuration: term.duration } : null;
}
