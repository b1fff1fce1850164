import { type DueWork, type RoundResult, type RowFailure, runRound } from "../../src/background/due-work.js";
import { fulfilment, recovery, registration } from "../../src/background/jobs.js";
import type { Services } from "../../src/services/services.js";
import type { Store } from "../../src/store/stores.js";

/** Plays one round of background work, and adds the failures of rows to `failures`. */
export function playRound(
  work: DueWork,
  store: Store,
  clock: () => Date,
  failures: RowFailure[] = [],
): Promise<RoundResult> {
  return runRound(work, { store, clock, onFailure: (failure) => failures.push(failure) });
}

/** A round of fulfilment and one of registration; returns how many rows were finished. */
export async function fulfilDue(store: Store, clock: () => Date): Promise<number> {
  const rounds = [await playRound(fulfilment(store), store, clock), await playRound(registration(store), store, clock)];
  return rounds.reduce((sum, { finished }) => sum + finished, 0);
}

/** A round of recovery; returns how many carts were settled. */
export async function recoverDue(
  store: Store,
  checkouts: Pick<Services["checkouts"], "recover">,
  clock: () => Date,
  failures: RowFailure[] = [],
): Promise<number> {
  return (await playRound(recovery(checkouts.recover), store, clock, failures)).finished;
}
