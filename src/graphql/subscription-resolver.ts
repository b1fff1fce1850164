import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { orderKey } from "../model/order.js";
import { type Subscription, subscriptionKey } from "../model/subscription.js";
import type { CatalogItem } from "../model/catalog.js";
import { call, page } from "./cost.js";
import type { CustomerSubscriptionPayload } from "../model/payloads.js";
import type { Services } from "../services/services.js";
import { AFTER, type Connection, CustomerSubscriptionConnection, FIRST, pageOf } from "./connections.js";
import type { RequestContext } from "./context.js";
import { commandOf } from "./command-of.js";
import {
  ActivateSubscriptionInput,
  ChangeSubscriptionQuantityInput,
  ChangeSubscriptionRenewalInput,
  ChangeSubscriptionStatusInput,
  RegisterSubscriptionInput,
} from "./order-inputs.js";
import { CatalogItemObject } from "./types/catalog-item-object.js";
import { CustomerSubscriptionPayloadObject } from "./types/payload-objects.js";
import { CustomerSubscriptionObject } from "./types/subscription-object.js";

@Resolver(() => CustomerSubscriptionObject)
export class SubscriptionResolver {
  constructor(private readonly service: Services["subscriptions"]) {}

  @Query(() => CustomerSubscriptionObject, {
    complexity: call,
    nullable: true,
    description:
      "What an order produced, by id. Null when there is none, or it is another tenant's: the two look the same.",
  })
  async customerSubscription(
    @Arg("id", () => ID, { description: "The id, in any letter case." }) id: string,
    @Ctx() { principal, stores }: RequestContext,
  ): Promise<Subscription | null> {
    return (await stores.subscriptions.ofPartner(principal.partnerId, [id])).get(subscriptionKey(id)) ?? null;
  }

  @Query(() => CustomerSubscriptionConnection, {
    complexity: page,
    nullable: true,
    description: "What the partner's customers have, newest first.",
  })
  customerSubscriptions(
    @Arg("customerId", () => ID, { nullable: true, description: "Only what this customer has." })
    customerId: string | null,
    @Arg("orderId", () => ID, { nullable: true, description: "Only what this order produced; in any letter case." })
    orderId: string | null,
    @Arg("first", () => Int, FIRST) first: number | null,
    @Arg("after", () => String, AFTER) after: string | null,
    @Ctx() { principal, stores }: RequestContext,
  ): Promise<Connection<Subscription>> {
    const filter = {
      partnerId: principal.partnerId,
      customerId: customerId?.toLowerCase() ?? null,
      // One list in any spelling of the id, so that its cursors are good for all of them.
      orderId: (orderId && orderKey(orderId)) ?? null,
    };
    return pageOf(
      { list: "customerSubscriptions", ...filter },
      first,
      after,
      (subscription: Subscription) => [subscription.creationTimeStamp, subscriptionKey(subscription.id)],
      (page) => stores.subscriptions.page(filter, page),
    );
  }

  @FieldResolver(() => CatalogItemObject, {
    nullable: true,
    description: "The catalog item; null when it is no longer in the catalog.",
  })
  catalogItem(@Root() subscription: Subscription, @Ctx() { loaders }: RequestContext): Promise<CatalogItem | null> {
    return loaders.catalogItem.load(subscription.catalogItemId);
  }

  @Mutation(() => CustomerSubscriptionPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Activates a subscription of the marketplace whose order is fulfilled. Only in the integration sandbox (800019).",
  })
  activateSubscription(
    @Arg("input", () => ActivateSubscriptionInput, { description: "The subscription." })
    input: ActivateSubscriptionInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerSubscriptionPayload> {
    return this.service.activate(commandOf(context, "activateSubscription", input));
  }

  @Mutation(() => CustomerSubscriptionPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Suspends, reactivates or deletes a subscription. ACTIVE can become SUSPENDED or, within 60 days, DELETED; " +
      "SUSPENDED can become ACTIVE or, within 60 days, DELETED. Anything else is refused with 800040: a PENDING one " +
      "becomes ACTIVE only by its fulfilment or by activateSubscription, and a base is neither suspended before its " +
      "active add-ons nor deleted before all of its add-ons have ended. What comes back from suspension has to be " +
      "registered for reservations again.",
  })
  changeSubscriptionStatus(
    @Arg("input", () => ChangeSubscriptionStatusInput, { description: "The subscription and its new status." })
    input: ChangeSubscriptionStatusInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerSubscriptionPayload> {
    return this.service.changeStatus(commandOf(context, "changeSubscriptionStatus", input));
  }

  @Mutation(() => CustomerSubscriptionPayloadObject, {
    complexity: call,
    nullable: true,
    description: "Changes the number of licences of an active subscription.",
  })
  changeSubscriptionQuantity(
    @Arg("input", () => ChangeSubscriptionQuantityInput, { description: "The subscription and its new quantity." })
    input: ChangeSubscriptionQuantityInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerSubscriptionPayload> {
    return this.service.changeQuantity(commandOf(context, "changeSubscriptionQuantity", input));
  }

  @Mutation(() => CustomerSubscriptionPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Chooses what follows the present term of a subscription; a renewal that was stopped can be chosen again. Refused " +
      "with 800038 where nothing can follow: software, reservations, trials without a choice, and what has ended.",
  })
  changeSubscriptionRenewal(
    @Arg("input", () => ChangeSubscriptionRenewalInput, { description: "The subscription and the term that follows." })
    input: ChangeSubscriptionRenewalInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerSubscriptionPayload> {
    return this.service.changeRenewal(commandOf(context, "changeSubscriptionRenewal", input));
  }

  @Mutation(() => CustomerSubscriptionPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Registers an Azure subscription for reservations. It is REGISTERING at once, and REGISTERED some seconds later.",
  })
  registerSubscription(
    @Arg("input", () => RegisterSubscriptionInput, { description: "The subscription." })
    input: RegisterSubscriptionInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerSubscriptionPayload> {
    return this.service.register(commandOf(context, "registerSubscription", input));
  }
}
