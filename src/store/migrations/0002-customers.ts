import { type Kysely, sql } from "kysely";

/** A partner's customers are listed by name and found by words: what that takes stands in the relation between the two. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const column of ["customer_name", "search_text"]) {
    await database.schema
      .alterTable("relations")
      .addColumn(column, "text", (one) => one.notNull().defaultTo(""))
      .execute();
  }
  await database.schema
    .createIndex("relations_page")
    .on("relations")
    .columns(["partner_id", "customer_name", "customer_id"])
    .execute();
  await database.schema.createIndex("relations_of_customer").on("relations").columns(["customer_id"]).execute();
  const { rows } = await sql<{ id: string; document: string }>`select id, document from customers`.execute(database);
  for (const { id, document } of rows) {
    const { name } = JSON.parse(document) as { name: string };
    const text = `${name} ${id}`.normalize("NFC").toLowerCase();
    await sql`update relations set customer_name = ${name}, search_text = ${text} where customer_id = ${id}`.execute(
      database,
    );
  }
}
