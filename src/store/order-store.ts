import { sql } from "kysely";
import { type Order, orderKey } from "../model/order.js";
import { type Connection, inChunks, locked, mapBy, newestFirst } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import { readDocuments, sizedColumns } from "./documents.js";
import { attemptsOf, isToBeTried } from "./retry-store.js";
import { nameOrderError, rowOfOrder, rowOfOrderRequest } from "./rows.js";
import { ConcurrentChange, type OrderFilter, type OrderStore, type OrderRequestStore } from "./stores.js";

function orderOf(row: { readonly document: string }): Order {
  const order = DOCUMENTS.order.read(row.document);
  nameOrderError(order.cancellationError);
  return order;
}

/** Where an order stands among those of its cart. */
const placeOf = ({ creationDate, id }: Order) => `${creationDate} ${id}`;

export function createOrderStore(connection: Connection): OrderStore {
  const { db } = connection;
  const matching = ({ partnerId, customerId, cartId }: OrderFilter) => {
    let query = db.selectFrom("orders").where("partner_id", "=", partnerId);
    if (customerId !== null) query = query.where("customer_id", "=", customerId);
    if (cartId !== null) query = query.where("cart_id", "=", cartId);
    return query;
  };
  const sized = (filter: OrderFilter, rows: number) => matching(filter).select(["id", ...sizedColumns(rows)]);
  const wholeOrders = (filter: OrderFilter, rows: Awaited<ReturnType<ReturnType<typeof sized>["execute"]>>) =>
    readDocuments(
      connection,
      rows,
      (ids) => matching(filter).select(["id", "document"]).where("id", "in", ids).execute(),
      orderOf,
    );
  return {
    async byIds(partnerId, ids) {
      const filter = { partnerId, customerId: null, cartId: null };
      const keys = ids.map(orderKey);
      const rows = await inChunks(keys, (some) => sized(filter, some.length).where("id", "in", some).execute());
      return mapBy(await wholeOrders(filter, rows), (order) => orderKey(order.id));
    },

    async byCarts(partnerId, cartIds) {
      const filter = { partnerId, customerId: null, cartId: null };
      const rows = await inChunks(cartIds, (some) => sized(filter, some.length).where("cart_id", "in", some).execute());
      const placed = await wholeOrders(filter, rows);
      // Sorted here: with an order by, SQLite walks through all orders of the partner in their order.
      placed.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
      const orders = new Map<string, Order[]>();
      for (const order of placed) {
        const ofCart = orders.get(order.cartId);
        if (ofCart) ofCart.push(order);
        else orders.set(order.cartId, [order]);
      }
      return orders;
    },

    async page(filter, page) {
      return wholeOrders(filter, await newestFirst(sized(filter, page.limit), page).execute());
    },

    async lock(partnerId, id) {
      const query = db
        .selectFrom("orders")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("id", "=", orderKey(id));
      const row = await locked(connection, query).executeTakeFirst();
      return row ? orderOf(row) : null;
    },

    due(job, time, now, limit) {
      const key = { partnerId: sql.ref<string>("orders.partner_id"), id: sql.ref<string>("orders.id") };
      return db
        .selectFrom("orders")
        .select(["partner_id as partnerId", "id", attemptsOf(job, key).as("attempts")])
        .where("due_at", "<=", time)
        .where(isToBeTried(job, key, now))
        .orderBy("due_at")
        .limit(limit)
        .execute();
    },

    async lockDue(rows, now) {
      if (rows.length === 0) return [];
      const ids = rows.map(({ id }) => id);
      const query = db
        .selectFrom("orders")
        .select("document")
        .where("id", "in", ids)
        .where("due_at", "<=", now)
        .orderBy("id");
      return (await locked(connection, query).execute()).map(orderOf);
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

    async insert(orders) {
      if (orders.length > 0) await db.insertInto("orders").values(orders.map(rowOfOrder)).execute();
    },
  };
}

export function createOrderRequestStore({ db }: Connection): OrderRequestStore {
  return {
    async byCart(cartId) {
      const rows = await db.selectFrom("order_requests").select("document").where("cart_id", "=", cartId).execute();
      return rows.map((row) => DOCUMENTS.orderRequest.read(row.document));
    },

    async byPartner(partnerId) {
      const rows = await db
        .selectFrom("order_requests")
        .select("document")
        .where("partner_id", "=", partnerId)
        .execute();
      return rows.map((row) => DOCUMENTS.orderRequest.read(row.document));
    },

    async insert(orderRequests) {
      if (orderRequests.length > 0)
        await db.insertInto("order_requests").values(orderRequests.map(rowOfOrderRequest)).execute();
    },

    async delete(ids) {
      if (ids.length > 0) await db.deleteFrom("order_requests").where("id", "in", ids).execute();
    },
  };
}
