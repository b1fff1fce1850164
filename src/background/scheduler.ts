import type { Logger } from "pino";
import type { Lease } from "./lease.js";

/** A piece of the work that goes on beside the requests, done in rounds. */
export interface Job {
  readonly name: string;
  /** Resolves with true when there is more to do at once. A round ends early when the signal says so. */
  readonly round: (signal: AbortSignal) => Promise<boolean>;
  /** How long it rests after a round that left nothing to do, or failed. */
  readonly pauseMilliseconds: number;
}

/** Work that goes on beside the requests. */
export interface Background {
  /** Lets the rounds that are running end, and begins no other. */
  stop(): Promise<void>;
}

/** Begins each job's first round now, and the next one after the last: at once, or after its pause. */
export function startBackground(jobs: readonly Job[], lease: Lease, logger: Logger): Background {
  const running = jobs.map((job) => startJob(job, lease, logger));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
      // A store that is gone cannot take the lease back; it runs out by itself.
      await lease
        .release()
        .catch((error: unknown) => logger.warn({ err: error }, "the background lease was not released"));
    },
  };
}

function startJob({ name, round, pauseMilliseconds }: Job, lease: Lease, logger: Logger): Background {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const work = async (): Promise<boolean> => {
    try {
      return (await lease.isHeld()) && (await round(stopping.signal));
    } catch (error) {
      logger.error({ err: error, job: name }, "background work failed");
      return false;
    }
  };
  const schedule = (milliseconds: number) => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = work().then((isMore) => schedule(isMore ? 0 : pauseMilliseconds));
    }, milliseconds);
    // Background work must not keep a process alive.
    timer.unref();
  };
  schedule(0);
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
