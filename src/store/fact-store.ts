import { type RawBuilder, sql } from "kysely";
import { subscriptionKey } from "../model/subscription.js";
import { catalogKey } from "../model/catalog.js";
import type { ItemKind } from "../model/enums.js";
import { Holdings, skuOf } from "../model/holdings.js";
import type { CreditLine, Inventory } from "../model/market.js";
import type { Connection } from "./connection.js";
import { type DocumentKind, DOCUMENTS } from "./document-versions.js";
import type { FactQuery, FactStore, StoredFacts } from "./ledger-stores.js";

/** One fact: where it is from, its key, its document, and what stands in columns of its own. */
interface FactRow {
  readonly source: string;
  readonly key: string;
  readonly document: string | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly c: string | null;
}

/** All sources in one statement: one round trip, and one moment. */
export function createFactStore({ db }: Connection): FactStore {
  return {
    async read(query) {
      const { rows } = await sql<FactRow>`${sql.join(selectsOf(query), sql` union all `)}`.execute(db);
      return factsOf(rows, query);
    },
  };
}

function selectsOf({ partnerId, customerId, catalogItemIds, subscriptionIds, mpnIds, withCredit }: FactQuery) {
  const items = [...new Set(catalogItemIds.map(catalogKey))];
  const skus = [...new Set(items.map(skuOf))];
  const subscriptions = [...new Set(subscriptionIds.map(subscriptionKey))];
  const selects: RawBuilder<FactRow>[] = [
    sql`select cast('partner' as text) as source, id as "key", document as document,
        cast(null as text) as a, cast(null as text) as b, cast(null as text) as c
      from partners where id = ${partnerId}`,
    sql`select 'customer', customers.id, customers.document, null, null, null
      from customers inner join relations on relations.customer_id = customers.id
      where relations.partner_id = ${partnerId} and relations.customer_id = ${customerId}`,
    sql`select 'market', markets.country, markets.document, null, null, null
      from markets inner join customers on customers.country = markets.country where customers.id = ${customerId}`,
    sql`select 'holding', customer_id, sku, item_kind, cast(living as text),
        cast(living_quantity as text) || ' ' || cast(ever as text)
      from holdings where partner_id = ${partnerId} and customer_id = ''`,
    sql`select 'holding', customer_id, sku, item_kind, cast(living as text),
        cast(living_quantity as text) || ' ' || cast(ever as text)
      from holdings where partner_id = ${partnerId} and customer_id = ${customerId} and sku in (${sql.join(["", ...skus])})`,
  ];
  if (items.length > 0) {
    selects.push(
      sql`select 'item', id, document, null, null, null from catalog_items where id in (${sql.join(items)})`,
      sql`select 'inventory', catalog_item_id, restrictions, cast(available as text), cast(ends_with_stock as text), null
        from inventory where catalog_item_id in (${sql.join(items)})`,
    );
  }
  if (subscriptions.length > 0) {
    selects.push(
      sql`select 'subscription', id, document, null, null, null from subscriptions
        where partner_id = ${partnerId} and customer_id = ${customerId} and id in (${sql.join(subscriptions)})`,
    );
  }
  if (mpnIds.length > 0) {
    selects.push(
      sql`select 'mpn', mpn_id, document, null, null, null from mpn_profiles where mpn_id in (${sql.join([...new Set(mpnIds)])})`,
    );
  }
  if (withCredit) {
    selects.push(
      sql`select 'credit', currency_code, null, credit_limit, used, minimum_threshold from credit_lines where partner_id = ${partnerId}`,
      sql`select 'risk', customer_id, document, null, null, null from risk_profiles
        where partner_id = ${partnerId} and customer_id = ${customerId}`,
    );
  }
  return selects;
}

function factsOf(rows: readonly FactRow[], { partnerId }: FactQuery): StoredFacts {
  const of = (source: string) => rows.filter((row) => row.source === source);
  const documents = <Value extends object>(source: string, kind: DocumentKind<Value>) =>
    new Map(of(source).map((row) => [row.key, kind.read(row.document!)]));
  const first = <Value>(found: ReadonlyMap<string, Value>): Value | null => found.values().next().value ?? null;
  return {
    partner: first(documents("partner", DOCUMENTS.partner)),
    customer: first(documents("customer", DOCUMENTS.customer)),
    market: first(documents("market", DOCUMENTS.market)),
    catalogItems: documents("item", DOCUMENTS.catalogItem),
    inventory: new Map(
      of("inventory").map((row): [string, Inventory] => [
        row.key,
        {
          catalogItemId: row.key,
          available: row.a === null ? null : Number(row.a),
          restrictions: JSON.parse(row.document!) as string[],
          endsWithStock: row.b === "1",
        },
      ]),
    ),
    holdings: new Holdings(
      of("holding").map((row) => {
        const [livingQuantity, ever] = row.c!.split(" ").map(Number);
        return {
          customerId: row.key || null,
          sku: row.document || null,
          itemKind: row.a as ItemKind,
          living: Number(row.b),
          livingQuantity: livingQuantity!,
          ever: ever!,
        };
      }),
    ),
    subscriptions: documents("subscription", DOCUMENTS.subscription),
    mpnProfiles: documents("mpn", DOCUMENTS.mpnProfile),
    creditLines: new Map(
      of("credit").map((row): [string, CreditLine] => [
        row.key,
        { partnerId, currencyCode: row.key, limit: row.a!, used: row.b!, minimumThreshold: row.c! },
      ]),
    ),
    riskProfile: first(documents("risk", DOCUMENTS.riskProfile)),
  };
}
