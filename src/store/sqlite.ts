import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  sql,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from "kysely";
import Database from "libsql";
import type { WritingConnection } from "./group-commit.js";
import type { Tables } from "./rows.js";
import { Turns } from "./turns.js";

/** How long a transaction waits for another process's to end. */
const BUSY_MILLISECONDS = 5_000;
/** How long it waits within SQLite, which keeps the whole process waiting; after that it looks again now and then. */
const BUSY_MILLISECONDS_AT_ONCE = 50;
const LOOK_AGAIN_MILLISECONDS = 10;

export function isSqliteConflict(error: unknown): boolean {
  return isSqliteFailure(error, "SQLITE_BUSY");
}

function isSqliteFailure(error: unknown, code = "SQLITE_"): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith(code);
}

/** Attempts what SQLite refuses while another process is at it, until that has had the time to end. */
async function whenFree(attempt: () => unknown): Promise<void> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MILLISECONDS) {
    try {
      attempt();
      return;
    } catch (error) {
      if (!isSqliteConflict(error) || waited >= BUSY_MILLISECONDS) throw error;
      // Not all at the same moments.
      await sleep(randomInt(1, 2 * LOOK_AGAIN_MILLISECONDS));
    }
  }
}

/**
 * A prepared statement that is refused stays in progress, and lets no transaction of its connection be committed until
 * it is garbage collected; with exec there is none.
 */
function begin(database: Database.Database, statement: "begin" | "begin immediate"): Promise<void> {
  return whenFree(() => database.exec(statement));
}

/**
 * Transactions that write from the start. Kysely's own begin as readers, and a reader that becomes a writer while
 * another process writes is refused at once instead of waiting for its turn.
 */
class StoreSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #turns = new Turns();

  constructor(database: Database.Database, close: () => void) {
    super({ database: keepingStatements(database, close) });
    this.#database = database;
  }

  /** Kysely's own lock wakes all that wait each time, and lets a newcomer pass them. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.begin();
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection();
    this.#turns.end();
  }

  override beginTransaction(_connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    return begin(this.#database, settings?.accessMode === "read only" ? "begin" : "begin immediate");
  }

  /** After some failures, such as a full disk, SQLite has ended the transaction by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** How many statements are kept; their texts are few, but for the lengths of lists in them. */
const KEPT_STATEMENTS = 500;

/** A database that prepares each statement once: most of them run thousands of times. */
function keepingStatements(database: Database.Database, close: () => void): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const kept = statements.get(text);
      if (kept) return kept;
      if (statements.size === KEPT_STATEMENTS) statements.clear();
      const statement = database.prepare(text) as SqliteStatement;
      /** One that failed may have been left in progress, and is better not kept. */
      const attempt = <Result>(work: () => Result): Result => {
        try {
          return work();
        } catch (error) {
          statements.delete(text);
          throw error;
        }
      };
      const guarded: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => attempt(() => statement.all(parameters)),
        run: (parameters) => attempt(() => statement.run(parameters)),
        iterate: (parameters) => statement.iterate(parameters),
      };
      statements.set(text, guarded);
      return guarded;
    },
    close() {
      statements.clear();
      close();
    },
  };
}

/**
 * Closes a database with all that was committed in its one file. SQLite moves it there when its last connection is
 * closed, but the driver keeps that open until the garbage collector has taken the last statement.
 */
function closeInOneFile(database: Database.Database): void {
  try {
    database.pragma("wal_checkpoint(TRUNCATE)");
  } catch (error) {
    // On a full disk or a broken one everything stays in the -wal file, where the next opening finds it.
    if (!isSqliteFailure(error)) throw error;
  } finally {
    database.close();
  }
}

/** Has each start's migrations run in one transaction: a process that dies among them leaves nothing half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class StoreSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;
  readonly #close: () => void;

  constructor(database: Database.Database, close: () => void) {
    super({ database });
    this.#database = database;
    this.#close = close;
  }

  override createDriver(): Driver {
    return new StoreSqliteDriver(this.#database, this.#close);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }

  /** The connection, as groups of units of work drive it. */
  writing(db: Kysely<Tables>): WritingConnection {
    const database = this.#database;
    return {
      db,
      begin: () => begin(database, "begin immediate"),
      exec: (statement) => void database.exec(statement),
      get inTransaction() {
        return database.inTransaction;
      },
    };
  }
}

/** A dialect over `:memory:` or a file, whose folder is made if it is not there. What is committed is on disk. */
export async function sqliteDialect(path: string): Promise<StoreSqliteDialect> {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = openDatabase(path);
  // SQLite itself does not wait here while another process opens or closes the same file.
  await whenFree(() => database.exec("pragma journal_mode = WAL"));
  database.pragma("synchronous = FULL");
  return new StoreSqliteDialect(database, () => closeInOneFile(database));
}

/**
 * A dialect that only reads a file which is there. It sees what was committed when a statement begins, and waits for no
 * transaction, be it of this process or of another one.
 */
export function sqliteReadingDialect(path: string): Dialect {
  const database = openDatabase(path);
  database.pragma("query_only = on");
  return new StoreSqliteDialect(database, () => database.close());
}

function openDatabase(path: string): Database.Database {
  const database = new Database(path);
  // First, because what comes next may have to wait as well: another process may be opening the same new file.
  database.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
  return database;
}

/** From now on, transactions that wait for another process do so without keeping this one from its other work. */
export async function waitAside(db: Kysely<Tables>): Promise<void> {
  await sql.raw(`pragma busy_timeout = ${BUSY_MILLISECONDS_AT_ONCE}`).execute(db);
}
