import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A pair of RSA keys, and the id under which its public half is published. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function signingKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
}

/** An identity provider's keys, as they are published over time; tokens are made by hand, as an attacker would. */
export interface KeyServer {
  readonly url: string;
  /** What it publishes from now on. */
  keys: readonly SigningKey[];
  /** What it answers with, unless something is wrong with it: 200, and its keys as JSON. */
  status: number;
  body: string | null;
  /** Where it sends its callers, when its status says so. */
  location?: string;
  /** How often it has been asked. */
  requests: number;
  close(): Promise<void>;
}

export async function startKeyServer(...keys: SigningKey[]): Promise<KeyServer> {
  const server = createServer((_request, response) => {
    state.requests += 1;
    const published = state.keys.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: "jwk" }), kid }));
    if (state.location !== undefined) response.setHeader("location", state.location);
    response.writeHead(state.status).end(state.body ?? JSON.stringify({ keys: published }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const state: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    keys,
    status: 200,
    body: null,
    requests: 0,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
  return state;
}

export function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** A token with any header, signed with the key as RS256 whatever the header says. */
export function rs256({ kid, privateKey }: SigningKey, claims: object, header: object = {}): string {
  return signed({ alg: "RS256", kid, ...header }, encoded(claims), (text) => sign("sha256", text, privateKey));
}

/** A token with any header, signed with a secret as HS256. */
export function hs256(secret: string | Buffer, claims: object, header: object = {}): string {
  return signed({ alg: "HS256", ...header }, encoded(claims), (text) =>
    createHmac("sha256", secret).update(text).digest(),
  );
}

/** A token whose payload is signed as it stands, not encoded. */
export function unencoded({ kid, privateKey }: SigningKey, claims: object): string {
  const header = encoded({ alg: "RS256", kid, b64: false, crit: ["b64"] });
  const signature = sign("sha256", Buffer.from(`${header}.${JSON.stringify(claims)}`), privateKey);
  return `${header}.${encoded(claims)}.${signature.toString("base64url")}`;
}

function signed(header: object, payload: string, signatureOf: (text: Buffer) => Buffer): string {
  const text = `${encoded(header)}.${payload}`;
  return `${text}.${signatureOf(Buffer.from(text)).toString("base64url")}`;
}
