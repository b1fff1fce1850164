import type { Kysely } from "kysely";

/** When background work that has failed for a row is tried again; a row of its own, as the other may not be writable. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("retries")
    .addColumn("job", "text", (column) => column.notNull())
    .addColumn("partner_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("retry_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("retries_key", ["job", "partner_id", "id"])
    .execute();
  await schema.createIndex("retries_age").on("retries").column("retry_at").execute();
}
