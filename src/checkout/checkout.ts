import type { CheckoutResult } from "../model/payloads.js";
import type { Command } from "../requests/command.js";
import { type CheckoutOptions, place } from "./place.js";
import { record } from "./record.js";
import { recover } from "./recover.js";
import { type CheckoutInput, reserve } from "./reserve.js";

/**
 * Checks out a cart in three steps.
 *
 * 1. Reserve: one transaction judges the groups, takes what they draw on, writes an order request for each, and claims
 *    the cart.
 * 2. Place: each order request goes to its purchase system, outside of any transaction; one that depends on another group
 *    (metered SaaS whose Azure plan is in the same cart) goes after that has been ordered, or not at all.
 * 3. Record: one transaction turns what was placed into orders, gives back what was refused, and ends the claim.
 *
 * A crash in between leaves order requests, which the next checkout or edit of the cart, or the background work, asks
 * for once more by the same ids: that is why no group is ordered twice.
 */
export async function checkOut(options: CheckoutOptions, command: Command<CheckoutInput>): Promise<CheckoutResult> {
  let reserved = await reserve(options, command);
  if (reserved.kind === "ABANDONED") {
    await recover(options, reserved.cart);
    reserved = await reserve(options, command);
  }
  if (reserved.kind === "ABANDONED") throw new Error(`Cart ${reserved.cart.id} was abandoned again at once.`);
  if (reserved.kind === "ANSWERED") return reserved.answer;
  const outcomes = await place(options, reserved);
  const result = await record(options, reserved, outcomes);
  options.onStep?.("FINISHED");
  return result;
}
