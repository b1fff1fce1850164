import { createHash } from "node:crypto";
import { GUID } from "../model/ids.js";
import type { Command } from "./command.js";

/** Properties whose letter case says nothing; GUIDs are read the same wherever they stand, except in a name. */
const CASE_INSENSITIVE: readonly string[] = ["catalogItemId", "orderId", "orderGroupIds", "key"];
const NAME = "friendlyName";

/** In the lines of this mutation null clears a property, and what is left out stays. */
const NULL_CLEARS: Readonly<Record<string, string>> = { updateCartLineItems: "lineItems" };

/**
 * A hash of what a mutation's input means: the same for ids in another letter case, for null and left out, and for
 * properties in another order.
 */
export function inputHash({ mutation, input }: Pick<Command<object>, "mutation" | "input">): string {
  const clearing = NULL_CLEARS[mutation];
  const meaning = Object.entries(input).map(([name, value]) => [name, meaningOf(value, name, name === clearing)]);
  return createHash("sha256")
    .update(JSON.stringify(sorted(meaning)))
    .digest("hex");
}

function meaningOf(value: unknown, name: string, isNullSaid: boolean): unknown {
  if (typeof value === "string") {
    return CASE_INSENSITIVE.includes(name) || (name !== NAME && GUID.test(value)) ? value.toLowerCase() : value;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => meaningOf(one, name, isNullSaid));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, meaningOf(one, key, isNullSaid)]);
  return sorted(entries, isNullSaid);
}

/** The properties that say something, by name. */
function sorted(entries: readonly unknown[][], isNullSaid = false): unknown {
  const said = entries.filter(([, value]) => value !== undefined && (value !== null || isNullSaid));
  const byName = said.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return Object.fromEntries(byName as [string, unknown][]);
}
