import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { allLines, Cart, CartError, CartLineItem, isClaimed, isExpired, OrderGroup } from "../model/cart.js";
import { CatalogItem } from "../model/catalog.js";
import { listOf } from "../model/cost.js";
import { OrderGroupStatus } from "../model/enums.js";
import { Money, times, totalsOf } from "../model/money.js";
import { Order } from "../model/order.js";
import type { RequestContext } from "./context.js";

/** A group with the cart it belongs to, from which most of its fields follow. */
type GroupOfCart = OrderGroup & { readonly cart: Cart };

@Resolver(() => Cart)
export class CartFields {
  constructor(private readonly clock: () => Date) {}

  @FieldResolver(() => Boolean, { description: "True from `expirationTimeStamp` on." })
  isExpired(@Root() cart: Cart): boolean {
    return isExpired(cart, this.clock().toISOString());
  }

  @FieldResolver(() => [CartError], {
    complexity: listOf(10),
    description: "The error of every line that has one, add-ons included.",
  })
  errors(@Root() cart: Cart): CartError[] {
    return allLines(cart.lineItems).flatMap((line) => line.error ?? []);
  }

  @FieldResolver(() => [OrderGroup], {
    complexity: listOf(2),
    description:
      "What a checkout will try to place, and how each group stands, in the order of placing. Lines in error are in no " +
      "group.",
  })
  orderGroups(@Root() cart: Cart): GroupOfCart[] {
    return cart.orderGroups.map((group) => ({ ...group, cart }));
  }

  @FieldResolver(() => [Money], {
    complexity: listOf(2),
    nullable: true,
    description:
      "What the lines cost that are, or can be, ordered: one total per currency, at current prices. Null with a field " +
      "error 800043 without pricing access.",
  })
  totals(@Root() cart: Cart, @Ctx() context: RequestContext): Promise<Money[]> {
    return totalsOfLines(
      cart.lineItems.filter((line) => line.orderGroup !== null),
      context,
    );
  }

  @FieldResolver(() => [Order], {
    complexity: listOf(2),
    description: "The orders placed from this cart, in the order of `orderGroups`.",
  })
  async orders(@Root() cart: Cart, @Ctx() { loaders }: RequestContext): Promise<Order[]> {
    const placed = await loaders.ordersOfCart.load(cart.id);
    return cart.orderGroups.flatMap(({ orderId }) => placed.filter((order) => order.id === orderId));
  }
}

@Resolver(() => CartLineItem)
export class CartLineItemFields {
  @FieldResolver(() => CatalogItem, {
    nullable: true,
    description: "The catalog item of the line; null when its id does not resolve.",
  })
  catalogItem(@Root() line: CartLineItem, @Ctx() { loaders }: RequestContext): Promise<CatalogItem | null> {
    return loaders.catalogItem.load(line.catalogItemId);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      "The current price of one unit for one billing period; null when none is known in the line's currency.",
  })
  unitPrice(@Root() line: CartLineItem, @Ctx() context: RequestContext): Promise<Money | null> {
    return priceOf(line, context);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: "`unitPrice` times `quantity`; add-ons are not included.",
  })
  async lineTotal(@Root() line: CartLineItem, @Ctx() context: RequestContext): Promise<Money | null> {
    const price = await priceOf(line, context);
    return price && times(price, line.quantity);
  }
}

@Resolver(() => OrderGroup)
export class OrderGroupFields {
  constructor(private readonly clock: () => Date) {}

  @FieldResolver(() => OrderGroupStatus, { description: "Where the group stands." })
  status(@Root() { cart, ...group }: GroupOfCart): OrderGroupStatus {
    if (group.orderId !== null) return "ORDERED";
    const isBeingPlaced =
      isClaimed(cart, this.clock().toISOString()) && cart.checkoutClaim!.orderGroupIds.includes(group.orderGroupId);
    if (isBeingPlaced || group.isInDoubt) return "PROCESSING";
    return group.error ? "FAILED" : "OPEN";
  }

  @FieldResolver(() => [CartLineItem], {
    complexity: listOf(10),
    description: "The root lines of the group, each with its add-ons.",
  })
  lineItems(@Root() group: GroupOfCart): CartLineItem[] {
    return rootLines(group);
  }

  @FieldResolver(() => [Money], {
    complexity: listOf(2),
    nullable: true,
    description: "What the group costs at current prices; null with a field error 800043 without pricing access.",
  })
  totals(@Root() group: GroupOfCart, @Ctx() context: RequestContext): Promise<Money[]> {
    return totalsOfLines(rootLines(group), context);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: "The order placed for the group; null while there is none.",
  })
  async order(@Root() { orderId }: GroupOfCart, @Ctx() { loaders }: RequestContext): Promise<Order | null> {
    return orderId === null ? null : loaders.order.load(orderId);
  }
}

function rootLines({ cart, orderGroupId }: GroupOfCart): CartLineItem[] {
  return cart.lineItems.filter((line) => line.orderGroup === orderGroupId);
}

async function priceOf(line: CartLineItem, { loaders, requirePricing }: RequestContext): Promise<Money | null> {
  await requirePricing();
  const item = await loaders.catalogItem.load(line.catalogItemId);
  return item?.price && item.price.currencyCode === line.currencyCode ? item.price : null;
}

async function totalsOfLines(rootLineItems: readonly CartLineItem[], context: RequestContext): Promise<Money[]> {
  const lines = allLines(rootLineItems);
  context.budget.answer(lines.length);
  await context.budget.turnFor(lines.length);
  const amounts = await Promise.all(
    lines.map(async (line) => {
      const price = await priceOf(line, context);
      return price ? [times(price, line.quantity)] : [];
    }),
  );
  return totalsOf(amounts.flat());
}
