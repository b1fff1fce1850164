import { answerOfRow } from "./answer-store.js";
import type { Connection } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import { cartOfRow, rowOfSubscription, rowOfOrder, rowOfOrderRequest } from "./rows.js";
import type { Audited, AuditStore } from "./stores.js";

export function createAuditStore({ db }: Connection): AuditStore {
  return {
    async carts(after, limit) {
      const rows = await db
        .selectFrom("carts")
        .selectAll()
        .where("id", ">", after)
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) =>
        audited(
          row.id,
          `cart ${row.id}`,
          row,
          () => cartOfRow(row),
          () => row,
        ),
      );
    },

    async orders(after, limit) {
      const query = db.selectFrom("orders").selectAll().where("id", ">", after).orderBy("id").limit(limit);
      return (await query.execute()).map((row) =>
        audited(row.id, `order ${row.id}`, row, () => DOCUMENTS.order.read(row.document), rowOfOrder),
      );
    },

    async orderRequests(after, limit) {
      const query = db.selectFrom("order_requests").selectAll().where("id", ">", after).orderBy("id").limit(limit);
      return (await query.execute()).map((row) =>
        audited(
          row.id,
          `order request ${row.id}`,
          row,
          () => DOCUMENTS.orderRequest.read(row.document),
          rowOfOrderRequest,
        ),
      );
    },

    async subscriptions(after, limit) {
      const [partnerId = "", id = ""] = after.split(" ");
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where((row) =>
          row.or([row("partner_id", ">", partnerId), row.and([row("partner_id", "=", partnerId), row("id", ">", id)])]),
        )
        .orderBy("partner_id")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) =>
        audited(
          `${row.partner_id} ${row.id}`,
          `subscription ${row.id}`,
          row,
          () => DOCUMENTS.subscription.read(row.document),
          rowOfSubscription,
        ),
      );
    },

    async versions(cartIds) {
      const versions = new Map<string, number[]>(cartIds.map((id) => [id, []]));
      if (cartIds.length === 0) return versions;
      const rows = await db
        .selectFrom("cart_versions")
        .select(["cart_id", "version"])
        .where("cart_id", "in", cartIds)
        .orderBy("cart_id")
        .orderBy("version")
        .execute();
      for (const { cart_id: id, version } of rows) versions.get(id)?.push(version);
      return versions;
    },

    async runningAnswers() {
      const rows = await db.selectFrom("answers").selectAll().where("answer", "is", null).execute();
      return rows.map(answerOfRow);
    },

    async stock() {
      const rows = await db.selectFrom("inventory").selectAll().execute();
      return rows.map(({ catalog_item_id: catalogItemId, available, sold, stocked }) => ({
        catalogItemId,
        available,
        sold,
        stocked,
      }));
    },

    async credit() {
      const rows = await db.selectFrom("credit_lines").selectAll().execute();
      return rows.map(({ partner_id: partnerId, currency_code: currencyCode, used, opening }) => ({
        partnerId,
        currencyCode,
        used,
        opening,
      }));
    },

    async holdings() {
      const rows = await db.selectFrom("holdings").selectAll().execute();
      return rows.map((row) => ({
        partnerId: row.partner_id,
        customerId: row.customer_id || null,
        itemKind: row.item_kind,
        sku: row.sku || null,
        living: row.living,
        livingQuantity: row.living_quantity,
        ever: row.ever,
      }));
    },
  };
}

/** A row as the object it holds, and whether its columns say the same as that. */
function audited<Row extends { document: string }, Value>(
  key: string,
  name: string,
  row: Row,
  read: () => Value,
  rowOf: (value: Value) => Row,
): Audited<Value> {
  try {
    const value = read();
    const expected = rowOf(value);
    const columns = Object.keys(expected) as (keyof Row & string)[];
    const contradictions = columns.filter((column) => column !== "document" && expected[column] !== row[column]);
    return { key, name, value, contradictions };
  } catch {
    return { key, name, value: null, contradictions: [] };
  }
}
