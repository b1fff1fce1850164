import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from "type-graphql";
import { call, page } from "./cost.js";
import type { Services } from "../services/services.js";
import type { Cart, CartHead } from "../model/cart.js";
import type { CartStatus } from "../model/enums.js";
import type { CartPayload, DeleteCartPayload } from "../model/payloads.js";
import {
  AddCartLineItemsInput,
  CreateCartInput,
  DeleteCartInput,
  DuplicateCartInput,
  ExtendCartInput,
  RemoveCartLineItemsInput,
  ReplaceCartLineItemsInput,
  ReviewCartInput,
  UpdateCartLineItemsInput,
} from "./cart-inputs.js";
import { AFTER, CartConnection, type Connection, FIRST, pageOf } from "./connections.js";
import type { RequestContext } from "./context.js";
import { commandOf } from "./command-of.js";
import { fieldsOfNodes } from "./selected-fields.js";
import { CartObject } from "./types/cart-objects.js";
import { CartStatusEnum } from "./types/enums.js";
import { CartPayloadObject, DeleteCartPayloadObject } from "./types/payload-objects.js";

/** What can be said of a cart without its lines, by the names of the schema. */
const FIELDS_OF_HEAD: readonly (keyof CartHead | "isExpired" | "customer" | "__typename")[] = [
  "__typename",
  "id",
  "customerId",
  "customer",
  "version",
  "status",
  "creationTimeStamp",
  "lastModifiedTimeStamp",
  "expirationTimeStamp",
  "lastModifiedUser",
  "isExpired",
];

@Resolver()
export class CartResolver {
  constructor(private readonly service: Services["carts"]) {}

  @Query(() => CartObject, {
    complexity: call,
    nullable: true,
    description: "A cart by id. Null when there is none, or it is another tenant's: the two look the same.",
  })
  cart(
    @Arg("id", () => ID, { description: "The cart's id." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Cart | null> {
    return loaders.cart.load(id.toLowerCase());
  }

  @Query(() => CartConnection, { complexity: page, nullable: true, description: "The partner's carts, newest first." })
  carts(
    @Arg("customerId", () => ID, { nullable: true, description: "Only carts of this customer." })
    customerId: string | null,
    @Arg("status", () => CartStatusEnum, { nullable: true, description: "Only carts of this status." })
    status: CartStatus | null,
    @Arg("first", () => Int, FIRST) first: number | null,
    @Arg("after", () => String, AFTER) after: string | null,
    @Ctx() { principal, stores: { carts } }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CartHead>> {
    const filter = {
      partnerId: principal.partnerId,
      customerId: customerId?.toLowerCase() ?? null,
      status: status ?? null,
    };
    const names: readonly string[] = FIELDS_OF_HEAD;
    const isOfHeads = [...fieldsOfNodes(info)].every((name) => names.includes(name));
    return pageOf<CartHead>(
      { list: "carts", ...filter },
      first,
      after,
      (cart) => [cart.creationTimeStamp, cart.id],
      (page) => (isOfHeads ? carts.headPage(filter, page) : carts.page(filter, page)),
    );
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Makes a cart and checks every line. A line in error does not fail the request unless `onError` says so: the " +
      "error stands on the line.",
  })
  createCart(
    @Arg("input", () => CreateCartInput, { description: "The customer and the lines." }) input: CreateCartInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.create(commandOf(context, "createCart", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description: "Adds lines, or add-ons to one line.",
  })
  addCartLineItems(
    @Arg("input", () => AddCartLineItemsInput, { description: "The cart and the new lines." })
    input: AddCartLineItemsInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.addLineItems(commandOf(context, "addCartLineItems", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description: "Changes lines. What is left out stays; null clears an optional property.",
  })
  updateCartLineItems(
    @Arg("input", () => UpdateCartLineItemsInput, { description: "The cart and the changes." })
    input: UpdateCartLineItemsInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.updateLineItems(commandOf(context, "updateCartLineItems", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description: "Removes lines with their add-ons.",
  })
  removeCartLineItems(
    @Arg("input", () => RemoveCartLineItemsInput, { description: "The cart and the ids of the lines." })
    input: RemoveCartLineItemsInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.removeLineItems(commandOf(context, "removeCartLineItems", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Partner Center's PUT: the cart's lines become exactly these; a line with an id keeps its identity. Prefer the " +
      "narrower mutations where others may edit the same cart.",
  })
  replaceCartLineItems(
    @Arg("input", () => ReplaceCartLineItemsInput, { description: "The cart, its version and all its lines." })
    input: ReplaceCartLineItemsInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.replaceLineItems(commandOf(context, "replaceCartLineItems", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Judges all lines that are not ordered yet against the facts of now, as every edit does: errors that have gone are " +
      "cleared, new ones are set. Makes a new version only when something has changed. A checkout never orders a line " +
      "that is in error, so call this when the cause of an error has gone.",
  })
  reviewCart(
    @Arg("input", () => ReviewCartInput, { description: "The cart, and if need be its version." })
    input: ReviewCartInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.review(commandOf(context, "reviewCart", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description: "Moves the expiration to a full lifetime from now. Not possible once the cart has expired.",
  })
  extendCart(
    @Arg("input", () => ExtendCartInput, { description: "The cart." }) input: ExtendCartInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.extend(commandOf(context, "extendCart", input));
  }

  @Mutation(() => CartPayloadObject, {
    complexity: call,
    nullable: true,
    description:
      "Copies the lines of a cart (also of an expired or ordered one) into a new active cart, with new ids and checked " +
      "afresh.",
  })
  duplicateCart(
    @Arg("input", () => DuplicateCartInput, { description: "The cart to copy." }) input: DuplicateCartInput,
    @Ctx() context: RequestContext,
  ): Promise<CartPayload> {
    return this.service.duplicate(commandOf(context, "duplicateCart", input));
  }

  @Mutation(() => DeleteCartPayloadObject, {
    complexity: call,
    nullable: true,
    description: "Deletes a cart for good. A cart with orders is kept.",
  })
  deleteCart(
    @Arg("input", () => DeleteCartInput, { description: "The cart." }) input: DeleteCartInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteCartPayload> {
    return this.service.delete(commandOf(context, "deleteCart", input));
  }
}
