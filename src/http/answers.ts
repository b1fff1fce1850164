import { maxHeaderSize, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { describeOrderError, ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import { REQUEST_TIMEOUT_MILLISECONDS } from "./request-limits.js";
import { MAX_REQUEST_BYTES } from "../model/limits.js";

/** What is wrong with a request that Fastify refuses, by Fastify's code: what to send instead. */
const REFUSALS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The content type is not supported. Send JSON with "Content-Type: application/json".',
  FST_ERR_CTP_BODY_TOO_LARGE: `The request body is too large. At most ${MAX_REQUEST_BYTES} bytes are accepted.`,
  FST_ERR_CTP_INVALID_JSON_BODY: "The request body is not valid JSON.",
  NOT_UTF8: "The request body is not valid UTF-8.",
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty. Send JSON such as {"query":"{ __typename }"}.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "The request body is not as long as its Content-Length header says.",
  FST_ERR_BAD_URL: "The URL is not valid: a percent sign must be followed by two hexadecimal digits.",
};

const UNAVAILABLE = { code: "SERVICE_EXCEPTION", number: ORDER_ERROR_CODES.SERVICE_EXCEPTION.code };

/** Answers with one error in the form of a GraphQL response; every refusal of the server takes this form. */
function answerError(
  reply: FastifyReply,
  status: number,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): FastifyReply {
  return reply
    .code(status)
    .type("application/json; charset=utf-8")
    .send({ errors: [{ message, extensions }] });
}

/** Answers a request that cannot be understood. */
export function answerBadRequest(
  reply: FastifyReply,
  status: number,
  message: string,
  code = "BAD_REQUEST",
): FastifyReply {
  return answerError(reply, status, message, { code });
}

/** What a server says that has no time for a request; nothing has been done for it. */
export function unavailable(reason: string): object {
  return { errors: [{ message: `${reason} Nothing was done; the request may be repeated.`, extensions: UNAVAILABLE }] };
}

/** Answers 503 with `unavailable`. */
export function answerUnavailable(reply: FastifyReply, reason: string): FastifyReply {
  return reply.code(503).type("application/json; charset=utf-8").send(unavailable(reason));
}

/** Answers 503 for a request that is still being worked on; what comes of that is not sent. */
export function answerTooLate(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message =
    "The request took too long, and whether it has been done is not known. Repeat it with its idempotencyKey.";
  return answerError(reply, 503, message, { ...UNAVAILABLE, requestId: request.id });
}

/** Answers 401: without a token, or with one that does not count. */
export function answerUnauthenticated(reply: FastifyReply, hint: string): FastifyReply {
  return answerError(
    reply.header("www-authenticate", "Bearer"),
    401,
    `${describeOrderError("PARTNER_TOKEN_MISSING")} ${hint}`,
    { code: "PARTNER_TOKEN_MISSING", number: ORDER_ERROR_CODES.PARTNER_TOKEN_MISSING.code },
  );
}

/** Answers 429: a partner has spent what its queries may cost in a minute. */
export function answerSpent(reply: FastifyReply, seconds: number): FastifyReply {
  const message = `All that a partner may spend in a minute is spent. Come back in ${seconds} s.`;
  return answerError(reply.header("retry-after", seconds), 429, message, { code: "TOO_MANY_REQUESTS" });
}

/** Answers what Fastify or a handler threw. The cause of an unexpected failure goes to the log and nowhere else. */
export function answerFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return answerBadRequest(reply, status, REFUSALS[error.code] ?? "The request could not be read.");
  }
  request.log.error({ err: error }, "request failed");
  return answerError(reply, 500, `${describeOrderError("SERVICE_EXCEPTION")} Request id: ${request.id}`, {
    code: "SERVICE_EXCEPTION",
    number: ORDER_ERROR_CODES.SERVICE_EXCEPTION.code,
    requestId: request.id,
  });
}

/** What Node's parser refuses before there is a request, by its code. */
const UNREADABLE: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    `The request did not arrive in time. At most ${REQUEST_TIMEOUT_MILLISECONDS / 1_000} seconds are accepted.`,
  ],
  HPE_HEADER_OVERFLOW: [431, `The URL and the headers are too large. At most ${maxHeaderSize} bytes are accepted.`],
};

/** Answers what cannot be read as an HTTP request, and closes the connection: where the next one begins cannot be known. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  // A client that has gone needs no answer.
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const [status, message] = UNREADABLE[error.code ?? ""] ?? [400, "What was sent is not a valid HTTP/1.1 request."];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  if (socket.writable) socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  socket.destroy(error);
}

/** Answers for what is not there: a path that does not exist, or a method that /graphql does not take. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (pathOf(request) === "/graphql") {
    return answerBadRequest(
      reply.header("allow", "GET, POST"),
      405,
      "Send GraphQL requests with POST, queries also with GET.",
    );
  }
  return answerError(reply, 404, "There is nothing here. The API is at /graphql.", { code: "NOT_FOUND" });
}

/** The path without the query string, which may hold a whole GraphQL request. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? request.url;
}

/** How often a request has a header, which is given in lower case; Node keeps only the first of many headers. */
export function timesGiven({ raw: { rawHeaders } }: FastifyRequest, name: string): number {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}
