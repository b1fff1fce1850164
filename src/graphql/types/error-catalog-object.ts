import { Field, Int, ObjectType } from "type-graphql";
import type { ErrorReason } from "../../errors/pointers.js";
import type { ErrorKind } from "../../model/enums.js";
import { ErrorKindEnum, ErrorReasonEnum } from "./enums.js";

@ObjectType("ErrorCatalogEntry", {
  description: "One of the 51 error codes: what it means, and how to meet it with the sample data.",
})
export class ErrorCatalogEntryObject {
  @Field(() => ErrorKindEnum, {
    description: "Whether it is about a line of a cart, or about a request, group or order.",
  })
  kind!: ErrorKind;

  @Field(() => Int, { description: "The number of the code in Partner Center." })
  code!: number;

  @Field(() => String, { description: "The code as a value of this schema's CartErrorCode or OrderErrorCode." })
  errorCode!: string;

  @Field(() => String, { description: "The name in the reference documentation." })
  name!: string;

  @Field(() => String, { description: "The text of the reference documentation." })
  description!: string;

  @Field(() => Boolean, { description: "True when waiting can help." })
  retryable!: boolean;

  @Field(() => String, { description: "How to meet the code with the sample data." })
  howToTrigger!: string;

  @Field(() => [ErrorReasonEnum], { description: "The reasons that can stand beside the code." })
  reasons!: ErrorReason[];

  @Field(() => [String], {
    description: "The mutations that can answer the code; none for one that only queries meet.",
  })
  mutations!: string[];

  @Field(() => String, {
    description:
      "Where the code's cause, its reasons and its example stand in this product's repository: a page and a heading.",
  })
  documentation!: string;
}
