import { Big } from "big.js";
import type { Kysely } from "kysely";

/** What this migration reads and fills in. */
interface Tables {
  carts: { id: string; version: number; modified_at: string; modified_by: string; claim: string | null };
  cart_versions: { cart_id: string; version: number; modified_at: string; modified_by: string };
  orders: { id: string; document: string };
  placements: { id: string; document: string };
  inventory: { catalog_item_id: string; available: number | null; sold: number; stocked: number | null };
  credit_lines: { partner_id: string; currency_code: string; used: string; opening: string };
}

/** What processes that share a store need to take turns, and what is needed to find out whether they did. */
export async function up(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema.alterTable("carts").addColumn("due_at", "text").execute();
  await schema.createIndex("carts_due").on("carts").column("due_at").execute();
  await schema.createIndex("carts_expired").on("carts").column("expires_at").execute();
  await schema.createIndex("answers_age").on("answers").column("created_at").execute();
  await schema
    .createTable("leases")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("until", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("cart_versions")
    .addColumn("cart_id", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("modified_at", "text", (column) => column.notNull())
    .addColumn("modified_by", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("cart_versions_key", ["cart_id", "version"])
    .execute();
  await schema
    .alterTable("inventory")
    .addColumn("sold", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable("inventory").addColumn("stocked", "integer").execute();
  await schema
    .alterTable("credit_lines")
    .addColumn("opening", "text", (column) => column.notNull().defaultTo("0"))
    .execute();

  const filled = database as unknown as Kysely<Tables>;
  await fillCarts(filled);
  await fillDrawn(filled);
}

/** The history of a cart begins with the version that it has; a checkout that holds it is to be finished in time. */
async function fillCarts(database: Kysely<Tables>): Promise<void> {
  const carts = await database.selectFrom("carts").selectAll().execute();
  for (const { id, version, modified_at, modified_by, claim } of carts) {
    await database.insertInto("cart_versions").values({ cart_id: id, version, modified_at, modified_by }).execute();
    if (claim === null) continue;
    const { until } = JSON.parse(claim) as { until: string };
    const held = { due_at: until } as never;
    await database.updateTable("carts").set(held).where("id", "=", id).execute();
  }
}

/** What the orders so far have taken of stock and credit. */
async function fillDrawn(database: Kysely<Tables>): Promise<void> {
  const sold = new Map<string, number>();
  const drawn = new Map<string, Big>();
  for (const { partnerId, taken } of await livingOrders(database)) {
    for (const { catalogItemId, quantity } of taken.units) {
      const id = catalogItemId.toUpperCase();
      sold.set(id, (sold.get(id) ?? 0) + quantity);
    }
    const line = `${partnerId} ${taken.credit.currencyCode}`;
    drawn.set(line, (drawn.get(line) ?? new Big(0)).plus(taken.credit.amount));
  }
  for (const { catalog_item_id: id, available } of await database.selectFrom("inventory").selectAll().execute()) {
    const units = sold.get(id) ?? 0;
    const stocked = available === null ? null : available + units;
    await database.updateTable("inventory").set({ sold: units, stocked }).where("catalog_item_id", "=", id).execute();
  }
  for (const { partner_id, currency_code, used } of await database.selectFrom("credit_lines").selectAll().execute()) {
    const opening = new Big(used).minus(drawn.get(`${partner_id} ${currency_code}`) ?? 0).toFixed();
    await database
      .updateTable("credit_lines")
      .set({ opening })
      .where("partner_id", "=", partner_id)
      .where("currency_code", "=", currency_code)
      .execute();
  }
}

interface Drawing {
  readonly partnerId: string;
  readonly taken: {
    readonly units: readonly { readonly catalogItemId: string; readonly quantity: number }[];
    readonly credit: { readonly amount: string; readonly currencyCode: string };
  };
}

/** What draws on stock and credit: orders that were not cancelled, and placements that wait for their outcome. */
async function livingOrders(database: Kysely<Tables>): Promise<Drawing[]> {
  const orders = await database.selectFrom("orders").select("document").execute();
  const placements = await database.selectFrom("placements").select("document").execute();
  return [
    ...orders
      .map(({ document }) => JSON.parse(document) as Drawing & { status: string })
      .filter(({ status }) => status !== "CANCELLED"),
    ...placements.map(({ document }) => (JSON.parse(document) as { draft: Drawing }).draft),
  ];
}
