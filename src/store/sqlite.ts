import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";
import Database from "libsql";

/**
 * Transactions that write from the start. Kysely's own begin as readers, and a reader that becomes a writer while
 * another process writes is refused at once instead of waiting for its turn.
 */
class WritingSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** Has each start's migrations run in one transaction: a process that dies among them leaves nothing half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WritingSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new WritingSqliteDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** How long a transaction waits for another process's to end. */
const BUSY_MILLISECONDS = 5_000;

/** A dialect over `:memory:` or a file, whose folder is made if it is not there. What is committed is on disk. */
export function sqliteDialect(path: string): SqliteDialect {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  // First, because the other settings may have to wait as well: another process may be opening the same new file.
  database.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  return new WritingSqliteDialect({ database });
}
