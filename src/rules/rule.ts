import type { CartErrorCode } from "../codes/cart-error-codes.js";
import type { OrderErrorCode } from "../codes/order-error-codes.js";
import { type Problem, problem, type Reason, type Reasons } from "../errors/reasons.js";
import type { CheckoutFacts, Facts } from "../facts/facts.js";
import type { CartLineItem, OrderGroup } from "../model/cart.js";
import type { CatalogItem } from "../model/catalog.js";
import type { Money } from "../model/money.js";
import type { Demand, ResolvedLine } from "./demand.js";

/** What a rule found wrong. */
export interface Breach {
  readonly problem: Problem;
  /** Whether waiting can help, where that differs from what the code's row says. */
  readonly retryable?: boolean | undefined;
}

/** What a rule answers when it is broken. */
export function breach<R extends Reason>(reason: R, parameters: Reasons[R], retryable?: boolean): Breach {
  // A generic reason and its parameters belong together; TypeScript cannot see that of the union.
  return { problem: problem(reason, parameters) as Problem, retryable };
}

/** All that a line rule decides by. Every member is read-only, and rules do not wait for anything. */
export interface LineQuestion extends ResolvedLine {
  /** The base line of an add-on; null for a root line. Its item is null when its id does not resolve. */
  readonly base: { readonly line: CartLineItem; readonly item: CatalogItem | null } | null;
  /** Every line judged together with this one, itself included. */
  readonly together: readonly ResolvedLine[];
  /** What those lines, or a checkout's earlier groups and this one, ask for in sum. */
  readonly demand: Demand;
  readonly facts: Facts;
}

/** One question about a line, with the code it raises at each of the two moments. */
export interface LineRule {
  readonly file: `src/rules/line/${string}.ts`;
  /** The code when a cart is reviewed; null when the question is only asked at checkout. */
  readonly cartCode: CartErrorCode | null;
  /** The code when a clean line fails at checkout; null when it has none of its own: then it is 800009. */
  readonly orderCode: OrderErrorCode | null;
  check(question: LineQuestion): Breach | null;
}

/** All that a group rule decides by: a group whose lines have passed every line rule. */
export interface GroupQuestion {
  readonly group: OrderGroup;
  readonly lines: readonly ResolvedLine[];
  /** What the group costs. */
  readonly total: Money;
  /** What the checkout's earlier groups in the same currency cost, as an exact decimal. */
  readonly takenBefore: string;
  readonly facts: CheckoutFacts;
}

/** One question about a group as a whole. */
export interface GroupRule {
  readonly file: `src/rules/group/${string}.ts`;
  readonly orderCode: OrderErrorCode;
  check(question: GroupQuestion): Breach | null;
}
