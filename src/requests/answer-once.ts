import { createHash } from "node:crypto";
import { problem } from "../errors/reasons.js";
import type { Principal } from "../model/principal.js";
import { invalidInput, type UserError, userError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";

/** A mutation as it was asked for. */
export interface MutationRequest<Input> {
  readonly principal: Principal;
  /** The name of the mutation. */
  readonly mutation: string;
  readonly input: Input & { readonly idempotencyKey?: string | null };
  /** What is wrong with the input by its form alone; reported together with all else that is found. */
  readonly problems: readonly UserError[];
}

interface Answer {
  readonly userErrors: readonly UserError[];
  replayed: boolean;
}

/** How long a caller should wait before asking for the answer of a request that is still running. */
const RETRY_AFTER_SECONDS = 1;

/**
 * Does the work once per idempotency key, and keeps its answer in the same transaction: the same request with the same
 * key gets the first answer again, another request with the same key is refused. Without a key the work is just done.
 */
export async function answerOnce<Result extends Answer>(
  stores: Stores,
  request: MutationRequest<object>,
  now: string,
  refuse: (error: UserError) => Result | Promise<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  const earlier = await earlierAnswer(stores, request, refuse);
  if (earlier) return earlier;
  const result = await work();
  await keepAnswer(stores, request, now, result);
  return result;
}

/** True when this very request, with this key, was begun before and has not been answered for good. */
export async function isStillRunning(stores: Stores, request: MutationRequest<object>): Promise<boolean> {
  const key = usableKey(request);
  if (key === null) return false;
  const stored = await stores.answers.find(request.principal.partnerId, request.mutation, key);
  return stored !== null && stored.answer === null && stored.inputHash === hashOf(request.input);
}

/** What the key's first request was answered, or why this one cannot have it; null when the key is new. */
export async function earlierAnswer<Result extends Answer>(
  stores: Stores,
  request: MutationRequest<object>,
  refuse: (error: UserError) => Result | Promise<Result>,
): Promise<Result | null> {
  const key = usableKey(request);
  if (key === null) return null;
  const stored = await stores.answers.find(request.principal.partnerId, request.mutation, key);
  if (!stored) return null;
  const path = ["input", "idempotencyKey"];
  if (stored.inputHash !== hashOf(request.input)) {
    return refuse(invalidInput(path, problem("IDEMPOTENCY_KEY_USED", { mutation: request.mutation })));
  }
  if (stored.answer === null) {
    const unanswered = problem("IDEMPOTENCY_KEY_UNANSWERED", { mutation: request.mutation });
    return refuse(userError("ORDER_IN_PROGRESS", path, unanswered, RETRY_AFTER_SECONDS));
  }
  return { ...(JSON.parse(stored.answer) as Result), replayed: true };
}

/**
 * Keeps an answer under the request's key; null while the request is still running. A refusal that says when to come
 * back is not kept: the same request would get nothing else then.
 */
export async function keepAnswer(
  stores: Stores,
  request: MutationRequest<object>,
  now: string,
  result: Answer | null,
): Promise<void> {
  const key = usableKey(request);
  if (key === null || result?.userErrors.some((error) => error.retryAfterSeconds !== null)) return;
  const answer = result && JSON.stringify(result);
  const { principal, mutation, input } = request;
  const inputHash = hashOf(input);
  await stores.answers.insert({
    partnerId: principal.partnerId,
    mutation,
    key,
    inputHash,
    answer,
    creationTimeStamp: now,
  });
}

/** The key, unless it is itself what is wrong with the request. */
function usableKey({ input, problems }: MutationRequest<object>): string | null {
  return problems.some((problem) => problem.path[1] === "idempotencyKey") ? null : (input.idempotencyKey ?? null);
}

function hashOf({ idempotencyKey: _key, ...input }: { readonly idempotencyKey?: string | null }): string {
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}
