import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** The product as a process of its own, on a port of its own. */
export interface ServerProcess {
  /** Such as `http://127.0.0.1:45123`, without a path. */
  readonly url: string;
  readonly pid: number;
  /** What it has printed so far, on both streams. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Resolves once it has ended: its exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
}

/** How long a server may take to say where it listens; it may share its machine with other tests. */
const START_MILLISECONDS = 30_000;
const MAIN = join(__dirname, "..", "..", "src", "main.js");

/** Those that still run, so that none outlives its test. */
const running = new Set<ChildProcess>();

/** Starts a server with these variables; resolves once it listens, and rejects with its output when it does not. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return serverOf(process.execPath, [MAIN], env);
}

/** The same with a shell that sets something up first: a command in which `exec "$@"` becomes the server. */
export async function startServerInShell(
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  return serverOf("bash", ["-c", command, "bash", process.execPath, MAIN], env);
}

/** Runs a server that is expected to end by itself; resolves with its exit code and all that it printed. */
export async function runServerToItsEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | NodeJS.Signals; output: string }> {
  const { child, exited, output } = launch(process.execPath, [MAIN], env);
  const timer = setTimeout(() => child.kill("SIGKILL"), START_MILLISECONDS);
  const code = await exited;
  clearTimeout(timer);
  return { code, output: output() };
}

/** Ends whatever was started and still runs; for `afterEach` or `afterAll`. */
export async function killServers(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          child.once("close", resolve);
          child.kill("SIGKILL");
        }),
    ),
  );
}

async function serverOf(
  command: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const { child, exited, output } = launch(command, argv, env);
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`The server did not start in time. It said: ${output()}`));
    }, START_MILLISECONDS);
    // Registered after the listener that collects the output: what has come is in it.
    child.stdout?.on("data", () => {
      const address = /GraphQL +(\S+)\/graphql\s/.exec(output())?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`The server ended (${code ?? signal}) before it listened. It said: ${output()}`));
    });
  });
  return { url, pid: child.pid!, output, kill: (signal) => void child.kill(signal), exited };
}

function launch(command: string, argv: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(command, argv, {
    env: { ...process.env, NODE_ENV: "development", LOG_LEVEL: "silent", ...env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 0);
    });
  });
  return { child, exited, output: () => said };
}
