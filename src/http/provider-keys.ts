import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";

/** How long a provider that has just failed is left alone, whatever tokens come. */
const FAILURE_COOLDOWN_MILLISECONDS = 5_000;
/** How long the provider has for its whole answer. */
const FETCH_TIMEOUT_MILLISECONDS = 5_000;
/** Entra ID publishes some 20 kB of keys. */
const MAX_KEY_SET_BYTES = 262_144;

/** The provider's keys cannot be had. Nothing is known of the token then: a caller must not take it for a bad one. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super("The keys of the identity provider (AUTH_JWKS_URL) cannot be had.", { cause });
    this.name = "KeysUnavailable";
  }
}

export interface ProviderKeys {
  readonly keyFor: JWTVerifyGetKey;
  /** Another number each time that the keys have been fetched: what was verified by earlier ones may not hold. */
  readonly version: number;
}

/**
 * The keys that the provider publishes. They are fetched when the first token comes, again after ten minutes, and for a
 * token of an unknown key half a minute after the last time: a new key is known soon, and unknown ones fetch no more.
 */
export function providerKeys(url: URL): ProviderKeys {
  let leftAloneUntil = Number.NEGATIVE_INFINITY;
  let fetched = 0;
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: FETCH_TIMEOUT_MILLISECONDS,
    [customFetch]: async (address, options) => {
      if (Date.now() < leftAloneUntil) throw new Error("The provider has failed a moment ago.");
      const response = await bounded(await fetch(address, { ...options, redirect: "error" }));
      fetched += 1;
      return response;
    },
  });
  return {
    keyFor: (header, token) =>
      keys(header, token).catch((error: unknown) => {
        if (isAboutToken(error)) throw error;
        if (Date.now() >= leftAloneUntil) leftAloneUntil = Date.now() + FAILURE_COOLDOWN_MILLISECONDS;
        throw new KeysUnavailable(error);
      }),
    get version() {
      return fetched;
    },
  };
}

/** True when the keys are known, and none of them is the token's. */
function isAboutToken(error: unknown): boolean {
  const { JOSENotSupported, JWKSMultipleMatchingKeys, JWKSNoMatchingKey } = errors;
  return [JOSENotSupported, JWKSMultipleMatchingKeys, JWKSNoMatchingKey].some((type) => error instanceof type);
}

/** The same response, of which no more is read than a set of keys may have. */
async function bounded(response: Response): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error cancels the response.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_KEY_SET_BYTES) throw new Error(`The set of keys has more than ${MAX_KEY_SET_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return new Response(Buffer.concat(chunks), { status: response.status });
}
