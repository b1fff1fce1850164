import type { Cart } from "../model/cart.js";
import { type Connection, locked, mapBy } from "./connection.js";
import { cartOfRow, rowOfCart } from "./rows.js";
import { type CartStore, ConcurrentChange } from "./stores.js";

export function createCartStore(connection: Connection): CartStore {
  const { db } = connection;
  const one = (cart: Cart, fromVersion: number) => (changed: { numUpdatedRows?: bigint; numDeletedRows?: bigint }) => {
    if ((changed.numUpdatedRows ?? changed.numDeletedRows) !== 1n) {
      throw new ConcurrentChange(`Version ${fromVersion} of cart ${cart.id}`);
    }
  };
  return {
    async byIds(partnerId, ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("carts")
        .selectAll()
        .where("partner_id", "=", partnerId)
        .where("id", "in", ids)
        .execute();
      return mapBy(rows.map(cartOfRow), (cart) => cart.id);
    },

    async lock(partnerId, id) {
      const query = db.selectFrom("carts").selectAll().where("partner_id", "=", partnerId).where("id", "=", id);
      const row = await locked(connection, query).executeTakeFirst();
      return row ? cartOfRow(row) : null;
    },

    async page({ partnerId, customerId, status }, { limit, after }) {
      let query = db.selectFrom("carts").selectAll().where("partner_id", "=", partnerId);
      if (customerId !== null) query = query.where("customer_id", "=", customerId);
      if (status !== null) query = query.where("status", "=", status);
      if (after) {
        const [time, id] = after;
        query = query.where((row) =>
          row.or([row("created_at", "<", time), row.and([row("created_at", "=", time), row("id", "<", id)])]),
        );
      }
      const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
      return rows.map(cartOfRow);
    },

    async insert(cart) {
      await db.insertInto("carts").values(rowOfCart(cart)).execute();
    },

    async update(cart, fromVersion) {
      const { id, partner_id, ...changes } = rowOfCart(cart);
      await db
        .updateTable("carts")
        .set(changes)
        .where("id", "=", id)
        .where("partner_id", "=", partner_id)
        .where("version", "=", fromVersion)
        .executeTakeFirstOrThrow()
        .then(one(cart, fromVersion));
    },

    async delete(cart, fromVersion) {
      await db
        .deleteFrom("carts")
        .where("id", "=", cart.id)
        .where("partner_id", "=", cart.partnerId)
        .where("version", "=", fromVersion)
        .executeTakeFirstOrThrow()
        .then(one(cart, fromVersion));
    },
  };
}
