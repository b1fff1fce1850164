import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { describeCartError, describeOrderProblem } from "../errors/sentences.js";
import type { CartError, OrderError } from "../model/cart.js";
import type { UserError } from "../model/user-error.js";
import type { RequestContext } from "./context.js";
import { CartErrorObject, OrderErrorObject } from "./types/cart-objects.js";
import { UserErrorObject } from "./types/user-error-object.js";

/*
 * The texts of errors. An error may have been stored for another caller: its text is made when it is read, for the one
 * who reads it.
 */

@Resolver(() => CartErrorObject)
export class CartErrorFields {
  @FieldResolver(() => String, {
    description: "What is wrong, with the cause and the supported values, default or limit of this very line.",
  })
  async errorDescription(@Root() error: CartError, @Ctx() { viewer }: RequestContext): Promise<string> {
    return describeCartError(error, await viewer());
  }
}

@Resolver(() => OrderErrorObject)
export class OrderErrorFields {
  @FieldResolver(() => String, { description: "What went wrong, with the numbers of this group." })
  async description(@Root() error: OrderError, @Ctx() { viewer }: RequestContext): Promise<string> {
    return describeOrderProblem(error, await viewer());
  }
}

@Resolver(() => UserErrorObject)
export class UserErrorFields {
  @FieldResolver(() => String, { description: "What is wrong, with the accepted range or values." })
  async message(@Root() error: UserError, @Ctx() { viewer }: RequestContext): Promise<string> {
    return describeOrderProblem(error, await viewer());
  }
}
