import { setImmediate as nextTurn } from "node:timers/promises";
import { GraphQLError } from "graphql";
import { ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import { MAX_QUERY_COST } from "../model/limits.js";

/** How many bytes of documents may be read for each byte that an answer may have: fields are chosen from them. */
const READ_BYTES_PER_ANSWER_BYTE = 4;
/** How many fields are answered before other requests have their turn: some twenty milliseconds' work. */
const FIELDS_PER_TURN = 5_000;

/**
 * What a request may take while it is executed, where it is known how long its lists are. The limits of queries estimate
 * that beforehand. Once something was too much, `refusal` is the answer to the whole request.
 */
export class RequestBudget {
  readonly #maxAnswerBytes: number;
  #bytes = 0;
  #fields = 0;
  #refusal: GraphQLError | null = null;
  #rootFields = 0;
  #fieldsOfTurn = 0;
  #turn: Promise<void> | null = null;

  constructor(maxAnswerBytes: number) {
    this.#maxAnswerBytes = maxAnswerBytes;
  }

  get refusal(): GraphQLError | null {
    return this.#refusal;
  }

  /** Counts bytes that are to be read from the store; throws when they are too many. */
  read(bytes: number): void {
    this.#bytes += bytes;
    const accepted = this.#maxAnswerBytes * READ_BYTES_PER_ANSWER_BYTE;
    if (this.#bytes > accepted) {
      this.#refuse(
        `The query needs more than ${accepted} bytes from the store, which is the most that is read for one.`,
      );
    }
  }

  /** Counts fields that are to be answered; throws when they are too many. */
  answer(fields: number): void {
    this.#fields += fields;
    if (this.#fields > MAX_QUERY_COST) {
      this.#refuse(`The answer has more than ${MAX_QUERY_COST} fields, which is the most that a query may cost.`);
    }
  }

  /** Looks at the size of a whole answer. */
  deliver(data: unknown): void {
    if (bytesOf(data, this.#maxAnswerBytes) <= this.#maxAnswerBytes) return;
    this.#refusal ??= tooMuch(
      `The answer has more than ${this.#maxAnswerBytes} bytes, which is the most that is sent.`,
    );
  }

  /** When so many fields more may be answered: at once, or in a later turn of the event loop. */
  turnFor(fields: number): Promise<void> | null {
    this.#fieldsOfTurn += fields;
    if (this.#fieldsOfTurn > FIELDS_PER_TURN) {
      this.#fieldsOfTurn = fields;
      return this.#newTurn();
    }
    return this.#turn;
  }

  /** When one more field of Query or Mutation may begin: each has a turn of its own, the first one at once. */
  turnForRootField(): Promise<void> | null {
    this.#rootFields += 1;
    return this.#rootFields === 1 ? null : this.#newTurn();
  }

  #newTurn(): Promise<void> {
    const before = this.#turn ?? Promise.resolve();
    this.#turn = before.then(() => nextTurn());
    return this.#turn;
  }

  #refuse(reason: string): never {
    this.#refusal ??= tooMuch(reason);
    throw this.#refusal;
  }
}

function tooMuch(reason: string): GraphQLError {
  const advice = "Ask for smaller pages, or for fewer fields of them. What a mutation changed stays changed.";
  const { code: number } = ORDER_ERROR_CODES.INVALID_INPUT;
  return new GraphQLError(`${reason} ${advice}`, { extensions: { code: "INVALID_INPUT", number } });
}

/** What JSON writes with more than one character. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /["\\\u0000-\u001f]/;

/** How many bytes a value has as JSON, counted until they are more than enough. */
function bytesOf(value: unknown, enough: number): number {
  if (typeof value === "string") {
    return ESCAPED.test(value) ? Buffer.byteLength(JSON.stringify(value)) : Buffer.byteLength(value) + 2;
  }
  if (typeof value !== "object" || value === null) return String(value).length;
  let bytes = 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      bytes += 1 + bytesOf(item, enough - bytes);
      if (bytes > enough) break;
    }
    return bytes;
  }
  for (const key in value) {
    bytes += key.length + 4 + bytesOf((value as Record<string, unknown>)[key], enough - bytes);
    if (bytes > enough) break;
  }
  return bytes;
}
