import type { Config } from "../config/config.js";
import { SAMPLE_PRINCIPAL, type Principal } from "../model/principal.js";
import {
  DEVELOPMENT_ALGORITHM,
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  developmentKey,
} from "./development-token.js";
import { isGuid } from "../model/ids.js";
import { KeysUnavailable, providerKeys } from "./provider-keys.js";
import { VerifiedTokens } from "./verified-tokens.js";
import { jwtVerify, type JWTPayload } from "jose";

/** `reason` is for the log only: an answer that says why a token fails helps to forge one. */
export type AuthResult =
  | { readonly principal: Principal }
  | { readonly refusal: "MISSING" }
  | { readonly refusal: "INVALID"; readonly reason: string };

/** Answers without a promise when it need not wait: most requests come with a token that was verified before. */
type Authenticator = (authorization: string | undefined) => AuthResult | Promise<AuthResult>;

/** Asymmetric only: with a symmetric one allowed, a provider's public key could be used as the secret. */
const PROVIDER_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"];
const BEARER = /^Bearer +([^\s]+) *$/i;
/** Entra ID writes the tenant into the issuer, so one value cannot serve all partners; its metadata has this slot. */
const TENANT_SLOT = "{tenantid}";
/**
 * Turns the Authorization header of a request into the principal that it acts for, or says that it may not. Rejects when
 * neither can be known.
 */
export function createAuthenticator(config: Config): Authenticator {
  const verifier = createVerifier(config);
  const verified = new VerifiedTokens();
  const verifyHeader = async (authorization: string, token: string): Promise<AuthResult> => {
    const keys = verifier.keysVersion();
    try {
      const claims = await verifier.verify(token);
      const result = readClaims(claims);
      const expires = (claims.exp! + config.authClockToleranceSeconds) * 1_000;
      if ("principal" in result && keys === verifier.keysVersion()) {
        verified.add(authorization, result.principal, keys, expires, Date.now());
      }
      return result;
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      return invalid(error instanceof Error ? error.message : String(error));
    }
  };
  return (authorization) => {
    if (authorization === undefined) {
      return config.isProduction ? { refusal: "MISSING" } : { principal: SAMPLE_PRINCIPAL };
    }
    const principal = verified.find(authorization, verifier.keysVersion(), Date.now());
    if (principal) return { principal };
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return invalid("the Authorization header is not of the form Bearer <token>");
    return verifyHeader(authorization, token);
  };
}

interface Verifier {
  /** Checks the signature, the issuer, the audience and the times of a token; rejects when one is wrong. */
  verify(token: string): Promise<JWTPayload>;
  /** Another number each time that the keys may have changed. */
  keysVersion(): number;
}

function createVerifier({ authentication, authClockToleranceSeconds }: Config): Verifier {
  const clockTolerance = authClockToleranceSeconds;
  if (authentication.by === "DEVELOPMENT_SECRET") {
    const key = developmentKey(authentication.secret);
    const options = {
      algorithms: [DEVELOPMENT_ALGORITHM],
      issuer: DEVELOPMENT_ISSUER,
      audience: DEVELOPMENT_AUDIENCE,
      requiredClaims: ["exp"],
      clockTolerance,
    };
    return { verify: async (token) => (await jwtVerify(token, key, options)).payload, keysVersion: () => 0 };
  }
  const keys = providerKeys(new URL(authentication.jwksUrl));
  const options = {
    algorithms: PROVIDER_ALGORITHMS,
    audience: authentication.audience,
    requiredClaims: ["exp", "iss"],
    clockTolerance,
  };
  const verify = async (token: string) => {
    const { payload } = await jwtVerify(token, keys.keyFor, options);
    const issuer = authentication.issuer.replace(TENANT_SLOT, () => String(payload["tid"]));
    if (payload.iss !== issuer) throw new Error("the claim iss is not AUTH_ISSUER");
    return payload;
  };
  return { verify, keysVersion: () => keys.version };
}

function readClaims({ tid, oid, appid, roles = [] }: JWTPayload): AuthResult {
  if (!isGuid(tid)) return invalid("the claim tid is not a GUID");
  const userId = [oid, appid].find(isText);
  if (userId === undefined) return invalid("the claims oid and appid are missing");
  if (!Array.isArray(roles) || !roles.every(isText)) return invalid("the claim roles is not a list of strings");
  return { principal: { partnerId: tid.toLowerCase(), userId, roles } };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function invalid(reason: string): AuthResult {
  return { refusal: "INVALID", reason };
}
