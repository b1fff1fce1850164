import underPressure from "@fastify/under-pressure";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Metrics } from "../observability/metrics.js";
import { OccasionalWarning } from "../observability/occasional-warning.js";
import { answerTooLate, answerUnavailable, unavailable } from "./answers.js";
import type { Places } from "./places.js";

declare module "fastify" {
  interface FastifyInstance {
    /** Set to true when the process is about to stop: new requests are answered 503, and /readyz says so. */
    draining: boolean;
    /** The places of the GraphQL requests that are under way. */
    places: Places;
  }
}

/** How long a caller should stay away from a server that has too much to do. */
const RETRY_AFTER_SECONDS = 1;
/** So many are answered however late the event loop is: one slow query is no flood. */
const FEW_REQUESTS = 100;

/** Why a request is refused at once, before anything is done for it; the names are those of the metric. */
const REASONS = {
  STOPPING: "The server is being stopped.",
  ALL_PLACES: "There are too many requests at once.",
  BEFORE_AUTHENTICATION: "There are too many requests at once.",
  SHARE_OF_PARTNER: "There are too many requests of this partner at once.",
  EVENT_LOOP: "The server has too much to do.",
} as const;
export type ShedReason = keyof typeof REASONS;

/** Refuses requests that cannot be answered in time, and tells the log and the metrics how many there were. */
export class LoadShedder {
  readonly #app: FastifyInstance;
  readonly #metrics: Metrics;
  readonly #warning: OccasionalWarning;

  constructor(app: FastifyInstance, metrics: Metrics) {
    this.#app = app;
    this.#metrics = metrics;
    this.#warning = new OccasionalWarning(app.log, "load is shed");
  }

  /** Answers 503. */
  refuse(reply: FastifyReply, reason: ShedReason): FastifyReply {
    this.#note(reason);
    return answerUnavailable(reply.header("retry-after", RETRY_AFTER_SECONDS), REASONS[reason]);
  }

  /** Has a server that is about to stop refuse what is new. */
  refuseWhileDraining(scope: FastifyInstance): void {
    scope.addHook("onRequest", (_request, reply, done) => {
      if (this.#app.draining) this.refuse(reply.header("connection", "close"), "STOPPING");
      else done();
    });
  }

  /** Gives each request a place among those of its partner, until its answer has been sent or its caller has gone. */
  refuseWithoutPlace(scope: FastifyInstance): void {
    const { places } = this.#app;
    scope.addHook("onRequest", ({ principal, exchange }, reply, done) => {
      const place = places.take(principal.partnerId);
      if (typeof place === "string") return void this.refuse(reply, place);
      exchange.whenEnded(place);
      done();
    });
  }

  /** Refuses requests while the event loop is late by more than a limit, and many are under way. */
  async refuseWhileLate(scope: FastifyInstance, maxEventLoopDelay: number): Promise<void> {
    if (maxEventLoopDelay === 0) return;
    await scope.register(underPressure, {
      maxEventLoopDelay,
      // A loop that has not come round in this time is late by as much.
      sampleInterval: maxEventLoopDelay,
      // What is returned is sent.
      pressureHandler: (_request, reply) => {
        if (this.#app.places.taken < FEW_REQUESTS) return;
        this.#note("EVENT_LOOP");
        reply.code(503).header("retry-after", RETRY_AFTER_SECONDS);
        return unavailable(REASONS.EVENT_LOOP) as never;
      },
    });
  }

  #note(reason: ShedReason): void {
    this.#metrics.shed(reason);
    // A stop is logged once, and refusing is then what is wanted.
    if (reason !== "STOPPING") this.#warning.note(reason);
  }
}

/** How many requests are begun in one turn of the event loop: enough to be committed together, soon done. */
const BEGUN_PER_TURN = 16;

/**
 * With a store in memory or in a file, nothing of a request waits: without a turn of the event loop it would be done
 * before the next one is even read, and a flood would be counted one by one. A few in each turn let probes in between,
 * and reach the store together.
 */
export function takeTurns(scope: FastifyInstance): void {
  const waiting: (() => void)[] = [];
  const begin = () => {
    for (const request of waiting.splice(0, BEGUN_PER_TURN)) request();
    if (waiting.length > 0) setImmediate(begin);
  };
  scope.addHook("onRequest", ({ exchange }, reply, done) => {
    if (waiting.length === 0) setImmediate(begin);
    waiting.push(() => {
      // The caller has gone meanwhile: nothing is begun for it. Otherwise connections that are reset would make work
      // that no place is counted for.
      if (exchange.hasEnded) reply.hijack();
      else done();
    });
  });
}

/** Fastify's own limit would make an error with its stack for every request, also for those that are in time. */
export function limitTime(scope: FastifyInstance, seconds: number): void {
  scope.addHook("onRequest", (request, reply, done) => {
    const timer = setTimeout(() => {
      if (reply.sent) return;
      request.log.warn("a request took too long");
      answerTooLate(request, reply);
    }, seconds * 1_000);
    request.exchange.whenEnded(() => clearTimeout(timer));
    done();
  });
}
