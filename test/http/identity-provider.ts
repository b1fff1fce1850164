import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT, type JWTPayload } from "jose";

export const ISSUER = "https://login.example/v2.0";
export const AUDIENCE = "api://cartwright";
export const TENANT = "00000000-0000-4000-8000-00000000D002";
export const USER = "00000000-0000-4000-8000-0000000000b2";

/** The claims of a token that is good in every respect, for an hour. */
export function goodClaims(): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return { iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 3600, tid: TENANT, oid: USER, roles: ["SalesAgent"] };
}

export interface IdentityProvider {
  readonly jwksUrl: string;
  /** Signs with the published key of the algorithm. */
  sign(claims: JWTPayload, algorithm?: "RS256" | "ES256"): Promise<string>;
  /** Signs with a key of its own under the published key's id. */
  forge(claims: JWTPayload): Promise<string>;
  /** Takes the published key for a shared secret: the classic confusion of algorithms. */
  signWithPublicKey(claims: JWTPayload): Promise<string>;
  close(): Promise<void>;
}

/** An identity provider on this machine that publishes one RSA and one EC key. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const keys = [
    { ...rsa.publicKey.export({ format: "jwk" }), kid: "RS256", use: "sig" },
    { ...ec.publicKey.export({ format: "jwk" }), kid: "ES256", use: "sig" },
  ];
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const signed = (claims: JWTPayload, alg: string, kid: string) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid, typ: "JWT" });
  return {
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    sign: (claims, algorithm = "RS256") =>
      signed(claims, algorithm, algorithm).sign(algorithm === "RS256" ? rsa.privateKey : ec.privateKey),
    forge: (claims) =>
      signed(claims, "RS256", "RS256").sign(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey),
    signWithPublicKey: (claims) =>
      signed(claims, "HS256", "RS256").sign(
        new TextEncoder().encode(rsa.publicKey.export({ format: "pem", type: "spki" }).toString()),
      ),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

/** A token without a signature: its header says that none is needed. */
export function unsignedToken(claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
}
