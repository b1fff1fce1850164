import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { CONNECTIONS, type Load, type Round, runRound } from "./load.js";
import { SCENARIOS, type Scenario } from "./scenarios.js";
import { temporaryFolder } from "./servers.js";

/*
 * Measures what the product costs beside something else, in one run on one machine, and prints the ratios as a table.
 * Nothing is asserted but that every request was answered as it should be: ratios tell, thresholds on them only flake.
 * `npm run bench`, or with the name of one scenario: `npm run bench -- read`.
 */

const ROUNDS = 7;
const ROUND_MILLISECONDS = 700;
const REQUESTS_PER_ROUND_MIN = 50;
/** How long a load runs before it counts: a server is still getting faster in its first seconds. */
const WARM_UP_MILLISECONDS = 2_500;
const DEADLINE_MILLISECONDS = 120_000;

/** A load, how many of its requests make a round, and what came of them. */
interface Measured {
  readonly load: Load;
  readonly count: number;
  readonly rounds: Round[];
  readonly failures: string[];
}

interface Row {
  readonly load: string;
  readonly perSecond: number;
  readonly reference: string;
  readonly referencePerSecond: number;
  readonly ratios: readonly number[];
}

async function main(only: string | undefined): Promise<void> {
  const scenarios = SCENARIOS.filter(({ name }) => only === undefined || name === only);
  if (scenarios.length === 0) throw new Error(`The scenarios are ${SCENARIOS.map(({ name }) => name).join(", ")}.`);
  setTimeout(() => stopLate(), DEADLINE_MILLISECONDS).unref();

  // Before the servers run, so that the disk is not busy with their writes.
  const head = environment();
  const rows: Row[] = [];
  const failures: string[] = [];
  for (const scenario of scenarios) {
    process.stderr.write(`${scenario.name} …\n`);
    const measured = await compare(scenario);
    rows.push(...rowsOf(measured));
    failures.push(...measured.flatMap((one) => one.failures));
  }
  process.stdout.write(`${head}\n\n${tableOf(rows)}\n`);
  if (failures.length > 0) {
    process.stderr.write(
      `\n${failures.length} requests failed; the numbers do not count. The first:\n${failures[0]}\n`,
    );
    process.exitCode = 1;
  }
}

function stopLate(): never {
  process.stderr.write(`Not done after ${DEADLINE_MILLISECONDS / 1_000} seconds.\n`);
  process.exit(1);
}

/** Measures the loads of a scenario in turns, so that what disturbs the machine disturbs all of them; reference first. */
async function compare({ start }: Scenario): Promise<Measured[]> {
  const { reference, loads, servers } = await start();
  const measured: Measured[] = [];
  for (const load of [reference, ...loads]) measured.push(await warmUp(load));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const { load, count, rounds, failures } of turn % 2 === 0
      ? measured
      : measured.map((_, index) => measured.at(-1 - index)!)) {
      const round = await runRound(load, count);
      rounds.push(round);
      failures.push(...round.failures);
    }
  }
  await Promise.all(servers.map((server) => server.stop()));
  return measured;
}

/** Runs a load before it counts, and finds how many requests make a round. */
async function warmUp(load: Load): Promise<Measured> {
  const failures: string[] = [];
  let count = REQUESTS_PER_ROUND_MIN;
  for (let milliseconds = 0; milliseconds < WARM_UP_MILLISECONDS;) {
    const round = await runRound(load, count);
    milliseconds += round.milliseconds;
    failures.push(...round.failures);
    count = Math.max(REQUESTS_PER_ROUND_MIN, Math.round((perSecond(round) * ROUND_MILLISECONDS) / 1_000));
  }
  return { load, count, rounds: [], failures };
}

function rowsOf([reference, ...others]: readonly Measured[]): Row[] {
  return others.map(({ load, rounds }) => ({
    load: load.name,
    perSecond: median(rounds.map(perSecond)),
    reference: reference!.load.name,
    referencePerSecond: median(reference!.rounds.map(perSecond)),
    ratios: rounds.map((round, index) => perSecond(reference!.rounds[index]!) / perSecond(round)),
  }));
}

function perSecond({ requests, milliseconds }: Round): number {
  return (requests / milliseconds) * 1_000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ load, perSecond, reference, referencePerSecond, ratios }) => [
    load,
    perSecond.toFixed(0),
    reference,
    referencePerSecond.toFixed(0),
    median(ratios).toFixed(2),
    `${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`,
  ]);
  const head = ["measured", "requests/s", "beside", "requests/s", "takes … times as long", "least – most"];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

function environment(): string {
  return [
    `Node ${process.version} on ${availableParallelism()} × ${cpus()[0]?.model.trim()}; each server is one process.`,
    `${CONNECTIONS} connections; median of ${ROUNDS} rounds of about ${ROUND_MILLISECONDS} ms, measured in turns.`,
    `One fsync of the store's disk takes ${fsyncMilliseconds().toFixed(2)} ms.`,
  ].join("\n");
}

/** What the disk asks for making 4 KiB durable: without it, the price of a durable edit says little. */
function fsyncMilliseconds(): number {
  const file = openSync(join(temporaryFolder(), "fsync"), "w");
  const page = Buffer.alloc(4_096);
  const times = Array.from({ length: 50 }, () => {
    const begin = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - begin;
  });
  closeSync(file);
  return median(times);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
