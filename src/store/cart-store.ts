import { sql } from "kysely";
import type { Cart } from "../model/cart.js";
import { type Connection, inChunks, locked, mapBy, newestFirst } from "./connection.js";
import { readDocuments, sizedColumns } from "./documents.js";
import { attemptsOf, isToBeTried } from "./retry-store.js";
import { CART_HEAD_COLUMNS, cartHeadOfRow, cartOfRow, rowOfCart } from "./rows.js";
import { type CartFilter, type CartStore, ConcurrentChange } from "./stores.js";

/** What stays of each version of a cart, for audits. */
function versionRow({ id, version, lastModifiedTimeStamp, lastModifiedUser }: Cart) {
  return { cart_id: id, version, modified_at: lastModifiedTimeStamp, modified_by: lastModifiedUser };
}

export function createCartStore(connection: Connection): CartStore {
  // PostgreSQL writes a cart and the row of its version in one statement, for the way there and back costs the most.
  const { db, isPostgres } = connection;
  const one = (cart: Cart, fromVersion: number) => (changed: { numUpdatedRows?: bigint; numDeletedRows?: bigint }) => {
    if ((changed.numUpdatedRows ?? changed.numDeletedRows) !== 1n) {
      throw new ConcurrentChange(`Version ${fromVersion} of cart ${cart.id}`);
    }
  };
  const matching = ({ partnerId, customerId, status }: CartFilter) => {
    let query = db.selectFrom("carts").where("partner_id", "=", partnerId);
    if (customerId !== null) query = query.where("customer_id", "=", customerId);
    if (status !== null) query = query.where("status", "=", status);
    return query;
  };
  const sized = (filter: CartFilter, rows: number) =>
    matching(filter).select([...CART_HEAD_COLUMNS, "claim", "due_at", ...sizedColumns(rows)]);
  type Sized = Awaited<ReturnType<ReturnType<typeof sized>["execute"]>>;
  // A cart that is read by itself is read whole, so that all of it is of one version.
  const wholeCarts = (filter: CartFilter, rows: Sized) =>
    readDocuments(connection, rows, (ids) => matching(filter).selectAll().where("id", "in", ids).execute(), cartOfRow);
  return {
    async byIds(partnerId, ids) {
      const filter = { partnerId, customerId: null, status: null };
      const rows = await inChunks(ids, (some) => sized(filter, some.length).where("id", "in", some).execute());
      return mapBy(await wholeCarts(filter, rows), (cart) => cart.id);
    },

    async lock(partnerId, id) {
      const query = db.selectFrom("carts").selectAll().where("partner_id", "=", partnerId).where("id", "=", id);
      const row = await locked(connection, query).executeTakeFirst();
      return row ? cartOfRow(row) : null;
    },

    async page(filter, page) {
      return wholeCarts(filter, await newestFirst(sized(filter, page.limit), page).execute());
    },

    async headPage(filter, page) {
      const rows = await newestFirst(matching(filter).select(CART_HEAD_COLUMNS), page).execute();
      return rows.map(cartHeadOfRow);
    },

    async insert(cart) {
      const insertion = db.insertInto("carts").values(rowOfCart(cart));
      if (isPostgres) {
        await db
          .with("written", () => insertion.returning("id"))
          .insertInto("cart_versions")
          .values(versionRow(cart))
          .execute();
        return;
      }
      await insertion.execute();
      await db.insertInto("cart_versions").values(versionRow(cart)).execute();
    },

    async update(cart, fromVersion) {
      const { id, partner_id, ...changes } = rowOfCart(cart);
      const change = db
        .updateTable("carts")
        .set(changes)
        .where("id", "=", id)
        .where("partner_id", "=", partner_id)
        .where("version", "=", fromVersion);
      // A checkout that takes hold of the cart, or asks again, leaves its version alone.
      const isRemembered = cart.version !== fromVersion;
      if (isPostgres && isRemembered) {
        const { cart_id, version, modified_at, modified_by } = versionRow(cart);
        const { numInsertedOrUpdatedRows } = await db
          .with("written", () => change.returning("id"))
          .insertInto("cart_versions")
          .columns(["cart_id", "version", "modified_at", "modified_by"])
          .expression((from) =>
            from
              .selectFrom("written")
              .select([
                sql<string>`${cart_id}`.as("cart_id"),
                sql<number>`cast(${version} as integer)`.as("version"),
                sql<string>`${modified_at}`.as("modified_at"),
                sql<string>`${modified_by}`.as("modified_by"),
              ]),
          )
          .executeTakeFirstOrThrow();
        one(cart, fromVersion)({ numUpdatedRows: numInsertedOrUpdatedRows });
        return;
      }
      await change.executeTakeFirstOrThrow().then(one(cart, fromVersion));
      if (isRemembered) await db.insertInto("cart_versions").values(versionRow(cart)).execute();
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

    due(job, time, now, limit) {
      const key = { partnerId: sql.ref<string>("carts.partner_id"), id: sql.ref<string>("carts.id") };
      return db
        .selectFrom("carts")
        .select(["partner_id as partnerId", "id", attemptsOf(job, key).as("attempts")])
        .where("due_at", "<=", time)
        .where(isToBeTried(job, key, now))
        .orderBy("due_at")
        .limit(limit)
        .execute();
    },

    expired(job, time, now, limit) {
      const key = { partnerId: sql.ref<string>("carts.partner_id"), id: sql.ref<string>("carts.id") };
      return db
        .selectFrom("carts")
        .select(["partner_id as partnerId", "id", attemptsOf(job, key).as("attempts")])
        .where("expires_at", "<", time)
        .where("due_at", "is", null)
        .where(isToBeTried(job, key, now))
        .orderBy("expires_at")
        .limit(limit)
        .execute();
    },

    async purge(wanted, expiredBefore) {
      if (wanted.length === 0) return 0;
      const query = db
        .selectFrom("carts")
        .select("id")
        .where("id", "in", wanted)
        .where("expires_at", "<", expiredBefore)
        .where("due_at", "is", null)
        .orderBy("id");
      const ids = (await locked(connection, query).execute()).map(({ id }) => id);
      if (ids.length === 0) return 0;
      await db.deleteFrom("cart_versions").where("cart_id", "in", ids).execute();
      await db.deleteFrom("carts").where("id", "in", ids).execute();
      return ids.length;
    },
  };
}
