import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CatalogItem } from "../model/catalog.js";
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
    return item.purchasePrerequisites.filter((prerequisite) => prerequisite.endsWith("Agreement"));
  }

  @FieldResolver(() => [CatalogItemObject], {
    complexity: listOf(3),
    description: "The base items that an add-on fits; empty for all others.",
  })
  async baseItems(@Root() item: CatalogItem, @Ctx() { loaders }: RequestContext): Promise<CatalogItem[]> {
    const items = await Promise.all(item.prerequisiteCatalogItemIds.map((id) => loaders.catalogItem.load(id)));
    return items.filter((base) => base !== null);
  }
}
