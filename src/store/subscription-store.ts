import { type ExpressionBuilder, sql } from "kysely";
import { orderKey } from "../model/order.js";
import { subscriptionKey } from "../model/subscription.js";
import { charged, type Connection, inChunks, locked, mapBy, newestFirst } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import { attemptsOf, isToBeTried } from "./retry-store.js";
import { rowOfSubscription, type Tables } from "./rows.js";
import type { SubscriptionStore } from "./stores.js";

const subscriptionOf = (row: { document: string }) => DOCUMENTS.subscription.read(row.document);

export function createSubscriptionStore(connection: Connection): SubscriptionStore {
  const { db } = connection;
  return {
    async ofPartner(partnerId, ids) {
      const all = db.selectFrom("subscriptions").select("document").where("partner_id", "=", partnerId);
      const rows = await inChunks(ids.map(subscriptionKey), (some) => all.where("id", "in", some).execute());
      return mapBy(charged(connection, rows).map(subscriptionOf), (subscription) => subscriptionKey(subscription.id));
    },

    async lock(partnerId, id) {
      const query = db
        .selectFrom("subscriptions")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("id", "=", subscriptionKey(id));
      const row = await locked(connection, query).executeTakeFirst();
      return row ? subscriptionOf(row) : null;
    },

    async lockAll(keys) {
      if (keys.length === 0) return [];
      const query = db
        .selectFrom("subscriptions")
        .select("document")
        .where(among(keys))
        .orderBy("partner_id")
        .orderBy("id");
      return (await locked(connection, query).execute()).map(subscriptionOf);
    },

    async lockDue(rows, now) {
      if (rows.length === 0) return [];
      const query = db
        .selectFrom("subscriptions")
        .select("document")
        .where(among(rows))
        .where("due_at", "<=", now)
        .orderBy("partner_id")
        .orderBy("id");
      return (await locked(connection, query).execute()).map(subscriptionOf);
    },

    async children(partnerId, ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("subscriptions")
        .select("document")
        .where("partner_id", "=", partnerId)
        .where("parent_id", "in", ids.map(subscriptionKey))
        .execute();
      return rows.map(subscriptionOf);
    },

    async page({ partnerId, customerId, orderId }, page) {
      let query = db.selectFrom("subscriptions").select("document").where("partner_id", "=", partnerId);
      if (customerId !== null) query = query.where("customer_id", "=", customerId);
      if (orderId !== null) query = query.where("order_id", "=", orderKey(orderId));
      return charged(connection, await newestFirst(query, page).execute()).map(subscriptionOf);
    },

    due(job, time, now, limit) {
      const key = { partnerId: sql.ref<string>("subscriptions.partner_id"), id: sql.ref<string>("subscriptions.id") };
      return db
        .selectFrom("subscriptions")
        .select(["partner_id as partnerId", "id", attemptsOf(job, key).as("attempts")])
        .where("due_at", "<=", time)
        .where(isToBeTried(job, key, now))
        .orderBy("due_at")
        .limit(limit)
        .execute();
    },

    async insert(subscriptions) {
      if (subscriptions.length > 0)
        await db.insertInto("subscriptions").values(subscriptions.map(rowOfSubscription)).execute();
    },

    async update(subscription) {
      const { partner_id, id, ...changes } = rowOfSubscription(subscription);
      await db
        .updateTable("subscriptions")
        .set(changes)
        .where("partner_id", "=", partner_id)
        .where("id", "=", id)
        .execute();
    },

    async delete(partnerId, ids) {
      if (ids.length === 0) return;
      await db
        .deleteFrom("subscriptions")
        .where("partner_id", "=", partnerId)
        .where("id", "in", ids.map(subscriptionKey))
        .execute();
    },
  };
}

/** True for the rows of these subscriptions; ids are unique for each partner only. */
function among(keys: readonly { readonly partnerId: string; readonly id: string }[]) {
  const ids = new Map<string, string[]>();
  for (const { partnerId, id } of keys) {
    const known = ids.get(partnerId);
    if (known) known.push(subscriptionKey(id));
    else ids.set(partnerId, [subscriptionKey(id)]);
  }
  return (row: ExpressionBuilder<Tables, "subscriptions">) =>
    row.or([...ids].map(([partnerId, some]) => row.and([row("partner_id", "=", partnerId), row("id", "in", some)])));
}
