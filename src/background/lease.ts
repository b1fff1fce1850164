import { randomUUID } from "node:crypto";
import type { Store } from "../store/stores.js";

/** The name under which processes that share a store take turns. */
const LEASE = "background";
/** How long it is taken for granted that another process still has the lease; all jobs share that look. */
const LOOK_MILLISECONDS = 1_000;

/**
 * Decides which process does the background work. All of that work is safe to be done twice at once, so that clocks may
 * differ; one process of many is enough for it. A process without the lease only reads, until the lease has run out.
 */
export class Lease {
  readonly #holder = randomUUID();
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #milliseconds: number;
  /** Time up to which the lease is known to be this process's own. */
  #until = 0;
  /** Time from which on it is worth looking whether the lease is free. */
  #nextLook = 0;
  #look: Promise<boolean> | null = null;

  constructor(store: Store, clock: () => Date, seconds: number) {
    this.#store = store;
    this.#clock = clock;
    this.#milliseconds = seconds * 1_000;
  }

  /** True while this process has the lease; it is renewed well before it ends. */
  async isHeld(): Promise<boolean> {
    const now = this.#clock().getTime();
    if (this.#until - now > this.#milliseconds / 2) return true;
    // A clock that was set back must not keep this process from looking for long.
    if (this.#nextLook > now && this.#nextLook - now <= LOOK_MILLISECONDS) return false;
    this.#look ??= this.#lookAt(now).finally(() => {
      this.#look = null;
    });
    return this.#look;
  }

  /** Lets another process begin at once. */
  async release(): Promise<void> {
    if (this.#until === 0) return;
    await this.#store.transact(({ leases }) => leases.release(LEASE, this.#holder));
  }

  async #lookAt(now: number): Promise<boolean> {
    const isHeld = await this.#take(now);
    const until = now + this.#milliseconds;
    this.#until = isHeld ? until : 0;
    this.#nextLook = isHeld ? 0 : now + LOOK_MILLISECONDS;
    return isHeld;
  }

  async #take(now: number): Promise<boolean> {
    const from = new Date(now).toISOString();
    const others = await this.#store.stores.leases.heldUntil(LEASE, this.#holder);
    if (others !== null && others > from) return false;
    const to = new Date(now + this.#milliseconds).toISOString();
    return this.#store.transact(({ leases }) => leases.take(LEASE, this.#holder, from, to));
  }
}
