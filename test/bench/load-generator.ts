import { HttpConnection, type Target } from "./http-connection.js";
import { type LoadDescription, type NextRequest, requestsOf } from "./loads.js";
import { CONNECTIONS } from "./settings.js";

/*
 * Sends the requests and checks the answers, in a process of its own: neither the servers nor what starts them and asks
 * for their times is slowed down by it.
 */

/** One round: requests of a load until the time is over or there have been enough. */
export interface RoundRequest {
  /** Loads of the same name go on where the last round has ended. */
  readonly name: string;
  readonly target: Target;
  readonly load: LoadDescription;
  readonly milliseconds: number;
  readonly mostRequests: number;
}

export interface Round {
  readonly requests: number;
  readonly milliseconds: number;
  /** How long requests took, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** What was wrong with the first answers that do not count. */
  readonly failures: readonly string[];
}

const FAILURES_KEPT = 5;

const started = new Map<string, NextRequest>();

async function run({ name, target, load, milliseconds, mostRequests }: RoundRequest): Promise<Round> {
  const next = started.get(name) ?? requestsOf(load);
  started.set(name, next);
  const times: number[] = [];
  const failures: string[] = [];
  const connections = Array.from({ length: CONNECTIONS }, () => new HttpConnection(target));
  const begin = performance.now();
  let sent = 0;
  const work = async (connection: HttpConnection) => {
    while (sent < mostRequests && performance.now() - begin < milliseconds) {
      sent += 1;
      const { body, isGood } = next();
      const sentAt = performance.now();
      const answer = await connection.post(body);
      times.push(performance.now() - sentAt);
      if (!isAnswered(answer, isGood)) {
        failures.push(`${name}: ${answer.status} ${answer.body.slice(0, 1_000)}`);
      }
      if (failures.length >= FAILURES_KEPT) return;
    }
  };
  try {
    await Promise.all(connections.map(work));
  } finally {
    for (const connection of connections) connection.close();
  }
  const took = performance.now() - begin;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { requests: times.length, milliseconds: took, p50: at(0.5), p99: at(0.99), failures };
}

function isAnswered({ status, body }: { status: number; body: string }, isGood: (body: string) => boolean): boolean {
  try {
    return status === 200 && isGood(body);
  } catch {
    // Not JSON, or not of the expected shape: a failure like any other.
    return false;
  }
}

process.on("disconnect", () => process.exit());
process.on("message", (request: RoundRequest) => {
  run(request).then(
    (round) => process.send!(round),
    (error: unknown) => {
      const failure = `${request.name}: ${String(error)}`;
      process.send!({ requests: 0, milliseconds: 0, p50: 0, p99: 0, failures: [failure] } satisfies Round);
    },
  );
});
process.send!("ready");
