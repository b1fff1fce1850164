import type { Kysely } from "kysely";

/** What this migration copies. */
interface Inventory {
  catalog_item_id: string;
  available: number | null;
  restrictions: string;
  ends_with_stock: number;
  sold: number;
  stocked: number | null;
}

interface Tables {
  inventory: Inventory;
  stock: Inventory & { sold_uncounted: number };
}

/**
 * An import says how much stock there has been in all since an item was counted, and what was sold since is taken from
 * that. In the course of time more may be sold than an integer holds.
 */
export async function up(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  // A table made anew: SQLite cannot change the type of a column.
  await schema
    .createTable("stock")
    .addColumn("catalog_item_id", "text", (column) => column.primaryKey())
    .addColumn("available", "bigint")
    .addColumn("restrictions", "text", (column) => column.notNull())
    .addColumn("ends_with_stock", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("sold", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("stocked", "bigint")
    .addColumn("sold_uncounted", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  const columns = ["catalog_item_id", "available", "restrictions", "ends_with_stock", "sold", "stocked"] as const;
  const filled = database as unknown as Kysely<Tables>;
  await filled
    .insertInto("stock")
    .columns(columns)
    .expression(filled.selectFrom("inventory").select(columns))
    .execute();
  await schema.dropTable("inventory").execute();
  await schema.alterTable("stock").renameTo("inventory").execute();
}
