/** How many bytes the body of a request may have. */
export const MAX_REQUEST_BYTES = 1_048_576;
/** How long a client may take to send a request; Fastify by itself would wait for ever. */
export const REQUEST_TIMEOUT_MILLISECONDS = 30_000;
