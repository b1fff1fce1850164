import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentString } from "./graphql/graphql.js";
import type { Answer } from "./running-app.js";
import type { ServerProcess } from "./server-process.js";

/* What somebody outside sees of a server process. */

/** Longer than any answer may take: whoever waits for more hangs. */
const HANG_MILLISECONDS = 15_000;

/** Sends an operation and returns the answer as it comes, with its text; fails when there is none in time. */
export async function send<Data, Variables>(
  server: ServerProcess,
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data> & { readonly text: string }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: operation.toString(), variables }),
    signal: AbortSignal.timeout(HANG_MILLISECONDS),
  });
  const text = await response.text();
  return { ...(JSON.parse(text) as Answer<Data>), text };
}

/** Sends an operation that must be answered without an error, and returns its data. */
export async function ask<Data, Variables>(
  server: ServerProcess,
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, errors, text } = await send(server, operation, variables);
  if (errors || data === null) throw new Error(text);
  return data;
}

/** The status of /readyz. */
export async function readiness(server: ServerProcess): Promise<number> {
  const response = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(HANG_MILLISECONDS) });
  await response.text();
  return response.status;
}

/** Looks again and again until something is so; fails with what it is about when that takes too long. */
export async function waitUntil(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + HANG_MILLISECONDS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(50);
  }
}

/** The errors of an answer as an outage must look: one way, and without a word about what is behind the product. */
export function expectOutage({ errors = [], text }: Answer<unknown> & { readonly text: string }): void {
  expect(errors.length).toBeGreaterThan(0);
  for (const { extensions } of errors) {
    expect({ code: extensions.code, number: extensions.number }).toEqual({ code: "SERVICE_EXCEPTION", number: 800003 });
  }
  expect(text).not.toMatch(
    /SQLITE|ECONN|EFBIG|ENOSPC|postgres|terminat|\b(select|insert|update|begin) |\.db|\.js\b|disk/i,
  );
}
