import Database from "libsql";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/database.js";

/*
 * How SQLite goes about lists: whatever the list is limited to, and wherever its page begins, must be found in an index.
 * PostgreSQL decides by statistics that a test does not have.
 */

const folder = mkdtempSync(join(tmpdir(), "cartwright-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = { limit: 20, after: ["2026-03-01T09:30:00.000Z", "id"] } as const;

const customersBegun = (index: string) =>
  `SEARCH relations USING ${index} relations_page (partner_id=? AND (customer_name,customer_id)>(?,?)); ` +
  "SEARCH customers USING INDEX sqlite_autoindex_customers_1 (id=?)";

it("every list begins where its page begins", async () => {
  const file = join(folder, "plans.db");
  const statements: string[] = [];
  const store = await openStore(`sqlite:${file}`, { onStatement: (sql) => statements.push(sql) });
  const { carts, customers, orders, subscriptions, catalog } = store.stores;
  const partnerId = "partner";
  statements.length = 0;
  await carts.headPage({ partnerId, customerId: null, status: null }, PAGE);
  await carts.headPage({ partnerId, customerId: "customer", status: null }, PAGE);
  await carts.headPage({ partnerId, customerId: null, status: "ACTIVE" }, PAGE);
  await orders.page({ partnerId, customerId: null, cartId: null }, PAGE);
  await orders.page({ partnerId, customerId: "customer", cartId: null }, PAGE);
  await orders.page({ partnerId, customerId: null, cartId: "cart" }, PAGE);
  await subscriptions.page({ partnerId, customerId: null, orderId: null }, PAGE);
  await subscriptions.page({ partnerId, customerId: "customer", orderId: null }, PAGE);
  await subscriptions.page({ partnerId, customerId: null, orderId: "order" }, PAGE);
  await orders.byCarts(partnerId, ["cart"]);
  await catalog.search([], PAGE);
  await customers.page(partnerId, [], PAGE);
  await customers.page(partnerId, ["word"], PAGE);
  await store.close();

  const database = new Database(file);
  const plans = statements.map((sql) => {
    const parameters = Array.from({ length: sql.split("?").length - 1 }, () => "x");
    const steps = database.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
    return steps.map(({ detail }) => detail).join("; ");
  });
  database.close();
  const begun = (table: string, index: string, limit: string) =>
    `SEARCH ${table} USING INDEX ${index} (partner_id=?${limit} AND (created_at,id)<(?,?))`;
  expect(plans).toEqual([
    begun("carts", "carts_page", ""),
    begun("carts", "carts_by_customer_id", " AND customer_id=?"),
    begun("carts", "carts_by_status", " AND status=?"),
    begun("orders", "orders_page", ""),
    begun("orders", "orders_by_customer_id", " AND customer_id=?"),
    begun("orders", "orders_by_cart_id", " AND cart_id=?"),
    begun("subscriptions", "subscriptions_page", ""),
    begun("subscriptions", "subscriptions_by_customer_id", " AND customer_id=?"),
    begun("subscriptions", "subscriptions_by_order_id", " AND order_id=?"),
    expect.stringMatching(/^SEARCH orders USING INDEX (orders_by_cart_id|sqlite_autoindex_orders_2) \(.*cart_id=\?\)$/),
    "SEARCH catalog_items USING INDEX catalog_items_page ((title,id)>(?,?))",
    customersBegun("COVERING INDEX"),
    customersBegun("INDEX"),
  ]);
});
