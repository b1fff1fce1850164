import { type Expression, sql, type SqlBool } from "kysely";
import { searchable } from "../model/catalog.js";
import type { Connection } from "./connection.js";

/*
 * The index of both databases is by runs of three characters: whatever contains a word contains all runs of the word, so
 * a word is found in any place, which an index of whole words cannot do. Whether the runs stand side by side is for LIKE
 * to say.
 */

/** Shorter words have no run of three characters, and are looked for among what the other words leave. */
const INDEXED_LENGTH = 3;
/** Beyond so many matches a word is so common that the first page is filled sooner by going through the titles. */
const MANY_MATCHES = 2_000;

/** The condition that every word occurs in an item's text, and those that the index answers first. */
export async function conditionsOf(connection: Connection, words: readonly string[]): Promise<Expression<SqlBool>[]> {
  const asStored = words.map(searchable);
  const indexed = asStored.filter((word) => [...word].length >= INDEXED_LENGTH);
  const found = indexed.length === 0 ? [] : await (connection.isPostgres ? byArrays : byFullText)(connection, indexed);
  return [...found, ...asStored.map(contains)];
}

/** The words are the caller's: what LIKE treats as a pattern is meant literally. */
export function contains(word: string): Expression<SqlBool> {
  const literal = word.replace(/[\\%_]/g, "\\$&");
  return sql<SqlBool>`search_text like ${`%${literal}%`} escape '\\'`;
}

/** PostgreSQL: a GIN index over the runs of the text; its planner knows which words are common. */
async function byArrays(_connection: Connection, words: readonly string[]): Promise<Expression<SqlBool>[]> {
  return words.map((word) => sql<SqlBool>`catalog_runs(search_text) @> catalog_runs(${word})`);
}

/** SQLite: a full-text table; its planner cannot know how much it will find. */
async function byFullText({ db }: Connection, words: readonly string[]): Promise<Expression<SqlBool>[]> {
  const matched = sql<{ rowid: number }>`select rowid from catalog_search where catalog_search match ${words
    .map((word) => `"${word.replaceAll('"', '""')}"`)
    .join(" AND ")}`;
  const { rows } = await sql<{ rowid: number }>`${matched} limit ${MANY_MATCHES + 1}`.execute(db);
  if (rows.length > MANY_MATCHES) return [];
  return [sql<SqlBool>`id in (select item_id from catalog_search_rows where row_number in (${matched}))`];
}
