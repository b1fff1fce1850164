import { Agent, request as httpRequest } from "node:http";
import type { Server } from "./servers.js";

/** How many requests are under way at a time, each on a connection of its own. */
export const CONNECTIONS = 8;
const TIMEOUT_MILLISECONDS = 10_000;

/** One kind of request, of which a round sends many. */
export interface Load {
  readonly name: string;
  readonly server: Server;
  /** The requests of a round; what they need is made here, before the clock runs. */
  readonly requests: (count: number) => readonly GraphqlRequest[] | Promise<readonly GraphqlRequest[]>;
  /** Whether an answer without errors is the one that was to be measured. */
  readonly isGood: (data: unknown) => boolean;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Round {
  readonly requests: number;
  readonly milliseconds: number;
  /** What was wrong with each answer that does not count. */
  readonly failures: readonly string[];
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Sends the requests of one round, a new one as soon as a connection is free, and looks at every answer. */
export async function runRound(load: Load, count: number): Promise<Round> {
  const bodies = (await load.requests(count)).map((request) => JSON.stringify(request));
  const failures: string[] = [];
  let next = 0;
  const work = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const failure = await post(load.server, body).then(
        (answer) => failureOf(answer, load.isGood),
        (error: unknown) => String(error),
      );
      if (failure !== null) failures.push(failure);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return { requests: bodies.length, milliseconds: performance.now() - begin, failures };
}

/** Sends one request that must not fail, outside of any measurement, and returns its data. */
export async function ask<Data>(server: Server, request: GraphqlRequest): Promise<Data> {
  const answer = await post(server, JSON.stringify(request));
  const failure = failureOf(answer, () => true);
  if (failure !== null) throw new Error(failure);
  return (JSON.parse(answer.body) as { data: Data }).data;
}

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

function failureOf({ status, body }: Answer, isGood: (data: unknown) => boolean): string | null {
  try {
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
    if (status === 200 && errors === undefined && isGood(data)) return null;
  } catch {
    // Not JSON, or not of the expected shape: a failure like any other.
  }
  return `${status}: ${body.slice(0, 500)}`;
}

function post(server: Server, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...(server.authorization === null ? {} : { authorization: server.authorization }),
    };
    const request = httpRequest(
      server.url,
      { method: "POST", agent, headers, timeout: TIMEOUT_MILLISECONDS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
        response.on("error", reject);
      },
    );
    request.on("timeout", () => request.destroy(new Error(`no answer within ${TIMEOUT_MILLISECONDS} ms`)));
    request.on("error", reject);
    request.end(body);
  });
}
