import { allLines, type Cart, type CartLineItem } from "../model/cart.js";
import { type Charge, chargeOf } from "../model/charge.js";
import type { Money } from "../model/money.js";
import type { OrderLineItem } from "../model/order.js";
import { priceOfLine } from "../model/price.js";
import type { RequestContext } from "./context.js";

/** A line with the cart it stands in, from whose orders its price may follow; a line of a preview is not ordered. */
export type LineOfCart = CartLineItem & { readonly cart?: Cart };

/** Lines, and the add-ons in them, each with its cart. */
export function linesOfCart(lineItems: readonly CartLineItem[], cart: Cart): LineOfCart[] {
  return lineItems.map((line) => ({ ...line, addonItems: linesOfCart(line.addonItems, cart), cart }));
}

/** What one unit of a line costs for one billing period: what it was ordered at, else today's price. */
export async function priceOf(
  { cart, ...line }: LineOfCart,
  { loaders }: Pick<RequestContext, "loaders">,
): Promise<Money | null> {
  const ordered = cart && (await orderedLine(line, cart, loaders));
  if (ordered) return ordered.price;
  const item = await loaders.catalogItem.load(line.catalogItemId);
  return item && priceOfLine(line, item);
}

/** What the lines cost, add-ons included, within the request's budget. */
export async function chargesOfLines(rootLineItems: readonly LineOfCart[], context: RequestContext): Promise<Charge[]> {
  const lines = allLines(rootLineItems);
  context.budget.answer(lines.length);
  await context.budget.turnFor(lines.length);
  return Promise.all(
    lines.map(async (line) => chargeOf(await priceOf(line, context), line.quantity, line.billingCycle)),
  );
}

async function orderedLine(
  { id, orderGroup }: CartLineItem,
  { id: cartId, orderGroups }: Cart,
  loaders: RequestContext["loaders"],
): Promise<OrderLineItem | undefined> {
  const orderId = orderGroups.find(({ orderGroupId }) => orderGroupId === orderGroup)?.orderId ?? null;
  if (orderId === null) return undefined;
  const orders = await loaders.ordersOfCart.load(cartId);
  return orders.find((order) => order.id === orderId)?.lineItems.find(({ cartLineItemId }) => cartLineItemId === id);
}
