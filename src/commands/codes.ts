import pino from "pino";
import { createApp } from "../app.js";
import { readConfig } from "../config/config.js";
import { CODES } from "../examples/examples.js";
import { PLAY_ENVIRONMENT, type Played, playExamples } from "../examples/play.js";
import { tokensOf } from "./sample-tokens.js";

/** Plays the example of every error code against a fresh product, and prints what was expected and what came. */
async function playCodes(): Promise<void> {
  const config = readConfig(PLAY_ENVIRONMENT);
  const app = await createApp({ config, logger: pino({ level: config.logLevel }) });
  try {
    const address = await app.server.listen({ host: config.host, port: config.port });
    const played = await playExamples(`${address}/graphql`, tokensOf(config), CODES);
    process.stdout.write(table(played));
    const failed = played.filter(({ ok }) => !ok).length;
    process.stdout.write(`\n${played.length - failed} of ${played.length} codes as expected\n`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    await app.close();
  }
}

function table(played: readonly Played[]): string {
  const rows = [
    ["number", "name", "expected", "got", "ok"],
    ...played.map(({ code, name, expected, got, ok }) => [String(code), name, expected, got, ok ? "yes" : "NO"]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

playCodes().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
