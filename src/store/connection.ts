import type { Kysely, SelectQueryBuilder } from "kysely";
import type { Tables } from "./rows.js";

/** A database, or a transaction on it, with what the stores must know of its dialect. */
export interface Connection {
  readonly db: Kysely<Tables>;
  /** False for SQLite, where a writing transaction holds the whole database anyway. */
  readonly locksRows: boolean;
}

/** The rows of a query, locked until the end of the transaction where the database locks by row. */
export function locked<DB, TB extends keyof DB, Output>(
  { locksRows }: Connection,
  query: SelectQueryBuilder<DB, TB, Output>,
): SelectQueryBuilder<DB, TB, Output> {
  return locksRows ? query.forUpdate() : query;
}

export function mapBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value> {
  return new Map(values.map((value) => [keyOf(value), value]));
}
