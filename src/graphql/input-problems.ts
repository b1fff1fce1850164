import { validateSync, type ValidationError } from "class-validator";
import { problem, type RequestReasons } from "../errors/reasons.js";
import { invalidInput, type UserError } from "../model/user-error.js";
import { GUID } from "../model/ids.js";
import { GUID_LIST } from "./input-rules.js";

/** How many problems one answer lists: a request with more is hardly read to the end. */
export const MAX_PROBLEMS = 100;

/** What is wrong with an input by its form, each with the path of the value at fault. */
export function inputProblems(input: object): UserError[] {
  const errors = validateSync(input, { forbidUnknownValues: true, validationError: { target: false } });
  return errors.flatMap((error) => problemsOf(error, ["input"]));
}

function problemsOf(
  { property, value, constraints, contexts, children }: ValidationError,
  parent: readonly string[],
): UserError[] {
  const path = [...parent, property];
  const ofEachId = constraints?.[GUID_LIST];
  if (ofEachId !== undefined) {
    const ids = value as readonly string[];
    return ids.flatMap((id, index) => (GUID.test(id) ? [] : [unaccepted([...path, index], ofEachId)]));
  }
  return [
    ...Object.entries(constraints ?? {})
      .slice(0, 1)
      .map(([name, sentence]) => unaccepted(path, sentence, contexts?.[name] as Accepted | undefined)),
    ...(children ?? []).flatMap((child) => problemsOf(child, path)),
  ];
}

/** The `context` of a constraint. */
type Accepted = Omit<RequestReasons["VALUE_NOT_ACCEPTED"], "sentence">;

function unaccepted(path: readonly (string | number)[], sentence: string, accepted: Accepted = {}): UserError {
  return invalidInput(path, problem("VALUE_NOT_ACCEPTED", { sentence, ...accepted }));
}
