import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import { runApp } from "../support/running-app.js";
import { describeConcurrency } from "./concurrency-contract.js";

afterAll(dropPostgresDatabases);

describeConcurrency("a PostgreSQL database", newPostgresDatabase);

it("apps that start in step on a PostgreSQL database that is empty fill it once", async () => {
  const env = { DATABASE_URL: await newPostgresDatabase() };
  // Processes rarely get to the same point at the same moment; apps of one process do.
  const started = await Promise.allSettled(Array.from({ length: 4 }, () => runApp({ env })));
  const apps = started.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  await Promise.all(apps.map((app) => app.close()));
  const failures = started.flatMap((one) => (one.status === "rejected" ? String(one.reason) : []));
  expect(failures).toEqual([]);
}, 30_000);
