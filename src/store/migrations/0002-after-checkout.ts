import type { Kysely } from "kysely";

/** What happens after a checkout: fulfilment, cancellations, changes of subscriptions; and risk before it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable("orders")
    .addColumn("version", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  for (const table of ["orders", "assets"]) {
    await schema.alterTable(table).addColumn("due_at", "text").execute();
    await schema.createIndex(`${table}_due`).on(table).column("due_at").execute();
  }
  await schema.alterTable("assets").addColumn("parent_id", "text").execute();
  await schema.alterTable("assets").addColumn("order_id", "text").execute();
  await schema
    .alterTable("assets")
    .addColumn("created_at", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await schema.createIndex("assets_of_parent").on("assets").columns(["partner_id", "parent_id"]).execute();
  await schema.createIndex("assets_page").on("assets").columns(["partner_id", "created_at", "id"]).execute();
  // What a customer has is counted for every review: from the index alone, however much that is.
  await schema
    .createIndex("assets_holdings")
    .on("assets")
    .columns(["partner_id", "customer_id", "catalog_item_id", "item_kind", "status", "quantity"])
    .execute();
  await schema.dropIndex("assets_of_customer").execute();
  await schema
    .alterTable("inventory")
    .addColumn("ends_with_stock", "integer", (column) => column.notNull().defaultTo(0))
    .execute();

  await schema
    .createTable("risk_profiles")
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("risk_profiles_key", ["partner_id", "customer_id"])
    .execute();
  await schema
    .createTable("purchase_systems")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("document", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("purchase_accounts")
    .addColumn("purchase_system", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("purchase_accounts_key", ["purchase_system", "customer_id"])
    .execute();
}
