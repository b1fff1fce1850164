import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Store } from "./store/stores.js";

/** A piece of the work that goes on beside the requests, done in rounds. */
export interface Job {
  readonly name: string;
  readonly round: () => Promise<unknown>;
  readonly pauseMilliseconds: number;
}

/** Work that goes on beside the requests. */
export interface Background {
  /** Lets the rounds that are running end, and begins no other. */
  stop(): Promise<void>;
}

/** The name under which processes that share a store take turns. */
const LEASE = "background";

/**
 * Whose turn the background work is. All of it is safe to be done twice at once; one process of many is enough for it.
 * The turn of a process that died runs out.
 */
export class Lease {
  readonly #holder = randomUUID();
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #milliseconds: number;
  /** Time up to which the turn is known to be this process's own. */
  #until = 0;

  constructor(store: Store, clock: () => Date, seconds: number) {
    this.#store = store;
    this.#clock = clock;
    this.#milliseconds = seconds * 1_000;
  }

  /** True while it is this process's turn; the turn is prolonged well before it ends. */
  async isHeld(): Promise<boolean> {
    const now = this.#clock().getTime();
    if (this.#until - now > this.#milliseconds / 2) return true;
    const until = now + this.#milliseconds;
    const [from, to] = [new Date(now).toISOString(), new Date(until).toISOString()];
    const isHeld = await this.#store.transact(({ leases }) => leases.take(LEASE, this.#holder, from, to));
    this.#until = isHeld ? until : 0;
    return isHeld;
  }

  /** Lets another process begin at once. */
  async release(): Promise<void> {
    if (this.#until === 0) return;
    await this.#store.transact(({ leases }) => leases.release(LEASE, this.#holder));
  }
}

/** Begins each job's first round now, and the next one a pause after the last; a failed round is tried again then. */
export function startBackground(jobs: readonly Job[], lease: Lease, logger: Logger): Background {
  const running = jobs.map((job) => startJob(job, lease, logger));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
      // A store that is gone cannot be told; the turn runs out by itself.
      await lease
        .release()
        .catch((error: unknown) => logger.warn({ err: error }, "the background lease was not released"));
    },
  };
}

function startJob({ name, round, pauseMilliseconds }: Job, lease: Lease, logger: Logger): Background {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const work = async () => {
    try {
      if (await lease.isHeld()) await round();
    } catch (error) {
      logger.error({ err: error, job: name }, "background work failed");
    }
  };
  const schedule = (milliseconds: number) => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = work().then(() => schedule(pauseMilliseconds));
    }, milliseconds);
    // Nobody waits for background work: it must not keep a process alive.
    timer.unref();
  };
  schedule(0);
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
