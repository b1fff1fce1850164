import { parseArgs } from "node:util";
import { readConfig } from "../config/config.js";
import { signDevelopmentToken } from "../http/development-token.js";
import { isGuid } from "../model/ids.js";
import { SAMPLE_PRINCIPAL } from "../model/principal.js";

const USAGE = "Usage: npm run token -- --partner ID [--user ID] [--roles a,b]";

/** Prints a bearer token of the partner, user and roles that the arguments name. */
async function printToken(): Promise<void> {
  if (process.env["NODE_ENV"] === "production") throw new Error("Development tokens do not count in production.");
  const { authentication } = readConfig(process.env);
  if (authentication.by === "JWKS") throw new Error("Development tokens do not count while AUTH_JWKS_URL is set.");
  const { values } = parseArgs({
    options: { partner: { type: "string" }, user: { type: "string" }, roles: { type: "string" } },
  });
  const { partner, user = SAMPLE_PRINCIPAL.userId, roles } = values;
  if (!isGuid(partner)) throw new Error(`--partner must be a tenant id (a GUID). ${USAGE}`);
  if (user.trim() === "") throw new Error(`--user must not be empty. ${USAGE}`);
  const principal = {
    partnerId: partner.toLowerCase(),
    userId: user.trim(),
    roles: roles === undefined ? SAMPLE_PRINCIPAL.roles : namesIn(roles),
  };
  process.stdout.write(`${await signDevelopmentToken(principal, authentication.secret)}\n`);
}

/** `--roles ""` is how to ask for a token without any role. */
function namesIn(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

printToken().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});

/** One line: what parseArgs says about an unknown option is a paragraph. */
function messageOf(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${line.replace(/\.$/, "")}. ${USAGE}` : line;
}
