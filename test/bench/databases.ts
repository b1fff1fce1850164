import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { startPostgres, withClient } from "../support/postgres.js";
import { temporaryFolder } from "./processes.js";
import type { Settings } from "./settings.js";

/** Where the stores of a run are. */
export interface Databases {
  /** The address of a new one with nothing in it. */
  create(): Promise<string>;
  /** Removes all that were made. */
  remove(): Promise<void>;
}

/** Files in a folder of the run, or databases on the server of TEST_DATABASE_URL or else on one of the run's own. */
export async function openDatabases(store: Settings["store"]): Promise<Databases> {
  return store === "postgres" ? postgresDatabases() : sqliteDatabases();
}

function sqliteDatabases(): Databases {
  const folder = temporaryFolder();
  let made = 0;
  return {
    create: async () => `sqlite:${join(folder, `${++made}.db`)}`,
    remove: async () => undefined,
  };
}

async function postgresDatabases(): Promise<Databases> {
  const given = process.env["TEST_DATABASE_URL"];
  const own = given ? null : await startPostgres({ isDurable: true });
  const server = given ?? own!.url;
  const made: string[] = [];
  return {
    async create() {
      const name = `cartwright_bench_${randomBytes(6).toString("hex")}`;
      await withClient(server, (client) => client.query(`create database ${name}`));
      made.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return url.href;
    },
    async remove() {
      for (const name of made.splice(0)) {
        await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
      }
      await own?.stop();
    },
  };
}
