import { execFile } from "node:child_process";
import { join } from "node:path";
import { readConfig } from "../../src/config/config.js";
import { createAuthenticator } from "../../src/http/authenticate.js";
import { ISSUER } from "./identity-provider.js";

const COMMAND = join(__dirname, "..", "..", "src", "commands", "token.js");
const PARTNER = "00000000-0000-4000-8000-00000000D002";
const SECRET = "a secret of the tests, long enough";

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as npm does, with nothing of this process's environment. */
function run(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** What a development server that has the same secret makes of the token. */
async function principalOf({ stdout }: Outcome, env: Record<string, string> = {}) {
  const result = await createAuthenticator(readConfig(env))(`Bearer ${stdout.trimEnd()}`);
  return "principal" in result ? result.principal : result;
}

it("prints a token, and nothing else, for the partner as an AdminAgent", async () => {
  const outcome = await run(["--partner", PARTNER]);
  expect(outcome).toEqual({ code: 0, stdout: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/), stderr: "" });
  const [, claims = ""] = outcome.stdout.split(".");
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({ tid: PARTNER.toLowerCase() });
  expect(await principalOf(outcome)).toEqual({
    partnerId: PARTNER.toLowerCase(),
    userId: "00000000-0000-4000-8000-0000000000a1",
    roles: ["AdminAgent"],
  });
});

it("takes the user, the roles and the secret that it is given", async () => {
  const env = { AUTH_DEV_SECRET: SECRET };
  const outcome = await run(["--partner", PARTNER, "--user", "someone", "--roles", "SalesAgent, HelpdeskAgent"], env);
  expect(await principalOf(outcome, env)).toEqual({
    partnerId: PARTNER.toLowerCase(),
    userId: "someone",
    roles: ["SalesAgent", "HelpdeskAgent"],
  });
});

it("makes a token without roles when the list is empty", async () => {
  expect(await principalOf(await run(["--partner", PARTNER, "--roles", ""]))).toMatchObject({ roles: [] });
});

it.each<[string, string[], RegExp]>([
  ["no partner", [], /^--partner must be a tenant id \(a GUID\)\. Usage: npm run token -- --partner ID/],
  ["a partner that is no GUID", ["--partner", "contoso"], /^--partner must be a tenant id/],
  ["a partner without a value", ["--partner"], /'--partner <value>' argument missing.* Usage: npm run token/],
  ["an empty user", ["--partner", PARTNER, "--user", ""], /^--user must not be empty/],
  ["an unknown option", ["--partner", PARTNER, "--admin"], /^Unknown option '--admin'\. .*Usage: npm run token/],
  ["a spare argument", ["--partner", PARTNER, "AdminAgent"], /'AdminAgent'.* Usage: npm run token/],
])("stops with one line that tells the usage when given %s", async (_what, args, message) => {
  const { code, stdout, stderr } = await run(args);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(message);
  expect(stderr.match(/\n/g)).toHaveLength(1);
});

it("makes no token in production", async () => {
  const outcome = await run(["--partner", PARTNER], { NODE_ENV: "production" });
  expect(outcome).toEqual({ code: 1, stdout: "", stderr: "Development tokens do not count in production.\n" });
});

it("makes no token while an identity provider is configured, which alone would count", async () => {
  const env = { AUTH_JWKS_URL: "https://login.example/keys", AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: "a" };
  const outcome = await run(["--partner", PARTNER], env);
  expect([outcome.code, outcome.stdout]).toEqual([1, ""]);
  expect(outcome.stderr).toContain("AUTH_JWKS_URL");
});

it("stops with the line of a variable that is wrong", async () => {
  const outcome = await run(["--partner", PARTNER], { AUTH_DEV_SECRET: "short" });
  expect(outcome.stderr).toBe("AUTH_DEV_SECRET is too short; it must have at least 32 characters.\n");
  expect(outcome.code).toBe(1);
});
