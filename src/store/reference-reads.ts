import { type RawBuilder, sql } from "kysely";
import type { CatalogItem } from "../model/catalog.js";
import type { Customer, Market, MpnProfile, Partner } from "../model/market.js";
import type { Connection } from "./connection.js";
import { type DocumentKind, DOCUMENTS } from "./document-versions.js";
import type { ReferenceCache } from "./reference-cache.js";

/** One row of a statement with many sources: where it is from, its key, its document, and what stands in columns. */
export interface SourceRow {
  readonly source: string;
  readonly key: string;
  readonly document: string | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly c: string | null;
}

/** Which reference data is wanted. */
export interface ReferenceQuery {
  readonly partnerId: string | null;
  /** A customer of that partner, with the market of its country. */
  readonly customerId: string | null;
  /** As `catalogKey`, each once. */
  readonly catalogItemKeys: readonly string[];
  readonly mpnIds: readonly string[];
}

export interface Reference {
  readonly partner: Partner | null;
  readonly customer: Customer | null;
  readonly market: Market | null;
  readonly catalogItems: ReadonlyMap<string, CatalogItem>;
  readonly mpnProfiles: ReadonlyMap<string, MpnProfile>;
}

/**
 * Reads reference data together with other sources, in one statement: what the cache has is not read again. Only when
 * there has been an import since, a second statement reads all of it.
 */
export async function readWithReference(
  connection: Connection,
  query: ReferenceQuery,
  others: readonly RawBuilder<SourceRow>[] = [],
): Promise<{ readonly reference: Reference; readonly rows: readonly SourceRow[] }> {
  const { db, reference: cache, onRead } = connection;
  const read = async (missing: ReferenceQuery) => {
    const selects = [...selectsOf(missing), ...others];
    const { rows } = await sql<SourceRow>`${sql.join(selects, sql` union all `)}`.execute(db);
    onRead(rows.reduce((sum, { source, document }) => sum + (source === "item" ? document!.length : 0), 0));
    return rows;
  };
  const missing = missingOf(cache, query);
  const kept = lookUp(cache, query);
  let rows = await read(missing);
  const version = versionOf(rows);
  if (cache.isOf(version)) return { reference: combined(kept, keep(cache, version, missing, rows)), rows };
  if (missing.isPartial) rows = await read(query);
  const seen = versionOf(rows);
  cache.isOf(seen);
  return { reference: keep(cache, seen, query, rows), rows };
}

function versionOf(rows: readonly SourceRow[]): string {
  return rows.find(({ source }) => source === "version")!.key;
}

const customerKey = (partnerId: string, customerId: string) => `${partnerId} ${customerId}`;

/** What of the query the cache does not have. */
function missingOf(cache: ReferenceCache, query: ReferenceQuery): ReferenceQuery & { readonly isPartial: boolean } {
  const { partnerId, customerId, catalogItemKeys, mpnIds } = query;
  const customer =
    partnerId !== null && customerId !== null ? cache.find("customer", customerKey(partnerId, customerId)) : null;
  const hasCustomer =
    customer === null || (customer !== undefined && cache.find("market", customer.country) !== undefined);
  const missing = {
    // The customer is found by its partner.
    partnerId: partnerId !== null && hasCustomer && cache.find("partner", partnerId) !== undefined ? null : partnerId,
    customerId: hasCustomer ? null : customerId,
    catalogItemKeys: catalogItemKeys.filter((key) => cache.find("catalogItem", key) === undefined),
    mpnIds: mpnIds.filter((id) => cache.find("mpnProfile", id) === undefined),
  };
  const isPartial =
    missing.partnerId !== partnerId ||
    missing.customerId !== customerId ||
    missing.catalogItemKeys.length < catalogItemKeys.length ||
    missing.mpnIds.length < mpnIds.length;
  return { ...missing, isPartial };
}

/** What of the query the cache has. */
function lookUp(cache: ReferenceCache, { partnerId, customerId, catalogItemKeys, mpnIds }: ReferenceQuery): Reference {
  const customer =
    partnerId !== null && customerId !== null
      ? (cache.find("customer", customerKey(partnerId, customerId)) ?? null)
      : null;
  return {
    partner: partnerId === null ? null : (cache.find("partner", partnerId) ?? null),
    customer,
    market: customer && (cache.find("market", customer.country) ?? null),
    catalogItems: new Map(catalogItemKeys.flatMap((key) => entry(key, cache.find("catalogItem", key)))),
    mpnProfiles: new Map(mpnIds.flatMap((id) => entry(id, cache.find("mpnProfile", id)))),
  };
}

function entry<Value>(key: string, value: Value | null | undefined): [string, Value][] {
  return value === null || value === undefined ? [] : [[key, value]];
}

function combined(kept: Reference, read: Reference): Reference {
  return {
    partner: read.partner ?? kept.partner,
    customer: read.customer ?? kept.customer,
    market: read.market ?? kept.market,
    catalogItems: new Map([...kept.catalogItems, ...read.catalogItems]),
    mpnProfiles: new Map([...kept.mpnProfiles, ...read.mpnProfiles]),
  };
}

function selectsOf({ partnerId, customerId, catalogItemKeys, mpnIds }: ReferenceQuery): RawBuilder<SourceRow>[] {
  const selects: RawBuilder<SourceRow>[] = [
    sql`select cast('version' as text) as source, version as "key", cast(null as text) as document,
        cast(null as text) as a, cast(null as text) as b, cast(null as text) as c
      from reference_version`,
  ];
  if (partnerId !== null)
    selects.push(sql`select 'partner', id, document, null, null, null from partners where id = ${partnerId}`);
  if (partnerId !== null && customerId !== null) {
    selects.push(
      sql`select 'customer', customers.id, customers.document, null, null, null
        from customers inner join relations on relations.customer_id = customers.id
        where relations.partner_id = ${partnerId} and relations.customer_id = ${customerId}`,
      sql`select 'market', markets.country, markets.document, null, null, null
        from markets inner join customers on customers.country = markets.country where customers.id = ${customerId}`,
    );
  }
  if (catalogItemKeys.length > 0) {
    selects.push(
      sql`select 'item', id, document, null, null, null from catalog_items where id in (${sql.join(catalogItemKeys)})`,
    );
  }
  if (mpnIds.length > 0) {
    selects.push(
      sql`select 'mpn', mpn_id, document, null, null, null from mpn_profiles where mpn_id in (${sql.join(mpnIds)})`,
    );
  }
  return selects;
}

/** What the rows say of the query, which the cache keeps from now on: also that something is not there. */
function keep(
  cache: ReferenceCache,
  version: string,
  { partnerId, customerId, catalogItemKeys, mpnIds }: ReferenceQuery,
  rows: readonly SourceRow[],
): Reference {
  const documents = <Value extends object>(source: string, kind: DocumentKind<Value>) =>
    new Map(rows.filter((row) => row.source === source).map((row) => [row.key, kind.read(row.document!)]));
  const first = <Value>(found: ReadonlyMap<string, Value>): Value | null => found.values().next().value ?? null;
  const found: Reference = {
    partner: first(documents("partner", DOCUMENTS.partner)),
    customer: first(documents("customer", DOCUMENTS.customer)),
    market: first(documents("market", DOCUMENTS.market)),
    catalogItems: documents("item", DOCUMENTS.catalogItem),
    mpnProfiles: documents("mpn", DOCUMENTS.mpnProfile),
  };
  if (partnerId !== null) cache.keep(version, "partner", partnerId, found.partner);
  if (partnerId !== null && customerId !== null) {
    cache.keep(version, "customer", customerKey(partnerId, customerId), found.customer);
    if (found.customer) cache.keep(version, "market", found.customer.country, found.market);
  }
  for (const key of catalogItemKeys) cache.keep(version, "catalogItem", key, found.catalogItems.get(key) ?? null);
  for (const id of mpnIds) cache.keep(version, "mpnProfile", id, found.mpnProfiles.get(id) ?? null);
  return found;
}
