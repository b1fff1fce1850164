import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { allLines, type Cart, type CartError, isClaimed, isExpired, type OrderGroup } from "../model/cart.js";
import type { CatalogItem } from "../model/catalog.js";
import { listOf } from "./cost.js";
import type { OrderGroupStatus } from "../model/enums.js";
import { arePricesComplete, type BillingCycleTotal, totalsByBillingCycleOf, totalsOfCharges } from "../model/charge.js";
import { type Money, times } from "../model/money.js";
import type { Order } from "../model/order.js";
import type { RequestContext } from "./context.js";
import { chargesOfLines, type LineOfCart, linesOfCart, priceOf } from "./line-prices.js";
import { CartErrorObject, CartLineItemObject, CartObject, OrderGroupObject } from "./types/cart-objects.js";
import { CatalogItemObject } from "./types/catalog-item-object.js";
import { OrderGroupStatusEnum } from "./types/enums.js";
import { BillingCycleTotalObject, IS_PRICE_COMPLETE, MoneyObject } from "./types/money-object.js";
import { OrderObject } from "./types/order-objects.js";

/** A group with the cart it belongs to, from which most of its fields follow. */
type GroupOfCart = OrderGroup & { readonly cart: Cart };

@Resolver(() => CartObject)
export class CartFields {
  constructor(private readonly clock: () => Date) {}

  @FieldResolver(() => Boolean, { description: "True from `expirationTimeStamp` on." })
  isExpired(@Root() cart: Cart): boolean {
    return isExpired(cart, this.clock().toISOString());
  }

  @FieldResolver(() => [CartErrorObject], {
    complexity: listOf(10),
    description: "The error of every line that has one, add-ons included.",
  })
  errors(@Root() cart: Cart): CartError[] {
    return allLines(cart.lineItems).flatMap((line) => line.error ?? []);
  }

  @FieldResolver(() => [OrderGroupObject], {
    complexity: listOf(2),
    description:
      "What a checkout will try to place, and how each group stands, in the order of placing. Lines in error are in no " +
      "group.",
  })
  orderGroups(@Root() cart: Cart): GroupOfCart[] {
    return cart.orderGroups.map((group) => ({ ...group, cart }));
  }

  @FieldResolver(() => [MoneyObject], {
    complexity: listOf(2),
    nullable: true,
    description:
      "The first charge of the lines that are, or can be, ordered: one total per currency, before tax, at the prices of " +
      "their orders, else at current ones. Lines without a price are left out; null when none has one, and without " +
      "pricing access.",
  })
  async totals(@Root() cart: Cart, @Ctx() context: RequestContext): Promise<Money[] | null> {
    return totalsOfCharges(await chargesOfLines(groupedLines(cart), context));
  }

  @FieldResolver(() => [BillingCycleTotalObject], {
    complexity: listOf(2),
    nullable: true,
    description: "`totals` by billing cycle: what each cycle's lines cost for one billing period.",
  })
  async totalsByBillingCycle(
    @Root() cart: Cart,
    @Ctx() context: RequestContext,
  ): Promise<readonly BillingCycleTotal[] | null> {
    return totalsByBillingCycleOf(await chargesOfLines(groupedLines(cart), context));
  }

  @FieldResolver(() => Boolean, IS_PRICE_COMPLETE)
  async isPriceComplete(@Root() cart: Cart, @Ctx() context: RequestContext): Promise<boolean> {
    return arePricesComplete(await chargesOfLines(groupedLines(cart), context));
  }

  @FieldResolver(() => [CartLineItemObject], {
    complexity: listOf(10),
    description: "The lines in order, each with its add-ons. At most `limits.maxLineItemsPerCart`, add-ons included.",
  })
  lineItems(@Root() cart: Cart): LineOfCart[] {
    return linesOfCart(cart.lineItems, cart);
  }

  @FieldResolver(() => [OrderObject], {
    complexity: listOf(2),
    description: "The orders placed from this cart, in the order of `orderGroups`.",
  })
  async orders(@Root() cart: Cart, @Ctx() { loaders }: RequestContext): Promise<Order[]> {
    const placed = await loaders.ordersOfCart.load(cart.id);
    return cart.orderGroups.flatMap(({ orderId }) => placed.filter((order) => order.id === orderId));
  }
}

@Resolver(() => CartLineItemObject)
export class CartLineItemFields {
  @FieldResolver(() => CatalogItemObject, {
    nullable: true,
    description: "The catalog item of the line; null when its id does not resolve.",
  })
  catalogItem(@Root() line: LineOfCart, @Ctx() { loaders }: RequestContext): Promise<CatalogItem | null> {
    return loaders.catalogItem.load(line.catalogItemId);
  }

  @FieldResolver(() => MoneyObject, {
    nullable: true,
    description:
      "The price of one unit for one billing period of the line's term and cycle, before tax: that of its order once it " +
      "is ordered, else the current one. Null when none is listed for them in the line's currency.",
  })
  unitPrice(@Root() line: LineOfCart, @Ctx() context: RequestContext): Promise<Money | null> {
    return priceOf(line, context);
  }

  @FieldResolver(() => MoneyObject, {
    nullable: true,
    description: "`unitPrice` times `quantity`, null with it; add-ons are not included.",
  })
  async lineTotal(@Root() line: LineOfCart, @Ctx() context: RequestContext): Promise<Money | null> {
    const price = await priceOf(line, context);
    return price && times(price, line.quantity);
  }
}

@Resolver(() => OrderGroupObject)
export class OrderGroupFields {
  constructor(private readonly clock: () => Date) {}

  @FieldResolver(() => ID, {
    description: "The group among those of all carts: for caches. It is the same as long as the group lives.",
  })
  id(@Root() { cart, orderGroupId }: GroupOfCart): string {
    return `${cart.id}:${orderGroupId}`;
  }

  @FieldResolver(() => OrderGroupStatusEnum, { description: "Where the group stands." })
  status(@Root() { cart, ...group }: GroupOfCart): OrderGroupStatus {
    if (group.orderId !== null) return "ORDERED";
    const isBeingPlaced =
      isClaimed(cart, this.clock().toISOString()) && cart.checkoutClaim!.orderGroupIds.includes(group.orderGroupId);
    if (isBeingPlaced || group.isOutcomeUnknown) return "PROCESSING";
    return group.error ? "FAILED" : "OPEN";
  }

  @FieldResolver(() => [CartLineItemObject], {
    complexity: listOf(10),
    description: "The root lines of the group, each with its add-ons.",
  })
  lineItems(@Root() group: GroupOfCart): LineOfCart[] {
    return rootLines(group);
  }

  @FieldResolver(() => [MoneyObject], {
    complexity: listOf(2),
    nullable: true,
    description:
      "The first charge of the group, at the prices of its order, else at current ones; null when no line has a price, " +
      "and without pricing access.",
  })
  async totals(@Root() group: GroupOfCart, @Ctx() context: RequestContext): Promise<Money[] | null> {
    return totalsOfCharges(await chargesOfLines(rootLines(group), context));
  }

  @FieldResolver(() => OrderObject, {
    nullable: true,
    description: "The order placed for the group; null while there is none.",
  })
  async order(@Root() { orderId }: GroupOfCart, @Ctx() { loaders }: RequestContext): Promise<Order | null> {
    return orderId === null ? null : loaders.order.load(orderId);
  }
}

function rootLines({ cart, orderGroupId }: GroupOfCart): LineOfCart[] {
  return linesOfCart(
    cart.lineItems.filter((line) => line.orderGroup === orderGroupId),
    cart,
  );
}

/** The lines that are, or can be, ordered. */
function groupedLines(cart: Cart): LineOfCart[] {
  return linesOfCart(
    cart.lineItems.filter((line) => line.orderGroup !== null),
    cart,
  );
}
