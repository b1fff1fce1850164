import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentString } from "../support/graphql/graphql.js";
import type { Answer } from "../support/running-app.js";
import type { Chance } from "./chance.js";
import type { Ledger } from "./ledger.js";

/** What every mutation answers, as far as it tells whether a request has come to its end. */
interface Payload {
  readonly userErrors: readonly { readonly code: number; readonly retryAfterSeconds: number | null }[];
  readonly orderErrors?: readonly { readonly code: number; readonly errorCode: string }[];
  readonly orders?: readonly { readonly id: string }[];
  readonly cart: { readonly id: string; readonly version: number } | null;
  readonly replayed: boolean;
}

interface Insistence<Result> {
  /** Told of each answer, also of those that are not the last word. */
  readonly onAnswer?: (payload: Result) => void;
  readonly givingUp?: number;
}

/** How long a request may take to its end, through as many servers as die meanwhile. */
const PATIENCE_MILLISECONDS = 45_000;
/** Above the longest that the product lets a request wait for its store. */
const ANSWER_MILLISECONDS = 15_000;
/** How soon a client comes back. Sooner than the product asks for, as impatient clients do. */
const PAUSE_MILLISECONDS = 60;
/** The share of requests that are sent once more after their last answer, as if that had been lost. */
const NEEDLESS_REPEATS = 0.05;

/** The way of clients to whatever servers are alive: whoever gets no answer asks again, with the same key. */
export class Gateway {
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  #urls: string[] = [];
  #onServer: (() => void)[] = [];
  /** Requests sent to a server and not answered yet. */
  inFlight = 0;
  answered = 0;
  unanswered = 0;
  replays = 0;
  /** How often each code of an error was answered. */
  readonly refusals = new Map<number, number>();

  constructor(ledger: Ledger, chance: Chance) {
    this.#ledger = ledger;
    this.#chance = chance;
  }

  add(url: string): void {
    this.#urls = [...this.#urls, url];
    for (const tell of this.#onServer.splice(0)) tell();
  }

  remove(url: string): void {
    this.#urls = this.#urls.filter((one) => one !== url);
  }

  /**
   * Sends a mutation with its key until it has an answer that will not change. Null when that never comes, or when the
   * client gives up on a request without answer, which it does with the probability `givingUp`.
   */
  async insist<Field extends string, Result extends Payload, Input extends { idempotencyKey?: unknown }>(
    operation: TypedDocumentString<Record<Field, Result | null>, { input: Input }>,
    field: Field,
    input: Input,
    { onAnswer = () => undefined, givingUp = 0 }: Insistence<Result> = {},
  ): Promise<Result | null> {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    let last = "no answer";
    while (performance.now() < deadline) {
      // Who waits for what is broken may wait for ever.
      if (this.#ledger.findings.length > 0) return null;
      const answer = await this.#send(operation, { input });
      const payload = answer?.data?.[field];
      if (answer) last = JSON.stringify(answer).slice(0, 500);
      else if (this.#chance.is(givingUp)) return null;
      if (payload) {
        this.#count(payload);
        onAnswer(payload);
        if (isLastWord(payload)) {
          if (this.#chance.is(NEEDLESS_REPEATS)) await this.#repeat(operation, field, input, payload);
          return payload;
        }
      }
      await sleep(PAUSE_MILLISECONDS);
    }
    this.#ledger.tell("ENDS", `${field} ${JSON.stringify(input)} has not come to an end. The last answer: ${last}`);
    return null;
  }

  /** Asks until there is an answer; null when that never comes. */
  async ask<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data | null> {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    while (performance.now() < deadline) {
      const answer = await this.#send(operation, variables);
      if (answer?.data && !answer.errors) return answer.data;
      await sleep(PAUSE_MILLISECONDS);
    }
    this.#ledger.tell("ENDS", `A query with ${JSON.stringify(variables)} has not been answered.`);
    return null;
  }

  /** What was answered for good is answered again. */
  async #repeat<Field extends string, Result extends Payload, Input>(
    operation: TypedDocumentString<Record<Field, Result | null>, { input: Input }>,
    field: Field,
    input: Input,
    first: Result,
  ): Promise<void> {
    const again = (await this.#send(operation, { input }))?.data?.[field];
    // The server may have died meanwhile; requests without answer are tried elsewhere.
    if (!again) return;
    this.#count(again);
    if (!again.replayed || gistOf(again) !== gistOf(first)) {
      const answers = `${JSON.stringify(first)}, and later ${JSON.stringify(again)}`;
      this.#ledger.tell("DONE_ONCE", `${field} ${JSON.stringify(input)} was answered ${answers}.`);
    }
  }

  /** The answer, or null when there is none. */
  async #send<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data> | null> {
    const url = this.#chance.pick(await this.#servers());
    this.inFlight += 1;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: operation.toString(), variables }),
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      const answer = (await response.json()) as Answer<Data>;
      this.answered += 1;
      for (const { extensions } of answer.errors ?? []) this.#countCode(extensions.number ?? 0);
      return answer;
    } catch {
      this.unanswered += 1;
      return null;
    } finally {
      this.inFlight -= 1;
    }
  }

  async #servers(): Promise<readonly string[]> {
    while (this.#urls.length === 0) {
      await new Promise<void>((resolve) => {
        this.#onServer.push(resolve);
      });
    }
    return this.#urls;
  }

  #count({ userErrors, orderErrors = [], replayed }: Payload): void {
    if (replayed) this.replays += 1;
    for (const { code } of [...userErrors, ...orderErrors]) this.#countCode(code);
  }

  #countCode(code: number): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }
}

/** False while the answer says when to come back, or that a purchase system has not answered yet. */
function isLastWord({ userErrors, orderErrors = [] }: Payload): boolean {
  if (userErrors.some(({ retryAfterSeconds }) => retryAfterSeconds !== null)) return false;
  return !orderErrors.some(({ errorCode }) => errorCode === "ORDER_IN_PROGRESS");
}

/** What must be the same in every answer to the same request. */
function gistOf({ cart, orders, userErrors }: Payload): string {
  // A checkout's first answer may show what has happened to the cart since.
  const version = orders ? null : cart?.version;
  return JSON.stringify([cart?.id, version, orders?.map(({ id }) => id), userErrors.map(({ code }) => code)]);
}
