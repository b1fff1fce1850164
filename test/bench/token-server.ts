import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { announce } from "./announce.js";

/** What the product has to know of an identity provider, and a token that this one has signed. */
export interface Provider {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly token: string;
}

const AUDIENCE = "cartwright";
const ALGORITHM = "RS256";
const KEY_ID = "bench";

/** An identity provider of one key, of which tokens are verified as in production. */
async function serve(): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM, use: "sig" }] });
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { partnerId, userId, roles } = SAMPLE_PRINCIPAL;
  const token = await new SignJWT({ tid: partnerId, oid: userId, roles: [...roles] })
    .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime("24h")
    .sign(privateKey);
  announce({ jwksUrl: `${issuer}/keys`, issuer, audience: AUDIENCE, token } satisfies Provider);
}

void serve();
