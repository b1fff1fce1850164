import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "../support/outside-client.js";
import { slowCart } from "./slow-checkout.js";
import {
  expectUnharmed,
  mebibytesOf,
  post,
  type Reply,
  send,
  SOON_MILLISECONDS,
  startDevelopment,
  stopTargets,
  type Target,
} from "./attacked-server.js";

/* More requests than a server can answer: some are answered, the others are told to come back, and none hangs. */

jest.setTimeout(120_000);

afterEach(stopTargets);

const AT_ONCE = 20;
/** What costs the server a few milliseconds of its only thread. */
const COSTLY = `{ ${Array.from({ length: 5 }, (_, i) => `a${i}: catalogItems(first: 100) { nodes { id title addonItems { id title } } }`).join(" ")} }`;

/** Asks for one metric by its name. */
async function metric(target: Target, name: string): Promise<number> {
  const { text } = await send(target, { method: "GET", path: "/metrics" });
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

function expectShed(reply: Reply): void {
  expect(reply.status).toBe(503);
  expect(reply.errors).toEqual([
    {
      message: expect.stringMatching(/^[A-Z].* Nothing was done; the request may be repeated\.$/),
      extensions: { code: "SERVICE_EXCEPTION", number: 800003 },
    },
  ]);
  expect(reply.headers["retry-after"]).toBe("1");
}

/** How many were answered, and how many were told to come back; any other answer fails. */
function count(replies: readonly Reply[]): { answered: number; shed: number } {
  const [answered, shed] = [
    replies.filter(({ status }) => status === 200),
    replies.filter(({ status }) => status !== 200),
  ];
  for (const { errors, data } of answered) expect([errors, data]).toEqual([[], expect.any(Object)]);
  shed.forEach(expectShed);
  return { answered: answered.length, shed: shed.length };
}

async function expectQuiet(target: Target, before: number): Promise<void> {
  await waitUntil("nothing is in flight", async () => (await metric(target, "cartwright_requests_in_flight")) === 0);
  await expectUnharmed(target, before);
}

it("of four hundred requests at once, each is answered or told to come back, and none hangs", async () => {
  const target = await startDevelopment({ MAX_CONCURRENT_REQUESTS: String(AT_ONCE) });
  await post(target, COSTLY);
  const before = mebibytesOf(target);
  for (let wave = 0; wave < 3; wave += 1) {
    const { answered, shed } = count(await Promise.all(Array.from({ length: 400 }, () => post(target, COSTLY))));
    expect(answered).toBeGreaterThanOrEqual(AT_ONCE);
    expect(shed).toBeGreaterThan(0);
    await expectQuiet(target, before);
  }
});

it("requests that wait for others hold their places, and give them back, also when their callers have gone", async () => {
  const target = await startDevelopment({ MAX_CONCURRENT_REQUESTS: "3", PURCHASE_TIMEOUT_SECONDS: "3" });
  const before = mebibytesOf(target);
  const carts = await Promise.all([slowCart(target), slowCart(target), slowCart(target)]);
  const slow = carts.slice(0, 2).map((cart) => cart.checkOut());
  // The third caller goes away at once.
  const gone = new AbortController();
  const third = fetch(`http://127.0.0.1:${target.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: carts[2].checkoutBody,
    signal: gone.signal,
  }).catch(() => "gone");
  await waitUntil("all three are in flight", async () => (await metric(target, "cartwright_requests_in_flight")) === 3);
  expectShed(await post(target, "{ __typename }"));
  gone.abort();
  expect(await third).toBe("gone");
  await waitUntil("its place is free", async () => (await post(target, "{ __typename }")).status === 200);
  for (const reply of await Promise.all(slow)) {
    expect(reply.text).toContain("ORDER_IN_PROGRESS");
    expect(reply.status).toBe(200);
  }
  await expectQuiet(target, before);
});

it("while the event loop is late, a flood is told to come back, and /healthz goes on answering", async () => {
  const target = await startDevelopment({ MAX_EVENT_LOOP_DELAY_MILLISECONDS: "20" });
  await post(target, COSTLY);
  const before = mebibytesOf(target);
  const flood = new AbortController();
  const health: number[] = [];
  const watch = (async () => {
    while (!flood.signal.aborted) {
      const { status, milliseconds } = await send(target, { method: "GET", path: "/healthz" });
      expect(status).toBe(200);
      health.push(milliseconds);
      await sleep(50);
    }
  })();
  let [answered, shed] = [0, 0];
  for (let wave = 0; wave < 2; wave += 1) {
    const replies = count(await Promise.all(Array.from({ length: 400 }, () => post(target, COSTLY))));
    [answered, shed] = [answered + replies.answered, shed + replies.shed];
  }
  flood.abort();
  await watch;
  expect(answered).toBeGreaterThan(0);
  expect(shed).toBeGreaterThan(0);
  // A probe waits for the request that is being answered, and for none that waits too: many probes come through, and
  // most of them at once. Only while a whole wave of connections is accepted do they wait for longer.
  expect(health.length).toBeGreaterThan(20);
  expect(health.sort((a, b) => a - b)[Math.floor(health.length / 2)]).toBeLessThan(SOON_MILLISECONDS / 5);
  await expectQuiet(target, before);
});
