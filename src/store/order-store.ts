import type { Order } from "../model/order.js";
import type { Placement } from "../model/placement.js";
import { type Connection, locked, mapBy } from "./connection.js";
import { rowOfOrder, rowOfPlacement } from "./rows.js";
import { ConcurrentChange, type OrderStore, type PlacementStore } from "./stores.js";

const orderOf = (row: { document: string }) => JSON.parse(row.document) as Order;

export function createOrderStore(connection: Connection): OrderStore {
  const { db } = connection;
  return {
    async byIds(partnerId, ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("orders")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("id", "in", ids)
        .execute();
      return mapBy(rows.map(orderOf), (order) => order.id);
    },

    async byCarts(partnerId, cartIds) {
      const orders = new Map<string, Order[]>();
      if (cartIds.length === 0) return orders;
      const rows = await db
        .selectFrom("orders")
        .select(["cart_id", "document"])
        .where("partner_id", "=", partnerId)
        .where("cart_id", "in", cartIds)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      for (const row of rows) {
        const ofCart = orders.get(row.cart_id);
        if (ofCart) ofCart.push(orderOf(row));
        else orders.set(row.cart_id, [orderOf(row)]);
      }
      return orders;
    },

    async page({ partnerId, customerId, cartId }, { limit, after }) {
      let query = db.selectFrom("orders").select("document").where("partner_id", "=", partnerId);
      if (customerId !== null) query = query.where("customer_id", "=", customerId);
      if (cartId !== null) query = query.where("cart_id", "=", cartId);
      if (after) {
        const [time, id] = after;
        query = query.where((row) =>
          row.or([row("created_at", "<", time), row.and([row("created_at", "=", time), row("id", "<", id)])]),
        );
      }
      const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
      return rows.map(orderOf);
    },

    async lock(partnerId, id) {
      const query = db.selectFrom("orders").select("document").where("partner_id", "=", partnerId).where("id", "=", id);
      const row = await locked(connection, query).executeTakeFirst();
      return row ? orderOf(row) : null;
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom("orders")
        .select("document")
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .limit(limit)
        .execute();
      return rows.map(orderOf);
    },

    async update(order, fromVersion) {
      const { id, partner_id, ...changes } = rowOfOrder(order);
      const { numUpdatedRows } = await db
        .updateTable("orders")
        .set(changes)
        .where("id", "=", id)
        .where("partner_id", "=", partner_id)
        .where("version", "=", fromVersion)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new ConcurrentChange(`Version ${fromVersion} of order ${id}`);
    },

    async insert(order) {
      await db.insertInto("orders").values(rowOfOrder(order)).execute();
    },
  };
}

export function createPlacementStore({ db }: Connection): PlacementStore {
  return {
    async byCart(cartId) {
      const rows = await db.selectFrom("placements").select("document").where("cart_id", "=", cartId).execute();
      return rows.map((row) => JSON.parse(row.document) as Placement);
    },

    async insert(placement) {
      await db.insertInto("placements").values(rowOfPlacement(placement)).execute();
    },

    async delete(id) {
      await db.deleteFrom("placements").where("id", "=", id).execute();
    },
  };
}
