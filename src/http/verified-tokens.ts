import type { Principal } from "../model/principal.js";

/** How many tokens are remembered; the oldest one is forgotten for a new one. */
const TOKENS_AT_MOST = 5_000;
/** How long a token is taken for good without looking again. */
const MILLISECONDS_AT_MOST = 60_000;

interface Verified {
  readonly principal: Principal;
  readonly until: number;
  readonly keys: number;
}

/**
 * The Authorization headers that have been verified a moment ago, with whom they speak for: checking a signature costs
 * more than answering many a query. A token is forgotten when it expires, when the keys of its issuer have been fetched
 * again, and after a minute in any case.
 */
export class VerifiedTokens {
  readonly #verified = new Map<string, Verified>();

  /** Who the header speaks for; undefined when it must be verified. `keys` is the version of the issuer's keys. */
  find(authorization: string, keys: number, now: number): Principal | undefined {
    const known = this.#verified.get(authorization);
    if (known === undefined) return undefined;
    if (known.keys === keys && now < known.until) return known.principal;
    this.#verified.delete(authorization);
    return undefined;
  }

  /** `expires` is the time in milliseconds from which on the token is refused. */
  add(authorization: string, principal: Principal, keys: number, expires: number, now: number): void {
    if (this.#verified.size >= TOKENS_AT_MOST) {
      const [oldest] = this.#verified.keys();
      this.#verified.delete(oldest!);
    }
    this.#verified.set(authorization, { principal, keys, until: Math.min(expires, now + MILLISECONDS_AT_MOST) });
  }
}
