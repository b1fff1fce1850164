import type { Kysely } from "kysely";

/** Text, integer and nothing else: types that SQLite and PostgreSQL understand alike. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("carts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("modified_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("modified_by", "text", (column) => column.notNull())
    .addColumn("claim", "text")
    .addColumn("document", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("carts_page").on("carts").columns(["partner_id", "created_at", "id"]).execute();

  await schema
    .createTable("orders")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addColumn("cart_id", "text", (column) => column.notNull())
    .addColumn("order_group_id", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    // Whatever else goes wrong, a group of a cart is never ordered twice.
    .addUniqueConstraint("orders_one_per_group", ["cart_id", "order_group_id"])
    .execute();
  await schema.createIndex("orders_page").on("orders").columns(["partner_id", "created_at", "id"]).execute();

  await schema
    .createTable("placements")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("cart_id", "text", (column) => column.notNull())
    .addColumn("order_group_id", "text", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addUniqueConstraint("placements_one_per_group", ["cart_id", "order_group_id"])
    .execute();

  await schema
    .createTable("assets")
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addColumn("catalog_item_id", "text", (column) => column.notNull())
    .addColumn("item_kind", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("quantity", "integer", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("assets_key", ["partner_id", "id"])
    .execute();
  await schema.createIndex("assets_of_customer").on("assets").columns(["partner_id", "customer_id"]).execute();

  await schema
    .createTable("catalog_items")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("product_sku", "text", (column) => column.notNull())
    .addColumn("country", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("search_text", "text", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("catalog_items_sku").on("catalog_items").columns(["product_sku", "country"]).execute();
  await schema.createIndex("catalog_items_page").on("catalog_items").columns(["title", "id"]).execute();

  await schema
    .createTable("inventory")
    .addColumn("catalog_item_id", "text", (column) => column.primaryKey())
    .addColumn("available", "integer")
    .addColumn("restrictions", "text", (column) => column.notNull())
    .execute();

  for (const [table, key] of [
    ["partners", "id"],
    ["customers", "id"],
    ["markets", "country"],
    ["mpn_profiles", "mpn_id"],
  ] as const) {
    await schema
      .createTable(table)
      .addColumn(key, "text", (column) => column.primaryKey())
      .addColumn("document", "text", (column) => column.notNull())
      .execute();
  }

  await schema
    .createTable("relations")
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("relations_key", ["partner_id", "customer_id"])
    .execute();

  await schema
    .createTable("credit_lines")
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("currency_code", "text", (column) => column.notNull())
    // Amounts are exact decimals: text, since SQLite has no decimal type.
    .addColumn("credit_limit", "text", (column) => column.notNull())
    .addColumn("used", "text", (column) => column.notNull())
    .addColumn("minimum_threshold", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("credit_lines_key", ["partner_id", "currency_code"])
    .execute();

  await schema
    .createTable("answers")
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("mutation", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("input_hash", "text", (column) => column.notNull())
    .addColumn("answer", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("answers_key", ["partner_id", "mutation", "key"])
    .execute();
}
