import { readConfig, type Config } from "../../src/config/config.js";
import { createAuthenticator } from "../../src/http/authenticate.js";
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  developmentKey,
  signDevelopmentToken,
} from "../../src/http/development-token.js";
import { SignJWT, type JWTPayload } from "jose";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import {
  AUDIENCE,
  goodClaims,
  ISSUER,
  startIdentityProvider,
  TENANT,
  unsignedToken,
  USER,
  type IdentityProvider,
} from "./identity-provider.js";

const SECRET = "a secret of the tests, long enough";
const INVALID = { refusal: "INVALID", reason: expect.any(String) };

describe("in development", () => {
  const authenticate = createAuthenticator(readConfig({ AUTH_DEV_SECRET: SECRET }));

  it("a request without a token acts as the sample direct partner", async () => {
    expect(await authenticate(undefined)).toEqual({
      principal: {
        partnerId: "00000000-0000-4000-8000-00000000d001",
        userId: "00000000-0000-4000-8000-0000000000a1",
        roles: ["AdminAgent"],
      },
    });
  });

  it("a development token acts as the partner, user and roles it names", async () => {
    const principal = { partnerId: TENANT.toLowerCase(), userId: USER, roles: ["SalesAgent", "HelpdeskAgent"] };
    const token = await signDevelopmentToken(principal, SECRET);
    expect(await authenticate(`Bearer ${token}`)).toEqual({ principal });
    expect(await authenticate(`bearer ${token}`)).toEqual({ principal });
  });

  it("a development token that is signed with another secret is refused", async () => {
    const token = await signDevelopmentToken(SAMPLE_PRINCIPAL, `${SECRET}, but not this one`);
    expect(await authenticate(`Bearer ${token}`)).toEqual(INVALID);
  });

  it("a development token is good for a day", async () => {
    const [, claims = ""] = (await signDevelopmentToken(SAMPLE_PRINCIPAL, SECRET)).split(".");
    const { iat, exp } = JSON.parse(Buffer.from(claims, "base64url").toString());
    expect(exp - iat).toBe(86_400);
    expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(60);
  });

  it.each([
    ["empty", ""],
    ["of another scheme", "Basic dXNlcjpwYXNz"],
    ["without a token", "Bearer"],
    ["with two tokens", "Bearer a b"],
    ["with something that is no token", "Bearer nonsense"],
  ])("an Authorization header %s is refused, not taken for a missing one", async (_what, header) => {
    expect(await authenticate(header)).toEqual(INVALID);
  });

  it.each([
    ["of another issuer", { iss: ISSUER }],
    ["for another audience", { aud: AUDIENCE }],
    ["that has expired", { exp: Math.floor(Date.now() / 1000) - 60 }],
    ["that never expires", { exp: undefined }],
    ["of tomorrow", { nbf: Math.floor(Date.now() / 1000) + 86_400 }],
  ])("a token %s is refused, though it is signed with the secret", async (_what, changes) => {
    const claims = { ...goodClaims(), iss: DEVELOPMENT_ISSUER, aud: DEVELOPMENT_AUDIENCE, ...changes };
    expect(await authenticate(`Bearer ${await signWithSecret(claims)}`)).toEqual(INVALID);
  });

  it("a token without a signature is refused", async () => {
    const claims = { ...goodClaims(), iss: DEVELOPMENT_ISSUER, aud: DEVELOPMENT_AUDIENCE };
    expect(await authenticate(`Bearer ${unsignedToken(claims)}`)).toEqual(INVALID);
  });
});

describe("with an identity provider", () => {
  let provider: IdentityProvider;
  let production: Config;
  beforeAll(async () => {
    provider = await startIdentityProvider();
    production = readConfig({
      NODE_ENV: "production",
      AUTH_JWKS_URL: provider.jwksUrl,
      AUTH_ISSUER: ISSUER,
      AUTH_AUDIENCE: AUDIENCE,
    });
  });
  afterAll(() => provider.close());

  const authenticate = (authorization: string | undefined) => createAuthenticator(production)(authorization);
  const authenticateWith = async (changes: JWTPayload) =>
    authenticate(`Bearer ${await provider.sign({ ...goodClaims(), ...changes })}`);

  it.each(["RS256", "ES256"] as const)(
    "a token signed by it with %s acts as its tenant and caller",
    async (algorithm) => {
      const token = await provider.sign(goodClaims(), algorithm);
      expect(await authenticate(`Bearer ${token}`)).toEqual({
        principal: { partnerId: TENANT.toLowerCase(), userId: USER, roles: ["SalesAgent"] },
      });
    },
  );

  it("an application's token acts as the application", async () => {
    expect(await authenticateWith({ oid: undefined, appid: "an-app" })).toMatchObject({
      principal: { userId: "an-app" },
    });
  });

  it("a token without roles has none", async () => {
    expect(await authenticateWith({ roles: undefined })).toMatchObject({ principal: { roles: [] } });
  });

  it("a request without a token is refused as missing", async () => {
    expect(await authenticate(undefined)).toEqual({ refusal: "MISSING" });
  });

  it.each([
    ["60", { nbf: 50 }, "principal"],
    ["60", { nbf: 80 }, "refusal"],
    ["60", { exp: -50 }, "principal"],
    ["60", { exp: -70 }, "refusal"],
    ["0", { nbf: 20 }, "refusal"],
    ["0", { exp: -1 }, "refusal"],
    ["300", { nbf: 280 }, "principal"],
    ["300", { iat: 280 }, "principal"],
  ])(
    "with a tolerance of %s s, a token whose times are %j s from now gets a %s",
    async (tolerance, offsets, result) => {
      const now = Math.floor(Date.now() / 1000);
      const times = Object.fromEntries(Object.entries(offsets).map(([claim, offset]) => [claim, now + offset]));
      const token = await provider.sign({ ...goodClaims(), ...times });
      const config = { ...production, authClockToleranceSeconds: Number(tolerance) };
      expect(Object.keys(await createAuthenticator(config)(`Bearer ${token}`))).toContain(result);
    },
  );

  const past = Math.floor(Date.now() / 1000) - 60;
  it.each<[string, JWTPayload]>([
    ["for another audience", { aud: "api://someone-else" }],
    ["of another issuer", { iss: "https://login.evil.example/v2.0" }],
    ["without an issuer", { iss: undefined }],
    ["that has expired", { exp: past }],
    ["that never expires", { exp: undefined }],
    ["that is not valid yet", { nbf: past + 3600 }],
    ["without a tenant", { tid: undefined }],
    ["whose tenant is no GUID", { tid: "contoso.onmicrosoft.com" }],
    ["without a caller", { oid: undefined }],
    ["whose caller is no text", { oid: 7 }],
    ["whose roles are no list", { roles: "AdminAgent" }],
    ["whose roles are not all texts", { roles: ["AdminAgent", 1] }],
  ])("a token %s is refused", async (_what, changes) => {
    expect(await authenticateWith(changes)).toEqual(INVALID);
  });

  it("a token with a forged signature is refused", async () => {
    expect(await authenticate(`Bearer ${await provider.forge(goodClaims())}`)).toEqual(INVALID);
  });

  it("a token without a signature is refused", async () => {
    expect(await authenticate(`Bearer ${unsignedToken(goodClaims())}`)).toEqual(INVALID);
  });

  it("a token that takes the published key for a shared secret is refused", async () => {
    expect(await authenticate(`Bearer ${await provider.signWithPublicKey(goodClaims())}`)).toEqual(INVALID);
  });

  it("a development token is refused", async () => {
    const { authentication } = readConfig({});
    if (authentication.by !== "DEVELOPMENT_SECRET") throw new Error("the default is the development secret");
    const token = await signDevelopmentToken(SAMPLE_PRINCIPAL, authentication.secret);
    expect(await authenticate(`Bearer ${token}`)).toEqual(INVALID);
  });

  it("a token is neither accepted nor called bad while the provider's keys cannot be had", async () => {
    const unreachable = {
      ...production,
      authentication: { ...production.authentication, jwksUrl: "http://127.0.0.1:1/" },
    };
    const token = await provider.sign(goodClaims());
    await expect(createAuthenticator(unreachable as Config)(`Bearer ${token}`)).rejects.toThrow(
      /keys .* cannot be had/,
    );
  });

  it("an issuer with {tenantid} in it serves every tenant, each under its own issuer only", async () => {
    const authentication = {
      by: "JWKS",
      jwksUrl: provider.jwksUrl,
      issuer: "https://sts.example/{tenantid}/",
      audience: AUDIENCE,
    };
    const authenticateAny = createAuthenticator({ ...production, authentication } as Config);
    const own = await provider.sign({ ...goodClaims(), iss: `https://sts.example/${TENANT}/` });
    const other = await provider.sign({ ...goodClaims(), iss: `https://sts.example/${SAMPLE_PRINCIPAL.partnerId}/` });
    expect(await authenticateAny(`Bearer ${own}`)).toMatchObject({ principal: { partnerId: TENANT.toLowerCase() } });
    expect(await authenticateAny(`Bearer ${other}`)).toEqual(INVALID);
  });

  it("in development, its tokens count and development tokens do not", async () => {
    const config = { ...production, environment: "development", isProduction: false } as Config;
    const authenticateHere = createAuthenticator(config);
    expect(await authenticateHere(`Bearer ${await provider.sign(goodClaims())}`)).toHaveProperty("principal");
    const token = await signDevelopmentToken(SAMPLE_PRINCIPAL, SECRET);
    expect(await authenticateHere(`Bearer ${token}`)).toEqual(INVALID);
    expect(await authenticateHere(undefined)).toEqual({ principal: SAMPLE_PRINCIPAL });
  });
});

function signWithSecret(claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(developmentKey(SECRET));
}
