/** Gives back a place; only the first call counts. */
export type Release = () => void;

/** Why there is no place: all are taken, or the partner has its share of them. */
export type Shortage = "ALL_PLACES" | "SHARE_OF_PARTNER";

/**
 * How many GraphQL requests may be under way. Those whose callers are not known yet are counted apart: without a token,
 * no caller can take a place of a partner.
 */
export class Places {
  #unauthenticated = 0;
  #taken = 0;
  readonly #limit: number;
  readonly #share: number;
  readonly #byPartner = new Map<string, number>();

  /** `limit` is for requests of all partners, and for as many that are being authenticated; `share` for one partner. */
  constructor(limit: number, share: number) {
    this.#limit = limit;
    this.#share = share;
  }

  /** How many requests are under way. */
  get taken(): number {
    return this.#unauthenticated + this.#taken;
  }

  get free(): number {
    return this.#limit - this.#taken;
  }

  /** True while the requests of all callers are refused. */
  get isFull(): boolean {
    return this.free === 0 || this.#unauthenticated >= this.#limit;
  }

  /** Takes a place for the time of authentication; null when there is none. */
  takeUnauthenticated(): Release | null {
    if (this.#unauthenticated >= this.#limit) return null;
    this.#unauthenticated += 1;
    return once(() => void (this.#unauthenticated -= 1));
  }

  /** Takes a place for a request of a partner, or says why there is none. */
  take(partnerId: string): Release | Shortage {
    const own = this.#byPartner.get(partnerId) ?? 0;
    if (this.free === 0) return "ALL_PLACES";
    if (own >= this.#share) return "SHARE_OF_PARTNER";
    this.#taken += 1;
    this.#byPartner.set(partnerId, own + 1);
    return once(() => this.#free(partnerId));
  }

  #free(partnerId: string): void {
    this.#taken -= 1;
    const left = this.#byPartner.get(partnerId)! - 1;
    if (left === 0) this.#byPartner.delete(partnerId);
    else this.#byPartner.set(partnerId, left);
  }
}

function once(release: Release): Release {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    release();
  };
}
