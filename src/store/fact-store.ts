import { type RawBuilder, sql } from "kysely";
import { subscriptionKey } from "../model/subscription.js";
import { catalogKey } from "../model/catalog.js";
import type { ItemKind } from "../model/enums.js";
import { Holdings, skuOf } from "../model/holdings.js";
import type { CreditLine, Inventory } from "../model/market.js";
import type { Connection } from "./connection.js";
import { type DocumentKind, DOCUMENTS } from "./document-versions.js";
import type { FactQuery, FactStore, StoredFacts } from "./ledger-stores.js";
import { readWithReference, type Reference, type SourceRow } from "./reference-reads.js";

/** All sources in one statement: one round trip, and one moment. */
export function createFactStore(connection: Connection): FactStore {
  return {
    async read(query) {
      const { partnerId, customerId, catalogItemIds, mpnIds } = query;
      const catalogItemKeys = [...new Set(catalogItemIds.map(catalogKey))];
      const { reference, rows } = await readWithReference(
        connection,
        { partnerId, customerId, catalogItemKeys, mpnIds: [...new Set(mpnIds)] },
        liveSelects(query, catalogItemKeys),
      );
      return { ...reference, ...liveFacts(rows, partnerId) };
    },
  };
}

/** What changes with every order, and is read each time. */
function liveSelects(
  { partnerId, customerId, subscriptionIds, withCredit }: FactQuery,
  items: readonly string[],
): RawBuilder<SourceRow>[] {
  const skus = [...new Set(items.map(skuOf))];
  const subscriptions = [...new Set(subscriptionIds.map(subscriptionKey))];
  const selects: RawBuilder<SourceRow>[] = [
    sql`select 'holding', customer_id, sku, item_kind, cast(living as text),
        cast(living_quantity as text) || ' ' || cast(ever as text)
      from holdings where partner_id = ${partnerId} and customer_id = ''`,
    sql`select 'holding', customer_id, sku, item_kind, cast(living as text),
        cast(living_quantity as text) || ' ' || cast(ever as text)
      from holdings where partner_id = ${partnerId} and customer_id = ${customerId} and sku in (${sql.join(["", ...skus])})`,
  ];
  if (items.length > 0) {
    selects.push(
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
  if (withCredit) {
    selects.push(
      sql`select 'credit', currency_code, null, credit_limit, used, minimum_threshold from credit_lines where partner_id = ${partnerId}`,
      sql`select 'risk', customer_id, document, null, null, null from risk_profiles
        where partner_id = ${partnerId} and customer_id = ${customerId}`,
    );
  }
  return selects;
}

function liveFacts(rows: readonly SourceRow[], partnerId: string): Omit<StoredFacts, keyof Reference> {
  const of = (source: string) => rows.filter((row) => row.source === source);
  const documents = <Value extends object>(source: string, kind: DocumentKind<Value>) =>
    new Map(of(source).map((row) => [row.key, kind.read(row.document!)]));
  return {
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
    creditLines: new Map(
      of("credit").map((row): [string, CreditLine] => [
        row.key,
        { partnerId, currencyCode: row.key, limit: row.a!, used: row.b!, minimumThreshold: row.c! },
      ]),
    ),
    riskProfile: [...documents("risk", DOCUMENTS.riskProfile).values()][0] ?? null,
  };
}
