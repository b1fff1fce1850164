import { randomUUID } from "node:crypto";
import type { CheckoutFacts } from "../facts/facts.js";
import { type Asset, assetKey } from "../model/asset.js";
import { type Cart, type CartLineItem, provisioningValue } from "../model/cart.js";
import { catalogKey, kindOf } from "../model/catalog.js";
import type { OrderLineItem } from "../model/order.js";
import type { OrderDraft, Placement, Reservation } from "../model/placement.js";
import { coresOf } from "../rules/demand.js";
import type { ResolvedLine } from "../rules/resolved-line.js";
import type { OrderableGroup } from "./judge-groups.js";

/** The order of a group, and all that it draws on, before its purchase system is asked. */
export function draftPlacement(cart: Cart, orderable: OrderableGroup, facts: CheckoutFacts, now: string): Placement {
  return {
    id: randomUUID(),
    partnerId: cart.partnerId,
    cartId: cart.id,
    orderGroupId: orderable.group.orderGroupId,
    draft: draftOrder(cart, orderable, facts, now),
    reservation: reservationFor(cart, orderable, facts),
  };
}

function draftOrder(cart: Cart, { group, lines }: OrderableGroup, facts: CheckoutFacts, now: string): OrderDraft {
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
    lineItems: lines.map(draftLine),
  };
}

function draftLine(
  { line, item }: ResolvedLine,
  lineItemNumber: number,
  lines: readonly ResolvedLine[],
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
  };
}

function reservationFor(cart: Cart, { lines, total }: OrderableGroup, facts: CheckoutFacts): Reservation {
  const assets = lines.map((resolved) => assetFor(cart, resolved));
  const counted = lines.filter(({ item }) => (facts.inventory.get(catalogKey(item.id))?.available ?? null) !== null);
  return {
    units: counted.map(({ line, item }) => ({ catalogItemId: item.id, quantity: line.quantity })),
    credit: total,
    cores: lines.flatMap((resolved) => coresTakenBy(resolved, facts)),
    assets,
  };
}

function coresTakenBy(resolved: ResolvedLine, facts: CheckoutFacts): Reservation["cores"] {
  const taken = coresOf(resolved);
  const assetId = provisioningValue(resolved.line, "subscriptionId");
  const asset = assetId === null ? undefined : facts.assets.get(assetKey(assetId));
  const quota = asset?.coreQuotas.find(({ armRegionName }) => armRegionName === resolved.item.armRegionName);
  return taken && asset && quota ? [{ assetId: asset.id, armRegionName: quota.armRegionName, cores: taken.cores }] : [];
}

/** What a line will produce: there from now on, so that it counts against limits, and active once it is fulfilled. */
function assetFor(cart: Cart, { line, item }: ResolvedLine): Asset {
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
    orderId: null,
  };
}

function parentOf(line: CartLineItem): string | null {
  return provisioningValue(line, "parentSubscriptionId") ?? provisioningValue(line, "subscriptionId");
}
