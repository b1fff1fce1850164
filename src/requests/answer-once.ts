import { problem } from "../errors/reasons.js";
import { invalidInput, type UserError, userError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";
import type { Command } from "./command.js";
import { inputHash } from "./input-hash.js";
import { type Answer, type KeptAnswer, keptOf, replay } from "./kept-answer.js";

/** How long a caller should wait before asking for the answer of a request that is still running. */
const RETRY_AFTER_SECONDS = 1;

/** True when this very request, with this key, was begun before and has no final answer yet. */
export async function isStillRunning(stores: Pick<Stores, "answers">, command: Command<object>): Promise<boolean> {
  const key = command.idempotencyKey;
  if (key === null) return false;
  const stored = await stores.answers.find(command.principal.partnerId, command.mutation, key);
  return stored !== null && stored.answer === null && stored.inputHash === inputHash(command);
}

/** The outcome of the key's first request, or why this one cannot have it; null when the key is new. */
export async function earlierAnswer<Result extends Answer>(
  stores: Pick<Stores, "answers" | "carts" | "orders" | "subscriptions">,
  command: Command<object>,
  refuse: (error: UserError) => Result | Promise<Result>,
): Promise<Result | null> {
  const key = command.idempotencyKey;
  if (key === null) return null;
  const stored = await stores.answers.find(command.principal.partnerId, command.mutation, key);
  if (!stored) return null;
  const path = ["input", "idempotencyKey"];
  if (stored.inputHash !== inputHash(command)) {
    return refuse(invalidInput(path, problem("IDEMPOTENCY_KEY_USED", { mutation: command.mutation })));
  }
  if (stored.answer === null) {
    const unanswered = problem("IDEMPOTENCY_KEY_UNANSWERED", { mutation: command.mutation });
    return refuse(userError("ORDER_IN_PROGRESS", path, unanswered, RETRY_AFTER_SECONDS));
  }
  // What is kept under a mutation's name was made of an answer of that mutation.
  return (await replay(stores, command.principal.partnerId, stored.answer as KeptAnswer)) as Result;
}

/**
 * Keeps an answer under the request's key; null while the request is still running. A refusal that says when to come
 * back is not kept: the same request would get nothing else then.
 */
export async function keepAnswer(
  stores: Pick<Stores, "answers">,
  command: Command<object>,
  now: string,
  result: Answer | null,
): Promise<void> {
  const key = command.idempotencyKey;
  if (key === null || result?.userErrors.some((error) => error.retryAfterSeconds !== null)) return;
  await stores.answers.insert({
    partnerId: command.principal.partnerId,
    mutation: command.mutation,
    key,
    inputHash: inputHash(command),
    answer: result && keptOf(result),
    creationTimeStamp: now,
  });
}

/** Keeps the answer of a request that was running until now. */
export async function completeAnswer(
  stores: Pick<Stores, "answers">,
  partnerId: string,
  mutation: string,
  key: string,
  result: Answer,
): Promise<void> {
  await stores.answers.complete(partnerId, mutation, key, keptOf(result));
}
