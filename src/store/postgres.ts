import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import { type CustomTypesConfig, Pool, type PoolClient, type PoolConfig, types } from "pg";

export interface PostgresOptions {
  /** The most connections that are open at once. */
  readonly poolSize: number;
  /**
   * How long a statement may run, and how long a free connection is waited for; a lock is waited for three quarters of
   * that, and a transaction in which nothing happens is ended after half of it. Null for no limit.
   */
  readonly timeoutMilliseconds: number | null;
}

/** How much longer than the server itself a silent server is waited for. */
const GRACE_MILLISECONDS = 1_000;
const IDLE_MILLISECONDS = 30_000;
/** After so long without a sign of life, client and server ask each other for one. */
const KEEPALIVE_MILLISECONDS = 10_000;
/** After so long without an answer to anything, the server gives up a host that is gone. */
const VANISHED_MILLISECONDS = 20_000;

/**
 * Serialisation failures and deadlocks: the server has undone the transaction, which can be run again. 40001 is also
 * what CockroachDB and YugabyteDB answer to a conflict. 25P03 ends a transaction in which nothing happened for too long,
 * as in a process that was stopped: a commit that is answered with it was not read.
 */
const CONFLICT_STATES = ["40001", "40P01", "25P03"];

/** The server ends the session, or takes no writes any more, as after a failover. */
const LOST_STATES = /^(08|57P0|25P0[34]|25006)/;

export function isPostgresConflict(error: unknown): boolean {
  return CONFLICT_STATES.includes(stateOf(error));
}

/** True when the connection is of no use any more; whatever was not committed is gone with it. */
export function isLostConnection(error: unknown): boolean {
  const state = stateOf(error);
  // What the server says carries a state of five characters; anything else comes from the connection itself.
  return state === "" ? error instanceof Error && isFromDriver(error) : LOST_STATES.test(state);
}

/** True when the longest allowed wait is over: trying again would only add to that. */
export function isTimeOut(error: unknown): boolean {
  return error instanceof Error && (/timeout/i.test(error.message) || ("code" in error && error.code === "ETIMEDOUT"));
}

function stateOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("E") ? code : "";
}

/** The driver's own failures: those of the socket have a code such as ECONNRESET, the others only a text. */
function isFromDriver(error: Error): boolean {
  if ("code" in error && /^E[A-Z]+$/.test(String(error.code))) return true;
  return /connection|timeout|not queryable/i.test(error.message) && error.name === "Error";
}

/** A connection as the pool lends it, thrown away instead of going back when it turns out to be lost. */
class LentClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #isLost = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query(cursor: never): never;
  async query(text: string, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<never>> {
    // A rollback would be waited for as long as the statement was that had no answer.
    if (this.#isLost) throw new Error("The connection is lost.");
    try {
      return (await this.#client.query(text, parameters.map(storable))) as never;
    } catch (error) {
      this.#isLost ||= isLostConnection(error);
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#isLost);
  }
}

/** The one character that PostgreSQL's text cannot hold is replaced: a value with it is found nowhere. */
function storable(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}

/** Migrations take turns by a row lock of ours: not every PostgreSQL-compatible engine has advisory locks. */
class UnlockedPostgresAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** The error that broke a transaction is the one reported, also where the connection is too broken for a rollback. */
class RollbackTolerantDriver extends PostgresDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

class LendingPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new RollbackTolerantDriver(this.#config);
  }

  override createAdapter(): PostgresAdapter {
    return new UnlockedPostgresAdapter();
  }
}

/**
 * How values come out of the server. The driver leaves great integers as text, because they may be more than a number
 * can hold; what is counted here stays far below that.
 */
const TYPES: CustomTypesConfig = {
  getTypeParser: (type, format) => (type === types.builtins.INT8 ? Number : types.getTypeParser(type, format)),
};

/** A pool of connections, made when they are needed, also after the server has been away. */
export function postgresPool(url: string, { poolSize, timeoutMilliseconds }: PostgresOptions): Pool {
  const limits = timeoutMilliseconds !== null && {
    query_timeout: timeoutMilliseconds + GRACE_MILLISECONDS,
    connectionTimeoutMillis: timeoutMilliseconds,
  };
  const pool = new Pool({
    ...addressed(url, sessionSettings(timeoutMilliseconds)),
    application_name: "cartwright",
    max: poolSize,
    types: TYPES,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_MILLISECONDS,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    ...limits,
  });
  // An idle connection that is lost has left the pool already; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

/**
 * What the server does by itself for a session, so that the locks of a process that was stopped, or of a host that is
 * gone, end in time. Whoever waits for a lock waits for longer than such a process can hold it.
 */
function sessionSettings(timeoutMilliseconds: number | null): readonly string[] {
  const limits =
    timeoutMilliseconds === null
      ? []
      : [
          `statement_timeout=${timeoutMilliseconds}`,
          `lock_timeout=${Math.ceil((timeoutMilliseconds * 3) / 4)}`,
          `idle_in_transaction_session_timeout=${Math.ceil(timeoutMilliseconds / 2)}`,
        ];
  return [
    ...limits,
    `tcp_keepalives_idle=${KEEPALIVE_MILLISECONDS / 1_000}`,
    "tcp_keepalives_interval=5",
    "tcp_keepalives_count=2",
    `tcp_user_timeout=${VANISHED_MILLISECONDS}`,
  ];
}

/** Where a database is, and settings for each session; those that the address has itself count more. */
function addressed(url: string, settings: readonly string[]): Pick<PoolConfig, "connectionString" | "options"> {
  const options = settings.map((setting) => `-c ${setting}`).join(" ");
  const given = URL.canParse(url) ? new URL(url).searchParams.get("options") : null;
  if (given === null) return { connectionString: url, options };
  // What an address says takes the place of what is said beside it.
  const address = new URL(url);
  address.searchParams.set("options", `${options} ${given}`);
  return { connectionString: address.href };
}

export function postgresDialect(pool: Pool): Dialect {
  return new LendingPostgresDialect({
    pool: {
      async connect() {
        const client = await pool.connect();
        // The same for one that is lost while it is lent: its next statement will tell.
        if (client.listenerCount("error") === 0) client.on("error", () => undefined);
        return new LentClient(client);
      },
      end: () => pool.end(),
    },
  });
}
