import { callingPlan, officeLine, reservationLine } from "../support/api-carts.js";
import type { Kind, OwnCart, OwnersThings } from "./tenants-world.js";

/*
 * What is decided for every place of the schema where a caller may name something, and for every way from one object to
 * others. A place without a decision fails the tests, and so does a decision without a place.
 */

interface World {
  /** What the caller has itself. */
  readonly own: OwnCart;
  readonly theirs: OwnersThings;
}

type Variables = Readonly<Record<string, unknown>>;

/** A request that is good but for the id in question, which is put into its place. */
type Request = (world: World) => Variables;

/** What is tried there are ids of one kind: another partner's are answered like ids that nobody has. */
export interface Scoped {
  readonly kind: Kind;
  readonly requests: readonly Request[];
}

/** Not about anybody's own things, and why. */
export interface Open {
  readonly open: string;
}

const CATALOG: Open = { open: "The catalog is the same for every partner." };
const GROUP: Open = {
  open: "The name of a group within the cart that is named beside it; every cart has its own OMS-0.",
};
const MPN: Open = {
  open: "MPN ids are public; a checkout looks them up among resellers, never among partners' things.",
};

function scoped(kind: Kind, ...requests: Request[]): Scoped {
  return { kind, requests: requests.length > 0 ? requests : [() => ({})] };
}

/** A change of a thing, with its right version, a wrong one and none: the versions must not tell that it is there. */
function change(kind: Kind, input: (world: World) => object = () => ({})): Scoped {
  const withVersion = (versionOf: (world: World) => number | undefined) => (world: World) => ({
    input: { ...input(world), expectedVersion: versionOf(world) },
  });
  return scoped(
    kind,
    withVersion(({ theirs }) => theirs.version),
    withVersion(() => 999),
    withVersion(() => undefined),
  );
}

/** The same key and the same input as the owner's, so that nothing but the partner tells the two requests apart. */
function key(mutation: string): Scoped {
  return scoped("KEY", ({ theirs }) => ({ input: theirs.inputs[mutation]! }));
}

/** An input for the caller's own cart. Lines in error refuse it, so that it leaves the cart as it is. */
function inOwnCart(input: (world: World) => object): Request {
  return (world) => ({ input: { cartId: world.own.cartId, ...input(world) } });
}

const PARENT = { provisioningContext: [{ key: "parentSubscriptionId", value: "" }] };
const reject = { onError: "REJECT_ALL" };
/** A line for an Azure subscription, and an add-on for a base subscription. */
const LINES_THAT_NAME = [reservationLine(), callingPlan(PARENT)];
const BASE_WITH_ADDON_THAT_NAMES = officeLine({ addonItems: [callingPlan(PARENT)] });

const lineItems = (of: (world: World) => object) => (world: World) => ({ lineItems: [of(world)] });

/** What a line or add-on of a new or changed cart may name, below the path of its list. */
function linePlaces(path: string, naming: readonly Request[]): Record<string, Scoped | Open> {
  return {
    [`${path}.catalogItemId)`]: CATALOG,
    [`${path}.participants.value)`]: MPN,
    [`${path}.provisioningContext.value)`]: scoped("SUBSCRIPTION", ...naming),
  };
}

const FOR_OWN_CUSTOMER =
  (line: object): Request =>
  ({ own }) => ({
    input: { customerId: own.customerId, lineItems: [line], ...reject },
  });
const ADDED = (line: object) => inOwnCart(() => ({ lineItems: [line], ...reject }));
const UPDATED = (line: object) =>
  inOwnCart(({ own }) => ({ lineItems: [{ ...line, addonItems: undefined, id: own.lineId }], ...reject }));
const REPLACED = (line: object) =>
  inOwnCart(({ own }) => ({ expectedVersion: own.version, lineItems: [line], ...reject }));

export const ID_PLACES: Readonly<Record<string, Scoped | Open>> = {
  "Query.cart(id)": scoped("CART"),
  "Query.carts(after)": scoped("CURSOR_OF_CARTS"),
  "Query.carts(customerId)": scoped("CUSTOMER"),
  "Query.catalogItem(id)": CATALOG,
  "Query.catalogItems(after)": CATALOG,
  "Query.checkoutPreview(orderGroupIds)": GROUP,
  "Query.checkoutPreview(cartId)": scoped(
    "CART",
    () => ({}),
    () => ({ orderGroupIds: ["OMS-0"] }),
    () => ({ orderGroupIds: ["OMS-99"] }),
  ),
  "Query.customer(id)": scoped("CUSTOMER"),
  "Query.customers(after)": scoped("CURSOR_OF_CUSTOMERS"),
  "Query.order(id)": scoped("ORDER"),
  "Query.orders(after)": scoped("CURSOR_OF_ORDERS"),
  "Query.orders(cartId)": scoped("CART"),
  "Query.orders(customerId)": scoped("CUSTOMER"),
  "Query.customerSubscription(id)": scoped("SUBSCRIPTION"),
  "Query.customerSubscriptions(after)": scoped("CURSOR_OF_SUBSCRIPTIONS"),
  "Query.customerSubscriptions(orderId)": scoped("ORDER"),
  "Query.customerSubscriptions(customerId)": scoped("CUSTOMER"),

  "Mutation.createCart(input.idempotencyKey)": key("createCart"),
  "Mutation.createCart(input.customerId)": scoped("CUSTOMER", FOR_OWN_CUSTOMER(officeLine())),
  ...linePlaces("Mutation.createCart(input.lineItems", LINES_THAT_NAME.map(FOR_OWN_CUSTOMER)),
  ...linePlaces("Mutation.createCart(input.lineItems.addonItems", [FOR_OWN_CUSTOMER(BASE_WITH_ADDON_THAT_NAMES)]),

  "Mutation.addCartLineItems(input.idempotencyKey)": key("addCartLineItems"),
  "Mutation.addCartLineItems(input.cartId)": change(
    "CART",
    lineItems(() => officeLine()),
  ),
  "Mutation.addCartLineItems(input.parentLineItemId)": scoped("LINE", ADDED(callingPlan())),
  ...linePlaces("Mutation.addCartLineItems(input.lineItems", LINES_THAT_NAME.map(ADDED)),
  ...linePlaces("Mutation.addCartLineItems(input.lineItems.addonItems", [ADDED(BASE_WITH_ADDON_THAT_NAMES)]),

  "Mutation.updateCartLineItems(input.idempotencyKey)": key("updateCartLineItems"),
  "Mutation.updateCartLineItems(input.cartId)": change(
    "CART",
    lineItems(({ theirs }) => ({ id: theirs.lineId, quantity: 2 })),
  ),
  "Mutation.updateCartLineItems(input.lineItems.id)": scoped("LINE", inOwnCart(lineItems(() => ({ quantity: 2 })))),
  ...linePlaces("Mutation.updateCartLineItems(input.lineItems", LINES_THAT_NAME.map(UPDATED)),

  "Mutation.removeCartLineItems(input.idempotencyKey)": key("removeCartLineItems"),
  "Mutation.removeCartLineItems(input.cartId)": change("CART", ({ theirs }) => ({ lineItemIds: [theirs.lineId] })),
  "Mutation.removeCartLineItems(input.lineItemIds)": scoped(
    "LINE",
    inOwnCart(() => ({})),
  ),

  "Mutation.replaceCartLineItems(input.idempotencyKey)": key("replaceCartLineItems"),
  "Mutation.replaceCartLineItems(input.cartId)": scoped(
    "CART",
    ({ theirs }) => ({ input: { expectedVersion: theirs.version, lineItems: [officeLine()] } }),
    ({ theirs }) => ({ input: { expectedVersion: 999, lineItems: [{ ...officeLine(), id: theirs.lineId }] } }),
  ),
  "Mutation.replaceCartLineItems(input.lineItems.id)": scoped("LINE", REPLACED(officeLine())),
  "Mutation.replaceCartLineItems(input.lineItems.addonItems.id)": scoped(
    "LINE",
    inOwnCart(({ own }) => ({
      expectedVersion: own.version,
      lineItems: [{ ...officeLine({ addonItems: [callingPlan()] }), id: own.lineId }],
    })),
  ),
  ...linePlaces("Mutation.replaceCartLineItems(input.lineItems", LINES_THAT_NAME.map(REPLACED)),
  ...linePlaces("Mutation.replaceCartLineItems(input.lineItems.addonItems", [REPLACED(BASE_WITH_ADDON_THAT_NAMES)]),

  "Mutation.reviewCart(input.idempotencyKey)": key("reviewCart"),
  "Mutation.reviewCart(input.cartId)": change("CART"),
  "Mutation.extendCart(input.idempotencyKey)": key("extendCart"),
  "Mutation.extendCart(input.cartId)": scoped("CART"),
  "Mutation.duplicateCart(input.idempotencyKey)": key("duplicateCart"),
  "Mutation.duplicateCart(input.cartId)": scoped(
    "CART",
    () => ({}),
    ({ own }) => ({ input: { customerId: own.customerId } }),
  ),
  "Mutation.duplicateCart(input.customerId)": scoped(
    "CUSTOMER",
    inOwnCart(() => ({})),
  ),
  "Mutation.deleteCart(input.idempotencyKey)": key("deleteCart"),
  "Mutation.deleteCart(input.cartId)": change("CART"),
  "Mutation.checkoutCart(input.idempotencyKey)": key("checkoutCart"),
  "Mutation.checkoutCart(input.cartId)": change("CART"),
  "Mutation.checkoutCart(input.orderGroupIds)": GROUP,

  "Mutation.cancelOrder(input.idempotencyKey)": key("cancelOrder"),
  "Mutation.cancelOrder(input.orderId)": change("ORDER"),
  "Mutation.activateSubscription(input.idempotencyKey)": key("activateSubscription"),
  "Mutation.activateSubscription(input.subscriptionId)": change("SUBSCRIPTION"),
  "Mutation.changeSubscriptionStatus(input.idempotencyKey)": key("changeSubscriptionStatus"),
  "Mutation.changeSubscriptionStatus(input.subscriptionId)": change("SUBSCRIPTION", () => ({ status: "DELETED" })),
  "Mutation.changeSubscriptionQuantity(input.idempotencyKey)": key("changeSubscriptionQuantity"),
  "Mutation.changeSubscriptionQuantity(input.subscriptionId)": change("SUBSCRIPTION", () => ({ quantity: 3 })),
  "Mutation.changeSubscriptionRenewal(input.idempotencyKey)": key("changeSubscriptionRenewal"),
  "Mutation.changeSubscriptionRenewal(input.subscriptionId)": change("SUBSCRIPTION"),
  "Mutation.registerSubscription(input.idempotencyKey)": key("registerSubscription"),
  "Mutation.registerSubscription(input.subscriptionId)": change("SUBSCRIPTION"),
};

/** The fields of Query and Mutation that take no id: what they answer is the caller's own, or everybody's. */
export const FIELDS_WITHOUT_IDS: Readonly<Record<string, Open>> = {
  "Query.errorCatalog": { open: "Documentation: it is computed from no data." },
  "Query.viewer": { open: "What the caller's own token and its own partner say." },
  "Query.limits": { open: "The limits of the server; no partner has others." },
};

/** Every field that leads from one object to others, by where these come from. */
export const LINKS = {
  /** Loaded from the store by an id that the object has: the caller's partner is part of the question. */
  LOADED: ["Cart.customer", "Cart.orders", "CustomerSubscription.customer", "Order.customer", "OrderGroup.order"],
  /** What the catalog says of an item, or computed from it. */
  CATALOG: [
    "CartLineItem.catalogItem",
    "CartLineItem.lineTotal",
    "CartLineItem.unitPrice",
    "CatalogItem.addonItems",
    "CatalogItem.baseItems",
    "CatalogItem.provisioningFields",
    "CatalogItem.terms",
    "CatalogItem.prices",
    "CatalogItem.unitPrice",
    "CatalogItemPrice.termPrice",
    "CatalogItemPrice.unitPrice",
    "CustomerSubscription.catalogItem",
    "OrderLineItem.catalogItem",
    "ProvisioningField.allowedValues",
  ],
  /** Stored within the object itself, or computed from what is. */
  PART: [
    "BillingCycleTotal.totals",
    "Cart.totalsByBillingCycle",
    "CartError.accepted",
    "OrderError.accepted",
    "UserError.accepted",
    "Cart.errors",
    "Cart.lineItems",
    "Cart.orderGroups",
    "Cart.totals",
    "CartLineItem.addonItems",
    "CartLineItem.error",
    "CartLineItem.participants",
    "CartLineItem.provisioningContext",
    "CartLineItem.renewsTo",
    "CustomerSubscription.renewsTo",
    "Order.cancellationError",
    "Order.lineItems",
    "Order.provisioningStatus",
    "Order.totalPrice",
    "OrderGroup.error",
    "OrderGroup.lineItems",
    "OrderGroup.totals",
    "OrderLineItem.provisioningContext",
    "OrderLineItem.renewsTo",
    "OrderLineItem.unitPrice",
    "OrderLineItemProvisioningStatus.quantityProvisioningInformation",
  ],
  /** What a field of Query or Mutation has found or done; each of these fields is tried with other partners' ids. */
  RESULT: [
    "CartConnection.edges",
    "CartConnection.nodes",
    "CartConnection.pageInfo",
    "CartEdge.node",
    "CartPayload.cart",
    "CartPayload.userErrors",
    "CatalogItemConnection.edges",
    "CatalogItemConnection.nodes",
    "CatalogItemConnection.pageInfo",
    "CatalogItemEdge.node",
    "CheckoutPreview.orderErrors",
    "CheckoutPreview.orders",
    "CheckoutPreview.totals",
    "CheckoutPreview.totalsByBillingCycle",
    "CheckoutResult.cart",
    "CheckoutResult.orderErrors",
    "CheckoutResult.orders",
    "CheckoutResult.userErrors",
    "CustomerConnection.edges",
    "CustomerConnection.nodes",
    "CustomerConnection.pageInfo",
    "CustomerEdge.node",
    "CustomerSubscriptionConnection.edges",
    "CustomerSubscriptionConnection.nodes",
    "CustomerSubscriptionConnection.pageInfo",
    "CustomerSubscriptionEdge.node",
    "CustomerSubscriptionPayload.subscription",
    "CustomerSubscriptionPayload.userErrors",
    "DeleteCartPayload.userErrors",
    "OrderConnection.edges",
    "OrderConnection.nodes",
    "OrderConnection.pageInfo",
    "OrderEdge.node",
    "OrderPayload.order",
    "OrderPayload.userErrors",
    "OrderPreview.lineItems",
    "OrderPreview.totals",
    "Viewer.partner",
  ],
} as const;
