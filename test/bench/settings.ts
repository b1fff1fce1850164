import { parseArgs } from "node:util";

/** How many requests are under way at a time, each on a connection of its own. */
export const CONNECTIONS = 32;
/** Rounds before those that count: a server is still getting faster in its first seconds. */
export const WARM_UP_ROUNDS = 2;
export const LINES = 10;
export const CARTS_PER_PAGE = 10;
/** A store as it is when a shop is new; what grows is measured against it. */
export const FEW_CARTS = 1_000;
export const FEW_SUBSCRIPTIONS = 10;
/** The carts are these customers'; those after them own the subscriptions. */
export const CUSTOMERS = 500;
export const OWNER_OF_MANY = CUSTOMERS + 1;
export const OWNER_OF_FEW = CUSTOMERS + 2;

/** The oldest carts, which the floors of PostgreSQL have a table of. */
export const FLOOR_ROWS = 5_000;

/** How large a run is. */
export interface Settings {
  readonly size: "quick" | "default" | "full";
  readonly store: "sqlite" | "postgres";
  readonly carts: number;
  /** What the customer with many subscriptions owns. */
  readonly subscriptions: number;
  readonly rounds: number;
  readonly roundMilliseconds: number;
  /** False to leave RESULTS.md alone. */
  readonly isKept: boolean;
}

const SIZES = {
  quick: { carts: 5_000, subscriptions: 2_000, rounds: 3, roundMilliseconds: 300 },
  default: { carts: 100_000, subscriptions: 20_000, rounds: 5, roundMilliseconds: 1_200 },
  full: { carts: 1_000_000, subscriptions: 100_000, rounds: 7, roundMilliseconds: 1_500 },
} as const;

/** What the command line asks for: `--quick` or `--full`, `--store postgres`, `--no-keep`. */
export function readSettings(argv: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...argv],
    allowNegative: true,
    options: {
      quick: { type: "boolean", default: false },
      full: { type: "boolean", default: false },
      store: { type: "string", default: "sqlite" },
      keep: { type: "boolean", default: true },
    },
  });
  const { quick, full, store, keep } = values;
  if (quick && full) throw new Error("A run is --quick or --full, not both.");
  if (store !== "sqlite" && store !== "postgres") throw new Error("--store is sqlite or postgres.");
  const size = quick ? "quick" : full ? "full" : "default";
  return { size, store, ...SIZES[size], isKept: keep };
}
