import type { Principal } from "../model/principal.js";
import { SignJWT } from "jose";

export const DEVELOPMENT_ALGORITHM = "HS256";
export const DEVELOPMENT_ISSUER = "cartwright-development";
export const DEVELOPMENT_AUDIENCE = "cartwright";

/** The key behind a development secret, as signing and verifying take it. */
export function developmentKey(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

/** A bearer token for `principal` with the claims of an Entra ID token, good for a day on development servers. */
export function signDevelopmentToken(principal: Principal, secret: string): Promise<string> {
  return new SignJWT({ tid: principal.partnerId, oid: principal.userId, roles: [...principal.roles] })
    .setProtectedHeader({ alg: DEVELOPMENT_ALGORITHM, typ: "JWT" })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime("24h")
    .sign(developmentKey(secret));
}
