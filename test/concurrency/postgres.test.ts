import { dropPostgresDatabases, newPostgresDatabase, withClient } from "../support/postgres.js";
import { runApp } from "../support/running-app.js";
import { describeConcurrency } from "./concurrency-contract.js";

const urls: string[] = [];

async function newUrl(): Promise<string> {
  const url = await newPostgresDatabase();
  urls.push(url);
  return url;
}

afterAll(dropPostgresDatabases);

describeConcurrency("a PostgreSQL database", newUrl);

it("apps that start in step on a PostgreSQL database that is empty fill it once", async () => {
  const env = { DATABASE_URL: await newUrl() };
  // Processes rarely get to the same point at the same moment; apps of one process do.
  const started = await Promise.allSettled(Array.from({ length: 4 }, () => runApp({ env })));
  const apps = started.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  await Promise.all(apps.map((app) => app.close()));
  const failures = started.flatMap((one) => (one.status === "rejected" ? String(one.reason) : []));
  expect(failures).toEqual([]);
}, 30_000);

it("in all this, PostgreSQL had no deadlock to end", async () => {
  // Whoever is in one is made to wait for a second, and then to begin anew: nothing is wrong, and much is slow.
  for (const url of urls) {
    const statement = "select deadlocks::int from pg_stat_database where datname = current_database()";
    const { rows } = await withClient(url, (client) => client.query(statement));
    expect(rows).toEqual([{ deadlocks: 0 }]);
  }
});
