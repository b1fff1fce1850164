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
  const remember = async ({ id, version, lastModifiedTimeStamp, lastModifiedUser }: Cart) => {
    await db
      .insertInto("cart_versions")
      .values({ cart_id: id, version, modified_at: lastModifiedTimeStamp, modified_by: lastModifiedUser })
      .execute();
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
      await remember(cart);
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
      // A checkout that takes hold of the cart, or asks again, leaves its version alone.
      if (cart.version !== fromVersion) await remember(cart);
    },

    async delete(cart, fromVersion) {
      await db
        .deleteFrom("carts")
        .where("id", "=", cart.id)
        .where("partner_id", "=", cart.partnerId)
        .where("version", "=", fromVersion)
        .executeTakeFirstOrThrow()
        .then(one(cart, fromVersion));
      await db.deleteFrom("cart_versions").where("cart_id", "=", cart.id).execute();
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom("carts")
        .selectAll()
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .limit(limit)
        .execute();
      return rows.map(cartOfRow);
    },

    async purge(expiredBefore, limit) {
      const query = db
        .selectFrom("carts")
        .select("id")
        .where("expires_at", "<", expiredBefore)
        .where("due_at", "is", null)
        .orderBy("expires_at")
        .limit(limit);
      const ids = (await locked(connection, query).execute()).map(({ id }) => id);
      if (ids.length === 0) return 0;
      await db.deleteFrom("cart_versions").where("cart_id", "in", ids).execute();
      await db.deleteFrom("carts").where("id", "in", ids).execute();
      return ids.length;
    },
  };
}
