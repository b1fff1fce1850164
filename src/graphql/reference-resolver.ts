import { Arg, Query, Resolver } from "type-graphql";
import { reasonsOfCode } from "../errors/pointers.js";
import { describeExample } from "../examples/describe-example.js";
import { CODES, headingOf } from "../examples/examples.js";
import { mutationsWithCode } from "../examples/mutation-codes.js";
import { call, callForList } from "./cost.js";
import type { ErrorKind } from "../model/enums.js";
import type { Limits } from "../model/limits.js";
import { ErrorKindEnum } from "./types/enums.js";
import { ErrorCatalogEntryObject } from "./types/error-catalog-object.js";
import { LimitsObject } from "./types/limits-object.js";

const ENTRIES: readonly ErrorCatalogEntryObject[] = CODES.map(({ example, ...row }) => ({
  ...row,
  howToTrigger: describeExample(example),
  reasons: reasonsOfCode(row.code),
  mutations: mutationsWithCode(row.code),
  documentation: `schema/error-codes.md#${headingOf(row)}`,
}));

/** What a front end can show without a cart. */
@Resolver()
export class ReferenceResolver {
  constructor(private readonly inForce: Limits) {}

  @Query(() => [ErrorCatalogEntryObject], {
    complexity: callForList(100),
    nullable: true,
    description: "Every error code, in order of its number.",
  })
  errorCatalog(
    @Arg("kind", () => ErrorKindEnum, { nullable: true, description: "Only codes of this kind." })
    kind: ErrorKind | null,
  ): ErrorCatalogEntryObject[] {
    return ENTRIES.filter((one) => !kind || one.kind === kind);
  }

  @Query(() => LimitsObject, { complexity: call, nullable: true, description: "The limits in force." })
  limits(): Limits {
    return this.inForce;
  }
}
