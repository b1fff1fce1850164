/**
 * jose is published as an ECMAScript module only. Node requires such modules since 20.19, but TypeScript's `Node16` mode
 * does not know that and refuses a plain import (TS1479); a dynamic import would need a flag in Jest. With
 * `"module": "Node20"` this file could go.
 */
import type * as Jose from "jose" with { "resolution-mode": "import" };

const jose: typeof Jose = require("jose");

export const { SignJWT, createRemoteJWKSet, jwtVerify } = jose;
export type { JWTPayload } from "jose" with { "resolution-mode": "import" };
