import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config/config.js";
import { importReferenceData, linesOf } from "../import/import-reference-data.js";
import { openStore } from "../store/database.js";

const USAGE = "Usage: npm run import -- FILE.json";

/** Loads the reference data of a file into the store that DATABASE_URL names. */
async function runImport(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Error(`Name one file. ${USAGE}`);
  const json = readJson(path);
  // Of the configuration only the store matters here: an import needs no tokens and no port.
  const { databaseUrl } = readConfig({ DATABASE_URL: process.env["DATABASE_URL"] });
  if (databaseUrl === "sqlite::memory:") {
    throw new Error("DATABASE_URL is sqlite::memory:, a store that ends with this command; name one that lasts.");
  }
  const store = await openStore(databaseUrl);
  try {
    const report = await importReferenceData(store, json, () => new Date());
    const isRefused = report.problems.length > 0;
    (isRefused ? process.stderr : process.stdout).write(`${linesOf(report).join("\n")}\n`);
    if (isRefused) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

/** npm runs scripts in the folder of the package; a path is meant from the folder where npm was called. */
function readJson(path: string): unknown {
  const content = readText(resolve(process.env["INIT_CWD"] ?? "", path), path);
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function readText(path: string, given: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new Error(`${given} cannot be read: ${code === "ENOENT" ? "there is no such file" : code}.`, {
      cause: error,
    });
  }
}

runImport().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});

/** One line: what parseArgs says about an unknown option, or JSON.parse about a text, may be a paragraph. */
function messageOf(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).replace(/[\s\p{Cc}]+/gu, " ");
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${line.replace(/\.$/, "")}. ${USAGE}` : line;
}
