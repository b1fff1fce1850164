import type { z } from "zod";
import { REFERENCE_KEYS, type ReferenceSection } from "../model/reference-data.js";
import { type ImportProblem, printable, problemAt, SECTIONS } from "./problem.js";
import { type ImportedData, ROW_SCHEMAS } from "./schemas.js";

/** A row of the right shape, and where it stands in its section. */
export interface Placed<Row> {
  readonly row: Row;
  readonly index: number;
}

export type PlacedRows = { readonly [Section in ReferenceSection]: readonly Placed<ImportedData[Section][number]>[] };

/** What a file has in it. */
export interface ReadFile {
  /** The rows of the right shape. */
  readonly rows: PlacedRows;
  /** The keys of all rows, those of the wrong shape included: what refers to one of these is not itself at fault. */
  readonly keys: Readonly<Record<ReferenceSection, ReadonlySet<string>>>;
  readonly problems: readonly ImportProblem[];
}

/** Takes a file apart into rows, and finds what is wrong with each by itself. */
export function readRows(json: unknown): ReadFile {
  const problems: ImportProblem[] = [];
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    problems.push(ofFile("the file", `must be one JSON object with the sections ${SECTIONS.join(", ")}`));
  }
  const file = problems.length === 0 ? (json as Readonly<Record<string, unknown>>) : {};
  for (const name of Object.keys(file)) {
    if (SECTIONS.includes(name as ReferenceSection)) continue;
    problems.push(ofFile(printable(name), `is no section; the sections are ${SECTIONS.join(", ")}`));
  }
  const rows: Record<string, Placed<unknown>[]> = {};
  const keys: Record<string, Set<string>> = {};
  for (const section of SECTIONS) {
    const given = Object.hasOwn(file, section) ? file[section] : [];
    if (!Array.isArray(given)) problems.push(ofFile(section, "must be a list of rows"));
    const read = readSection(section, Array.isArray(given) ? given : []);
    rows[section] = read.rows;
    keys[section] = read.keys;
    problems.push(...read.problems);
  }
  return { rows: rows as unknown as PlacedRows, keys: keys as unknown as ReadFile["keys"], problems };
}

function readSection(section: ReferenceSection, given: readonly unknown[]) {
  const schema: z.ZodType = ROW_SCHEMAS[section];
  const rows: Placed<unknown>[] = [];
  const firsts = new Map<string, number>();
  const problems: ImportProblem[] = [];
  for (const [index, raw] of given.entries()) {
    const key = keyOf(section, raw);
    const first = key === null ? undefined : firsts.get(key);
    if (first !== undefined)
      problems.push(problemAt(section, index, raw, [], `is the row ${section}[${first}] once more`));
    else if (key !== null) firsts.set(key, index);
    const { success, data, error } = schema.safeParse(raw);
    if (success) rows.push({ row: data, index });
    else problems.push(...error.issues.flatMap((issue) => problemsOf(section, index, raw, issue)));
  }
  return { rows, problems, keys: new Set(firsts.keys()) };
}

/** A row's key, as far as it can be read from a row of any shape. */
function keyOf(section: ReferenceSection, raw: unknown): string | null {
  try {
    const key = REFERENCE_KEYS[section](raw as never);
    return typeof key === "string" ? key : null;
  } catch {
    // A member that is missing, or no text: the schema says so.
    return null;
  }
}

function problemsOf(section: ReferenceSection, index: number, raw: unknown, issue: z.core.$ZodIssue): ImportProblem[] {
  const members = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return members.map((path) => problemAt(section, index, raw, path, issue.message));
}

function ofFile(path: string, message: string): ImportProblem {
  return { path, message, row: null };
}
