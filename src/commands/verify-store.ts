import { existsSync } from "node:fs";
import { readConfig } from "../config/config.js";
import { openStore } from "../store/database.js";
import { INVARIANTS } from "../verify/finding.js";
import { verifyStore } from "../verify/verify-store.js";

const SQLITE = "sqlite:";

/** Checks the store that DATABASE_URL names; exit code 1 when an invariant is broken, 2 when it could not be checked. */
async function run(): Promise<void> {
  const { databaseUrl } = readConfig({ DATABASE_URL: process.env["DATABASE_URL"] });
  if (databaseUrl === "sqlite::memory:") {
    throw new Error("DATABASE_URL is sqlite::memory:, a store that is always new; name one that lasts.");
  }
  // Opening would make it.
  if (databaseUrl.startsWith(SQLITE) && !existsSync(databaseUrl.slice(SQLITE.length))) {
    throw new Error(`There is no store ${databaseUrl}.`);
  }
  const store = await openStore(databaseUrl);
  try {
    const { carts, orders, subscriptions, findings } = await verifyStore(store);
    for (const { invariant, subject, detail } of findings) {
      process.stdout.write(`${invariant}  ${subject}: ${detail}\n`);
    }
    process.stdout.write(`${carts} carts, ${orders} orders and ${subscriptions} subscriptions were read.\n`);
    const count = Object.keys(INVARIANTS).length;
    if (findings.length === 0) process.stdout.write(`All ${count} invariants hold.\n`);
    else {
      process.stdout.write(`${findings.length} findings. What is broken:\n`);
      for (const invariant of new Set(findings.map((finding) => finding.invariant))) {
        process.stdout.write(`  ${invariant}: ${INVARIANTS[invariant]}\n`);
      }
      process.exitCode = 1;
    }
  } finally {
    await store.close();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`The store was not checked. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
