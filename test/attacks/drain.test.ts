import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "../support/outside-client.js";
import {
  expectDiscreet,
  post,
  type Reply,
  send,
  startDevelopment,
  stopTargets,
  type Target,
} from "./attacked-server.js";
import { slowCart } from "./slow-checkout.js";

/* A server that is told to stop while it has work: what is begun is ended, and what is new is sent elsewhere. */

jest.setTimeout(60_000);

afterEach(stopTargets);

const BODY = '{"query":"{ __typename }"}';

/** Sends a query over the connections of an agent; the status and whether the connection is kept. */
function over(
  agent: Agent,
  { port }: Target,
): Promise<{ status: number; connection: string | undefined; port: number }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": BODY.length };
    const sent = request({ host: "127.0.0.1", port, path: "/graphql", method: "POST", headers, agent });
    sent.once("error", reject);
    sent.once("response", (response: IncomingMessage) => {
      const local = response.socket.localPort!;
      response.resume().once("end", () => {
        resolve({ status: response.statusCode!, connection: response.headers.connection, port: local });
      });
    });
    sent.end(BODY);
  });
}

function expectSentElsewhere(reply: Reply): void {
  expect(reply.status).toBe(503);
  expect(reply.errors[0]).toEqual({
    message: "The server is being stopped. Nothing was done; the request may be repeated.",
    extensions: { code: "SERVICE_EXCEPTION", number: 800003 },
  });
  expect([reply.headers.connection, reply.headers["retry-after"]]).toEqual(["close", "1"]);
}

it("a checkout in flight gets its answer, everything new gets 503, and the process ends well", async () => {
  const target = await startDevelopment({ PURCHASE_TIMEOUT_SECONDS: "4", CHECKOUT_CLAIM_SECONDS: "10" });
  const cart = await slowCart(target);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await over(agent, target);
  expect([first.status, first.connection]).toEqual([200, "keep-alive"]);

  const checkout = cart.checkOut();
  await waitUntil("the checkout is in flight", async () => {
    const { text } = await send(target, { method: "GET", path: "/metrics" });
    return text.includes('cartwright_checkout_steps_total{step="RESERVATION_WRITTEN"} 1');
  });
  target.kill("SIGTERM");
  await waitUntil("it drains", async () => (await send(target, { method: "GET", path: "/readyz" })).status === 503);

  expectSentElsewhere(await post(target, "{ __typename }"));
  const kept = await over(agent, target);
  // Over the connection that was there before.
  expect(kept).toEqual({ status: 503, connection: "close", port: first.port });
  expect((await send(target, { method: "GET", path: "/healthz" })).status).toBe(200);

  const { status, data } = await checkout;
  expect(status).toBe(200);
  expect(data).toEqual({ checkoutCart: { orderErrors: [{ errorCode: "ORDER_IN_PROGRESS" }], userErrors: [] } });
  expect(await target.exited).toBe(0);
  agent.destroy();
  expectDiscreet(target.log().join("\n"));
  expect(target.log().every((line) => line.startsWith('{"level":'))).toBe(true);
});

it("with SHUTDOWN_DELAY_SECONDS it says 503 for that time, so that load balancers notice", async () => {
  const target = await startDevelopment({ SHUTDOWN_DELAY_SECONDS: "1" });
  const begin = performance.now();
  target.kill("SIGTERM");
  await waitUntil("it drains", async () => (await send(target, { method: "GET", path: "/readyz" })).status === 503);
  let answers = 0;
  // Until it listens no more, each request is answered.
  for (;;) {
    const reply = await post(target, "{ __typename }").catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof reply !== "object") {
      expect(reply).toMatch(/^(ECONNREFUSED|ECONNRESET)$/);
      break;
    }
    expectSentElsewhere(reply);
    answers += 1;
    await sleep(20);
  }
  expect(answers).toBeGreaterThan(3);
  expect(performance.now() - begin).toBeGreaterThanOrEqual(950);
  expect(await target.exited).toBe(0);
});
