import { type PostgresServer, startPostgres } from "./postgres.js";

declare global {
  /** The server of this run of the tests; undefined when somebody else's is used. */
  var postgresOfRun: PostgresServer | undefined;
}

/** Before all tests: starts the server that they share, unless they are given one. */
export default async function startForRun(): Promise<void> {
  if (process.env["TEST_DATABASE_URL"]) return;
  globalThis.postgresOfRun = await startPostgres();
  process.env["TEST_DATABASE_URL"] = globalThis.postgresOfRun.url;
}
