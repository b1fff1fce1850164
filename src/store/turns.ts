import { problem } from "../errors/reasons.js";
import { RequestError } from "../model/request-error.js";

/** How one waits for its turn. */
export interface Waiting {
  /** True for one that goes before all that are not urgent. */
  readonly isUrgent?: boolean;
  /** How long it waits before it fails; for as long as it takes when left out. */
  readonly milliseconds?: number;
}

/** Something that one at a time may use: the others wait in the order in which they came. */
export class Turns {
  readonly #urgent: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  /** How many wait. */
  get waiting(): number {
    return this.#urgent.length + this.#waiting.length;
  }

  /** Resolves when it is the caller's turn, which lasts until `end`. */
  async begin({ isUrgent = false, milliseconds }: Waiting = {}): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return;
    }
    const line = isUrgent ? this.#urgent : this.#waiting;
    await new Promise<void>((resolve, reject) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(giveUp, milliseconds);
      line.push(begin);
      function begin(): void {
        clearTimeout(timer);
        resolve();
      }
      function giveUp(): void {
        line.splice(line.indexOf(begin), 1);
        reject(new Error("timeout: the turn of a unit of work did not come in time"));
      }
    });
  }

  /** Passes the turn on to the one that has waited longest. */
  end(): void {
    const next = this.#urgent.shift() ?? this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }
}

/** So many wait for the same turn already that one more would not be answered in time. */
export class TooManyWaiting extends RequestError {
  constructor(count: number) {
    super("SERVICE_EXCEPTION", problem("TOO_MANY_WAITING", { count }));
    this.name = "TooManyWaiting";
  }
}

/** Turns by key: those with the same key wait for each other, a bounded number of them and for a bounded time. */
export class KeyedTurns {
  readonly #turns = new Map<string, Turns>();
  readonly #most: number;
  readonly #milliseconds: number;

  constructor(most: number, milliseconds: number) {
    this.#most = most;
    this.#milliseconds = milliseconds;
  }

  /** How many wait, for whatever key. */
  get waiting(): number {
    return [...this.#turns.values()].reduce((sum, { waiting }) => sum + waiting, 0);
  }

  /** Does the work when its turn has come; throws TooManyWaiting at once when too many wait. Urgent work is let in. */
  async take<Result>(key: string, isUrgent: boolean, work: () => Promise<Result>): Promise<Result> {
    const turns = this.#turns.get(key) ?? new Turns();
    if (!isUrgent && turns.waiting >= this.#most) throw new TooManyWaiting(turns.waiting);
    this.#turns.set(key, turns);
    await turns.begin({ isUrgent, milliseconds: this.#milliseconds });
    try {
      return await work();
    } finally {
      // The last one leaves nothing behind: there may be many keys.
      if (turns.waiting === 0) this.#turns.delete(key);
      turns.end();
    }
  }
}
