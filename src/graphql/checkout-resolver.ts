import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { CHECKOUT_MUTATION } from "../checkout/place.js";
import { previewCheckout } from "../checkout/preview.js";
import { call, listOf } from "./cost.js";
import {
  arePricesComplete,
  type BillingCycleTotal,
  type Charge,
  totalsByBillingCycleOf,
  totalsOfCharges,
} from "../model/charge.js";
import type { Money } from "../model/money.js";
import type { CheckoutResult } from "../model/payloads.js";
import type { CheckoutPreview, OrderPreview } from "../model/preview.js";
import type { Services } from "../services/services.js";
import { CheckoutCartInput } from "./cart-inputs.js";
import type { RequestContext } from "./context.js";
import { commandOf } from "./command-of.js";
import { BillingCycleTotalObject, IS_PRICE_COMPLETE, MoneyObject } from "./types/money-object.js";
import { CheckoutResultObject } from "./types/payload-objects.js";
import { CheckoutPreviewObject, OrderPreviewObject } from "./types/preview-objects.js";

@Resolver()
export class CheckoutResolver {
  constructor(
    private readonly service: Services["checkouts"],
    private readonly clock: () => Date,
  ) {}

  @Query(() => CheckoutPreviewObject, {
    complexity: call,
    nullable: true,
    description:
      "What `checkoutCart` would answer now, with fresh facts. Null when there is no such cart. Nothing is reserved.",
  })
  checkoutPreview(
    @Arg("cartId", () => ID, { description: "The cart." }) cartId: string,
    @Arg("orderGroupIds", () => [ID], {
      nullable: true,
      description: "Only these groups; all open ones when left out.",
    })
    orderGroupIds: string[] | null,
    @Ctx() { principal, stores }: RequestContext,
  ): Promise<CheckoutPreview | null> {
    const now = this.clock().toISOString();
    return previewCheckout(stores, principal.partnerId, cartId, orderGroupIds ?? null, now);
  }

  @Mutation(() => CheckoutResultObject, {
    complexity: call,
    nullable: true,
    description:
      "Places one order per group of lines. Some groups may be ordered and others fail; the next checkout tries only the " +
      "rest. A group that needs an Azure plan of the same cart is placed after the plan's group, and only if that is " +
      "ordered. Safe to repeat: a group is never ordered twice.",
  })
  checkoutCart(
    @Arg("input", () => CheckoutCartInput, { description: "The cart, and if need be its version and groups." })
    input: CheckoutCartInput,
    @Ctx() context: RequestContext,
  ): Promise<CheckoutResult> {
    return this.service.checkout(commandOf(context, CHECKOUT_MUTATION, input));
  }
}

const TOTALS = {
  complexity: listOf(2),
  nullable: true,
  description:
    "The first charge, one total per currency, before tax. Lines without a price are left out; null when none has one, " +
    "and without pricing access.",
} as const;

@Resolver(() => CheckoutPreviewObject)
export class CheckoutPreviewFields {
  @FieldResolver(() => [MoneyObject], TOTALS)
  totals(@Root() preview: CheckoutPreview): Money[] | null {
    return totalsOfCharges(chargesOf(preview));
  }

  @FieldResolver(() => [BillingCycleTotalObject], {
    complexity: listOf(2),
    nullable: true,
    description: "`totals` by billing cycle: what each cycle's orders cost for one billing period.",
  })
  totalsByBillingCycle(@Root() preview: CheckoutPreview): readonly BillingCycleTotal[] | null {
    return totalsByBillingCycleOf(chargesOf(preview));
  }

  @FieldResolver(() => Boolean, IS_PRICE_COMPLETE)
  isPriceComplete(@Root() preview: CheckoutPreview): boolean {
    return arePricesComplete(chargesOf(preview));
  }
}

@Resolver(() => OrderPreviewObject)
export class OrderPreviewFields {
  @FieldResolver(() => [MoneyObject], TOTALS)
  totals(@Root() order: OrderPreview): Money[] | null {
    return totalsOfCharges(order.charges);
  }

  @FieldResolver(() => Boolean, IS_PRICE_COMPLETE)
  isPriceComplete(@Root() order: OrderPreview): boolean {
    return arePricesComplete(order.charges);
  }
}

function chargesOf({ orders }: CheckoutPreview): Charge[] {
  return orders.flatMap(({ charges }) => charges);
}
