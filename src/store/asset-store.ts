import { type ExpressionBuilder, sql } from "kysely";
import { type Asset, assetKey } from "../model/asset.js";
import { charged, type Connection, inChunks, locked, mapBy, newestFirst } from "./connection.js";
import { attemptsOf, isToBeTried } from "./retry-store.js";
import { rowOfAsset, type Tables } from "./rows.js";
import type { AssetStore } from "./stores.js";

const assetOf = (row: { document: string }) => JSON.parse(row.document) as Asset;

export function createAssetStore(connection: Connection): AssetStore {
  const { db } = connection;
  return {
    async ofPartner(partnerId, ids) {
      const all = db.selectFrom("assets").select("document").where("partner_id", "=", partnerId);
      const rows = await inChunks(ids.map(assetKey), (some) => all.where("id", "in", some).execute());
      return mapBy(charged(connection, rows).map(assetOf), (asset) => assetKey(asset.id));
    },

    async lock(partnerId, id) {
      const query = db
        .selectFrom("assets")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("id", "=", assetKey(id));
      const row = await locked(connection, query).executeTakeFirst();
      return row ? assetOf(row) : null;
    },

    async lockAll(keys) {
      if (keys.length === 0) return [];
      const query = db.selectFrom("assets").select("document").where(among(keys)).orderBy("partner_id").orderBy("id");
      return (await locked(connection, query).execute()).map(assetOf);
    },

    async lockDue(rows, now) {
      if (rows.length === 0) return [];
      const query = db
        .selectFrom("assets")
        .select("document")
        .where(among(rows))
        .where("due_at", "<=", now)
        .orderBy("partner_id")
        .orderBy("id");
      return (await locked(connection, query).execute()).map(assetOf);
    },

    async children(partnerId, ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("assets")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("parent_id", "in", ids.map(assetKey))
        .execute();
      return rows.map(assetOf);
    },

    async page({ partnerId, customerId, orderId }, page) {
      let query = db.selectFrom("assets").select("document").where("partner_id", "=", partnerId);
      if (customerId !== null) query = query.where("customer_id", "=", customerId);
      if (orderId !== null) query = query.where("order_id", "=", orderId);
      return charged(connection, await newestFirst(query, page).execute()).map(assetOf);
    },

    due(job, time, now, limit) {
      const key = { partnerId: sql.ref<string>("assets.partner_id"), id: sql.ref<string>("assets.id") };
      return db
        .selectFrom("assets")
        .select(["partner_id as partnerId", "id", attemptsOf(job, key).as("attempts")])
        .where("due_at", "<=", time)
        .where(isToBeTried(job, key, now))
        .orderBy("due_at")
        .limit(limit)
        .execute();
    },

    async insert(assets) {
      if (assets.length > 0) await db.insertInto("assets").values(assets.map(rowOfAsset)).execute();
    },

    async update(asset) {
      const { partner_id, id, ...changes } = rowOfAsset(asset);
      await db.updateTable("assets").set(changes).where("partner_id", "=", partner_id).where("id", "=", id).execute();
    },

    async delete(partnerId, ids) {
      if (ids.length === 0) return;
      await db.deleteFrom("assets").where("partner_id", "=", partnerId).where("id", "in", ids.map(assetKey)).execute();
    },
  };
}

/** True for the rows of these assets; ids are unique for each partner only. */
function among(keys: readonly { readonly partnerId: string; readonly id: string }[]) {
  const ids = new Map<string, string[]>();
  for (const { partnerId, id } of keys) {
    const known = ids.get(partnerId);
    if (known) known.push(assetKey(id));
    else ids.set(partnerId, [assetKey(id)]);
  }
  return (row: ExpressionBuilder<Tables, "assets">) =>
    row.or([...ids].map(([partnerId, some]) => row.and([row("partner_id", "=", partnerId), row("id", "in", some)])));
}
