import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { isGuid } from "../model/ids.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Says which requests of a caller belong together; every line of the log about the request has it. */
    correlationId: string;
  }
}

/** W3C trace context: version, trace, parent and flags. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

export const CORRELATION_HEADERS = ["ms-requestid", "ms-correlationid", "traceparent"] as const;

/**
 * Takes over the ids that a caller gave its request, where they have the form that they must have, and sends them back.
 * What is not of that form is replaced, and repeated nowhere.
 */
export function addCorrelation(app: FastifyInstance): void {
  app.decorateRequest("correlationId", "");
  app.addHook("onRequest", (request, reply, done) => {
    const given = request.headers["ms-correlationid"];
    request.correlationId = isGuid(given) ? given : randomUUID();
    reply.header("ms-requestid", request.id).header("ms-correlationid", request.correlationId);
    const traceparent = traceparentOf(request.headers.traceparent);
    if (traceparent !== undefined) reply.header("traceparent", traceparent);
    done();
  });
}

export function traceparentOf(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" && TRACEPARENT.test(header) ? header : undefined;
}
