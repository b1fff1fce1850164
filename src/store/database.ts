import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, Migrator, sql } from "kysely";
import type { Connection } from "./connection.js";
import { createAnswerStore } from "./answer-store.js";
import { createAssetStore } from "./asset-store.js";
import { createCartStore } from "./cart-store.js";
import { createCatalogStore } from "./catalog-store.js";
import { createInventoryStore } from "./inventory-store.js";
import { MIGRATIONS } from "./migrations/migrations.js";
import { createOrderStore, createPlacementStore } from "./order-store.js";
import { createPartyStore } from "./party-store.js";
import { createReferenceStore } from "./reference-store.js";
import type { Tables } from "./rows.js";
import { sqliteDialect } from "./sqlite.js";
import { ConcurrentChange, type Store, type Stores, type Transact } from "./stores.js";

export interface DatabaseOptions {
  /** Called with the text of every statement; for counting them. */
  readonly onStatement?: (sql: string) => void;
}

/** How often a unit of work is begun anew before its conflict counts as an outage. */
const ATTEMPTS = 5;

/** Opens the store that `url` names, after bringing its tables up to date. */
export async function openStore(url: string, options: DatabaseOptions = {}): Promise<Store> {
  if (!url.startsWith("sqlite:")) throw new Error("Only sqlite: stores can be opened.");
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(url.slice("sqlite:".length)),
    log: ({ level, query }) => {
      if (level === "query") options.onStatement?.(query.sql);
    },
  });
  await migrate(db);
  const connection: Connection = { db, locksRows: false };

  const transact: Transact = (work) =>
    withRetry(() => db.transaction().execute((transaction) => work(storesOn({ ...connection, db: transaction }))));

  return {
    stores: storesOn(connection),
    transact,
    hasReferenceData: async () =>
      (await db.selectFrom("partners").select("id").limit(1).executeTakeFirst()) !== undefined,
    load: async (data) => {
      await transact((stores) => stores.reference.load(data));
    },
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

function storesOn(connection: Connection): Stores {
  return {
    carts: createCartStore(connection),
    orders: createOrderStore(connection),
    placements: createPlacementStore(connection),
    assets: createAssetStore(connection),
    catalog: createCatalogStore(connection),
    inventory: createInventoryStore(connection),
    parties: createPartyStore(connection),
    answers: createAnswerStore(connection),
    reference: createReferenceStore(connection),
  };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error("The store's tables could not be brought up to date.", { cause: error });
}

/** Runs a whole unit of work again when it met a concurrent change. */
async function withRetry<Result>(unit: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unit();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await sleep(5 * 2 ** attempt);
    }
  }
}

function isConflict(error: unknown): boolean {
  return (
    error instanceof ConcurrentChange ||
    (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))
  );
}
