import { CHECKOUT_STEPS } from "../../src/checkout/place.js";
import type { Progress } from "./driver.js";

export function killsOf({ kills }: Progress): number {
  return Object.values(kills).reduce((sum, count) => sum + count, 0);
}

/** How far a run is, as one line. */
export function lineOf(progress: Progress): string {
  const { milliseconds, rounds, answered, replays, orders, findings } = progress;
  return (
    `  ${(milliseconds / 1_000).toFixed(0)} s: ${rounds} rounds, ${killsOf(progress)} kills, ` +
    `${answered} requests answered, ${replays} of them replays, ${orders} orders, ${findings.length} findings`
  );
}

/** What has happened in all, in words. */
export function summaryOf(name: string, progress: Progress): string {
  const { kills, refusals, unanswered, interrupted, answered, replays, lines, orders, checks } = progress;
  const codes = [...refusals].sort(([a], [b]) => a - b).map(([code, count]) => `${code} ${count} times`);
  return [
    `${name}, in ${(progress.milliseconds / 1_000).toFixed(0)} s:`,
    `  ${killsOf(progress)} kills in ${progress.rounds} rounds, ${progress.pairs} of them with two servers`,
    `  ${kills["ANY TIME"]} kills at any time; at a step: ${CHECKOUT_STEPS.map((step) => `${step} ${kills[step]}`).join(", ")}`,
    `  ${answered} requests were answered, ${unanswered} were not (${interrupted} when their server was killed) and sent again`,
    `  ${replays} answers were those of an earlier request with the same key`,
    `  codes answered: ${codes.join(", ") || "none"}`,
    `  ${lines} lines and ${orders} orders; the whole store was checked ${checks} times`,
  ].join("\n");
}
