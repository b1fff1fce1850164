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
import { jwtVerify, type JWTPayload } from "jose";

/** `reason` is for the log only: an answer that says why a token fails helps to forge one. */
type AuthResult =
  | { readonly principal: Principal }
  | { readonly refusal: "MISSING" }
  | { readonly refusal: "INVALID"; readonly reason: string };

type Authenticator = (authorization: string | undefined) => Promise<AuthResult>;

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
  const verify = createVerifier(config);
  return async (authorization) => {
    if (authorization === undefined) {
      return config.isProduction ? { refusal: "MISSING" } : { principal: SAMPLE_PRINCIPAL };
    }
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return invalid("the Authorization header is not of the form Bearer <token>");
    return verify(token).then(
      (claims) => readClaims(claims),
      (error: unknown) => {
        if (error instanceof KeysUnavailable) throw error;
        return invalid(error instanceof Error ? error.message : String(error));
      },
    );
  };
}

/** Checks the signature, the issuer, the audience and the times of a token; rejects when one is wrong. */
function createVerifier({ authentication, authClockToleranceSeconds }: Config): (token: string) => Promise<JWTPayload> {
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
    return async (token) => (await jwtVerify(token, key, options)).payload;
  }
  const keys = providerKeys(new URL(authentication.jwksUrl));
  const options = {
    algorithms: PROVIDER_ALGORITHMS,
    audience: authentication.audience,
    requiredClaims: ["exp", "iss"],
    clockTolerance,
  };
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, options);
    const issuer = authentication.issuer.replace(TENANT_SLOT, () => String(payload["tid"]));
    if (payload.iss !== issuer) throw new Error("the claim iss is not AUTH_ISSUER");
    return payload;
  };
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
