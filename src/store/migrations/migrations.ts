import type { Migration } from "kysely";
import * as initial from "./0001-initial.js";
import * as afterCheckout from "./0002-after-checkout.js";
import * as manyProcesses from "./0003-many-processes.js";
import * as lists from "./0005-lists.js";
import * as stock from "./0006-stock.js";
import * as backOff from "./0007-back-off.js";

/** Every migration, by name; they run in the order of names, each once. A migration that was released never changes. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001-initial": initial,
  "0002-after-checkout": afterCheckout,
  "0003-many-processes": manyProcesses,
  "0005-lists": lists,
  "0006-stock": stock,
  "0007-back-off": backOff,
};
