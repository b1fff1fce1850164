import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config/config.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";

/** A server in a process of its own, so that sending requests does not take its time. */
export interface Server {
  readonly url: string;
  readonly authorization: string | null;
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

/** The product with its sample data in a file of its own, called with a token as real clients call it. */
export async function startProduct(): Promise<Server> {
  const { authentication } = readConfig({});
  if (authentication.by !== "DEVELOPMENT_SECRET") throw new Error("Without variables there is a development secret.");
  const token = await signDevelopmentToken(SAMPLE_PRINCIPAL, authentication.secret);
  return start("product-server.js", join(temporaryFolder(), "bench.db"), `Bearer ${token}`);
}

/** A plain Apollo Server that answers `cart` from memory. */
export function startPlainApollo(cart: unknown): Promise<Server> {
  return start("plain-server.js", JSON.stringify(cart), null);
}

async function start(script: string, argument: string, authorization: string | null): Promise<Server> {
  const child = fork(join(__dirname, script), [argument], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // What libraries go by; both servers get the same.
    env: { ...process.env, NODE_ENV: "production" },
  });
  children.add(child);
  const exit = once(child, "exit").then(() => void children.delete(child));
  const url = await Promise.race([
    once(child, "message").then(([message]) => String(message)),
    exit.then((): never => {
      throw new Error(`${script} ended before it listened.`);
    }),
  ]);
  return {
    url,
    authorization,
    // The servers end when nobody listens to them any more.
    stop: () => {
      child.disconnect();
      return exit;
    },
  };
}
