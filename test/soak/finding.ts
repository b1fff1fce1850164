/** What a server that may be killed at any time must never do, in words. */
export const PROMISES = {
  KEPT: "what was answered as written stays written",
  DONE_ONCE: "a request that is sent again is done once",
  ORDERED_ONCE: "a group is ordered once, and what is ordered stays ordered",
  NOTHING_FORGOTTEN: "what a purchase system has taken is an order here, or is asked for again",
  ENDS: "every request comes to an end",
  LET_GO: "nothing is left held, waiting or running",
  INVARIANTS: "verify-store finds nothing",
} as const;

/** A broken promise. */
export interface BrokenPromise {
  readonly promise: keyof typeof PROMISES;
  readonly detail: string;
}
