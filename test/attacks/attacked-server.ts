import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ITEM } from "../support/api-carts.js";
import { AUDIENCE, goodClaims, ISSUER, startIdentityProvider } from "../http/identity-provider.js";

/*
 * A server process to be attacked, and what must be true of it afterwards: it answers honest callers as before, has not
 * grown, has logged one JSON object a line, and has told nobody what is inside.
 */

export interface Target {
  readonly port: number;
  readonly pid: number;
  /** Headers without which a request does not count. */
  readonly headers: Readonly<Record<string, string>>;
  readonly isProduction: boolean;
  /** The lines of its log so far, without what it says once it has started. */
  log(): string[];
  kill(signal: NodeJS.Signals): void;
  readonly exited: Promise<number | NodeJS.Signals>;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly errors: readonly { message: string; extensions: { code: string; number?: number } }[];
  readonly data: unknown;
  readonly milliseconds: number;
}

export interface Attack {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const START_MILLISECONDS = 30_000;
/** Longer than any refusal may take on a slow machine that does other things too. */
export const SOON_MILLISECONDS = 5_000;
const HANG_MILLISECONDS = 20_000;
/** How much a server may grow under attack: what the garbage collector leaves for later, but no bomb. */
const GROWTH_MEBIBYTES = 250;
const MAIN = join(__dirname, "..", "..", "src", "main.js");
/** What only somebody who looks inside could know. */
const SECRETS = /\/tmp\/|\/home\/|node_modules|\bselect |insert into|eyJ| {4}at |SQLITE_|apollo server/i;

const running = new Set<ChildProcess>();
const endings: (() => Promise<void> | void)[] = [];

/** A development server with the sample data, where a request without a token counts. */
export async function startDevelopment(env: Readonly<Record<string, string>> = {}): Promise<Target> {
  return launch({ NODE_ENV: "development", DATABASE_URL: "sqlite::memory:", ...env }, {}, "\ncurl ");
}

/** A production server on a store that a development server has filled, and a good token for it. */
export async function startProduction(env: Readonly<Record<string, string>> = {}): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), "cartwright-"));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  const store = { DATABASE_URL: `sqlite:${join(folder, "cartwright.db")}` };
  const filler = await startDevelopment(store);
  filler.kill("SIGTERM");
  await filler.exited;
  const provider = await startIdentityProvider();
  endings.push(() => provider.close());
  const authentication = { AUTH_JWKS_URL: provider.jwksUrl, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE };
  const headers = { authorization: `Bearer ${await provider.sign(goodClaims())}` };
  // Attacks must be refused for what they are, and not because many came before.
  const shared = { NODE_ENV: "production", RATE_LIMIT_COST_PER_MINUTE: "0", SHUTDOWN_DELAY_SECONDS: "0" };
  return launch({ ...shared, ...authentication, ...store, ...env }, headers, "Server listening");
}

/** Ends whatever was started; for `afterAll`. */
export async function stopTargets(): Promise<void> {
  await Promise.all(
    [...running].map((child) => new Promise((resolve) => child.once("close", resolve) && child.kill("SIGKILL"))),
  );
  for (const end of endings.splice(0)) await end();
}

/** `lastWord` is what the server says once it has started: a production server says it in its log. */
async function launch(
  env: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  lastWord: string,
): Promise<Target> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, LOG_LEVEL: "debug", ...env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 0);
    });
  });
  let said = "";
  let begin = 0;
  const port = await new Promise<number>((resolve, reject) => {
    const fail = () => reject(new Error(`The server did not start. It said: ${said}`));
    const timer = setTimeout(() => child.kill("SIGKILL"), START_MILLISECONDS);
    child.once("close", fail);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
        const address = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        if (begin > 0 || address === undefined || !said.includes(lastWord) || !/\n\s*$/.test(said)) return;
        begin = said.length;
        clearTimeout(timer);
        resolve(Number(address));
      });
    }
  });
  const log = () => said.slice(begin).split("\n").filter(Boolean);
  const isProduction = env["NODE_ENV"] === "production";
  return { port, pid: child.pid!, headers, isProduction, log, exited, kill: (signal) => void child.kill(signal) };
}

/** Sends one request over a connection of its own, and fails when it is not answered at all. */
export function send(target: Target, { method = "POST", path = "/graphql", headers, body }: Attack): Promise<Reply> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: "127.0.0.1",
        port: target.port,
        method,
        path,
        agent: false,
        headers: {
          ...(body !== undefined && { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
          ...target.headers,
          ...headers,
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.once("error", reject);
        response.once("end", () => {
          clearTimeout(timer);
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, headers: answered, text, ...parsed(text), milliseconds: performance.now() - begin });
        });
      },
    );
    const timer = setTimeout(() => sent.destroy(new Error("There was no answer.")), HANG_MILLISECONDS);
    sent.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    sent.end(body);
  });
}

function parsed(text: string): Pick<Reply, "data" | "errors"> {
  try {
    const { data, errors } = JSON.parse(text) as Partial<Pick<Reply, "data" | "errors">>;
    return { data, errors: errors ?? [] };
  } catch {
    return { data: undefined, errors: [] };
  }
}

/** Sends a GraphQL request; what is left out is left out of the body too. */
export function post(
  target: Target,
  query: unknown,
  variables?: unknown,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Reply> {
  return send(target, { body: JSON.stringify({ query, variables, ...more }) });
}

/** Writes bytes to a connection of its own, and returns what comes back until the server closes it. */
export function sendBytes({ port }: Target, ...parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let came = "";
    const socket = connect(port, "127.0.0.1");
    const timer = setTimeout(() => socket.destroy(new Error(`The connection stays open. ${came}`)), HANG_MILLISECONDS);
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      came += chunk;
    });
    // A server that has said enough may close while it is still being written to.
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
    });
    socket.once("close", () => {
      clearTimeout(timer);
      resolve(came);
    });
    for (const part of parts) socket.write(part);
  });
}

/** Expects a refusal in the one form that refusals have, soon, and without a word about what is inside. */
export function expectRefusal(reply: Reply, status: number, code: string, message: RegExp): void {
  expect({ status: reply.status, code: reply.errors[0]?.extensions.code, data: reply.data ?? null }).toEqual({
    status,
    code,
    data: null,
  });
  expect(reply.errors[0]!.message).toMatch(message);
  expect(reply.headers["content-type"]).toBe("application/json; charset=utf-8");
  // However long the request was.
  expect(reply.text.length).toBeLessThan(100_000);
  expect(reply.milliseconds).toBeLessThan(SOON_MILLISECONDS);
  expectDiscreet(reply.text);
}

export function expectDiscreet(text: string): void {
  expect(SECRETS.exec(text)?.[0]).toBeUndefined();
  expect(text).not.toContain(process.cwd());
  expect(text).not.toContain(tmpdir());
}

/** An attack is over: the server is as it was, and serves honest callers. */
export async function expectUnharmed(target: Target, mebibytesBefore: number): Promise<void> {
  const reply = await post(target, `{ catalogItem(id: "${ITEM.tenCents}") { id } }`);
  expect({ status: reply.status, data: reply.data }).toEqual({
    status: 200,
    data: { catalogItem: { id: ITEM.tenCents } },
  });
  expect(reply.milliseconds).toBeLessThan(SOON_MILLISECONDS);
  expect(mebibytesOf(target) - mebibytesBefore).toBeLessThan(GROWTH_MEBIBYTES);
  const log = target.log();
  for (const line of log) {
    expect(JSON.parse(line)).toEqual(expect.objectContaining({ level: expect.any(Number), msg: expect.any(String) }));
  }
  expect(log.length).toBeGreaterThan(0);
  if (target.isProduction) expectDiscreet(log.join("\n"));
}

/** The memory that the system has given to the process. */
export function mebibytesOf({ pid }: Target): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    return (pages * 4_096) / 1_048_576;
  } catch {
    // Where there is no such file, `ps` tells it in kibibytes.
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024;
  }
}
