import type { ReferenceSection } from "../model/reference-data.js";
import type { Store, Stores } from "../store/stores.js";
import { crossCheck } from "./cross-checks.js";
import { completeSubscriptions, completeCreditLines, lockPartners } from "./keep-stored.js";
import { gatherKnownRows } from "./known-rows.js";
import { lineOf, type ImportProblem, SECTIONS } from "./problem.js";
import { type PlacedRows, readRows } from "./read-rows.js";
import type { ImportedData } from "./schemas.js";

/** What an import did: everything, or nothing. */
export interface ImportReport {
  /** Why nothing was imported, in the order of the sections and their rows; empty when everything was. */
  readonly problems: readonly ImportProblem[];
  /** What was imported; sections without rows are left out. */
  readonly sections: readonly {
    readonly section: ReferenceSection;
    readonly new: number;
    readonly replaced: number;
  }[];
}

/** How many problems a report tells one by one. */
const PROBLEMS_TOLD = 50;

/**
 * Adds or replaces the rows that `json` has, in one transaction: all of them, or none when anything is wrong with any.
 * Rows that are in the store and not in the file stay: nothing is ever removed.
 */
export async function importReferenceData(
  store: Pick<Store, "transact">,
  json: unknown,
  clock: () => Date,
): Promise<ImportReport> {
  const file = readRows(json);
  return store.transact(async (stores) => {
    const problems = [...file.problems, ...crossCheck(file.rows, await gatherKnownRows(file, stores))];
    if (problems.length > 0) return { problems: inOrder(problems), sections: [] };
    return { problems, sections: await load(stores, rowsOf(file.rows), clock().toISOString()) };
  });
}

async function load(stores: Stores, rows: ImportedData, now: string): Promise<ImportReport["sections"]> {
  await lockPartners(stores, rows.subscriptions, rows.creditLines);
  const added = await stores.reference.load({
    ...rows,
    subscriptions: await completeSubscriptions(stores, rows.subscriptions, now),
    creditLines: await completeCreditLines(stores, rows.creditLines),
  });
  return SECTIONS.filter((section) => rows[section].length > 0).map((section) => ({
    section,
    new: added[section],
    replaced: rows[section].length - added[section],
  }));
}

function rowsOf(placed: PlacedRows): ImportedData {
  return Object.fromEntries(
    SECTIONS.map((section) => [section, placed[section].map(({ row }) => row)]),
  ) as unknown as ImportedData;
}

/** What is wrong with the file as a whole first, then row by row. */
function inOrder(problems: readonly ImportProblem[]): ImportProblem[] {
  const placeOf = ({ path }: ImportProblem): [number, number] => {
    const [, section, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    return [SECTIONS.indexOf(section as ReferenceSection), Number(index ?? -1)];
  };
  return problems
    .map((problem) => ({ problem, place: placeOf(problem) }))
    .sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1])
    .map(({ problem }) => problem);
}

/** The report as lines for people. */
export function linesOf({ problems, sections }: ImportReport): string[] {
  if (problems.length > 0) {
    const told = problems.slice(0, PROBLEMS_TOLD).map(lineOf);
    const more = problems.length - told.length;
    const count = `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
    return [...told, ...(more > 0 ? [`… and ${more} more`] : []), `Nothing was imported: ${count}.`];
  }
  if (sections.length === 0) return ["Nothing was imported: the file has no rows."];
  const width = Math.max(...sections.map(({ section }) => section.length));
  return sections.map(({ section, new: added, replaced }) => {
    const rows = added + replaced;
    return `${section.padEnd(width)}  ${rows} ${rows === 1 ? "row" : "rows"}: ${added} new, ${replaced} replaced`;
  });
}
