/** Where an input at fault stands within its line: names, indices of lists, and keys of the provisioning context. */
export type PathInLine = readonly (string | number)[];

/** What programs learn of a reason, beside the sentence that people read. */
export interface Row<Parameters> {
  /** The numbers of the codes that it can stand beside. */
  readonly codes: readonly number[];
  readonly description: string;
  /** The input of the line that the caller would change; null where the cause lies outside the line. */
  readonly at: PathInLine | ((parameters: Readonly<Parameters>) => PathInLine) | null;
}

/** One row for each reason of a subject. */
export type Rows<Subject> = { readonly [R in keyof Subject]: Row<Subject[R]> };

export function row<Parameters>(
  codes: readonly number[],
  description: string,
  at: Row<Parameters>["at"] = null,
): Row<Parameters> {
  return { codes, description, at };
}
