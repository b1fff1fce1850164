import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { Connection } from "./connection.js";

/** How many bytes of documents are read and parsed before other requests have their turn. */
const SLICE_BYTES = 1_048_576;

/** A row of a list, with its document unless that is large. */
export interface SizedRow {
  readonly id: string;
  /** Of the document; the database knows them without reading it. */
  readonly bytes: number;
  readonly document: string | null;
}

/**
 * The columns of a `SizedRow` beside its id, for a list of so many rows: those that fit into a slice together come with
 * their documents, and larger documents are read by themselves, once they may be.
 */
export function sizedColumns(rows: number) {
  const fitting = Math.floor(SLICE_BYTES / Math.max(1, rows));
  return [
    sql<number>`octet_length(document)`.as("bytes"),
    sql<string | null>`case when octet_length(document) <= ${fitting} then document end`.as("document"),
  ] as const;
}

/**
 * What stands in the documents of a list, in its order. The connection is asked first whether so much may be read; large
 * documents are then read by `load`, which may not find all of them any more, and all of them parsed in slices.
 */
export async function readDocuments<Row extends SizedRow, Value>(
  { onRead }: Connection,
  rows: readonly Row[],
  load: (ids: readonly string[]) => Promise<readonly (Omit<Row, "bytes" | "document"> & { document: string })[]>,
  parse: (row: Omit<Row, "bytes" | "document"> & { document: string }) => Value,
): Promise<Value[]> {
  onRead(rows.reduce((sum, { bytes }) => sum + bytes, 0));
  const values: Value[] = [];
  for (const [index, slice] of slicesOf(rows).entries()) {
    if (index > 0) await nextTurn();
    const large = slice.filter(({ document }) => document === null).map(({ id }) => id);
    const loaded = new Map((large.length > 0 ? await load(large) : []).map((row) => [row.id, row]));
    for (const row of slice) {
      const { document } = row;
      const whole = document === null ? loaded.get(row.id) : { ...row, document };
      if (whole) values.push(parse(whole));
    }
  }
  return values;
}

/** Neighbouring rows, as many as a slice holds, and at least one. */
function slicesOf<Row extends SizedRow>(rows: readonly Row[]): Row[][] {
  const slices: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    left -= row.bytes;
    const slice = slices.at(-1);
    if (slice && left >= 0) slice.push(row);
    else {
      slices.push([row]);
      left = SLICE_BYTES - row.bytes;
    }
  }
  return slices;
}
