import type { Command } from "../requests/command.js";
import type { RequestContext } from "./context.js";
import { inputProblems, MAX_PROBLEMS } from "./input-problems.js";

/** Properties that name one object; GUIDs among them are taken in any letter case. */
const IDS = ["cartId", "customerId", "orderId", "subscriptionId"] as const;
type Id = (typeof IDS)[number];
/** Ids of carts and customers are stored in lower case. */
const LOWER_CASE: readonly string[] = ["cartId", "customerId"] satisfies Id[];

/** An input as services take it: an id is null when it is malformed. */
type Parsed<Input> = {
  [Name in keyof Omit<Input, "idempotencyKey">]: Name extends Id ? Input[Name] | null : Input[Name];
};

/** Parses a mutation: what is wrong with its input by form stands among the problems of the command. */
export function commandOf<Input extends { readonly idempotencyKey?: string | null }>(
  { principal }: Pick<RequestContext, "principal">,
  mutation: string,
  input: Input,
): Command<Parsed<Input>> {
  const problems = inputProblems(input);
  const isMalformed = (name: string) => problems.some(({ path }) => path.length === 2 && path[1] === name);
  const { idempotencyKey = null, ...parsed } = input as Record<string, unknown>;
  for (const id of IDS) {
    if (isMalformed(id)) parsed[id] = null;
    else if (typeof parsed[id] === "string" && LOWER_CASE.includes(id)) parsed[id] = parsed[id].toLowerCase();
  }
  return {
    principal,
    mutation,
    input: parsed as Parsed<Input>,
    idempotencyKey: isMalformed("idempotencyKey") ? null : (idempotencyKey as string | null),
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}
