import { subscriptionKey, type Subscription } from "../model/subscription.js";
import type { Cart, CartHead, OrderError } from "../model/cart.js";
import { catalogKey, type CatalogItem, searchable } from "../model/catalog.js";
import type { CartStatus, ItemKind } from "../model/enums.js";
import { type Order, orderKey } from "../model/order.js";
import type { UserError } from "../model/user-error.js";
import type { OrderRequest } from "../model/order-request.js";
import { cartErrorCodeOf } from "../codes/cart-error-codes.js";
import { nameStoredCode } from "../codes/known-code.js";
import { orderErrorCodeOf } from "../codes/order-error-codes.js";
import { type CartDocument, DOCUMENTS } from "./document-versions.js";

/**
 * The tables. Columns hold what is searched, sorted, counted or compared; the rest of an object is its `document`, as
 * JSON: a cart is one row, so one read and one write. Times are ISO strings in UTC, which sort by time.
 */
export interface Tables {
  reference_version: { readonly id: number; readonly version: string };
  carts: CartRow;
  cart_versions: CartVersionRow;
  orders: OrderRow;
  order_requests: OrderRequestRow;
  subscriptions: SubscriptionRow;
  catalog_items: CatalogItemRow;
  inventory: InventoryRow;
  partners: { id: string; document: string };
  customers: { id: string; country: string; document: string };
  /** `customer_name` and `search_text` follow the customer, for the list of a partner's customers. */
  relations: { partner_id: string; customer_id: string; customer_name: string; search_text: string };
  markets: { country: string; document: string };
  mpn_profiles: { mpn_id: string; document: string };
  risk_profiles: { partner_id: string; customer_id: string; document: string };
  purchase_systems: { name: string; document: string };
  purchase_accounts: { purchase_system: string; customer_id: string; document: string };
  credit_lines: {
    partner_id: string;
    currency_code: string;
    credit_limit: string;
    used: string;
    /** What was used before the orders of this store; the rest of `used` is theirs. */
    opening: string;
    minimum_threshold: string;
  };
  /** The ledger's counters, as `Count` describes them; "" stands for null. */
  holdings: {
    partner_id: string;
    customer_id: string;
    item_kind: ItemKind;
    sku: string;
    living: number;
    living_quantity: number;
    ever: number;
  };
  answers: {
    partner_id: string;
    mutation: string;
    key: string;
    input_hash: string;
    answer: string | null;
    created_at: string;
  };
  /** Which process does a piece of background work, and until when no other one does. */
  leases: { name: string; holder: string; until: string };
  /** Rows for which background work has failed, how often, and when it is tried again. */
  retries: { job: string; partner_id: string; id: string; attempts: number; retry_at: string };
}

export interface CartRow {
  id: string;
  partner_id: string;
  customer_id: string;
  version: number;
  status: CartStatus;
  created_at: string;
  modified_at: string;
  expires_at: string;
  modified_by: string;
  /** The checkout that holds the cart, as JSON. */
  claim: string | null;
  due_at: string | null;
  document: string;
}

export interface OrderRow {
  id: string;
  partner_id: string;
  customer_id: string;
  cart_id: string;
  order_group_id: string;
  created_at: string;
  version: number;
  due_at: string | null;
  document: string;
}

export interface OrderRequestRow {
  id: string;
  partner_id: string;
  cart_id: string;
  order_group_id: string;
  document: string;
}

export interface SubscriptionRow {
  partner_id: string;
  id: string;
  customer_id: string;
  catalog_item_id: string;
  item_kind: Subscription["itemKind"];
  status: Subscription["status"];
  quantity: number;
  parent_id: string | null;
  order_id: string | null;
  created_at: string;
  due_at: string | null;
  document: string;
}

export interface CatalogItemRow {
  id: string;
  product_sku: string;
  country: string;
  title: string;
  search_text: string;
  document: string;
}

export interface InventoryRow {
  catalog_item_id: string;
  available: number | null;
  restrictions: string;
  ends_with_stock: number;
  /** Units that orders have taken and not given back, as long as the item has been known. */
  sold: number;
  /** Units there were before any was sold: what is available, and what has been sold; null when it is not counted. */
  stocked: number | null;
  /** Of the units sold, those that were sold before the item was counted: imported stock has never had them. */
  sold_uncounted: number;
}

/** One row for each version that a cart has had: the history by which a lost change can be found. */
export interface CartVersionRow {
  cart_id: string;
  version: number;
  modified_at: string;
  modified_by: string;
}

/** The columns of what a cart is without its lines. They stand before the document, and are read without it. */
export const CART_HEAD_COLUMNS = [
  "id",
  "partner_id",
  "customer_id",
  "version",
  "status",
  "created_at",
  "modified_at",
  "expires_at",
  "modified_by",
] as const satisfies readonly (keyof CartRow)[];

export function cartHeadOfRow(row: Pick<CartRow, (typeof CART_HEAD_COLUMNS)[number]>): CartHead {
  return {
    id: row.id,
    partnerId: row.partner_id,
    customerId: row.customer_id,
    version: row.version,
    status: row.status,
    creationTimeStamp: row.created_at,
    lastModifiedTimeStamp: row.modified_at,
    expirationTimeStamp: row.expires_at,
    lastModifiedUser: row.modified_by,
  };
}

export function rowOfCart(cart: Cart): CartRow {
  const document: CartDocument = { lineItems: cart.lineItems, orderGroups: cart.orderGroups };
  if (cart.triedGroups.length > 0) document.triedGroups = cart.triedGroups;
  if (cart.awaitingOutcome.length > 0) document.awaitingOutcome = cart.awaitingOutcome;
  return {
    id: cart.id,
    partner_id: cart.partnerId,
    customer_id: cart.customerId,
    version: cart.version,
    status: cart.status,
    created_at: cart.creationTimeStamp,
    modified_at: cart.lastModifiedTimeStamp,
    expires_at: cart.expirationTimeStamp,
    modified_by: cart.lastModifiedUser,
    claim: cart.checkoutClaim && DOCUMENTS.claim.write(cart.checkoutClaim),
    due_at: cart.dueTimeStamp,
    document: DOCUMENTS.cart.write(document),
  };
}

export function cartOfRow(row: CartRow): Cart {
  const { lineItems, orderGroups, triedGroups = [], awaitingOutcome = [] } = DOCUMENTS.cart.read(row.document);
  // A code may have been stored by a version that knows more codes: what this one does not know is UNKNOWN.
  for (const line of lineItems) {
    nameCartError(line.error);
    for (const addon of line.addonItems) nameCartError(addon.error);
  }
  const checkoutClaim = row.claim === null ? null : DOCUMENTS.claim.read(row.claim);
  for (const { error } of orderGroups) nameOrderError(error);
  for (const claim of [checkoutClaim, ...awaitingOutcome]) claim?.orderErrors.forEach(nameOrderError);
  return {
    ...cartHeadOfRow(row),
    checkoutClaim,
    lineItems,
    orderGroups,
    triedGroups,
    awaitingOutcome,
    dueTimeStamp: row.due_at,
  };
}

function nameCartError(error: Cart["lineItems"][number]["error"]): void {
  nameStoredCode(error, cartErrorCodeOf);
}

/** As for an error of a line: in an order, a group or an answer. */
export function nameOrderError(error: OrderError | UserError | null): void {
  nameStoredCode(error, orderErrorCodeOf);
}

export function rowOfOrder(order: Order): OrderRow {
  return {
    id: orderKey(order.id),
    partner_id: order.partnerId,
    customer_id: order.referenceCustomerId,
    cart_id: order.cartId,
    order_group_id: order.orderGroupId,
    created_at: order.creationDate,
    version: order.version,
    due_at: order.dueTimeStamp,
    document: DOCUMENTS.order.write(order),
  };
}

export function rowOfOrderRequest(orderRequest: OrderRequest): OrderRequestRow {
  return {
    id: orderRequest.id,
    partner_id: orderRequest.partnerId,
    cart_id: orderRequest.cartId,
    order_group_id: orderRequest.orderGroupId,
    document: DOCUMENTS.orderRequest.write(orderRequest),
  };
}

export function rowOfSubscription(subscription: Subscription): SubscriptionRow {
  return {
    partner_id: subscription.partnerId,
    id: subscriptionKey(subscription.id),
    customer_id: subscription.customerId,
    catalog_item_id: catalogKey(subscription.catalogItemId),
    item_kind: subscription.itemKind,
    status: subscription.status,
    quantity: subscription.quantity,
    parent_id: subscription.parentId === null ? null : subscriptionKey(subscription.parentId),
    order_id: subscription.orderId === null ? null : orderKey(subscription.orderId),
    created_at: subscription.creationTimeStamp,
    due_at: subscription.dueTimeStamp,
    document: DOCUMENTS.subscription.write(subscription),
  };
}

export function rowOfCatalogItem(item: CatalogItem): CatalogItemRow {
  return {
    id: catalogKey(item.id),
    product_sku: `${item.productId}:${item.skuId}`.toUpperCase(),
    country: item.country,
    title: item.title,
    search_text: searchable(
      [item.title, item.id, item.productType, item.productSubType, item.publisherName]
        .filter((part) => part !== null)
        .join(" "),
    ),
    document: DOCUMENTS.catalogItem.write(item),
  };
}
