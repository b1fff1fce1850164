import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Socket } from "node:net";
import { answerUnavailable } from "./answers.js";
import { MAX_EXCHANGES_PER_CONNECTION } from "./request-limits.js";

declare module "fastify" {
  interface FastifyInstance {
    /** Requests that have begun to arrive and whose answers have not been sent to their end, oldest first. */
    exchanges: ReadonlySet<Exchange>;
  }
  interface FastifyRequest {
    exchange: Exchange;
  }
}

/**
 * A request and its answer. It ends exactly once: when the last byte of the answer was given to the system, or when the
 * connection is closed. Node emits neither `finish` nor `close` for the answers to pipelined requests that still wait
 * behind another answer when their connection breaks, so the connection is listened to as well.
 */
export class Exchange {
  /** True once the whole request has come. */
  isReceived = false;
  hasEnded = false;
  readonly reply: FastifyReply;
  /** All exchanges of the same connection, this one included. */
  readonly onConnection: ReadonlySet<Exchange>;
  readonly #callbacks: (() => void)[] = [];

  constructor(reply: FastifyReply, onConnection: ReadonlySet<Exchange>) {
    this.reply = reply;
    this.onConnection = onConnection;
  }

  /** True once the answer is there, whether or not it has been read. */
  get isAnswered(): boolean {
    return this.reply.sent || this.reply.raw.headersSent;
  }

  /** Calls back when the exchange ends, or at once when it has ended already. */
  whenEnded(callback: () => void): void {
    if (this.hasEnded) callback();
    else this.#callbacks.push(callback);
  }

  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    for (const callback of this.#callbacks) callback();
  }

  /** Closes the connection, whatever has been sent. */
  cut(): void {
    this.reply.request.raw.socket.destroy();
  }
}

/** Gives each request of a server its exchange; the first of its hooks. */
export function trackExchanges(app: FastifyInstance): void {
  const all = new Set<Exchange>();
  const byConnection = new WeakMap<Socket, Set<Exchange>>();

  const onConnectionOf = ({ raw: { socket } }: FastifyRequest): Set<Exchange> => {
    const known = byConnection.get(socket);
    if (known) return known;
    const exchanges = new Set<Exchange>();
    byConnection.set(socket, exchanges);
    socket.once("close", () => {
      for (const exchange of exchanges) exchange.end();
    });
    return exchanges;
  };

  app.decorate("exchanges", all);
  app.decorateRequest("exchange");
  app.addHook("onRequest", (request, reply, done) => {
    const onConnection = onConnectionOf(request);
    const exchange = new Exchange(reply, onConnection);
    request.exchange = exchange;
    all.add(exchange);
    onConnection.add(exchange);
    exchange.whenEnded(() => {
      all.delete(exchange);
      onConnection.delete(exchange);
    });
    reply.raw.once("finish", () => exchange.end());
    reply.raw.once("close", () => exchange.end());
    done();
  });
  app.addHook("preValidation", (request, _reply, done) => {
    request.exchange.isReceived = true;
    done();
  });
}

/** Refuses what a client sends without reading the answers that it has asked for before, and closes its connection. */
export function limitPipelining(app: FastifyInstance): void {
  app.addHook("onRequest", ({ exchange }, reply, done) => {
    if (exchange.onConnection.size <= MAX_EXCHANGES_PER_CONNECTION) return done();
    answerUnavailable(
      reply.header("connection", "close"),
      `At most ${MAX_EXCHANGES_PER_CONNECTION} requests of a connection are answered at once.`,
    );
  });
}
