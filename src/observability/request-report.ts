/** What is known of a GraphQL request beside its answer; for its line in the log and for the metrics. */
export interface RequestReport {
  /** The field of Query or Mutation that was asked for; `several` when there was more than one, null before it is known. */
  operation: string | null;
  partnerId: string | null;
  /** What the query was measured to cost; null before it is known. */
  cost: number | null;
  /** The codes answered to it, by the place where they appeared. */
  readonly codes: Readonly<Record<CodePlace, Set<string>>>;
}

/** `userErrors` of a payload, `orderErrors` of a checkout, the errors of cart lines, and top-level errors. */
export type CodePlace = "user" | "order" | "line" | "request";

export function newReport(): RequestReport {
  return {
    operation: null,
    partnerId: null,
    cost: null,
    codes: { user: new Set(), order: new Set(), line: new Set(), request: new Set() },
  };
}

/** The codes of a report that there are, as `{ user: ["CONDITION_FAILED"] }`; undefined when there are none. */
export function codesOf({ codes }: RequestReport): Record<string, string[]> | undefined {
  const found = Object.entries(codes).flatMap(([place, names]) => (names.size > 0 ? [[place, [...names]]] : []));
  return found.length > 0 ? (Object.fromEntries(found) as Record<string, string[]>) : undefined;
}

/** Takes down the codes of top-level errors. */
export function noteRequestErrors(
  { codes }: RequestReport,
  errors: readonly { readonly extensions?: { readonly code?: unknown } }[] = [],
): void {
  for (const { extensions } of errors)
    codes.request.add(typeof extensions?.code === "string" ? extensions.code : "UNKNOWN");
}
