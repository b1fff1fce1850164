import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { Cart } from "../model/cart.js";
import type { Customer } from "../model/market.js";
import type { Order } from "../model/order.js";
import type { Subscription } from "../model/subscription.js";
import { AFTER, type Connection, CustomerConnection, FIRST, pageOf, wordsOf } from "./connections.js";
import type { RequestContext } from "./context.js";
import { call, page } from "./cost.js";
import { CartObject } from "./types/cart-objects.js";
import { CustomerObject } from "./types/customer-object.js";
import { OrderObject } from "./types/order-objects.js";
import { CustomerSubscriptionObject } from "./types/subscription-object.js";

@Resolver()
export class CustomerResolver {
  @Query(() => CustomerObject, {
    complexity: call,
    nullable: true,
    description:
      "A customer by id. Null when there is none, or the partner has no relation to it: the two look the same.",
  })
  customer(
    @Arg("id", () => ID, { description: "The customer's tenant id, in any letter case." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Customer | null> {
    return loaders.customer.load(id.toLowerCase());
  }

  @Query(() => CustomerConnection, { complexity: page, description: "The partner's customers by name." })
  customers(
    @Arg("search", () => String, {
      nullable: true,
      description: "Words that all occur in the name or the id; any letter case.",
    })
    search: string | null,
    @Arg("first", () => Int, FIRST) first: number | null,
    @Arg("after", () => String, AFTER) after: string | null,
    @Ctx() { principal, stores }: RequestContext,
  ): Promise<Connection<Customer>> {
    const words = wordsOf(search);
    return pageOf(
      { list: "customers", partnerId: principal.partnerId, words },
      first,
      after,
      ({ name, id }: Customer) => [name, id],
      (page) => stores.customers.page(principal.partnerId, words, page),
    );
  }
}

const OF_A_CUSTOMER = {
  nullable: true,
  description: "The customer; null when the partner has no relation to it any more.",
} as const;

@Resolver(() => CartObject)
export class CartCustomerFields {
  @FieldResolver(() => CustomerObject, OF_A_CUSTOMER)
  customer(@Root() { customerId }: Cart, @Ctx() { loaders }: RequestContext): Promise<Customer | null> {
    return loaders.customer.load(customerId);
  }
}

@Resolver(() => OrderObject)
export class OrderCustomerFields {
  @FieldResolver(() => CustomerObject, OF_A_CUSTOMER)
  customer(@Root() { referenceCustomerId }: Order, @Ctx() { loaders }: RequestContext): Promise<Customer | null> {
    return loaders.customer.load(referenceCustomerId);
  }
}

@Resolver(() => CustomerSubscriptionObject)
export class SubscriptionCustomerFields {
  @FieldResolver(() => CustomerObject, OF_A_CUSTOMER)
  customer(@Root() { customerId }: Subscription, @Ctx() { loaders }: RequestContext): Promise<Customer | null> {
    return loaders.customer.load(customerId);
  }
}
