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
import type { Tables } from "./rows.js";

/** How long a transaction waits for another process's to end. */
const BUSY_MILLISECONDS = 5_000;
/** How long it waits within SQLite, which keeps the whole process waiting; after that it looks again now and then. */
const BUSY_MILLISECONDS_AT_ONCE = 50;
const LOOK_AGAIN_MILLISECONDS = 10;

export function isSqliteConflict(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

/**
 * Transactions that write from the start. Kysely's own begin as readers, and a reader that becomes a writer while
 * another process writes is refused at once instead of waiting for its turn.
 */
class WritingSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: keepingStatements(database) });
    this.#database = database;
  }

  override async beginTransaction(_connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
    for (let waited = 0; ; waited += LOOK_AGAIN_MILLISECONDS) {
      try {
        // A prepared statement that is refused stays in progress, and lets no transaction of its connection be
        // committed until it is garbage collected; this way there is none.
        this.#database.exec(begin);
        return;
      } catch (error) {
        if (!isSqliteConflict(error) || waited >= BUSY_MILLISECONDS) throw error;
        // Not all at the same moments.
        await sleep(randomInt(1, 2 * LOOK_AGAIN_MILLISECONDS));
      }
    }
  }

  /** After some failures, such as a full disk, SQLite has ended the transaction by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** How many statements are kept; their texts are few, but for the lengths of lists in them. */
const KEPT_STATEMENTS = 500;

/** A database that prepares each statement once: most of them run thousands of times. */
function keepingStatements(database: Database.Database): SqliteDatabase {
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
      // A statement that is kept would keep the database open.
      statements.clear();
      database.close();
    },
  };
}

/** Has each start's migrations run in one transaction: a process that dies among them leaves nothing half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WritingSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new WritingSqliteDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** A dialect over `:memory:` or a file, whose folder is made if it is not there. What is committed is on disk. */
export function sqliteDialect(path: string): Dialect {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  // First, because the other settings may have to wait as well: another process may be opening the same new file.
  database.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  return new WritingSqliteDialect(database);
}

/** From now on, transactions that wait for another process do so without keeping this one from its other work. */
export async function waitAside(db: Kysely<Tables>): Promise<void> {
  await sql.raw(`pragma busy_timeout = ${BUSY_MILLISECONDS_AT_ONCE}`).execute(db);
}
