import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Client } from "pg";
import type { KeeperAnswer, KeeperRequest } from "./keep-postgres.js";

/*
 * PostgreSQL for tests. All tests of a run share one server: the one that the variable TEST_DATABASE_URL names, whose
 * user must be allowed to create databases and to end the connections to them, or else one that is started for the run.
 */

/** The argument of keep-postgres.ts that asks for a durable server. */
const DURABLE = "durable";

/** A server that a test, or a whole run, has to itself. */
export interface PostgresServer {
  /** The address of its first database, for a user that may do anything. */
  readonly url: string;
  /** Ends it at once, without letting anything end that it was doing. */
  crash(): Promise<void>;
  /** Starts it again if it does not run, at the same address, with what was committed. */
  start(): Promise<void>;
  /** Ends it for good, and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a server with nothing in it. It goes away with the process that started it, however that ends. A durable one
 * waits for the disk as in production; the others are faster, and lose what a failure of the system would lose.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  // A group of its own: the signals that a terminal sends to the tests must not reach the server before the tests end.
  const argv = isDurable ? [DURABLE] : [];
  const keeper = fork(join(__dirname, "keep-postgres.js"), argv, { detached: true, stdio: "ignore", execArgv: [] });
  const exited = new Promise((resolve) => keeper.once("exit", resolve));
  const url = await answerOf(keeper);
  const ask = async (request: KeeperRequest) => {
    const answer = answerOf(keeper);
    keeper.send(request);
    await answer;
  };
  // Whoever forgets to stop it is not kept waiting.
  keeper.unref();
  keeper.channel?.unref();
  return {
    url,
    crash: () => ask("crash"),
    start: () => ask("start"),
    async stop() {
      keeper.ref();
      if (keeper.connected) keeper.disconnect();
      await exited;
    },
  };
}

async function answerOf(keeper: ChildProcess): Promise<string> {
  keeper.channel?.ref();
  const answer = await new Promise<KeeperAnswer>((resolve) => {
    const exit = () => resolve({ failure: "The process that keeps PostgreSQL ended." });
    keeper.once("exit", exit);
    keeper.once("message", (message: KeeperAnswer) => {
      keeper.off("exit", exit);
      resolve(message);
    });
  });
  keeper.channel?.unref();
  if ("failure" in answer) throw new Error(answer.failure);
  return answer.url;
}

const made: string[] = [];

/** The address of a new, empty database on the server of this run. */
export async function newPostgresDatabase(): Promise<string> {
  const name = `cartwright_test_${randomBytes(8).toString("hex")}`;
  await administer(`create database ${name}`);
  made.push(name);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes the databases that this test file has made, also where something is still connected; for `afterAll`. */
export async function dropPostgresDatabases(): Promise<void> {
  for (const name of made.splice(0)) await administer(`drop database if exists ${name} with (force)`);
}

/** Does something with a connection of its own, beside those of the store. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  // Where a test ends the connections of a database, this one may be among them.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function administer(statement: string): Promise<unknown> {
  return withClient(serverUrl(), (client) => client.query(statement));
}

function serverUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (url === undefined) throw new Error("start-postgres.ts sets TEST_DATABASE_URL before the tests begin.");
  return url;
}
