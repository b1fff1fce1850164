import { type Kysely, type SelectQueryBuilder, sql, type SqlBool } from "kysely";
import type { ReferenceCache } from "./reference-cache.js";
import type { Tables } from "./rows.js";
import type { PageRequest } from "./stores.js";

/** A database, or a transaction on it, with what the stores must know of its dialect. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly isPostgres: boolean;
  /** False for SQLite, where a writing transaction holds the whole database anyway. */
  readonly locksRows: boolean;
  /** Called with the bytes of documents before they are read, or as soon as they are known; throws to stop reading. */
  readonly onRead: (bytes: number) => void;
  /** What all connections to the store have read of its reference data. */
  readonly reference: ReferenceCache;
}

/** How many keys one statement names: databases bound its parameters, SQLite at 32,766. */
export const KEYS_PER_STATEMENT = 1_000;

/** The rows of a query, locked until the end of the transaction where the database locks by row. */
export function locked<DB, TB extends keyof DB, Output>(
  { locksRows }: Connection,
  query: SelectQueryBuilder<DB, TB, Output>,
): SelectQueryBuilder<DB, TB, Output> {
  return locksRows ? query.forUpdate() : query;
}

/** The rows of many keys, with a statement for each so many of them. */
export async function inChunks<Row>(
  keys: readonly string[],
  load: (keys: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < keys.length; from += KEYS_PER_STATEMENT) {
    for (const row of await load(keys.slice(from, from + KEYS_PER_STATEMENT))) rows.push(row);
  }
  return rows;
}

/** One page of rows that have a time and an id, newest first; row values let the database begin in its index. */
export function newestFirst<DB, TB extends keyof DB, Output>(
  query: SelectQueryBuilder<DB, TB, Output>,
  { limit, after }: PageRequest,
): SelectQueryBuilder<DB, TB, Output> {
  const begun = after ? query.where(sql<SqlBool>`(created_at, id) < (${after[0]}, ${after[1]})`) : query;
  return begun
    .orderBy(sql`created_at`, "desc")
    .orderBy(sql`id`, "desc")
    .limit(limit);
}

/** The same object again, after telling the connection how large the documents of these rows were. */
export function charged<Row extends { readonly document: string }>({ onRead }: Connection, rows: Row[]): Row[] {
  onRead(rows.reduce((sum, { document }) => sum + document.length, 0));
  return rows;
}

export function mapBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value> {
  return new Map(values.map((value) => [keyOf(value), value]));
}
