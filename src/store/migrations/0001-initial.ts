import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

type Column = readonly [name: string, type: "text" | "integer" | "bigint", nullable?: "nullable"];

/**
 * The tables of a store. Text, integer and bigint are types that SQLite and PostgreSQL understand alike; amounts of
 * money are exact decimals as text, since SQLite has no decimal type; times are ISO strings in UTC.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  const table = async (name: string, columns: readonly Column[], key: readonly string[], more = unchanged) => {
    let builder: CreateTableBuilder<string, string> = schema.createTable(name);
    for (const [column, type, nullable] of columns) {
      builder = builder.addColumn(column, type, (one) => (nullable ? one : one.notNull()));
    }
    await more(builder.addPrimaryKeyConstraint(`${name}_key`, [...key])).execute();
  };
  const index = (name: string, on: string, columns: readonly string[]) =>
    schema
      .createIndex(name)
      .on(on)
      .columns([...columns])
      .execute();

  await table(
    "carts",
    [
      ["id", "text"],
      ["partner_id", "text"],
      ["customer_id", "text"],
      ["version", "integer"],
      ["status", "text"],
      ["created_at", "text"],
      ["modified_at", "text"],
      ["expires_at", "text"],
      ["modified_by", "text"],
      ["claim", "text", "nullable"],
      ["due_at", "text", "nullable"],
      ["document", "text"],
    ],
    ["id"],
  );
  await index("carts_due", "carts", ["due_at"]);
  await index("carts_expired", "carts", ["expires_at"]);
  await table(
    "cart_versions",
    [
      ["cart_id", "text"],
      ["version", "integer"],
      ["modified_at", "text"],
      ["modified_by", "text"],
    ],
    ["cart_id", "version"],
  );
  await table(
    "orders",
    [
      ["id", "text"],
      ["partner_id", "text"],
      ["customer_id", "text"],
      ["cart_id", "text"],
      ["order_group_id", "text"],
      ["created_at", "text"],
      ["version", "integer"],
      ["due_at", "text", "nullable"],
      ["document", "text"],
    ],
    ["id"],
    // Whatever else goes wrong, a group of a cart is never ordered twice.
    (orders) => orders.addUniqueConstraint("orders_one_per_group", ["cart_id", "order_group_id"]),
  );
  await index("orders_due", "orders", ["due_at"]);
  await table(
    "order_requests",
    [
      ["id", "text"],
      ["partner_id", "text"],
      ["cart_id", "text"],
      ["order_group_id", "text"],
      ["document", "text"],
    ],
    ["id"],
    (requests) => requests.addUniqueConstraint("order_requests_one_per_group", ["cart_id", "order_group_id"]),
  );
  await index("order_requests_of_partner", "order_requests", ["partner_id"]);
  await table(
    "subscriptions",
    [
      ["partner_id", "text"],
      ["id", "text"],
      ["customer_id", "text"],
      ["catalog_item_id", "text"],
      ["item_kind", "text"],
      ["status", "text"],
      ["quantity", "integer"],
      ["parent_id", "text", "nullable"],
      ["order_id", "text", "nullable"],
      ["created_at", "text"],
      ["due_at", "text", "nullable"],
      ["document", "text"],
    ],
    ["partner_id", "id"],
  );
  await index("subscriptions_due", "subscriptions", ["due_at"]);
  await index("subscriptions_of_parent", "subscriptions", ["partner_id", "parent_id"]);
  // Every list is served by an index of its own, in its order.
  for (const [list, column] of [
    ["carts", null],
    ["carts", "customer_id"],
    ["carts", "status"],
    ["orders", null],
    ["orders", "customer_id"],
    ["orders", "cart_id"],
    ["subscriptions", null],
    ["subscriptions", "customer_id"],
    ["subscriptions", "order_id"],
  ] as const) {
    const name = column === null ? `${list}_page` : `${list}_by_${column}`;
    await index(name, list, ["partner_id", ...(column === null ? [] : [column]), "created_at", "id"]);
  }

  await table(
    "catalog_items",
    [
      ["id", "text"],
      ["product_sku", "text"],
      ["country", "text"],
      ["title", "text"],
      ["search_text", "text"],
      ["document", "text"],
    ],
    ["id"],
  );
  await index("catalog_items_sku", "catalog_items", ["product_sku", "country"]);
  await index("catalog_items_page", "catalog_items", ["title", "id"]);
  const isPostgres = database.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of isPostgres ? POSTGRES_SEARCH : SQLITE_SEARCH) await sql.raw(statement).execute(database);

  // In the course of time more may be sold than an integer holds.
  await table(
    "inventory",
    [
      ["catalog_item_id", "text"],
      ["available", "bigint", "nullable"],
      ["restrictions", "text"],
      ["ends_with_stock", "integer"],
      ["sold", "bigint"],
      ["stocked", "bigint", "nullable"],
      ["sold_uncounted", "bigint"],
    ],
    ["catalog_item_id"],
  );
  await table(
    "credit_lines",
    [
      ["partner_id", "text"],
      ["currency_code", "text"],
      ["credit_limit", "text"],
      ["used", "text"],
      ["opening", "text"],
      ["minimum_threshold", "text"],
    ],
    ["partner_id", "currency_code"],
  );
  await table(
    "holdings",
    [
      ["partner_id", "text"],
      ["customer_id", "text"],
      ["sku", "text"],
      ["item_kind", "text"],
      ["living", "bigint"],
      ["living_quantity", "bigint"],
      ["ever", "bigint"],
    ],
    ["partner_id", "customer_id", "sku", "item_kind"],
  );

  // One row, whose version every import replaces.
  await table(
    "reference_version",
    [
      ["id", "integer"],
      ["version", "text"],
    ],
    ["id"],
  );
  await sql`insert into reference_version (id, version) values (1, '')`.execute(database);
  await table("partners", [["id", "text"], DOCUMENT], ["id"]);
  await table("customers", [["id", "text"], ["country", "text"], DOCUMENT], ["id"]);
  await table("markets", [["country", "text"], DOCUMENT], ["country"]);
  await table("mpn_profiles", [["mpn_id", "text"], DOCUMENT], ["mpn_id"]);
  await table("purchase_systems", [["name", "text"], DOCUMENT], ["name"]);
  // A partner's customers are listed by name and found by words.
  await table(
    "relations",
    [...PARTNER_AND_CUSTOMER, ["customer_name", "text"], ["search_text", "text"]],
    ["partner_id", "customer_id"],
  );
  await index("relations_page", "relations", ["partner_id", "customer_name", "customer_id"]);
  await index("relations_of_customer", "relations", ["customer_id"]);
  await table("risk_profiles", [...PARTNER_AND_CUSTOMER, DOCUMENT], ["partner_id", "customer_id"]);
  await table(
    "purchase_accounts",
    [["purchase_system", "text"], ["customer_id", "text"], DOCUMENT],
    ["purchase_system", "customer_id"],
  );

  await table(
    "answers",
    [
      ["partner_id", "text"],
      ["mutation", "text"],
      ["key", "text"],
      ["input_hash", "text"],
      ["answer", "text", "nullable"],
      ["created_at", "text"],
    ],
    ["partner_id", "mutation", "key"],
  );
  await index("answers_age", "answers", ["created_at"]);
  await table(
    "leases",
    [
      ["name", "text"],
      ["holder", "text"],
      ["until", "text"],
    ],
    ["name"],
  );
  // When background work that has failed for a row is tried again; a row of its own, as the other may not be writable.
  await table(
    "retries",
    [
      ["job", "text"],
      ["partner_id", "text"],
      ["id", "text"],
      ["attempts", "integer"],
      ["retry_at", "text"],
    ],
    ["job", "partner_id", "id"],
  );
  await index("retries_age", "retries", ["retry_at"]);
}

const DOCUMENT: Column = ["document", "text"];
const PARTNER_AND_CUSTOMER: readonly Column[] = [
  ["partner_id", "text"],
  ["customer_id", "text"],
];

function unchanged(builder: CreateTableBuilder<string, string>): CreateTableBuilder<string, string> {
  return builder;
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
