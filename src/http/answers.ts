import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { describeOrderError, ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import { MAX_REQUEST_BYTES } from "./request-limits.js";

/** What is wrong with a request that Fastify refuses, by Fastify's code: what to send instead. */
const REFUSALS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The content type is not supported. Send JSON with "Content-Type: application/json".',
  FST_ERR_CTP_BODY_TOO_LARGE: `The request body is too large. At most ${MAX_REQUEST_BYTES} bytes are accepted.`,
  FST_ERR_CTP_INVALID_JSON_BODY: "The request body is not valid JSON.",
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty. Send JSON such as {"query":"{ __typename }"}.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "The request body is not as long as its Content-Length header says.",
  FST_ERR_BAD_URL: "The URL is not valid: a percent sign must be followed by two hexadecimal digits.",
};

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
export function answerBadRequest(reply: FastifyReply, status: number, message: string): FastifyReply {
  return answerError(reply, status, message, { code: "BAD_REQUEST" });
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
