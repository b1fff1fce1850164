import { CART_ERROR_CODES, type CartErrorCode } from "../codes/cart-error-codes.js";
import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";
import { ELIGIBILITY_SENTENCES } from "./eligibility-sentences.js";
import { GROUP_SENTENCES } from "./group-sentences.js";
import { LIMIT_SENTENCES } from "./limit-sentences.js";
import { LINE_SENTENCES } from "./line-sentences.js";
import { ORDER_SENTENCES } from "./order-sentences.js";
import type { Problem, Reason, Reasons } from "./reasons.js";
import { REQUEST_SENTENCES } from "./request-sentences.js";
import type { Sentences, Viewer } from "./viewer.js";

/** What people read about each reason. A reason without a sentence does not compile. */
export const SENTENCES: Sentences<Reasons> = {
  ...LINE_SENTENCES,
  ...ELIGIBILITY_SENTENCES,
  ...LIMIT_SENTENCES,
  ...GROUP_SENTENCES,
  ...REQUEST_SENTENCES,
  ...ORDER_SENTENCES,
  LINE_REFUSED: ({ errorCode, problem, lineItemId }, viewer) => {
    const { code, description } = CART_ERROR_CODES[errorCode];
    const line = lineItemId === null ? "" : `With this change, line ${lineItemId} would be in error. `;
    return `${line}${errorCode} (${code}): ${description} ${sentenceOf(problem, viewer)}`;
  },
};

/** What a problem says to a reader. Without access to prices the sentence is made without them, so it has none. */
export function sentenceOf({ reason, parameters }: Problem, viewer: Viewer): string {
  const isHidden = "pricing" in parameters && !viewer.canSeePrices;
  const shown = isHidden ? { ...parameters, pricing: null } : parameters;
  // The sentence of a reason takes the parameters of that reason: `Problem` ties the two.
  return (SENTENCES[reason] as (parameters: unknown, viewer: Viewer) => string)(shown, viewer);
}

/** An error as it is kept: another version of this product may have stored it, with a reason that is not known here. */
interface KeptError<Code> {
  readonly code: number;
  readonly errorCode: Code;
  readonly storedCode?: number | null;
  readonly problem?: Problem;
  readonly about?: { readonly lineItemId: string; readonly catalogItemId: string } | null;
  readonly retryable?: boolean;
  readonly retryAfterSeconds?: number | null;
}

/** The text of a line's error: the reference's text of its code, and the cause. */
export function describeCartError(error: KeptError<CartErrorCode>, viewer: Viewer): string {
  return described(CART_ERROR_CODES[error.errorCode].description, error, viewer);
}

/**
 * The text of any other error. The reference's text of INVALID_INPUT says nothing that the sentence does not; texts
 * with placeholders are part of the sentences, which know the values.
 */
export function describeOrderProblem(error: KeptError<OrderErrorCode>, viewer: Viewer): string {
  const { description } = ORDER_ERROR_CODES[error.errorCode];
  const isSaid = error.errorCode === "INVALID_INPUT" || /\{\d\}/.test(description);
  const said = described(description.replace(/\{\d\}/g, "…"), error, viewer, isSaid);
  return takesNewKey(error) ? `${said} Trying again takes a new idempotencyKey.` : said;
}

/** An answer is kept under its key, unless it says when to come back, or an outcome in it is unknown. */
function takesNewKey({ errorCode, retryable, retryAfterSeconds = null }: KeptError<OrderErrorCode>): boolean {
  return retryable === true && retryAfterSeconds === null && errorCode !== "ORDER_IN_PROGRESS";
}

/** The reference's text and the sentence; the sentence alone where it says all that the reference's text does. */
function described(
  reference: string,
  { code, errorCode, storedCode, problem, about = null }: KeptError<string>,
  viewer: Viewer,
  isReferenceSaid = false,
): string {
  if (errorCode === "UNKNOWN")
    return `Error ${storedCode ?? code} is not known to this version: a newer one has stored it, and can explain it.`;
  if (!isReasonKnown(problem)) return reference;
  const line = about === null ? "" : `Line ${about.lineItemId} (${about.catalogItemId}): `;
  const sentence = `${line}${sentenceOf(problem, viewer)}`;
  return isReferenceSaid ? sentence : `${reference} ${sentence}`;
}

function isReasonKnown(problem: Problem | undefined): problem is Problem {
  return problem !== undefined && Object.hasOwn(SENTENCES, problem.reason satisfies Reason);
}
