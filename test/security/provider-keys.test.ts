import { readConfig } from "../../src/config/config.js";
import { createAuthenticator } from "../../src/http/authenticate.js";
import { AUDIENCE, goodClaims, ISSUER, USER } from "../http/identity-provider.js";
import { type RunningApp, runApp } from "../support/running-app.js";
import { type KeyServer, rs256, signingKey, startKeyServer } from "./key-server.js";

/*
 * The keys of the identity provider change while the product runs, and sometimes cannot be had. Time is moved for the
 * age of the keys alone: tokens are judged by the real clock.
 */

const OLD = signingKey("old");
const NEW = signingKey("new");
const SECOND = 1_000;
/** From one fetch to the next one for an unknown key, to the next one at all, and after a failure. */
const [COOLDOWN, AGE, FAILURE_COOLDOWN] = [30 * SECOND, 600 * SECOND, 5 * SECOND];

let server: KeyServer;
let passed: number;
beforeEach(async () => {
  server = await startKeyServer(OLD);
  passed = 0;
  const now = Date.now.bind(Date);
  jest.spyOn(Date, "now").mockImplementation(() => now() + passed);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

function environment(): Record<string, string> {
  return { NODE_ENV: "production", AUTH_JWKS_URL: server.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE };
}

/** Says how a token is taken: ACCEPTED, INVALID, or UNKNOWN when that cannot be said. */
function createJudge(): (token: string) => Promise<string> {
  const authenticate = createAuthenticator(readConfig(environment()));
  return async (token) => {
    try {
      const result = await authenticate(`Bearer ${token}`);
      if ("refusal" in result) return result.refusal;
      return result.principal.userId === USER ? "ACCEPTED" : "SOMEBODY ELSE";
    } catch {
      return "UNKNOWN";
    }
  };
}

const tokenOf = (key: typeof OLD) => rs256(key, goodClaims());
const unknownKeys = (count: number) =>
  Array.from({ length: count }, (_, index) => rs256(OLD, goodClaims(), { kid: `nobody's ${index}` }));

describe("a change of keys:", () => {
  it("tokens of a new key are accepted without a restart, half a minute after the last fetch at the latest", async () => {
    const judge = createJudge();
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    server.keys = [OLD, NEW];
    passed = COOLDOWN;
    expect(await judge(tokenOf(NEW))).toBe("ACCEPTED");
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    expect(server.requests).toBe(2);
  });

  it("tokens of a key that was withdrawn are refused ten minutes after the last fetch at the latest", async () => {
    const judge = createJudge();
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    server.keys = [NEW];
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    passed = AGE;
    expect(await judge(tokenOf(OLD))).toBe("INVALID");
    expect(await judge(tokenOf(NEW))).toBe("ACCEPTED");
  });

  it("and at once when a token of the new key has come first", async () => {
    const judge = createJudge();
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    server.keys = [NEW];
    passed = COOLDOWN;
    expect([await judge(tokenOf(NEW)), await judge(tokenOf(OLD))]).toEqual(["ACCEPTED", "INVALID"]);
  });

  it("a key that is published under the id of another one takes its place", async () => {
    const judge = createJudge();
    const impostor = signingKey(OLD.kid);
    expect([await judge(tokenOf(OLD)), await judge(tokenOf(impostor))]).toEqual(["ACCEPTED", "INVALID"]);
    server.keys = [impostor];
    passed = AGE;
    expect([await judge(tokenOf(OLD)), await judge(tokenOf(impostor))]).toEqual(["INVALID", "ACCEPTED"]);
  });
});

it("a set of keys of more than 256 KiB is not read", async () => {
  const keys = [{ ...OLD.publicKey.export({ format: "jwk" }), kid: OLD.kid }];
  const ofBytes = (bytes: number) => JSON.stringify({ keys, note: "a".repeat(bytes) });
  server.body = ofBytes(200_000);
  expect(await createJudge()(tokenOf(OLD))).toBe("ACCEPTED");
  server.body = ofBytes(262_144);
  expect(await createJudge()(tokenOf(OLD))).toBe("UNKNOWN");
});

it("keys are not looked for at another address", async () => {
  const elsewhere = await startKeyServer(OLD);
  server.status = 302;
  server.location = elsewhere.url;
  expect(await createJudge()(tokenOf(OLD))).toBe("UNKNOWN");
  expect([server.requests, elsewhere.requests]).toEqual([1, 0]);
  await elsewhere.close();
});

describe("the provider is not asked more often than need be:", () => {
  it("once, when the first tokens come all at the same time", async () => {
    const judge = createJudge();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => judge(tokenOf(OLD))));
    expect(new Set(verdicts)).toEqual(new Set(["ACCEPTED"]));
    expect(server.requests).toBe(1);
  });

  it("once in half a minute, when every token names another key that nobody has", async () => {
    const judge = createJudge();
    for (const token of unknownKeys(20)) expect(await judge(token)).toBe("INVALID");
    expect(server.requests).toBe(1);
    passed = COOLDOWN;
    for (const token of unknownKeys(20)) expect(await judge(token)).toBe("INVALID");
    expect(server.requests).toBe(2);
  });

  it.each([
    ["answers with an error", () => void (server.status = 500)],
    ["sends its callers elsewhere", () => void (server.status = 302)],
    ["publishes what is no list of keys", () => void (server.body = '{"keys":{}}')],
    ["answers with a page", () => void (server.body = "<!doctype html>")],
  ])("once in five seconds, while it %s", async (_what, fail) => {
    const judge = createJudge();
    fail();
    const tokens = [...unknownKeys(10), tokenOf(OLD)];
    for (const token of tokens) expect(await judge(token)).toBe("UNKNOWN");
    expect(server.requests).toBe(1);
    passed = FAILURE_COOLDOWN;
    for (const token of tokens) expect(await judge(token)).toBe("UNKNOWN");
    expect(server.requests).toBe(2);
    server.status = 200;
    server.body = null;
    passed = 2 * FAILURE_COOLDOWN;
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
  });

  it("not at all, for a token that no key of it could have signed", async () => {
    const judge = createJudge();
    expect(await judge(rs256(OLD, goodClaims(), { alg: "HS256" }))).toBe("INVALID");
    expect(await judge(rs256(OLD, goodClaims(), { alg: "none" }))).toBe("INVALID");
    expect(server.requests).toBe(0);
  });
});

describe("while the provider is down", () => {
  it("the keys that are known go on working, and only tokens of others cannot be judged", async () => {
    const judge = createJudge();
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    await server.close();
    // Some seconds are left for a machine that is slow in making keys.
    passed = AGE - 30 * SECOND;
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    expect(await judge(tokenOf(signingKey(OLD.kid)))).toBe("INVALID");
    expect(await judge(tokenOf(NEW))).toBe("UNKNOWN");
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
  });

  it("keys of ten minutes ago count no longer: they may have been withdrawn", async () => {
    const judge = createJudge();
    expect(await judge(tokenOf(OLD))).toBe("ACCEPTED");
    server.status = 503;
    passed = AGE;
    expect(await judge(tokenOf(OLD))).toBe("UNKNOWN");
  });

  describe("a caller", () => {
    let app: RunningApp;
    beforeEach(async () => {
      app = await runApp({ env: environment() });
    });
    afterEach(() => app.close());

    it("is told of an outage, not of a bad token, and nothing of the provider", async () => {
      server.status = 503;
      const headers = { authorization: `Bearer ${tokenOf(OLD)}` };
      const response = await app.server.inject({
        method: "POST",
        url: "/graphql",
        headers,
        payload: { query: "{ limits { maxPageSize } }" },
      });
      expect(response.statusCode).toBeGreaterThanOrEqual(500);
      expect(response.headers).not.toHaveProperty("www-authenticate");
      expect(response.json()).toMatchObject({
        errors: [{ extensions: { code: "SERVICE_EXCEPTION", number: 800003 } }],
      });
      expect(response.body).not.toMatch(/127\.0\.0\.1|JWKS|key/i);
    });
  });
});
