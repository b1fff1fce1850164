import type { Logger } from "pino";

/** Work that goes on beside the requests. */
export interface Background {
  /** Lets the round that is running end, and begins no other. */
  stop(): Promise<void>;
}

/** Runs rounds of work with a pause between; a failed round is logged, and the next one tries again. */
export function startBackground(round: () => Promise<unknown>, pauseMilliseconds: number, logger: Logger): Background {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const schedule = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = Promise.resolve()
        .then(round)
        .catch((error: unknown) => logger.error({ err: error }, "background work failed"))
        .then(schedule);
    }, pauseMilliseconds);
    // Nobody waits for background work: it must not keep a process alive.
    timer.unref();
  };
  schedule();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
