import { execFileSync } from "node:child_process";
import { appendFileSync, closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { withClient } from "../support/postgres.js";
import type { Databases } from "./databases.js";
import { median } from "./measure.js";
import { temporaryFolder } from "./processes.js";
import { CONNECTIONS, type Settings } from "./settings.js";

const RESULTS = join("test", "bench", "RESULTS.md");

/** Adds the result of a run to the page that has them all; the newest is the last. */
export function keepResult(result: string): void {
  appendFileSync(RESULTS, `\n${result}`);
}

/** When and on what a run is made: read before it begins, so that the load of the machine is that of others. */
export async function describeRun(settings: Settings, databases: Databases): Promise<string> {
  const { size, store, rounds, roundMilliseconds } = settings;
  const time = new Date().toISOString().slice(0, 16).replace("T", " ");
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(", ");
  return [
    `## ${time} UTC, ${commit()}, ${await nameOf(store, databases)}, ${size}`,
    "",
    `- Node ${process.version}, ${availableParallelism()} cores of ${cpus()[0]?.model.trim()}; load before: ${load}`,
    `- ${CONNECTIONS} connections, ${settings.carts.toLocaleString("en-US")} carts; ${rounds} rounds of ${roundMilliseconds} ms in turns, medians`,
    `- one fsync of 4 KiB beside the stores: ${fsyncMilliseconds().toFixed(2)} ms`,
  ].join("\n");
}

async function nameOf(store: Settings["store"], databases: Databases): Promise<string> {
  if (store === "sqlite") return "SQLite";
  return withClient(await databases.create(), async (client) => {
    const { rows } = await client.query<{ version: string; fsync: string }>(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync",
    );
    return `PostgreSQL ${rows[0]!.version}, fsync ${rows[0]!.fsync}`;
  });
}

function commit(): string {
  const git = (...argv: string[]) => execFileSync("git", argv, { encoding: "utf8" }).trim();
  const isChanged = git("status", "--porcelain", "--untracked-files=no", "--", "src", "package-lock.json") !== "";
  return `${git("rev-parse", "--short", "HEAD")}${isChanged ? " with changes" : ""}`;
}

/** What the disk asks for making a page durable: without it, the price of a durable edit says little. */
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
