import { allLines, type Cart, isFullyOrdered } from "../model/cart.js";
import { catalogKey } from "../model/catalog.js";
import type { Order } from "../model/order.js";
import type { OrderRequest } from "../model/order-request.js";
import type { Finding, Invariant } from "./finding.js";

/** A cart, and all that should agree with it. */
export interface CartInContext {
  readonly cart: Cart;
  /** The versions it is known to have had, in order. */
  readonly versions: readonly number[];
  readonly orders: readonly Order[];
  readonly orderRequests: readonly OrderRequest[];
}

type Tell = (invariant: Invariant, detail: string) => void;

export function checkCart(context: CartInContext): Finding[] {
  const subject = `cart ${context.cart.id}`;
  const findings: Finding[] = [];
  const tell: Tell = (invariant, detail) => findings.push({ invariant, subject, detail });
  checkVersions(context, tell);
  checkLines(context.cart, tell);
  checkOrders(context, tell);
  checkOrderRequests(context, tell);
  return findings;
}

function checkVersions({ cart, versions }: CartInContext, tell: Tell): void {
  const [first] = versions;
  if (first === undefined) {
    tell("VERSIONS_WITHOUT_GAPS", `It is at version ${cart.version}, and nothing is known of how it got there.`);
    return;
  }
  const missing = versions.filter((version, index) => version !== first + index);
  if (missing.length > 0) tell("VERSIONS_WITHOUT_GAPS", `Something is missing before version ${missing[0]}.`);
  if (versions.at(-1) !== cart.version) {
    tell("VERSIONS_WITHOUT_GAPS", `It is at version ${cart.version}; the last change made ${versions.at(-1)}.`);
  }
}

function checkLines(cart: Cart, tell: Tell): void {
  const groupIds = cart.orderGroups.map((group) => group.orderGroupId);
  for (const id of repeated(groupIds)) tell("LINE_IN_ITS_GROUP", `There are several groups ${id}.`);
  for (const { id, orderGroup } of allLines(cart.lineItems)) {
    if (orderGroup !== null && !groupIds.includes(orderGroup)) {
      tell("LINE_IN_ITS_GROUP", `Line ${id} is in group ${orderGroup}, which the cart does not have.`);
    }
  }
}

function checkOrders({ cart, orders }: CartInContext, tell: Tell): void {
  for (const id of repeated(orders.map((order) => order.orderGroupId))) {
    tell("ONE_ORDER_PER_GROUP", `Group ${id} has been ordered more than once.`);
  }
  for (const { orderGroupId, orderId } of cart.orderGroups) {
    if (orderId === null) continue;
    const order = orders.find(({ id }) => id === orderId);
    if (!order) tell("CART_KNOWS_ITS_ORDERS", `Group ${orderGroupId} was ordered as ${orderId}; that order is lost.`);
    else if (order.orderGroupId !== orderGroupId) {
      tell("CART_KNOWS_ITS_ORDERS", `Order ${orderId} is for group ${order.orderGroupId}, not for ${orderGroupId}.`);
    }
  }
  for (const order of orders) checkOrder(cart, order, tell);
  // The other way round is possible: an edit that removes the last open line leaves the cart ACTIVE.
  if (cart.status === "ORDERED" && !isFullyOrdered(cart)) {
    tell("CART_STATUS", "It is ORDERED, though not all of its lines were ordered.");
  }
}

function checkOrder(cart: Cart, { id, orderGroupId, lineItems }: Order, tell: Tell): void {
  const group = cart.orderGroups.find((one) => one.orderGroupId === orderGroupId);
  if (group?.orderId !== id) tell("CART_KNOWS_ITS_ORDERS", `Order ${id} for group ${orderGroupId} is not known to it.`);
  const inCart = allLines(cart.lineItems).filter((line) => line.orderGroup === orderGroupId);
  const ordered = new Map(lineItems.map((line) => [line.cartLineItemId, line]));
  const differing = inCart.filter(
    (line) => catalogKey(ordered.get(line.id)?.offerId ?? "") !== catalogKey(line.catalogItemId),
  );
  if (differing.length > 0 || ordered.size !== inCart.length || lineItems.length !== ordered.size) {
    tell("CART_KNOWS_ITS_ORDERS", `Order ${id} has other lines than group ${orderGroupId}.`);
  }
}

function checkOrderRequests({ cart, orderRequests }: CartInContext, tell: Tell): void {
  const claim = cart.checkoutClaim;
  const unknown = cart.orderGroups.filter((group) => group.isOutcomeUnknown);
  for (const { orderGroupId } of orderRequests) {
    const group = cart.orderGroups.find((one) => one.orderGroupId === orderGroupId);
    const isWaitedFor = claim?.orderGroupIds.includes(orderGroupId) === true || group?.isOutcomeUnknown === true;
    if (!group || group.orderId !== null || !isWaitedFor) {
      tell("CHECKOUT_ENDS", `No checkout waits for the order request of group ${orderGroupId}.`);
    }
  }
  for (const { orderGroupId } of unknown) {
    if (!orderRequests.some((orderRequest) => orderRequest.orderGroupId === orderGroupId)) {
      tell("CHECKOUT_ENDS", `Group ${orderGroupId} has an unknown outcome, and its order request is lost.`);
    }
  }
  const isOpen = claim !== null || unknown.length > 0;
  if (isOpen !== (cart.dueTimeStamp !== null)) {
    tell("CHECKOUT_ENDS", isOpen ? "Nothing is due to finish what is open." : "It is due, and nothing is open.");
  }
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
