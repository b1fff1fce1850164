import type { PARTNER_IDS } from "../sample-data/partners.js";

/** Where in an answer a code can appear, and how to find it there. */
export const PLACES = {
  "line error": "in `error` of a line of the cart",
  "order error": "in `orderErrors` of the checkout",
  "user error": "in `userErrors`, with the path of the value at fault",
  "field error": "in the top-level `errors`, with the path of one field, which is null; the rest of the answer stands",
  "HTTP 401": "in the top-level `errors` of an answer with status 401",
} as const;

export type Place = keyof typeof PLACES;

export type PartnerKey = keyof typeof PARTNER_IDS;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The files in schema/operations that examples send, without their ending. */
export type OperationFile =
  | "activate-subscription"
  | "cancel-order"
  | "cart"
  | "catalog-item"
  | "change-subscription-quantity"
  | "change-subscription-renewal"
  | "change-subscription-status"
  | "checkout-cart"
  | "create-cart"
  | "order"
  | "order-provisioning-status"
  | "update-cart-line-items";

/** One request of an example. */
export interface Step {
  /** Whose token the request carries; without one it acts as the sample direct partner. */
  readonly as?: PartnerKey;
  /** The roles of the token, where they matter. */
  readonly roles?: readonly string[];
  /** The Authorization header to the letter, for an example about a bad one. */
  readonly authorization?: string;
  readonly operation: OperationFile;
  /**
   * A text of the form `{{1.createCart.cart.id}}` stands for a value in the data of step 1's answer; elements of lists
   * are named by their index.
   */
  readonly variables: { readonly [key: string]: Json };
  /** Send it again until the answer has this value: what it waits for happens in the background. */
  readonly until?: { readonly path: string; readonly is: Json };
  /** Go on without waiting for the answer. */
  readonly inBackground?: true;
}

/** How one code is met through the public API: the last step's answer has it. */
export interface Example {
  /** One sentence: what causes the code in the trade, and here. */
  readonly cause: string;
  readonly appears: Place;
  /** The rule that finds it, or the place that raises it. */
  readonly raisedBy: `src/${string}.ts`;
  readonly steps: readonly [Step, ...Step[]];
}
