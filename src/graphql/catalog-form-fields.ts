import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type CatalogItem, requiredAgreements } from "../model/catalog.js";
import { itemsOf } from "./loaders.js";
import { type ProvisioningField, provisioningFieldsOf } from "../model/provisioning.js";
import type { RequestContext } from "./context.js";
import { listOf } from "./cost.js";
import { CatalogItemTermObject, ProvisioningFieldObject } from "./types/catalog-form-objects.js";
import { CatalogItemObject } from "./types/catalog-item-object.js";

/** What a form for a line of an item is built from. */
@Resolver(() => CatalogItemObject)
export class CatalogFormFields {
  @FieldResolver(() => [CatalogItemTermObject], {
    complexity: listOf(3),
    description: "The terms of the item, each with its billing cycles and renewals; empty for an item without a term.",
  })
  terms(@Root() item: CatalogItem): CatalogItemTermObject[] {
    return item.terms.map(({ duration, billingCycles, renewalTermDurations }, index) => ({
      duration,
      billingCycles: [...billingCycles],
      renewalTermDurations: [...renewalTermDurations],
      isDefault: index === 0,
    }));
  }

  @FieldResolver(() => [ProvisioningFieldObject], {
    complexity: listOf(3),
    description: "What a line's `provisioningContext` may say: one input of a form each.",
  })
  provisioningFields(@Root() item: CatalogItem): ProvisioningField[] {
    return provisioningFieldsOf(item);
  }

  @FieldResolver(() => [String], {
    description: "The agreements that the customer must have accepted: compare with `Customer.agreements`.",
  })
  requiredAgreements(@Root() item: CatalogItem): string[] {
    return requiredAgreements(item);
  }

  @FieldResolver(() => [CatalogItemObject], {
    complexity: listOf(3),
    description: "The base items that an add-on fits; empty for all others.",
  })
  baseItems(@Root() item: CatalogItem, @Ctx() { loaders }: RequestContext): Promise<CatalogItem[]> {
    return itemsOf(item.prerequisiteCatalogItemIds, loaders);
  }
}
