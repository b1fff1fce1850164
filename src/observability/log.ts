import { basename } from "node:path";
import pino, { type Logger } from "pino";
import type { Config } from "../config/config.js";

/** How much of a message is logged: it may repeat what a caller sent. */
const MAX_MESSAGE_LENGTH = 500;

/** One JSON object a line on standard output. Errors are logged without paths, statements and values. */
export function createLogger({ logLevel }: Pick<Config, "logLevel">): Logger {
  return pino({ level: logLevel, serializers: { err: describeError } });
}

export interface DescribedError {
  readonly type: string;
  readonly message: string;
  /** The code of the system or of the database, such as ECONNREFUSED, SQLITE_FULL or 57P01. */
  readonly code?: string;
  /** Where in this product it came from: the innermost function, file and line of its own. */
  readonly at?: string;
  readonly cause?: DescribedError;
  readonly errors?: readonly DescribedError[];
}

/** What of an error may be written down: enough to find its cause, and nothing that belongs to the machine or a caller. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) };
  const { name, message, stack, cause } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const errors = error instanceof AggregateError ? error.errors : [];
  return {
    type: error.constructor.name || name,
    message: clean(message),
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { at: placeOf(stack) }),
    ...(cause instanceof Error && { cause: describeError(cause) }),
    ...(errors.length > 0 && { errors: errors.map(describeError) }),
  };
}

/** Longer lines of a stack are parts of its message, which may be a caller's text; to match one may take very long. */
const MAX_FRAME_LENGTH = 500;

/** The first frame outside of libraries and Node itself, as `function file:line`. */
function placeOf(stack: string): string | undefined {
  const frame = stack
    .split("\n")
    .filter((line) => line.length <= MAX_FRAME_LENGTH)
    .find((line) => /^\s+at /.test(line) && !line.includes("node_modules") && !line.includes("node:"));
  const [, name, path, line] = /^\s+at (?:(.+) \()?(.+?):(\d+):\d+\)?$/.exec(frame ?? "") ?? [];
  return path === undefined ? undefined : [name, `${basename(path)}:${line}`].filter(Boolean).join(" ");
}

/** Statements begin with a verb; paths with a slash or a drive; a message that has neither says the same without. */
function clean(message: string): string {
  return message
    .slice(0, MAX_MESSAGE_LENGTH)
    .replace(/\b(?:select|insert into|update|delete from|create table|alter table)\s[^]*/i, "(statement)")
    .replace(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][\w.@+~-]+){2,}[\\/]?/g, "(path)")
    .replace(/\beyJ[\w-]+\.[\w.-]*/g, "(token)");
}
