import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Usage } from "./announce.js";
import type { Round, RoundRequest } from "./load-generator.js";
import type { Provider } from "./token-server.js";

/* The processes of a run: servers, each in one of its own, and the load generator. */

/** A server, and how to find out what it uses. */
export interface Server {
  readonly url: string;
  readonly authorization: string | null;
  usage(): Promise<Usage>;
  /** Resolves when it has let everything end. */
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** Leaves nothing behind, however the process ends. */
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

/** A folder that is gone when the process is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cartwright-bench-"));
  folders.add(folder);
  return folder;
}

/** What production settings do not say by themselves. */
export interface ProductOptions {
  readonly databaseUrl: string;
  readonly clockAheadSeconds?: number;
}

/** Longer than a run takes: orders wait for the cell that measures their fulfilment. */
export const FULFILMENT_SECONDS = 86_400;
/** The limiter counts as in production, and lets one partner be a whole benchmark. */
const COST_PER_MINUTE = 1_000_000_000_000;

export async function startProvider(): Promise<Provider> {
  return (await start<Provider>("token-server.js", [])).ready;
}

/** The product in production, called with a token as real clients call it. Its log goes to the null device. */
export async function startProduct(provider: Provider, options: ProductOptions): Promise<Server> {
  const { child, exit, ready } = await start<string>("product-server.js", [], {
    DATABASE_URL: options.databaseUrl,
    AUTH_JWKS_URL: provider.jwksUrl,
    AUTH_ISSUER: provider.issuer,
    AUTH_AUDIENCE: provider.audience,
    RATE_LIMIT_COST_PER_MINUTE: String(COST_PER_MINUTE),
    FULFILMENT_SECONDS: String(FULFILMENT_SECONDS),
    CLOCK_AHEAD_SECONDS: String(options.clockAheadSeconds ?? 0),
  });
  return serverOf(child, exit, ready, `Bearer ${provider.token}`);
}

/** A server of constant answers. */
export async function startConstant(kind: "http" | "apollo" | "mercurius", answer: string): Promise<Server> {
  const { child, exit, ready } = await start<string>("constant-servers.js", [kind, answer]);
  return serverOf(child, exit, ready, null);
}

export async function startPostgresFloor(databaseUrl: string, documentBytes: number): Promise<Server> {
  const { child, exit, ready } = await start<string>("postgres-server.js", [databaseUrl, String(documentBytes)]);
  return serverOf(child, exit, ready, null);
}

/** Runs one round after the other. */
export async function startLoadGenerator(): Promise<(request: RoundRequest) => Promise<Round>> {
  const { child, exit } = await start<string>("load-generator.js", []);
  return (request) => ask<Round>(child, exit, request);
}

function serverOf(child: ChildProcess, exit: Promise<void>, url: string, authorization: string | null): Server {
  return {
    url,
    authorization,
    usage: () => ask<Usage>(child, exit, "usage"),
    async stop() {
      child.disconnect();
      await exit;
    },
  };
}

interface Started<Ready> {
  readonly child: ChildProcess;
  readonly exit: Promise<void>;
  readonly ready: Ready;
}

/** With its own settings only, and none of the environment that the benchmark runs in. */
async function start<Ready>(
  script: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Started<Ready>> {
  const child = fork(join(__dirname, script), argv, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
  });
  children.add(child);
  const exit = once(child, "exit").then(() => void children.delete(child));
  return { child, exit, ready: await messageOf<Ready>(child, exit) };
}

function ask<Reply>(child: ChildProcess, exit: Promise<void>, question: RoundRequest | string): Promise<Reply> {
  const reply = messageOf<Reply>(child, exit);
  child.send(question);
  return reply;
}

function messageOf<Message>(child: ChildProcess, exit: Promise<void>): Promise<Message> {
  return Promise.race([
    once(child, "message").then(([message]) => message as Message),
    exit.then((): never => {
      throw new Error(`${child.spawnargs[1] ?? "A process"} ended too early.`);
    }),
  ]);
}
