import { Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import type { Partner } from "../model/market.js";
import type { Principal } from "../model/principal.js";
import { tenantIsNoPartner } from "../requests/partner-status.js";
import type { RequestContext } from "./context.js";
import { call } from "./cost.js";
import { ViewerObject, ViewerPartnerObject } from "./types/viewer-object.js";

@Resolver(() => ViewerObject)
export class ViewerResolver {
  @Query(() => ViewerObject, { complexity: call, description: "Who asks: what a page shows before anything else." })
  viewer(@Ctx() { principal }: RequestContext): Principal {
    return principal;
  }

  @FieldResolver(() => ViewerPartnerObject, {
    nullable: true,
    description:
      "The partner that the caller acts for. Null with a field error 800001 for a tenant that is no partner: it can " +
      "read the rest of its `viewer`, and nothing else.",
  })
  async partner(@Ctx() { partner, principal }: RequestContext): Promise<Partner> {
    const found = await partner();
    if (!found) throw tenantIsNoPartner(principal.partnerId);
    return found;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether prices, totals and amounts can be seen: not without one of the roles `AdminAgent`, `SalesAgent` and " +
      "`BillingAdmin`, and not by indirect resellers. Where false, do not ask for prices: they would be null.",
  })
  async canSeePrices(@Ctx() { viewer }: RequestContext): Promise<boolean> {
    return (await viewer()).canSeePrices;
  }
}
