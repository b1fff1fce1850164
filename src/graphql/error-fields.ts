import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Accepted, acceptedOf, type ErrorReason, pathOf, reasonOf } from "../errors/pointers.js";
import { describeCartError, describeOrderProblem } from "../errors/sentences.js";
import type { CartError, OrderError } from "../model/cart.js";
import type { UserError } from "../model/user-error.js";
import type { RequestContext } from "./context.js";
import { AcceptedObject } from "./types/accepted-object.js";
import { CartErrorObject, OrderErrorObject } from "./types/cart-objects.js";
import { ErrorReasonEnum } from "./types/enums.js";
import { UserErrorObject } from "./types/user-error-object.js";

/*
 * The texts of errors. An error may have been stored for another caller: its text is made when it is read, for the one
 * who reads it. What programs read is the same for everybody.
 */

const REASON = { description: "The cause, as one value for each rule or cause: more exact than the code." } as const;
const ACCEPTED = {
  nullable: true,
  description: "What would be accepted instead; null where the reason says nothing of it.",
} as const;
const PATH_IN_LINE =
  'as a path that begins at the line and has the names of `CartLineItemInput`: `["quantity"]`, `["participants", "0", ' +
  '"value"]`; entries of the provisioning context by their key, `["provisioningContext", "subscriptionId"]`. Null where ' +
  "the cause lies outside the line, such as with the customer.";

@Resolver(() => CartErrorObject)
export class CartErrorFields {
  @FieldResolver(() => String, {
    description: "What is wrong, with the cause and the supported values, default or limit of this very line.",
  })
  async errorDescription(@Root() error: CartError, @Ctx() { viewer }: RequestContext): Promise<string> {
    return describeCartError(error, await viewer());
  }

  @FieldResolver(() => ErrorReasonEnum, REASON)
  reason(@Root() { problem }: CartError): ErrorReason {
    return reasonOf(problem);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: `The input of the line that is at fault, ${PATH_IN_LINE}`,
  })
  path(@Root() { problem }: CartError): string[] | null {
    return pathOf(problem);
  }

  @FieldResolver(() => AcceptedObject, ACCEPTED)
  accepted(@Root() { problem }: CartError): Accepted | null {
    return acceptedOf(problem);
  }
}

@Resolver(() => OrderErrorObject)
export class OrderErrorFields {
  @FieldResolver(() => ErrorReasonEnum, REASON)
  reason(@Root() { problem }: OrderError): ErrorReason {
    return reasonOf(problem);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: `The input at fault of the first line of \`lineItemIds\`, ${PATH_IN_LINE}`,
  })
  path(@Root() { problem }: OrderError): string[] | null {
    return pathOf(problem);
  }

  @FieldResolver(() => AcceptedObject, ACCEPTED)
  accepted(@Root() { problem }: OrderError): Accepted | null {
    return acceptedOf(problem);
  }

  @FieldResolver(() => String, { description: "What went wrong, with the numbers of this group." })
  async description(@Root() error: OrderError, @Ctx() { viewer }: RequestContext): Promise<string> {
    return describeOrderProblem(error, await viewer());
  }
}

@Resolver(() => UserErrorObject)
export class UserErrorFields {
  @FieldResolver(() => ErrorReasonEnum, {
    description: `${REASON.description} Of a line that is refused (800009), what is wrong with the line.`,
  })
  reason(@Root() { problem }: UserError): ErrorReason {
    return reasonOf(problem);
  }

  @FieldResolver(() => AcceptedObject, ACCEPTED)
  accepted(@Root() { problem }: UserError): Accepted | null {
    return acceptedOf(problem);
  }

  @FieldResolver(() => String, { description: "What is wrong, with the accepted range or values." })
  async message(@Root() error: UserError, @Ctx() { viewer }: RequestContext): Promise<string> {
    return describeOrderProblem(error, await viewer());
  }
}
