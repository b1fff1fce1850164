import type { MutationRequest } from "../requests/answer-once.js";
import type { RequestContext } from "./context.js";
import { inputProblems } from "./input-problems.js";

/** A mutation as its service wants it, with what is wrong with its input by form. */
export function requestOf<Input extends object>(
  { principal }: RequestContext,
  mutation: string,
  input: Input,
): MutationRequest<Input> {
  return { principal, mutation, input, problems: inputProblems(input) };
}
