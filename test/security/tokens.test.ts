import { connect } from "node:net";
import { EncryptJWT } from "jose";
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER } from "../../src/http/development-token.js";
import { createSchema } from "../../src/graphql/schema.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import { AUDIENCE, goodClaims, ISSUER, unsignedToken } from "../http/identity-provider.js";
import { type RunningApp, runApp } from "../support/running-app.js";
import { encoded, hs256, type KeyServer, rs256, signingKey, startKeyServer, unencoded } from "./key-server.js";
import { operationOf, type RootField, rootFields } from "./schema-places.js";

/*
 * Every field of Query and Mutation, asked for with every kind of bad credentials: all are refused alike, before
 * anything is done.
 */

const FIELDS = rootFields(createSchema());
const KEY = signingKey("published");
const FORGED = signingKey("published");
const OTHER = signingKey("other");
/** The secret of development servers that set none; it is public. */
const DEVELOPMENT_SECRET = "cartwright development secret, refused in production";
const SECRET = "a secret of the tests, long enough";

const now = Math.floor(Date.now() / 1000);
const good = (changes: object = {}) => rs256(KEY, { ...goodClaims(), ...changes });
const pem = (type: "spki" | "pkcs1") => KEY.publicKey.export({ format: "pem", type });

/** Claims that are good on a development server. */
const development = (changes: object = {}) => ({
  ...goodClaims(),
  iss: DEVELOPMENT_ISSUER,
  aud: DEVELOPMENT_AUDIENCE,
  ...changes,
});

/** A token that only who has the private key could read. */
function encryptedToken(): Promise<string> {
  return new EncryptJWT(goodClaims())
    .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: KEY.kid })
    .encrypt(KEY.publicKey);
}

type Headers = Record<string, string>;
type Credentials = readonly [what: string, headers: () => Headers | Promise<Headers>];

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const withToken = (what: string, token: () => string | Promise<string>): Credentials => [
  what,
  async () => bearer(await token()),
];

const NO_TOKEN: readonly Credentials[] = [
  ["an empty header", () => ({ authorization: "" })],
  ["an empty bearer token", () => ({ authorization: "Bearer " })],
  ["Basic credentials", () => ({ authorization: `Basic ${Buffer.from("admin:admin").toString("base64")}` })],
  ["a good token under the scheme Basic", () => ({ authorization: `Basic ${good()}` })],
  ["a good token without a scheme", () => ({ authorization: good() })],
  ["two good tokens in one header", () => ({ authorization: `Bearer ${good()}, Bearer ${good()}` })],
  ["a good token and something behind it", () => ({ authorization: `Bearer ${good()} x` })],
  ["a bearer token that is none", () => bearer("nonsense")],
  ["a token without a signature", () => bearer(good().split(".").slice(0, 2).join("."))],
  ["an empty signature", () => bearer(`${good().split(".").slice(0, 2).join(".")}.`)],
];

const BAD_TOKENS: readonly Credentials[] = [
  withToken("an expired token", () => good({ exp: now - 60 })),
  withToken("a token that never expires", () => good({ exp: undefined })),
  withToken("a token whose end is no number", () => good({ exp: String(now + 3600) })),
  withToken("a token of tomorrow", () => good({ nbf: now + 86_400 })),
  withToken("another audience", () => good({ aud: "api://someone-else" })),
  withToken("another issuer", () => good({ iss: "https://login.evil.example/v2.0" })),
  withToken("an issuer that only begins like the right one", () => good({ iss: `${ISSUER}/` })),
  withToken("no tenant", () => good({ tid: undefined })),
  withToken("a tenant that is no GUID", () => good({ tid: "contoso.onmicrosoft.com" })),
  withToken("a tenant in braces", () => good({ tid: "{00000000-0000-4000-8000-00000000d001}" })),
  withToken("a tenant without hyphens", () => good({ tid: "0000000000004000800000000000d001" })),
  withToken("a tenant with a space", () => good({ tid: "00000000-0000-4000-8000-00000000d001 " })),
  withToken("a list of tenants", () => good({ tid: ["00000000-0000-4000-8000-00000000d001"] })),
  withToken("no caller", () => good({ oid: undefined })),
];

const FORGERIES: readonly Credentials[] = [
  withToken("another key under the same id", () => rs256(FORGED, goodClaims())),
  withToken("a key that nobody published", () => rs256(OTHER, goodClaims())),
  withToken("other claims under a good signature", () => {
    const [header, , signature] = good().split(".");
    return `${header}.${encoded({ ...goodClaims(), tid: "00000000-0000-4000-8000-00000000d001" })}.${signature}`;
  }),
  withToken("alg none", () => unsignedToken(goodClaims())),
  withToken("alg nOnE over a good signature", () => rs256(KEY, goodClaims(), { alg: "nOnE" })),
  withToken("the public key as a secret", () => hs256(pem("spki"), goodClaims(), { kid: KEY.kid })),
  withToken("the public key as a secret, PKCS #1", () => hs256(pem("pkcs1"), goodClaims(), { kid: KEY.kid })),
  withToken("an empty secret", () => hs256("", goodClaims(), { kid: KEY.kid })),
  withToken("the development secret", () => hs256(DEVELOPMENT_SECRET, development())),
  withToken("the development secret, with the provider's claims", () => hs256(DEVELOPMENT_SECRET, goodClaims())),
  withToken("a key of its own in the header", () =>
    rs256(OTHER, goodClaims(), { kid: KEY.kid, jwk: OTHER.publicKey.export({ format: "jwk" }) }),
  ),
  withToken("an address of its own keys in the header", () =>
    rs256(OTHER, goodClaims(), { jku: "http://127.0.0.1:1/keys", x5u: "http://127.0.0.1:1/keys" }),
  ),
  withToken("an extension that must be understood", () => rs256(KEY, goodClaims(), { crit: ["x"], x: 1 })),
  withToken("an empty list of such extensions", () => rs256(KEY, goodClaims(), { crit: [] })),
  withToken("a payload that is not encoded", () => unencoded(KEY, goodClaims())),
  withToken("an encrypted token", encryptedToken),
];

/** Requests for a field, as POST and, for queries, as GET; each with a document that asks for everything. */
function requestsFor(root: RootField, more: Record<string, string> = {}) {
  const query = operationOf(root);
  const payload = JSON.stringify({ query, variables: {}, ...more });
  const url = `/graphql?${new URLSearchParams({ query, ...more }).toString()}`;
  return [
    { method: "POST", url: "/graphql", payload, headers: { "content-type": "application/json" } },
    { method: "GET", url, headers: {} },
  ] as const;
}

const REQUESTS = FIELDS.flatMap((root) => requestsFor(root));

const statements: string[] = [];

/** Asks for every field with these credentials; each answer must be the same refusal, and nothing may be done. */
async function expectRefusals(app: RunningApp, credentials: Headers, requests = REQUESTS): Promise<void> {
  statements.length = 0;
  const answers = new Set<string>();
  for (const { headers, ...request } of requests) {
    const response = await app.server.inject({ ...request, headers: { ...headers, ...credentials } });
    answers.add(`${response.statusCode} ${String(response.headers["www-authenticate"])} ${response.body}`);
  }
  expect(statements).toEqual([]);
  const refusal = {
    message: expect.stringMatching(/^Partner Token missing in request context\. .*Send .*"?Bearer/),
    extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 },
  };
  const [answer, ...others] = answers;
  expect(others).toEqual([]);
  expect(answer).toMatch(/^401 Bearer \{/);
  const body = answer!.slice("401 Bearer ".length);
  expect(JSON.parse(body)).toEqual({ errors: [refusal] });
  // Why a token fails is for the log.
  expect(body).not.toMatch(/signature|algorithm|JWS|JWT|"exp"|audience|issuer|tid|kid|claim|GUID/i);
}

/** Asks for every field as POST with these credentials; none is refused for them. */
async function expectNoRefusal(app: RunningApp, credentials: Headers): Promise<void> {
  for (const { headers, ...request } of REQUESTS.filter(({ method }) => method === "POST")) {
    const { statusCode } = await app.server.inject({ ...request, headers: { ...headers, ...credentials } });
    expect(statusCode).not.toBe(401);
  }
}

describe("in production", () => {
  let keys: KeyServer;
  let app: RunningApp;
  beforeAll(async () => {
    keys = await startKeyServer(KEY);
    app = await runApp({
      env: { NODE_ENV: "production", AUTH_JWKS_URL: keys.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE },
      onStatement: (statement) => void statements.push(statement),
    });
    await app.store.load(SAMPLE_DATA);
  });
  afterAll(async () => {
    await app.close();
    await keys.close();
  });

  it("a good token gets past the refusal to every field, whatever the letter case of its tenant", async () => {
    for (const tid of ["00000000-0000-4000-8000-00000000d001", "00000000-0000-4000-8000-00000000D001"]) {
      const headers = bearer(good({ tid }));
      await expectNoRefusal(app, headers);
      statements.length = 0;
      const payload = { query: "{ customerSubscriptions { nodes { id } } }" };
      const response = await app.server.inject({ method: "POST", url: "/graphql", headers, payload });
      expect(response.json().data.customerSubscriptions.nodes).toHaveLength(18);
      expect(statements).not.toEqual([]);
    }
  });

  it("no token at all is refused for every field", () => expectRefusals(app, {}));

  it.each([...NO_TOKEN, ...BAD_TOKENS, ...FORGERIES])("%s is refused for every field", async (_what, headers) => {
    await expectRefusals(app, await headers());
  });

  it.each(["access_token", "token", "authorization", "Authorization"])(
    "a good token as %s in the query string or the body is not looked at",
    async (name) => {
      const requests = FIELDS.flatMap((root) => requestsFor(root, { [name]: good() }));
      await expectRefusals(app, {}, requests);
    },
  );

  it("a good token in another header or a cookie is not looked at", async () => {
    const token = good();
    await expectRefusals(app, { cookie: `authorization=Bearer ${token}; token=${token}` });
    await expectRefusals(app, { "proxy-authorization": `Bearer ${token}`, "x-authorization": `Bearer ${token}` });
    await expectRefusals(app, { "x-ms-token-aad-access-token": token, "x-forwarded-user": "admin" });
  });

  it("no other way to write the address or the method gets past the refusal", async () => {
    const query = "{ limits { maxPageSize } }";
    const search = new URLSearchParams({ query }).toString();
    const paths = [
      "/graphql",
      "/graphql/",
      "//graphql",
      "/GraphQL",
      "/%67raphql",
      "/graphql%2f",
      "/./graphql",
      "/graphql;a",
    ];
    statements.length = 0;
    for (const path of paths) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY"] as const) {
        const hasBody = !["GET", "HEAD", "OPTIONS"].includes(method);
        const response = await app.server.inject({
          method: method as "POST",
          url: hasBody ? path : `${path}?${search}`,
          ...(hasBody && { payload: { query } }),
        });
        expect({ path, method, status: response.statusCode }).toMatchObject({
          status: path === "/graphql" && ["GET", "POST", "HEAD"].includes(method) ? 401 : expect.any(Number),
        });
        expect(response.body).not.toContain("maxPageSize");
        expect(response.statusCode).toBeGreaterThanOrEqual(method === "OPTIONS" ? 204 : 400);
      }
    }
    expect(statements).toEqual([]);
  });

  /** Sends lines as they stand, and returns the status line and what else comes until the end. */
  function sendRaw(lines: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      let answer = "";
      const socket = connect(Number(port), hostname, () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
      socket.on("data", (data) => void (answer += String(data)));
      socket.on("close", () => resolve(answer));
      // The server may close while a long token is still being sent; what it answered counts.
      socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
    });
  }

  const QUERY = `GET /graphql?${new URLSearchParams({ query: "{ limits { maxPageSize } }" }).toString()} HTTP/1.1`;
  const HEAD = [QUERY, "Host: localhost", "Connection: close"];

  it("of two Authorization headers a bad one does not pass for a good one", async () => {
    const both = [`Authorization: Bearer ${rs256(FORGED, goodClaims())}`, `Authorization: Bearer ${good()}`];
    expect(await sendRaw([...HEAD, `Authorization: Bearer ${good()}`])).toMatch(/^HTTP\/1\.1 200 /);
    expect(await sendRaw([...HEAD, ...both])).toMatch(/^HTTP\/1\.1 401 /);
    expect(await sendRaw([...HEAD, ...[...both].reverse()])).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("a token of a megabyte is refused without being read", async () => {
    statements.length = 0;
    const answer = await sendRaw([...HEAD, `Authorization: Bearer ${good()}${"a".repeat(1_048_576)}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(statements).toEqual([]);
  });
});

describe("in development", () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp({
      env: { AUTH_DEV_SECRET: SECRET },
      onStatement: (statement) => void statements.push(statement),
    });
  });
  afterAll(() => app.close());

  it("a good development token gets past the refusal to every field", async () => {
    await expectNoRefusal(app, bearer(hs256(SECRET, development())));
  });

  it.each([
    ...NO_TOKEN,
    ...FORGERIES,
    withToken("an expired token", () => hs256(SECRET, development({ exp: now - 60 }))),
    withToken("a token of tomorrow", () => hs256(SECRET, development({ nbf: now + 86_400 }))),
    withToken("another audience", () => hs256(SECRET, development({ aud: AUDIENCE }))),
    withToken("another issuer", () => hs256(SECRET, development({ iss: ISSUER }))),
    withToken("another secret", () => hs256(`${SECRET}.`, development())),
    withToken("no tenant", () => hs256(SECRET, development({ tid: undefined }))),
    withToken("an extension that must be understood", () => hs256(SECRET, development(), { crit: ["x"], x: 1 })),
  ])("%s is refused for every field, and not taken for none", async (_what, headers) => {
    await expectRefusals(app, await headers());
  });
});
