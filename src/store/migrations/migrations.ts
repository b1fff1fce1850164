import type { Migration } from "kysely";
import * as initial from "./0001-initial.js";

/** Every migration, by name; they run in the order of names, each once. A migration that was released never changes. */
export const MIGRATIONS: Record<string, Migration> = { "0001-initial": initial };
