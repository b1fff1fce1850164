import { Arg, Query, Resolver } from "type-graphql";
import { CART_ERROR_CODES, type CartErrorCode, type ErrorCodeRow } from "../codes/cart-error-codes.js";
import { HOW_TO_TRIGGER_CART_ERRORS, HOW_TO_TRIGGER_ORDER_ERRORS } from "../codes/how-to-trigger.js";
import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";
import { ErrorKind } from "../model/enums.js";
import { ErrorCatalogEntry } from "../model/error-catalog.js";
import { Limits } from "../model/limits.js";

/** The codes of the reference; OrderErrorCode UNKNOWN is this schema's own and not one of them. */
const ENTRIES: readonly ErrorCatalogEntry[] = [
  ...(Object.keys(CART_ERROR_CODES) as CartErrorCode[]).map((key) =>
    entry("CART", key, CART_ERROR_CODES[key], HOW_TO_TRIGGER_CART_ERRORS[key]),
  ),
  ...(Object.keys(HOW_TO_TRIGGER_ORDER_ERRORS) as Exclude<OrderErrorCode, "UNKNOWN">[]).map((key) =>
    entry("ORDER", key, ORDER_ERROR_CODES[key], HOW_TO_TRIGGER_ORDER_ERRORS[key]),
  ),
];

function entry(kind: ErrorKind, errorCode: string, row: ErrorCodeRow, howToTrigger: string): ErrorCatalogEntry {
  return { kind, errorCode, ...row, howToTrigger };
}

/** What a front end can show without a cart. */
@Resolver()
export class ReferenceResolver {
  constructor(private readonly inForce: Limits) {}

  @Query(() => [ErrorCatalogEntry], { nullable: true, description: "Every error code, in order of its number." })
  errorCatalog(
    @Arg("kind", () => ErrorKind, { nullable: true, description: "Only codes of this kind." }) kind: ErrorKind | null,
  ): ErrorCatalogEntry[] {
    return ENTRIES.filter((one) => !kind || one.kind === kind);
  }

  @Query(() => Limits, { nullable: true, description: "The limits in force." })
  limits(): Limits {
    return this.inForce;
  }
}
