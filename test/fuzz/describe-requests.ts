import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, asyncProperty, gen } from "fast-check";
import { readConfig } from "../../src/config/config.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { openStore } from "../../src/store/database.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { killServers, type ServerProcess, startServer } from "../support/server-process.js";
import { type GeneratedRequest, Generator, MUTATIONS } from "./generator.js";
import { Known } from "./known.js";

/*
 * Requests by chance against one server, several at a time: right ones, wrong ones, and right ones that
 * were damaged on the way. Whatever comes, it answers, and what it stores is sound. A failure prints its seed, with which
 * `FUZZ_SEED` asks for the same choices again.
 */

const AT_ONCE = 8;
const HANG_MILLISECONDS = 20_000;

jest.setTimeout(300_000);

let folder: string;
let url: string;
let server: ServerProcess;
let callers: readonly Caller[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cartwright-"));
  url = `sqlite:${join(folder, "cartwright.db")}`;
  // Only what must not happen is logged, and orders are fulfilled while they are still remembered.
  server = await startServer({ DATABASE_URL: url, LOG_LEVEL: "error", FULFILMENT_SECONDS: "0" });
  callers = await Promise.all(
    Object.values(PARTNER_IDS).map(async (id) => ({ token: await tokenOf(id), known: new Known() })),
  );
});
afterAll(async () => {
  await killServers();
  rmSync(folder, { recursive: true, force: true });
});

async function tokenOf(partnerId: string): Promise<string> {
  const { authentication } = readConfig({});
  if (authentication.by !== "DEVELOPMENT_SECRET") throw new Error("The default is the development secret.");
  return signDevelopmentToken({ ...SAMPLE_PRINCIPAL, partnerId }, authentication.secret);
}

/** A partner, and what it has been told. */
interface Caller {
  readonly token: string;
  readonly known: Known;
}

interface Sent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Cuts, doubles or flips a part of a text. */
function damaged(text: string, by: Generator): string {
  const [from, to] = [by.number(text.length + 1), by.number(text.length + 1)].sort((a, b) => a - b) as [number, number];
  switch (by.number(5)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, from) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(from);
    case 3:
      return text.slice(0, from) + String.fromCharCode(by.number(0x250)) + text.slice(from + 1);
    default:
      return (
        text.slice(0, from) +
        by.pick(["{", "}", "(", ")", "[", '"', "\\", "...", "@", "$", "!", "\0", "null"]) +
        text.slice(from)
      );
  }
}

/** Most requests arrive as they were made; of the others the document, the JSON or a header is damaged. */
function sentOf({ query, variables }: GeneratedRequest, { token }: Caller, by: Generator): Sent {
  const headers: Record<string, string> = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const kind = by.number(20);
  if (kind === 0) return { headers, body: damaged(JSON.stringify({ query, variables }), by) };
  if (kind === 1) return { headers, body: JSON.stringify({ query: damaged(query, by), variables }) };
  if (kind === 2) {
    const name = by.pick([
      "content-type",
      "authorization",
      "accept",
      "ms-requestid",
      "ms-correlationid",
      "traceparent",
    ]);
    headers[name] = by.pick([
      "",
      "a",
      "Bearer",
      "Bearer a.b.c",
      "text/plain",
      "application/json;",
      "*/*;q=a",
      "00-0-0-0",
    ]);
  }
  if (kind === 3)
    return { headers, body: JSON.stringify({ query, variables, operationName: "a", extensions: { a: 1 } }) };
  return { headers, body: JSON.stringify({ query, variables }) };
}

/** What has been seen so far. */
const seen = { requests: 0, valid: 0, statuses: new Map<number, number>(), succeeded: new Map<string, number>() };

async function check(request: GeneratedRequest, sent: Sent, { known }: Caller): Promise<void> {
  const problem = (what: string) => new Error(`${what}\nheaders: ${JSON.stringify(sent.headers)}\nbody: ${sent.body}`);
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    ...sent,
    signal: AbortSignal.timeout(HANG_MILLISECONDS),
  }).catch((error: unknown) => {
    throw problem(`There was no answer: ${String(error)} ${server.output().slice(-2_000)}`);
  });
  const { status } = response;
  const text = await response.text();
  seen.requests += 1;
  seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1);
  if (status >= 500 && status !== 503) throw problem(`The status is ${status}: ${text}`);
  // The catalogue of errors lists this one too.
  if (status < 500 && /SERVICE_EXCEPTION|INTERNAL_SERVER_ERROR/.test(text) && request.field !== "errorCatalog") {
    throw problem(`The server failed: ${text}`);
  }
  const answer = parsed(text);
  if (answer?.data === undefined && !Array.isArray(answer?.errors)) throw problem(`This is no answer: ${text}`);
  if (status !== 200 || answer.errors) return;
  seen.valid += 1;
  known.learn(answer.data);
  const payload = answer.data?.[request.field] as {
    userErrors?: unknown[];
    orders?: unknown[];
    replayed?: boolean;
  } | null;
  if (payload?.userErrors?.length === 0 && payload.replayed !== true && payload.orders?.length !== 0) {
    seen.succeeded.set(request.field, (seen.succeeded.get(request.field) ?? 0) + 1);
  }
}

function parsed(text: string): { data?: Record<string, unknown> | null; errors?: unknown } | undefined {
  try {
    return JSON.parse(text) as { data?: Record<string, unknown> | null; errors?: unknown };
  } catch {
    return undefined;
  }
}

/** Looks at the store from outside, as the audit of a running server does. */
async function audit(): Promise<void> {
  const store = await openStore(url);
  const { findings, carts } = await verifyStore(store);
  await store.close();
  if (findings.length > 0) throw new Error(`The store is broken: ${JSON.stringify(findings.slice(0, 10), null, 2)}`);
  expect(carts).toBeGreaterThan(0);
}

interface Options {
  readonly untilEachMutationSucceeds: boolean;
}

/** Sends so many requests at the least; when `untilEachMutationSucceeds`, more until each mutation has done its work. */
export function describeRequests(requests: number, { untilEachMutationSucceeds }: Options): void {
  it("answers whatever comes, and what it stores is sound", () => answersAll(requests, untilEachMutationSucceeds));
}

async function answersAll(least: number, untilEachMutationSucceeds: boolean): Promise<void> {
  const leastRounds = least / AT_ONCE;
  /** After how many rounds the whole store is looked at. */
  const auditEvery = Math.floor(leastRounds / 4);
  // Most work is done by one partner, and some that only a sandbox may do by another; the others mostly fail.
  const [direct, provider, , sandbox] = callers as [Caller, Caller, Caller, Caller];
  const working = [direct, direct, direct, direct, sandbox, sandbox, sandbox, provider];
  for (const caller of [direct, sandbox, provider]) {
    const by = {
      field: "",
      query: "{ customerSubscriptions(first: 100) { nodes { __typename id version } } }",
      variables: {},
    };
    const headers = { "content-type": "application/json", authorization: `Bearer ${caller.token}` };
    await check(by, { headers, body: JSON.stringify(by) }, caller);
  }

  let rounds = 0;
  const missing = () => (untilEachMutationSucceeds ? MUTATIONS.filter((name) => !seen.succeeded.has(name)) : []);
  const isEnough = () => rounds >= leastRounds && missing().length === 0;
  const round = asyncProperty(gen(), async (g) => {
    // Some things can be done only rarely, such as an activation; chance may need more than its share of rounds.
    if (isEnough()) return;
    const by = new Generator(g);
    const caller = by.pick(working);
    const requests = Array.from({ length: AT_ONCE }, () => {
      const request = by.request(caller.known);
      // Now and then another partner asks for what is not its own.
      return { request, sender: by.chance(5) ? by.pick(callers) : caller };
    });
    await Promise.all(requests.map(({ request, sender }) => check(request, sentOf(request, sender, by), sender)));
    rounds += 1;
    if (rounds % auditEvery === 0) await audit();
  });
  const seed = process.env["FUZZ_SEED"];
  await assert(round, {
    numRuns: 3 * leastRounds,
    // What comes depends on what came before: a shorter example would be another one.
    endOnFailure: true,
    ...(seed !== undefined && { seed: Number(seed) }),
  });

  await audit();
  expect(seen.requests).toBeGreaterThanOrEqual(least);
  // They reach what is behind the checks: many are in order, and work is done.
  expect(seen.valid / seen.requests).toBeGreaterThan(0.2);
  expect(seen.succeeded.size).toBeGreaterThan(0);
  expect(missing()).toEqual([]);
  // Refusals are met too, or nothing would have been damaged.
  expect(seen.statuses.get(400)).toBeGreaterThan(least / 100);
  // Failures, warnings and rejections that are not handled would stand behind the words of the start.
  const [, afterStart = ""] = server.output().split("curl -s ");
  expect(afterStart.split("\n").slice(1).join("\n").trim()).toBe("");
}
