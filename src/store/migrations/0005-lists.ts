import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Lists by customer, cart or order, each in its own order, and the search of the catalog: each begins in an index. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const [table, column] of [
    ["carts", "customer_id"],
    ["carts", "status"],
    ["orders", "customer_id"],
    ["orders", "cart_id"],
    ["assets", "customer_id"],
    ["assets", "order_id"],
  ] as const) {
    await database.schema
      .createIndex(`${table}_by_${column}`)
      .on(table)
      .columns(["partner_id", column, "created_at", "id"])
      .execute();
  }
  const isPostgres = database.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of isPostgres ? POSTGRES_SEARCH : SQLITE_SEARCH) await sql.raw(statement).execute(database);
}

/** The runs of three characters of a text, and a GIN index over them: what pg_trgm does, without an extension. */
const POSTGRES_SEARCH = [
  `create function catalog_runs(text) returns text[] language sql immutable parallel safe as
   $$ select coalesce(array_agg(distinct substr($1, place, 3)), '{}') from generate_series(1, length($1) - 2) place $$`,
  "create index catalog_items_search on catalog_items using gin (catalog_runs(search_text))",
];

/** A full-text table of the same runs. It numbers its rows by itself: SQLite may renumber those of other tables. */
const REMOVE = "delete from catalog_search where rowid = (select row_number from catalog_search_rows where item_id =";
const ADD =
  "insert into catalog_search (rowid, search_text) select row_number, new.search_text from catalog_search_rows";
const SQLITE_SEARCH = [
  "create table catalog_search_rows (row_number integer primary key, item_id text not null unique)",
  `create virtual table catalog_search using fts5 (
     search_text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
   )`,
  "insert into catalog_search_rows (item_id) select id from catalog_items",
  `insert into catalog_search (rowid, search_text) select row_number, search_text from catalog_items
   join catalog_search_rows on item_id = id`,
  `create trigger catalog_items_added after insert on catalog_items begin
     insert into catalog_search_rows (item_id) values (new.id);
     ${ADD} where item_id = new.id;
   end`,
  `create trigger catalog_items_changed after update on catalog_items when old.search_text <> new.search_text begin
     ${REMOVE} new.id);
     ${ADD} where item_id = new.id;
   end`,
  `create trigger catalog_items_removed after delete on catalog_items begin
     ${REMOVE} old.id);
     delete from catalog_search_rows where item_id = old.id;
   end`,
];
