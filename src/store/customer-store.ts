import { searchable } from "../model/catalog.js";
import { sql, type SqlBool } from "kysely";
import type { Customer } from "../model/market.js";
import type { CustomerRelation } from "../model/reference-data.js";
import { contains } from "./catalog-search.js";
import { charged, type Connection, inChunks, mapBy } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import type { CustomerStore } from "./stores.js";

const customerOf = (row: { document: string }) => DOCUMENTS.customer.read(row.document);

export function createCustomerStore(connection: Connection): CustomerStore {
  const { db } = connection;
  const ofPartner = (partnerId: string) =>
    db
      .selectFrom("relations")
      .innerJoin("customers", "customers.id", "relations.customer_id")
      .select("customers.document")
      .where("relations.partner_id", "=", partnerId);
  return {
    async byIds(partnerId, ids) {
      const rows = await inChunks(ids, (some) => ofPartner(partnerId).where("customer_id", "in", some).execute());
      return mapBy(charged(connection, rows).map(customerOf), (customer) => customer.id);
    },

    async page(partnerId, words, { limit, after }) {
      // No text has this character; SQLite would take it for the end of the pattern, and find everything.
      if (words.some((word) => word.includes("\0"))) return [];
      let query = ofPartner(partnerId).where((row) => row.and(words.map((word) => contains(searchable(word)))));
      if (after) query = query.where(sql<SqlBool>`(customer_name, customer_id) > (${after[0]}, ${after[1]})`);
      const rows = await query.orderBy("customer_name").orderBy("customer_id").limit(limit).execute();
      return charged(connection, rows).map(customerOf);
    },
  };
}

/** Adds or replaces a customer, and how it stands in the lists of its partners. */
export async function loadCustomer({ db }: Connection, customer: Customer): Promise<void> {
  const row = { id: customer.id, country: customer.country, document: DOCUMENTS.customer.write(customer) };
  await db
    .insertInto("customers")
    .values(row)
    .onConflict((on) => on.column("id").doUpdateSet(row))
    .execute();
  await db.updateTable("relations").set(listed(customer)).where("customer_id", "=", customer.id).execute();
}

/** Adds a customer to a partner's; one that is there stays. The customer itself was loaded before. */
export async function loadRelation({ db }: Connection, { partnerId, customerId }: CustomerRelation): Promise<void> {
  const stored = await db.selectFrom("customers").select("document").where("id", "=", customerId).executeTakeFirst();
  const names = stored ? listed(customerOf(stored)) : { customer_name: "", search_text: "" };
  await db
    .insertInto("relations")
    .values({ partner_id: partnerId, customer_id: customerId, ...names })
    .onConflict((on) => on.doNothing())
    .execute();
}

function listed({ id, name }: Customer) {
  return { customer_name: name, search_text: searchable(`${name} ${id}`) };
}
