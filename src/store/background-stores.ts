/* What the background work keeps in the store, and how it finds what is to be done. */

/** A row with background work to be done for it. */
export interface DueRow {
  readonly partnerId: string;
  readonly id: string;
  /** How often the work has failed so far. */
  readonly attempts: number;
}

/**
 * Finds up to `limit` rows, of all partners, whose time had come at `time`: the oldest first, without those for which
 * `job` has failed and backs off at the moment `now`. Only keys are read, so that no stored content can make it fail.
 */
export type FindDue = (job: string, time: string, now: string, limit: number) => Promise<DueRow[]>;

/** Rows for which background work has failed: shared by all processes, and apart from the rows themselves. */
export interface RetryStore {
  /** Counts one more failure, and has the row left alone until then. */
  backOff(job: string, row: DueRow, until: string): Promise<void>;
  /** Forgets the failures of a row whose work is done. */
  forget(job: string, row: DueRow): Promise<void>;
  /** Forgets the failures of all rows that were to be tried again before a time, and are not there any more. */
  purge(endedBefore: string): Promise<void>;
}

/** Whose turn a piece of background work is, of all processes on the store. */
export interface LeaseStore {
  /** True when the work is the holder's until then: no other holder's turn is running. */
  take(name: string, holder: string, now: string, until: string): Promise<boolean>;
  /** When the lease of another holder ends; null when no other one holds it. */
  heldUntil(name: string, holder: string): Promise<string | null>;
  /** Ends the holder's turn before its time. */
  release(name: string, holder: string): Promise<void>;
}
