import { ELIGIBILITY_ROWS, LIMIT_ROWS, LINE_ROWS } from "./line-rows.js";
import type { Problem, Reason, Reasons } from "./reasons.js";
import { GROUP_ROWS, ORDER_ROWS, REQUEST_ROWS } from "./request-rows.js";
import type { PathInLine, Row, Rows } from "./row.js";

/*
 * What programs learn of an error: its reason, the input at fault, and what would be accepted there. None of it comes from
 * `pricing`, so it is the same for every reader.
 */

type KnownReason = Exclude<Reason, "LINE_REFUSED">;
/** A reason as programs see it; UNKNOWN for one that another version has stored. */
export type ErrorReason = KnownReason | "UNKNOWN";

const ROWS: Rows<Omit<Reasons, "LINE_REFUSED">> = {
  ...LINE_ROWS,
  ...ELIGIBILITY_ROWS,
  ...LIMIT_ROWS,
  ...GROUP_ROWS,
  ...REQUEST_ROWS,
  ...ORDER_ROWS,
};

/** Every reason with what it means. */
export const REASON_DESCRIPTIONS: Readonly<Record<ErrorReason, string>> = {
  UNKNOWN: "Another version of this product has stored the error, and this one does not know its reason.",
  ...(Object.fromEntries(Object.entries(ROWS).map(([reason, { description }]) => [reason, description])) as Record<
    KnownReason,
    string
  >),
};

/** The code of a line that is refused; beside it stands whatever is wrong with the line. */
const LINE_REFUSED = 800009;
const FIRST_ORDER_CODE = 800000;

/** The reasons that can stand beside a code. */
export function reasonsOfCode(code: number): ErrorReason[] {
  if (code === 0) return ["UNKNOWN"];
  return (Object.keys(ROWS) as KnownReason[]).filter((reason) => {
    const { codes } = ROWS[reason];
    return codes.includes(code) || (code === LINE_REFUSED && codes.some((one) => one < FIRST_ORDER_CODE));
  });
}

/** What an error is about: of a refused line, what is wrong with the line. Null when this version does not know it. */
function causeOf(problem: Problem | undefined): Exclude<Problem, { reason: "LINE_REFUSED" }> | null {
  if (problem?.reason === "LINE_REFUSED") return causeOf(problem.parameters.problem);
  return problem !== undefined && Object.hasOwn(ROWS, problem.reason) ? problem : null;
}

export function reasonOf(problem: Problem | undefined): ErrorReason {
  return causeOf(problem)?.reason ?? "UNKNOWN";
}

/** Where the input at fault stands within the line; null where no input of the line is at fault. */
export function pathOf(problem: Problem | undefined): string[] | null {
  const cause = causeOf(problem);
  if (!cause) return null;
  // The row of a reason takes the parameters of that reason: `Problem` ties the two.
  const { at } = ROWS[cause.reason] as Row<unknown>;
  const path: PathInLine | null = typeof at === "function" ? at(cause.parameters) : at;
  return path && path.map(String);
}

/** What would be accepted, as far as a reason says it; null for each that it does not say. */
export interface Accepted {
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly available: number | null;
  readonly values: string[] | null;
}

/** What would be accepted; null where the reason says nothing of it. */
export function acceptedOf(problem: Problem | undefined): Accepted | null {
  const parameters = { ...(causeOf(problem)?.parameters as Readonly<Record<string, unknown>> | undefined) };
  const { minimum, maximum, available, accepted } = parameters;
  if ([minimum, maximum, available, accepted].every((one) => one === undefined)) return null;
  return {
    minimum: numberOf(minimum),
    maximum: numberOf(maximum),
    available: numberOf(available),
    values: Array.isArray(accepted) ? accepted.map(String) : null,
  };
}

/** The greatest number that GraphQL's Int can hold: counts may be greater, and then it is as good. */
const MAX_INT = 2 ** 31 - 1;

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? Math.min(value, MAX_INT) : null;
}
