import { Arg, Query, Resolver } from "type-graphql";
import { describeExample } from "../examples/describe-example.js";
import { CODES } from "../examples/examples.js";
import { call, callForList } from "../model/cost.js";
import { ErrorKind } from "../model/enums.js";
import { ErrorCatalogEntry } from "../model/error-catalog.js";
import { Limits } from "../model/limits.js";

const ENTRIES: readonly ErrorCatalogEntry[] = CODES.map(({ example, ...row }) => ({
  ...row,
  howToTrigger: describeExample(example),
}));

/** What a front end can show without a cart. */
@Resolver()
export class ReferenceResolver {
  constructor(private readonly inForce: Limits) {}

  @Query(() => [ErrorCatalogEntry], {
    complexity: callForList(100),
    nullable: true,
    description: "Every error code, in order of its number.",
  })
  errorCatalog(
    @Arg("kind", () => ErrorKind, { nullable: true, description: "Only codes of this kind." }) kind: ErrorKind | null,
  ): ErrorCatalogEntry[] {
    return ENTRIES.filter((one) => !kind || one.kind === kind);
  }

  @Query(() => Limits, { complexity: call, nullable: true, description: "The limits in force." })
  limits(): Limits {
    return this.inForce;
  }
}
