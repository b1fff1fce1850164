/** How long a client may take to send a request; Fastify by itself would wait for ever. */
export const REQUEST_TIMEOUT_MILLISECONDS = 30_000;
/** How often Node looks for requests that have taken longer than that. */
export const REQUEST_TIMEOUT_CHECK_MILLISECONDS = 1_000;
/** How many requests of one connection may be under way at once; more than one only when a client pipelines. */
export const MAX_EXCHANGES_PER_CONNECTION = 32;
/** How many bytes of answers may wait for one connection; a single answer may have more. */
export const MAX_WAITING_BYTES_PER_CONNECTION = 16 * 1_048_576;
/** How many bytes of answers may wait for all connections together. */
export const MAX_WAITING_BYTES = 256 * 1_048_576;
