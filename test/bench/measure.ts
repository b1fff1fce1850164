import type { Usage } from "./announce.js";
import type { Round, RoundRequest } from "./load-generator.js";
import type { LoadDescription } from "./loads.js";
import type { Server } from "./processes.js";
import { type Settings, WARM_UP_ROUNDS } from "./settings.js";

/** What is measured: a load on a server. */
export interface Cell {
  readonly name: string;
  readonly server: Server;
  readonly load: LoadDescription;
}

/** What one round came to. */
export interface Figures {
  readonly perSecond: number;
  readonly cpuMilliseconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly residentMegabytes: number;
}

export interface Measured {
  readonly name: string;
  /** One for each turn; those of one turn were measured one after the other. */
  readonly rounds: readonly Figures[];
}

type RunRound = (request: RoundRequest) => Promise<Round>;

/** Measures cells in turns, so that what disturbs the machine disturbs all of them, and every other turn backwards. */
export async function measure(run: RunRound, cells: readonly Cell[], settings: Settings): Promise<Measured[]> {
  const rounds = new Map<Cell, Figures[]>(cells.map((cell) => [cell, []]));
  for (const cell of cells) {
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await runOnce(run, cell, settings);
  }
  for (let turn = 0; turn < settings.rounds; turn += 1) {
    for (const cell of turn % 2 === 0 ? cells : [...cells].reverse()) {
      rounds.get(cell)!.push(await runOnce(run, cell, settings));
    }
  }
  return cells.map((cell) => ({ name: cell.name, rounds: rounds.get(cell)! }));
}

/** Throws when an answer was not the one that was to be measured: then no figure counts. */
async function runOnce(run: RunRound, { name, server, load }: Cell, settings: Settings): Promise<Figures> {
  const before = await server.usage();
  const round = await run({
    name,
    target: { url: server.url, authorization: server.authorization },
    load,
    milliseconds: settings.roundMilliseconds,
    mostRequests: mostRequests(load, settings),
  });
  const after = await server.usage();
  const [failure] = round.failures;
  if (failure !== undefined) throw new Error(`An answer was not as it should be. ${failure}`);
  return figuresOf(round, before, after);
}

/** What can be done once with a cart is shared by all rounds: a fast machine has shorter ones. */
function mostRequests(load: LoadDescription, { rounds }: Settings): number {
  const all = rounds + WARM_UP_ROUNDS;
  if (load.kind === "checkout") return Math.floor(load.carts.count / all);
  // Half of the reads are of a cart that has not been read.
  if (load.kind === "read") return Math.floor((2 * load.carts.count) / all);
  return Number.MAX_SAFE_INTEGER;
}

function figuresOf(round: Round, before: Usage, after: Usage): Figures {
  const { requests, milliseconds, p50, p99 } = round;
  return {
    perSecond: (requests / milliseconds) * 1_000,
    cpuMilliseconds: (after.cpuMilliseconds - before.cpuMilliseconds) / requests,
    p50,
    p99,
    residentMegabytes: after.residentMegabytes,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of a figure over the rounds. */
export function typical({ rounds }: Measured, figure: keyof Figures): number {
  return median(rounds.map((round) => round[figure]));
}

/** The median over the turns of one cell's figure as a multiple of another's in the same turn. */
export function multiple(measured: Measured, beside: Measured, figure: keyof Figures): number {
  return median(measured.rounds.map((round, turn) => round[figure] / beside.rounds[turn]![figure]));
}
