import type { Logger } from "pino";
import type { Cart } from "../model/cart.js";
import type { Metrics } from "../observability/metrics.js";
import { fulfilOrders, finishRegistrations } from "../orders/fulfilment.js";
import type { Store } from "../store/stores.js";
import { type DueWork, type DueWorkOptions, runRound } from "./due-work.js";
import { purges, purgeRetries, type Retention } from "./purge.js";
import type { Job } from "./scheduler.js";

/** What the background work is done with. */
export interface JobOptions {
  readonly config: Retention;
  readonly store: Store;
  readonly clock: () => Date;
  /** Finishes what an abandoned checkout, or one with unknown outcomes, has left of a cart; false for nothing. */
  readonly recover: (cart: Pick<Cart, "partnerId" | "id">) => Promise<boolean>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const PAUSE_MILLISECONDS = 1_000;
const PURGE_PAUSE_MILLISECONDS = 10_000;
const RETRY_PURGE_PAUSE_MILLISECONDS = 3_600_000;

/** The background work: what requests have left to be finished, and what is of no use any more. */
export function createJobs({ config, store, clock, recover, logger, metrics }: JobOptions): Job[] {
  const options: DueWorkOptions = {
    store,
    clock,
    onFailure: ({ job, error, partnerId, id, attempts, retryAt }) =>
      logger.error(
        { err: error, job, partner: partnerId, row: id, attempts, retryAt },
        "background work failed for a row",
      ),
  };
  const job = (work: DueWork, pauseMilliseconds: number): Job => ({
    name: work.job,
    pauseMilliseconds,
    round: (signal) =>
      metrics.watchRound(work.job, async () => {
        const result = await runRound(work, options, signal);
        metrics.workedOff(work.job, result);
        return result.isFull;
      }),
  });
  return [
    job(fulfilment(store), PAUSE_MILLISECONDS),
    job(registration(store), PAUSE_MILLISECONDS),
    job(recovery(recover), PAUSE_MILLISECONDS),
    ...purges(store, config).map((work) => job(work, PURGE_PAUSE_MILLISECONDS)),
    {
      name: "retry_purge",
      pauseMilliseconds: RETRY_PURGE_PAUSE_MILLISECONDS,
      round: () =>
        metrics.watchRound("retry_purge", async () => {
          await purgeRetries(store, clock());
          return false;
        }),
    },
  ];
}

/** Pending orders are completed, and cancellations take effect. */
export function fulfilment(store: Store): DueWork {
  return {
    job: "fulfilment",
    limits: { round: 500, batch: 50, parallel: 2 },
    find: ({ orders }, now, limit) => orders.due("fulfilment", now, now, limit),
    finish: (rows, now) => fulfilOrders(store.transact, rows, now),
  };
}

/** Azure subscriptions become registered for reservations. */
export function registration(store: Store): DueWork {
  return {
    job: "registration",
    limits: { round: 500, batch: 50, parallel: 1 },
    find: ({ subscriptions }, now, limit) => subscriptions.due("registration", now, now, limit),
    finish: (rows, now) => store.transact((stores) => finishRegistrations(stores, rows, now)),
  };
}

/** Checkouts whose process died are finished, and purchase systems that have not answered are asked once more. */
export function recovery(recover: JobOptions["recover"]): DueWork {
  return {
    job: "recovery",
    // They wait for their purchase systems at the same time, and not one after the other.
    limits: { round: 200, batch: 1, parallel: 20 },
    find: ({ carts }, now, limit) => carts.due("recovery", now, now, limit),
    finish: async (rows) => {
      let recovered = 0;
      for (const row of rows) recovered += Number(await recover(row));
      return recovered;
    },
  };
}
