import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { answerUnavailable } from "./answers.js";
import type { Exchange } from "./exchanges.js";

/** How long the clients of a server that stops have for reading their answers. */
export const LAST_DELIVERY_MILLISECONDS = 5_000;
const LOOK_AGAIN_MILLISECONDS = 50;

/**
 * Lets a server come to rest: what is being worked on is answered, and the answers are sent. Requests that have not come
 * as a whole are refused, as nothing was done for them and the rest may never come; after this nothing keeps a
 * connection from being closed.
 */
export async function drain(app: FastifyInstance): Promise<void> {
  app.draining = true;
  while (refusePartial(app.exchanges) > 0) await sleep(LOOK_AGAIN_MILLISECONDS);
  for (let waited = 0; app.exchanges.size > 0 && waited < LAST_DELIVERY_MILLISECONDS; waited += LOOK_AGAIN_MILLISECONDS)
    await sleep(LOOK_AGAIN_MILLISECONDS);
}

/** Refuses requests that have not come as a whole; returns how many others have no answer yet. */
function refusePartial(exchanges: Iterable<Exchange>): number {
  let unanswered = 0;
  for (const { reply, isReceived, isAnswered } of exchanges) {
    if (isAnswered) continue;
    if (isReceived) unanswered += 1;
    else answerUnavailable(reply.header("connection", "close"), "The server is being stopped.");
  }
  return unanswered;
}
