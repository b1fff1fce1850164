import { type Dialect, Kysely, Migrator, sql } from "kysely";
import type { Pool } from "pg";
import { createAnswerStore } from "./answer-store.js";
import { createSubscriptionStore } from "./subscription-store.js";
import { createAuditStore } from "./audit-store.js";
import { createCartStore } from "./cart-store.js";
import { createCatalogStore } from "./catalog-store.js";
import type { Connection } from "./connection.js";
import { DiskWatch } from "./disk-watch.js";
import { createFactStore } from "./fact-store.js";
import { GroupCommit } from "./group-commit.js";
import { createInventoryStore } from "./inventory-store.js";
import { createLedgerStore } from "./ledger-store.js";
import { createLeaseStore } from "./lease-store.js";
import { MIGRATIONS } from "./migrations/migrations.js";
import { createOrderStore, createOrderRequestStore } from "./order-store.js";
import { createCustomerStore } from "./customer-store.js";
import { createPartyStore } from "./party-store.js";
import { postgresDialect, postgresPool } from "./postgres.js";
import { ReferenceCache } from "./reference-cache.js";
import { createReferenceStore } from "./reference-store.js";
import { createRetryStore } from "./retry-store.js";
import type { Tables } from "./rows.js";
import { withRetry } from "./retry.js";
import { sqliteDialect, sqliteReadingDialect, waitAside } from "./sqlite.js";
import type { Store, Stores, Transact } from "./stores.js";
import { KeyedTurns } from "./turns.js";

/** Watches units of work, each with all of its attempts. */
export interface StoreObserver {
  around<Result>(unit: () => Promise<Result>): Promise<Result>;
  onRetry(): void;
}

export interface DatabaseOptions {
  /** Called with the text of every statement; for counting them. */
  readonly onStatement?: (sql: string) => void;
  /** PostgreSQL: the most connections at once, 10 when left out. */
  readonly poolSize?: number;
  /** PostgreSQL: how long a statement may run, or a free connection be waited for; 10 seconds when left out. */
  readonly timeoutMilliseconds?: number;
  /** Watches units of work; for metrics and traces. */
  readonly observer?: StoreObserver;
}

const SQLITE = "sqlite:";
const POOL_SIZE = 10;
const TIMEOUT_MILLISECONDS = 10_000;
/** How many units of work may wait for the same turn: some more than are done while a caller waits for an answer. */
const WAITING_AT_MOST = 100;

/** Opens the store that `url` names, after bringing its tables up to date. */
export async function openStore(url: string, options: DatabaseOptions = {}): Promise<Store> {
  const { db, reading, pool, inTransaction } = await openDatabases(url, options);
  const { observer, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = options;
  const isPostgres = pool !== null;
  const connection: Connection = {
    db,
    isPostgres,
    locksRows: isPostgres,
    onRead: () => undefined,
    reference: new ReferenceCache(),
  };

  const disk = new DiskWatch();
  let running = 0;
  const observed = async <Result>(unit: () => Promise<Result>): Promise<Result> => {
    running += 1;
    try {
      return await disk.around(() => (observer ? observer.around(unit) : unit()));
    } finally {
      running -= 1;
    }
  };
  // Where a transaction holds the whole database, all of them wait in one line, and there is nothing to be gained.
  const turns = pool && new KeyedTurns(WAITING_AT_MOST, timeoutMilliseconds);
  const transact: Transact = (work, { turn, isUrgent = false } = {}) => {
    const unit = () =>
      withRetry(
        (keep) =>
          inTransaction(async (transaction) => {
            const result = await work(storesOn({ ...connection, db: transaction }));
            keep();
            return result;
          }),
        () => observer?.onRetry(),
      );
    return observed(() => (turns && turn !== undefined ? turns.take(turn, isUrgent, unit) : unit()));
  };

  return {
    stores: storesOn({ ...connection, db: reading }),
    storesFor: (onRead) => storesOn({ ...connection, db: reading, onRead }),
    transact,
    snapshot: (work) =>
      reading
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((transaction) => work(storesOn({ ...connection, db: transaction, locksRows: false }))),
    hasReferenceData: async () =>
      (await reading.selectFrom("partners").select("id").limit(1).executeTakeFirst()) !== undefined,
    load: async (data) => {
      await transact((stores) => stores.reference.load(data));
    },
    ping: () => disk.ping(transact),
    // SQLite has one connection that writes, which transactions take in turn.
    statistics: () =>
      pool
        ? {
            used: pool.totalCount - pool.idleCount,
            idle: pool.idleCount,
            waiting: pool.waitingCount + (turns?.waiting ?? 0),
          }
        : { used: Math.min(1, running), idle: running === 0 ? 1 : 0, waiting: Math.max(0, running - 1) },
    async close() {
      if (reading !== db) await reading.destroy();
      await db.destroy();
    },
  };
}

/** What transactions run on, and what is read outside of them: the same, or two connections to one database. */
interface Databases {
  readonly db: Kysely<Tables>;
  readonly reading: Kysely<Tables>;
  /** Null for SQLite. */
  readonly pool: Pool | null;
  /** Runs a unit of work, and answers when it is committed. */
  readonly inTransaction: <Result>(work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
}

type Open = (dialect: Dialect) => Kysely<Tables>;

async function openDatabases(url: string, options: DatabaseOptions): Promise<Databases> {
  const open: Open = (dialect) =>
    new Kysely<Tables>({
      dialect,
      log: ({ level, query }) => {
        if (level === "query") options.onStatement?.(query.sql);
      },
    });
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, options, open);
  if (url.startsWith(SQLITE)) return openSqlite(url.slice(SQLITE.length), open);
  throw new Error("Only sqlite: and postgres: stores can be opened.");
}

async function openPostgres(url: string, options: DatabaseOptions, open: Open): Promise<Databases> {
  const { poolSize = POOL_SIZE, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = options;
  // Migrations may take long, and have a connection beside the one that keeps the others waiting.
  await migrateInTurn(open(postgresDialect(postgresPool(url, { poolSize: 2, timeoutMilliseconds: null }))));
  const pool = postgresPool(url, { poolSize, timeoutMilliseconds });
  const db = open(postgresDialect(pool));
  return { db, reading: db, pool, inTransaction: (work) => db.transaction().execute(work) };
}

/** One in a file has a connection that only reads, so that no reading waits for a transaction. */
async function openSqlite(path: string, open: Open): Promise<Databases> {
  const dialect = await sqliteDialect(path);
  const db = open(dialect);
  await migrate(db);
  await waitAside(db);
  const groups = new GroupCommit(dialect.writing(db));
  const writing = { db, pool: null, inTransaction: groups.run.bind(groups) };
  // Another connection to `:memory:` would be another database.
  if (path === ":memory:") return { ...writing, reading: db };
  const reading = open(sqliteReadingDialect(path));
  await waitAside(reading);
  return { ...writing, reading };
}

const STORES: { readonly [Name in keyof Stores]: (connection: Connection) => Stores[Name] } = {
  carts: createCartStore,
  orders: createOrderStore,
  orderRequests: createOrderRequestStore,
  subscriptions: createSubscriptionStore,
  catalog: createCatalogStore,
  inventory: createInventoryStore,
  customers: createCustomerStore,
  parties: createPartyStore,
  facts: createFactStore,
  ledger: createLedgerStore,
  answers: createAnswerStore,
  leases: createLeaseStore,
  retries: createRetryStore,
  reference: createReferenceStore,
  audit: createAuditStore,
};

/** The stores of one connection, each made when it is first used: a unit of work needs few of them. */
function storesOn(connection: Connection): Stores {
  const stores = {};
  for (const [name, create] of Object.entries(STORES)) {
    let made: object | undefined;
    Object.defineProperty(stores, name, { enumerable: true, get: () => (made ??= create(connection)) });
  }
  return stores as Stores;
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error("The store's tables could not be brought up to date.", { cause: error });
}

/** Of several processes that start at once, one migrates while the others wait, and find nothing left to do. */
async function migrateInTurn(db: Kysely<Tables>): Promise<void> {
  try {
    // Two that make the same table at the same moment: one of them fails, and finds it there the next time.
    await twice(() => sql`create table if not exists migration_turn (id integer primary key)`.execute(db));
    await sql`insert into migration_turn (id) values (1) on conflict do nothing`.execute(db);
    await db.transaction().execute(async (turn) => {
      await sql`select id from migration_turn where id = 1 for update`.execute(turn);
      await migrate(db);
    });
  } finally {
    await db.destroy();
  }
}

async function twice(work: () => Promise<unknown>): Promise<void> {
  await work().catch(work);
}
