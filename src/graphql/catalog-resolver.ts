import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { catalogKey, type CatalogItem } from "../model/catalog.js";
import { call, listOf, page } from "./cost.js";
import type { Money } from "../model/money.js";
import { type CatalogItemPrice, defaultPriceOf, pricesOf } from "../model/price.js";
import { AFTER, CatalogItemConnection, type Connection, FIRST, pageOf, wordsOf } from "./connections.js";
import type { RequestContext } from "./context.js";
import { CatalogItemObject, CatalogItemPriceObject } from "./types/catalog-item-object.js";
import { itemsOf } from "./loaders.js";
import { MoneyObject } from "./types/money-object.js";

@Resolver(() => CatalogItemObject)
export class CatalogResolver {
  @Query(() => CatalogItemObject, {
    complexity: call,
    nullable: true,
    description: "A catalog item by its `catalogItemId`; null when there is none.",
  })
  catalogItem(
    @Arg("id", () => ID, { description: "The id, in any letter case." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<CatalogItem | null> {
    return loaders.catalogItem.load(id);
  }

  @Query(() => CatalogItemConnection, { complexity: page, nullable: true, description: "Catalog items by title." })
  catalogItems(
    @Arg("search", () => String, {
      nullable: true,
      description:
        "Words that all occur in the title, the id, the product type or the publisher; any letter case, accents in one character or two.",
    })
    search: string | null,
    @Arg("first", () => Int, FIRST) first: number | null,
    @Arg("after", () => String, AFTER) after: string | null,
    @Ctx() { principal, stores }: RequestContext,
  ): Promise<Connection<CatalogItem>> {
    const words = wordsOf(search);
    return pageOf(
      { list: "catalogItems", partnerId: principal.partnerId, words },
      first,
      after,
      (item: CatalogItem) => [item.title, catalogKey(item.id)],
      (page) => stores.catalog.search(words, page),
    );
  }

  @FieldResolver(() => [CatalogItemObject], { complexity: listOf(3), description: "The add-ons that fit this item." })
  addonItems(@Root() item: CatalogItem, @Ctx() { loaders }: RequestContext): Promise<CatalogItem[]> {
    return itemsOf(item.addonCatalogItemIds, loaders);
  }

  @FieldResolver(() => MoneyObject, {
    nullable: true,
    description:
      "The price of one unit for one billing period of the default term in its first billing cycle; `prices` has all. " +
      "Null without a price, and without pricing access.",
  })
  unitPrice(@Root() item: CatalogItem): Money | null {
    return defaultPriceOf(item);
  }

  @FieldResolver(() => [CatalogItemPriceObject], {
    complexity: listOf(3),
    nullable: true,
    description:
      "The prices by term and billing cycle, in the order of the terms; a combination without a listed price is left " +
      "out. Null without pricing access.",
  })
  prices(@Root() item: CatalogItem): CatalogItemPrice[] {
    return pricesOf(item);
  }
}
