import type { Fulfilment } from "./fulfilment.js";
import { type Measured, multiple, typical } from "./measure.js";

/* The tables of a run, as Markdown that Prettier leaves as it is. */

/** Each cell beside plain Apollo Server. */
export function requestsTable(all: readonly Measured[], apollo: Measured): string {
  const titles = ["", "requests/s", "x Apollo", "CPU ms", "x Apollo's", "p50 ms", "p99 ms", "p99/p50", "RSS MB"];
  const rows = all.map((measured) => [
    measured.name,
    typical(measured, "perSecond").toFixed(0),
    multiple(measured, apollo, "perSecond").toFixed(2),
    typical(measured, "cpuMilliseconds").toFixed(3),
    multiple(measured, apollo, "cpuMilliseconds").toFixed(2),
    typical(measured, "p50").toFixed(1),
    typical(measured, "p99").toFixed(1),
    (typical(measured, "p99") / typical(measured, "p50")).toFixed(1),
    typical(measured, "residentMegabytes").toFixed(0),
  ]);
  return table(titles, rows);
}

/** The same request where there is much and where there is little. */
export interface Pair {
  readonly name: string;
  readonly much: Measured;
  readonly little: Measured;
}

/** What requests cost where there is much, as a multiple of what they cost where there is little. */
export function growthTable(pairs: readonly Pair[]): string {
  const titles = ["much against little", "CPU ms", "CPU ms", "x", "p50 ms", "p50 ms", "x"];
  const rows = pairs.map(({ name, much, little }) => [
    name,
    typical(much, "cpuMilliseconds").toFixed(3),
    typical(little, "cpuMilliseconds").toFixed(3),
    multiple(much, little, "cpuMilliseconds").toFixed(2),
    typical(much, "p50").toFixed(1),
    typical(little, "p50").toFixed(1),
    multiple(much, little, "p50").toFixed(2),
  ]);
  return table(titles, rows);
}

export function fulfilmentTable({ orders, seconds }: Fulfilment): string {
  const row = ["fulfil orders", orders.toFixed(0), (orders / seconds).toFixed(0)];
  return table(["in the background", "orders", "orders/s"], [row]);
}

/** The first column is text, the others are numbers. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, column) => Math.max(title.length, 4, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(titles), line(rule), ...rows.map(line)].join("\n");
}
