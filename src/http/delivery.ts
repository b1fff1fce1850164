import type { FastifyInstance } from "fastify";
import { OccasionalWarning } from "../observability/occasional-warning.js";
import type { Exchange } from "./exchanges.js";

export interface DeliveryLimits {
  /** How long an answer may take to be read. */
  readonly seconds: number;
  /** How many bytes of answers may wait for one connection, where more than one answer waits. */
  readonly bytesPerConnection: number;
  /** How many bytes of answers may wait in all. */
  readonly bytes: number;
}

/**
 * Closes connections whose clients do not read their answers: after a time, when too much waits for one of them, and when
 * too much waits in all. Then the answer that waits longest goes first: an honest client is soon done with its own.
 */
export function limitDelivery(app: FastifyInstance, limits: DeliveryLimits): void {
  const waiting = new Map<Exchange, number>();
  let waitingBytes = 0;
  const warning = new OccasionalWarning(app.log, "connections were closed whose clients did not read their answers");
  const cut = (exchange: Exchange, reason: string) => {
    warning.note(reason);
    exchange.cut();
    // The socket says that it is closed a moment later, and what waits for it must not be counted until then.
    for (const other of exchange.onConnection) other.end();
  };

  app.addHook("onSend", ({ exchange }, { raw }, payload, done) => {
    done();
    if (exchange.hasEnded || waiting.has(exchange)) return;
    const bytes = bytesOf(payload);
    waiting.set(exchange, bytes);
    waitingBytes += bytes;
    let timer: NodeJS.Timeout | undefined;
    const begin = () => {
      timer = setTimeout(() => cut(exchange, "TOO_SLOW"), limits.seconds * 1_000);
    };
    exchange.whenEnded(() => {
      clearTimeout(timer);
      raw.off("socket", begin);
      waiting.delete(exchange);
      waitingBytes -= bytes;
    });
    // The answer to a pipelined request gets the socket when the answers before it have been sent.
    if (raw.socket) begin();
    else raw.once("socket", begin);

    const ofConnection = [...exchange.onConnection].flatMap((other) => waiting.get(other) ?? []);
    if (ofConnection.length > 1 && sum(ofConnection) > limits.bytesPerConnection) cut(exchange, "CONNECTION_BYTES");
    for (const oldest of waiting.keys()) {
      if (waitingBytes <= limits.bytes) break;
      cut(oldest, "ALL_BYTES");
    }
  });
}

/** Streams keep what their clients have not read where it comes from. */
function bytesOf(payload: unknown): number {
  return typeof payload === "string" || Buffer.isBuffer(payload) ? Buffer.byteLength(payload) : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
