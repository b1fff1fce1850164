import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import startForRun from "../support/start-postgres.js";
import stopForRun from "../support/stop-postgres.js";
import { killServers } from "../support/server-process.js";
import { type Progress, soak } from "./driver.js";
import { PROMISES } from "./finding.js";
import { lineOf, summaryOf } from "./report.js";

/*
 * The long version of the tests beside this file: servers are killed under load for as long as `--minutes` says, half of
 * the time on SQLite and half on PostgreSQL, or all of it on the empty database of `--database`.
 */

const USAGE = "usage: npm run soak -- [--minutes N] [--database URL] [--seed N]";
const ROUNDS_PER_LINE = 20;
const FINDINGS_SHOWN = 20;

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Wanted {
  readonly minutes: number;
  readonly database: string | undefined;
  readonly seed: number;
}

function readArguments(argv: string[]): Wanted {
  const options = { minutes: { type: "string" }, database: { type: "string" }, seed: { type: "string" } } as const;
  const { minutes = "5", database, seed = String(Date.now() % 1_000_000) } = parseArgs({ args: argv, options }).values;
  if (!(Number(minutes) > 0) || !/^\d+$/.test(seed)) throw new Error("--minutes and --seed take a number.");
  return { minutes: Number(minutes), database, seed: Number(seed) };
}

/** Soaks one store, and says how it goes; false when something is broken. */
async function soakStore(name: string, databaseUrl: string, minutes: number, seed: number): Promise<boolean> {
  say(`${name}: servers are killed for ${minutes} minutes, seed ${seed}.`);
  const folder = await mkdtemp(join(tmpdir(), "cartwright-soak-"));
  let isKept = false;
  try {
    const goesOn = (progress: Progress) => {
      if (progress.rounds % ROUNDS_PER_LINE === 0) say(lineOf(progress));
      return progress.milliseconds < minutes * 60_000;
    };
    const url = databaseUrl || `sqlite:${join(folder, "cartwright.db")}`;
    const progress = await soak({ databaseUrl: url, outsideFile: join(folder, "taken.jsonl"), seed, goesOn });
    say(summaryOf(name, progress));
    isKept = progress.findings.length > 0;
    if (!isKept) return true;
    say(`${name} is broken: ${progress.findings.length} findings with seed ${seed}. Its files are kept in ${folder}.`);
    for (const { promise, detail } of progress.findings.slice(0, FINDINGS_SHOWN)) {
      say(`  Not so: ${PROMISES[promise]}. ${detail}`);
    }
    return false;
  } finally {
    if (!isKept) await rm(folder, { recursive: true });
  }
}

async function main({ minutes, database, seed }: Wanted): Promise<void> {
  let isSound = true;
  try {
    if (database !== undefined) isSound = await soakStore("The database", database, minutes, seed);
    else {
      isSound = await soakStore("SQLite", "", minutes / 2, seed);
      await startForRun();
      const isPostgresSound = await soakStore("PostgreSQL", await newPostgresDatabase(), minutes / 2, seed);
      isSound &&= isPostgresSound;
      await dropPostgresDatabases();
    }
  } finally {
    await killServers();
    await stopForRun();
  }
  process.exitCode = isSound ? 0 : 1;
}

Promise.resolve(process.argv.slice(2))
  .then(readArguments)
  .then(main)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${USAGE}\n`);
    process.exitCode = 1;
  });
