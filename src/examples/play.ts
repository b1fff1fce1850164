import { setTimeout as sleep } from "node:timers/promises";
import type { Example, Json, PartnerKey, Step } from "./example.js";
import type { CodeWithExample } from "./examples.js";
import { type Answer, type CodeFound, findingsIn } from "./findings.js";
import { readOperation } from "./operations.js";

/** The environment of a product to play on: in memory, and with no more waiting than the examples need. */
export const PLAY_ENVIRONMENT = {
  DATABASE_URL: "sqlite::memory:",
  LOG_LEVEL: "silent",
  PORT: "0",
  FULFILMENT_SECONDS: "1",
  PURCHASE_TIMEOUT_SECONDS: "2",
} as const;

/** Gives a bearer token of a sample partner; with the usual roles when none are named. */
export type TokenFor = (partner: PartnerKey, roles?: readonly string[]) => Promise<string>;

/** What came of one example. */
export interface Played {
  readonly code: number;
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

/** How often a step is repeated before its example counts as failed, and how long to rest between two attempts. */
const ATTEMPTS = 150;
const PAUSE_MILLISECONDS = 200;

/** Plays examples one after the other against a running product, over HTTP. */
export async function playExamples(
  url: string,
  tokenFor: TokenFor,
  examples: readonly CodeWithExample[],
): Promise<Played[]> {
  const played: Played[] = [];
  for (const { code, name, example } of examples) {
    const expected = `${example.appears} ${code}`;
    const got = await play(url, tokenFor, example).catch(String);
    played.push({ code, name, expected, got, ok: got === expected });
  }
  return played;
}

/** What the last step's answer says in the place where the code is expected; if nothing, what it says elsewhere. */
async function play(url: string, tokenFor: TokenFor, { steps, appears }: Example): Promise<string> {
  const answers: Answer[] = [];
  const inBackground: Promise<unknown>[] = [];
  try {
    for (const [index, step] of steps.entries()) {
      const send = () => sendStep(url, tokenFor, step, answers);
      if (step.inBackground) {
        // Its answer is of no interest, not even when there is none.
        inBackground.push(Promise.allSettled([send()]));
        answers.push(NOT_AWAITED);
        continue;
      }
      const answer = step.until ? await repeat(send, step.until) : await send();
      answers.push(answer);
      // What lies in a cart may be in error; anything else that goes wrong on the way is not what the example is about.
      const wrong = findingsIn(answer).filter(({ place }) => place !== "line error");
      if (index < steps.length - 1 && wrong.length > 0) return `step ${index + 1}: ${listed(wrong)}`;
    }
  } finally {
    await Promise.all(inBackground);
  }
  const found = findingsIn(answers.at(-1) ?? NOT_AWAITED);
  const inPlace = found.filter(({ place }) => place === appears);
  return listed(inPlace.length > 0 ? inPlace : found) || "no code";
}

/** Stands for the answer of a step in the background: nothing can be taken from it. */
const NOT_AWAITED: Answer = { status: 0, body: {} };

function listed(findings: readonly CodeFound[]): string {
  return findings.map(({ place, code }) => `${place} ${code}`).join(", ");
}

async function sendStep(url: string, tokenFor: TokenFor, step: Step, answers: readonly Answer[]): Promise<Answer> {
  const { operation, variables, as, roles, authorization } = step;
  const token = as || roles ? await tokenFor(as ?? "direct", roles) : null;
  const header = authorization ?? (token === null ? null : `Bearer ${token}`);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(header === null ? {} : { authorization: header }) },
    body: JSON.stringify({ query: readOperation(operation), variables: filled(variables, answers) }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

async function repeat(send: () => Promise<Answer>, { path, is }: { path: string; is: Json }): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send();
    const value = valueAt(answer.body.data, path.split("."));
    if (value === is) return answer;
    if (attempt === ATTEMPTS) {
      throw new Error(`${path} is still ${JSON.stringify(value)} after ${ATTEMPTS} attempts.`);
    }
    await sleep(PAUSE_MILLISECONDS);
  }
}

/** Variables with the values of earlier answers in the places that ask for them. */
function filled(value: Json, answers: readonly Answer[]): Json {
  if (typeof value === "string") {
    const path = /^\{\{(.+)\}\}$/.exec(value)?.[1];
    return path === undefined ? value : earlierValue(path, answers);
  }
  if (Array.isArray(value)) return value.map((element: Json) => filled(element, answers));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member, answers)]));
}

function earlierValue(path: string, answers: readonly Answer[]): Json {
  const [step, ...keys] = path.split(".");
  const value = valueAt(answers[Number(step) - 1]?.body.data, keys);
  if (value === undefined || value === null) {
    throw new Error(`The answer to step ${step} has no ${keys.join(".")}.`);
  }
  return value as Json;
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inside, key) => (inside as Record<string, unknown> | null | undefined)?.[key], value);
}
