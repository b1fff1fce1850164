import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CatalogItem } from "../model/catalog.js";
import { call, listOf, page } from "./cost.js";
import { arePricesComplete, type Charge, chargeOf, totalsOfCharges } from "../model/charge.js";
import type { Money } from "../model/money.js";
import { type Order, orderKey, type OrderLineItem, type OrderLineItemProvisioningStatus } from "../model/order.js";
import type { OrderPayload } from "../model/payloads.js";
import type { Services } from "../services/services.js";
import { provisioningStatusOf } from "../orders/provisioning-status.js";
import { AFTER, type Connection, FIRST, OrderConnection, pageOf } from "./connections.js";
import type { RequestContext } from "./context.js";
import { commandOf } from "./command-of.js";
import { CancelOrderInput } from "./order-inputs.js";
import { CatalogItemObject } from "./types/catalog-item-object.js";
import { MoneyObject } from "./types/money-object.js";
import { OrderLineItemObject, OrderLineItemProvisioningStatusObject, OrderObject } from "./types/order-objects.js";
import { OrderPayloadObject } from "./types/payload-objects.js";

@Resolver(() => OrderObject)
export class OrderResolver {
  constructor(private readonly service: Services["orders"]) {}

  @Query(() => OrderObject, {
    complexity: call,
    nullable: true,
    description: "An order by id. Null when there is none, or it is another tenant's: the two look the same.",
  })
  order(
    @Arg("id", () => ID, { description: "The order's id, in any letter case." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Order | null> {
    return loaders.order.load(id);
  }

  @Query(() => OrderConnection, {
    complexity: page,
    nullable: true,
    description: "The partner's orders, newest first.",
  })
  orders(
    @Arg("customerId", () => ID, { nullable: true, description: "Only orders of this customer." })
    customerId: string | null,
    @Arg("cartId", () => ID, { nullable: true, description: "Only orders placed from this cart." })
    cartId: string | null,
    @Arg("first", () => Int, FIRST) first: number | null,
    @Arg("after", () => String, AFTER) after: string | null,
    @Ctx() { principal, stores }: RequestContext,
  ): Promise<Connection<Order>> {
    const filter = {
      partnerId: principal.partnerId,
      customerId: customerId?.toLowerCase() ?? null,
      cartId: cartId?.toLowerCase() ?? null,
    };
    return pageOf(
      { list: "orders", ...filter },
      first,
      after,
      (order: Order) => [order.creationDate, orderKey(order.id)],
      (page) => stores.orders.page(filter, page),
    );
  }

  @Mutation(() => OrderPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Asks for the cancellation of an order, or of some of its lines; it takes effect some seconds later, and gives " +
      "back what they took. The order is COMPLETED with the rest, and CANCELLED without any. Orders of the legacy system " +
      "cannot be cancelled (800063), whole ones of more than software only in the sandbox (800019).",
  })
  cancelOrder(
    @Arg("input", () => CancelOrderInput, { description: "The order, and its lines." }) input: CancelOrderInput,
    @Ctx() context: RequestContext,
  ): Promise<OrderPayload> {
    return this.service.cancel(commandOf(context, "cancelOrder", input));
  }

  @FieldResolver(() => [OrderLineItemProvisioningStatusObject], {
    complexity: listOf(10),
    nullable: true,
    description:
      "How far the fulfilment of each line is. Null with a field error 800007 where there is no record of it: for " +
      "orders of the legacy system.",
  })
  provisioningStatus(@Root() order: Order): OrderLineItemProvisioningStatus[] {
    return provisioningStatusOf(order);
  }

  @FieldResolver(() => MoneyObject, {
    nullable: true,
    description:
      "The first charge of the order, before tax, at the prices of its day, without cancelled lines. Lines without a " +
      "price are left out; null when none has one, and without pricing access.",
  })
  totalPrice(@Root() order: Order): Money | null {
    return totalsOfCharges(chargesOf(order))?.[0] ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: "False when `totalPrice` leaves out a line that had no price on the day of the order.",
  })
  isPriceComplete(@Root() order: Order): boolean {
    return arePricesComplete(chargesOf(order));
  }
}

function chargesOf({ lineItems, billingCycle }: Order): Charge[] {
  return lineItems.map(({ price, quantity }) => chargeOf(price, quantity, billingCycle));
}

@Resolver(() => OrderLineItemObject)
export class OrderLineItemFields {
  @FieldResolver(() => ID, {
    description: "The line among those of all orders: for caches. It is the id of the cart line that was ordered.",
  })
  id(@Root() line: OrderLineItem): string {
    return line.cartLineItemId;
  }

  @FieldResolver(() => CatalogItemObject, {
    nullable: true,
    description: "The catalog item bought; null when it is no longer in the catalog.",
  })
  catalogItem(@Root() line: OrderLineItem, @Ctx() { loaders }: RequestContext): Promise<CatalogItem | null> {
    return loaders.catalogItem.load(line.offerId);
  }

  @FieldResolver(() => MoneyObject, {
    nullable: true,
    description:
      "The price of one unit for one billing period on the day of the order; null when it had none, and without " +
      "pricing access.",
  })
  unitPrice(@Root() line: OrderLineItem): Money | null {
    return line.price;
  }
}
