import { AsyncResource } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "./rows.js";

/** How many units of work are committed together at most, and for how long new ones may join a group. */
const UNITS_AT_MOST = 64;
const JOINING_MILLISECONDS = 20;

/** The one connection of a SQLite store that writes, as it is driven here. */
export interface WritingConnection {
  readonly db: Kysely<Tables>;
  /** Begins a transaction that writes from the start; waits for other processes. */
  begin(): Promise<void>;
  /** Runs a statement that answers nothing. */
  exec(statement: string): void;
  /** False when there is none, or SQLite has ended it by itself: on a full disk, for instance. */
  readonly inTransaction: boolean;
}

type Work<Result> = (db: Kysely<Tables>) => Promise<Result>;

interface Unit {
  readonly work: Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** What the unit came to, once it has run. Only a commit makes that true. */
  report: (() => void) | null;
}

/**
 * Commits units of work in groups, since making one durable costs more than the unit itself. All units that come while
 * a group is at work join it; each has a savepoint of its own, and one that fails undoes only that. No caller learns
 * anything before the commit, not even a refusal: it may rest on what another unit of the group has written. When the
 * commit fails, all of them have failed.
 *
 * A unit must wait for nothing but the store: all others wait with it.
 */
export class GroupCommit {
  readonly #connection: WritingConnection;
  readonly #joiningMilliseconds: number;
  readonly #waiting: Unit[] = [];
  #isWorking = false;

  constructor(connection: WritingConnection, joiningMilliseconds = JOINING_MILLISECONDS) {
    this.#connection = connection;
    this.#joiningMilliseconds = joiningMilliseconds;
  }

  run<Result>(work: Work<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      // In the context of its caller, not of the group's: traces and logs go by it.
      const bound = AsyncResource.bind(work);
      this.#waiting.push({ work: bound, resolve: resolve as (result: unknown) => void, reject, report: null });
      if (!this.#isWorking) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) {
      // Requests that came at the same moment get as far as their own unit meanwhile.
      await setImmediate();
      await this.#commitGroup();
    }
    this.#isWorking = false;
  }

  async #commitGroup(): Promise<void> {
    const group: Unit[] = [];
    try {
      await this.#connection.db.connection().execute((db) => this.#inTransaction(() => this.#runUnits(db, group)));
      for (const { report } of group) report!();
    } catch (error) {
      // None has run when there was no transaction to be had: those that wait have waited for it as well.
      const failed = group.length > 0 ? group : this.#waiting.splice(0, UNITS_AT_MOST);
      for (const { reject } of failed) reject(error);
    }
  }

  async #inTransaction(work: () => Promise<void>): Promise<void> {
    await this.#connection.begin();
    try {
      await work();
      this.#connection.exec("commit");
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec("rollback");
      throw error;
    }
  }

  async #runUnits(db: Kysely<Tables>, group: Unit[]): Promise<void> {
    const until = performance.now() + this.#joiningMilliseconds;
    do {
      const unit = this.#waiting.shift()!;
      group.push(unit);
      await this.#runUnit(db, unit);
    } while (this.#waiting.length > 0 && group.length < UNITS_AT_MOST && performance.now() < until);
  }

  async #runUnit(db: Kysely<Tables>, unit: Unit): Promise<void> {
    const connection = this.#connection;
    connection.exec("savepoint unit");
    try {
      const result = await unit.work(db);
      connection.exec("release unit");
      unit.report = () => unit.resolve(result);
    } catch (error) {
      // With the transaction everything is gone that the units before this one have written.
      if (!connection.inTransaction) throw error;
      connection.exec("rollback to unit; release unit");
      unit.report = () => unit.reject(error);
    }
  }
}
