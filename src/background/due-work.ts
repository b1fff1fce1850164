import { randomInt } from "node:crypto";
import type { DueRow } from "../store/background-stores.js";
import type { Store, Stores } from "../store/stores.js";

/** A kind of background work that is done for each row whose time has come. */
export interface DueWork {
  /** Its name in metrics and logs, and in the store for the rows that it fails for. */
  readonly job: string;
  /** How many rows a round takes at the most, and how many of them are finished together, and at the same time. */
  readonly limits: { readonly round: number; readonly batch: number; readonly parallel: number };
  find(stores: Stores, now: string, limit: number): Promise<DueRow[]>;
  /**
   * Finishes rows, and returns for how many there was something to do. It throws when one of them cannot be finished,
   * and is then called for each row by itself: also for those that are finished already.
   */
  finish(rows: readonly DueRow[], now: string): Promise<number>;
}

/** What rounds are done with. */
export interface DueWorkOptions {
  readonly store: Store;
  readonly clock: () => Date;
  /** Called once for each failure of a row. */
  readonly onFailure: (failure: RowFailure) => void;
}

export interface RowFailure extends DueRow {
  readonly job: string;
  readonly error: unknown;
  /** When the row is tried again. */
  readonly retryAt: string;
}

/** What a round came to. */
export interface RoundResult {
  readonly finished: number;
  readonly failed: number;
  /** True when there may be more to do at once. */
  readonly isFull: boolean;
}

const FIRST_BACK_OFF_MILLISECONDS = 1_000;
const LONGEST_BACK_OFF_MILLISECONDS = 3_600_000;

/** How long a row is left alone after so many failures: twice as long each time, with jitter, and never over an hour. */
export function backOffMilliseconds(attempts: number): number {
  const longest = Math.min(FIRST_BACK_OFF_MILLISECONDS * 2 ** (attempts - 1), LONGEST_BACK_OFF_MILLISECONDS);
  return longest / 2 + randomInt(longest / 2 + 1);
}

/**
 * One round of a kind of work. A row that fails takes none of the others with it: it backs off by itself, in the store,
 * so that every process leaves it alone. The round ends early when it is to stop, and fails when the store does.
 */
export async function runRound(work: DueWork, options: DueWorkOptions, signal?: AbortSignal): Promise<RoundResult> {
  const now = options.clock().toISOString();
  const due = await work.find(options.store.stores, now, work.limits.round);
  let [finished, failed] = [0, 0];
  let isBroken = false;
  const batches = inBatches(due, work.limits.batch).values();
  const takeBatches = async () => {
    for (const batch of batches) {
      if (isBroken || signal?.aborted) return;
      const result = await finishBatch(work, options, batch, now).catch((error: unknown) => {
        isBroken = true;
        throw error;
      });
      finished += result.finished;
      failed += result.failed;
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: work.limits.parallel }, takeBatches));
  const broken = workers.find((worker) => worker.status === "rejected");
  if (broken) throw broken.reason;
  return { finished, failed, isFull: due.length === work.limits.round && finished + failed > 0 };
}

/** Rows that have failed before are likely to fail again: they are not put together with others. */
function inBatches(rows: readonly DueRow[], size: number): DueRow[][] {
  const sound = rows.filter(({ attempts }) => attempts === 0);
  const batches = rows.filter(({ attempts }) => attempts > 0).map((row) => [row]);
  for (let start = 0; start < sound.length; start += size) batches.push(sound.slice(start, start + size));
  return batches;
}

async function finishBatch(
  work: DueWork,
  options: DueWorkOptions,
  batch: readonly DueRow[],
  now: string,
): Promise<Omit<RoundResult, "isFull">> {
  try {
    const finished = await work.finish(batch, now);
    for (const row of batch.filter(({ attempts }) => attempts > 0)) {
      await options.store.transact(({ retries }) => retries.forget(work.job, row));
    }
    return { finished, failed: 0 };
  } catch (error) {
    const [row, ...others] = batch;
    if (row && others.length === 0) return backOff(work.job, options, row, error);
  }
  let [finished, failed] = [0, 0];
  for (const row of batch) {
    const result = await finishBatch(work, options, [row], now);
    finished += result.finished;
    failed += result.failed;
  }
  return { finished, failed };
}

/** Throws when the store takes nothing: then it is not this row that is at fault. */
async function backOff(
  job: string,
  { store, clock, onFailure }: DueWorkOptions,
  row: DueRow,
  error: unknown,
): Promise<Omit<RoundResult, "isFull">> {
  const attempts = row.attempts + 1;
  const retryAt = new Date(clock().getTime() + backOffMilliseconds(attempts)).toISOString();
  await store.transact(({ retries }) => retries.backOff(job, row, retryAt));
  onFailure({ ...row, attempts, job, error, retryAt });
  return { finished: 0, failed: 1 };
}
