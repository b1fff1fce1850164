import type { CartLineItem } from "../model/cart.js";
import type { CatalogItem } from "../model/catalog.js";

/** A line with the catalog item it names. */
export interface ResolvedLine {
  readonly line: CartLineItem;
  readonly item: CatalogItem;
}
