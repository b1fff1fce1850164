import { join } from "node:path";
import { CHECKOUT_STEPS, type CheckoutStep } from "../../src/checkout/place.js";
import { type ServerProcess, startServerInShell } from "../support/server-process.js";

/**
 * How a server is to die: at the n-th time that a step is reached, or some time after it has begun to listen, or as soon
 * as something has been written after that time.
 */
export type Death =
  | { readonly at: CheckoutStep; readonly after: number }
  | { readonly at: "ANY TIME"; readonly milliseconds: number; readonly isOnWrite: boolean };

/** How a server died: killed by itself at a step, or killed from outside. */
export type Killed = CheckoutStep | "ANY TIME";

export interface MortalServer {
  /** Where it listens; null when it was killed before it could. */
  readonly url: string | null;
  /** Kills it now, unless it has ended. */
  kill(): void;
  /** Resolves once it is dead; rejects when it ended in any other way than by being killed. */
  readonly dead: Promise<Killed>;
}

const SCRIPT = join(__dirname, "crashing-server.js");

/** Starts a server that kills itself when its time comes; one that is to die at any time waits for `kill`. */
export async function startMortalServer(
  env: Readonly<Record<string, string>>,
  death: Death | null,
): Promise<MortalServer> {
  const crash: Record<string, string> =
    death === null || death.at === "ANY TIME" ? {} : { CRASH_AT: death.at, CRASH_AFTER: String(death.after) };
  let server: ServerProcess;
  try {
    // The same command with another script.
    server = await startServerInShell('exec "$1" "$CRASHING_SERVER"', { ...env, ...crash, CRASHING_SERVER: SCRIPT });
  } catch (error) {
    // The background work finishes what others have left from the first moment on, and may meet the step at once.
    const step = stepIn(String(error));
    if (step === null) throw error;
    return { url: null, kill: () => undefined, dead: Promise.resolve(step) };
  }
  return {
    url: `${server.url}/graphql`,
    kill: () => server.kill("SIGKILL"),
    dead: server.exited.then((signal) => {
      if (signal === "SIGKILL") return stepIn(server.output()) ?? "ANY TIME";
      throw new Error(`A server ended with ${signal}. It said: ${server.output()}`);
    }),
  };
}

function stepIn(output: string): CheckoutStep | null {
  const name = /Killed at (\w+)\./.exec(output)?.[1];
  return CHECKOUT_STEPS.find((step) => step === name) ?? null;
}
