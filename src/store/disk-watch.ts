import { randomBytes, randomUUID } from "node:crypto";
import type { Transact } from "./stores.js";

/** More than any unit of work writes at once, but for an import. */
const MUCH_BYTES = 1_048_576;

/**
 * Whether the disk of a store has room. On a full disk small writes may go on for a while, in what SQLite has of its log
 * already, when larger ones have long failed: after a write that failed, it takes a large one to say that there is room.
 */
export class DiskWatch {
  #hasFailed = false;

  /** Runs a unit of work, and remembers when the disk is what it failed for. */
  async around<Result>(unit: () => Promise<Result>): Promise<Result> {
    try {
      return await unit();
    } catch (error) {
      if (isDiskFailure(error)) this.#hasFailed = true;
      throw error;
    }
  }

  /** Throws when nothing can be written. */
  async ping(transact: Transact): Promise<void> {
    // Something new each time: SQLite leaves the disk alone when it is given what is there already. And nothing that a
    // database could compress.
    const text = this.#hasFailed ? randomBytes(MUCH_BYTES / 2).toString("hex") : randomUUID();
    await transact((stores) => stores.leases.take("ping", "", "", text));
    this.#hasFailed = false;
  }
}

/** SQLite: full, not writable or failing; PostgreSQL: insufficient resources, system errors, read-only. */
function isDiskFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN)|53|58|25006$)/.test(code);
}
