import { setImmediate } from "node:timers/promises";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Config } from "../config.js";
import { answerTooLate, answerUnavailable, unavailable } from "./answers.js";

declare module "fastify" {
  interface FastifyInstance {
    /** Set to true when the process is about to stop: new requests are told to go elsewhere, and /readyz says so. */
    draining: boolean;
    /** How many GraphQL requests are being answered. */
    requestsInFlight: number;
  }
}

/** How long a caller should stay away from a server that has too much to do. */
const RETRY_AFTER_SECONDS = 1;
/** So many are answered however late the event loop is: one slow query is no flood. */
const FEW_REQUESTS = 100;

/** Guards a scope of `app`: what cannot be answered in time is refused at once, before anything is done for it. */
export async function shedLoad(scope: FastifyInstance, app: FastifyInstance, config: Config): Promise<void> {
  let turn = Promise.resolve();
  const { maxConcurrentRequests, maxEventLoopDelayMilliseconds: maxEventLoopDelay } = config;
  scope.addHook("onRequest", async (_request, reply) => {
    if (app.draining) return refuse(reply.header("connection", "close"), "The server is being stopped.");
    if (app.requestsInFlight >= maxConcurrentRequests) return refuse(reply, "There are too many requests at once.");
    app.requestsInFlight += 1;
    // Also when the caller has gone before its answer.
    reply.raw.once("close", () => void (app.requestsInFlight -= 1));
    // With a store in memory or in a file, nothing of a request waits: without a turn of the event loop it would be done
    // before the next one is even read, and a flood would be counted one by one. A turn for each lets probes in between.
    turn = turn.then(() => setImmediate());
    await turn;
  });
  limitTime(scope, config.requestTimeoutSeconds);
  if (maxEventLoopDelay === 0) return;
  await scope.register(underPressure, {
    maxEventLoopDelay,
    // A loop that has not come round in this time is late by as much.
    sampleInterval: maxEventLoopDelay,
    // What is returned is sent.
    pressureHandler: (_request, reply) => {
      if (app.requestsInFlight < FEW_REQUESTS) return;
      reply.code(503).header("retry-after", RETRY_AFTER_SECONDS);
      return unavailable("The server has too much to do.") as never;
    },
  });
}

/** Fastify's own limit would make an error with its stack for every request, also for those that are in time. */
function limitTime(scope: FastifyInstance, seconds: number): void {
  scope.addHook("onRequest", async (request, reply) => {
    const timer = setTimeout(() => {
      if (reply.sent) return;
      request.log.warn("a request took too long");
      answerTooLate(request, reply);
    }, seconds * 1_000);
    reply.raw.once("close", () => clearTimeout(timer));
  });
}

function refuse(reply: FastifyReply, reason: string): FastifyReply {
  return answerUnavailable(reply.header("retry-after", RETRY_AFTER_SECONDS), reason);
}
