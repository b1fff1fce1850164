import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { MAX_EXCHANGES_PER_CONNECTION } from "../../src/http/request-limits.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { readConfig } from "../../src/config/config.js";
import { waitUntil } from "../support/outside-client.js";
import { post, send, startDevelopment, stopTargets, type Target } from "./attacked-server.js";
import { slowCart } from "./slow-checkout.js";

/* Clients that send and do not read, or begin and do not end: they take no place from others, and none for good. */

jest.setTimeout(60_000);

afterEach(stopTargets);

const QUERY = '{"query":"{ __typename }"}';

function requestWith(body: string, length = Buffer.byteLength(body), ...lines: string[]): string {
  const head = ["POST /graphql HTTP/1.1", "Host: a", "Content-Type: application/json", `Content-Length: ${length}`];
  return [...head, ...lines, "", body].join("\r\n");
}

async function opened({ port }: Target, bytes = ""): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("connect", resolve));
  if (bytes !== "") socket.write(bytes);
  return socket;
}

async function metric(target: Target, name: string): Promise<number> {
  const { text: metrics } = await send(target, { method: "GET", path: "/metrics" });
  const line = metrics.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.split(" ")[1] ?? 0);
}

const inFlight = (target: Target) => metric(target, "cartwright_requests_in_flight");

/** The header of a partner's token in development. */
async function tokenOf(partner: keyof typeof PARTNER_IDS): Promise<Record<string, string>> {
  const { authentication } = readConfig({});
  if (authentication.by !== "DEVELOPMENT_SECRET") throw new Error("There is no development secret.");
  const principal = { partnerId: PARTNER_IDS[partner], userId: "u", roles: ["AdminAgent"] };
  return { authorization: `Bearer ${await signDevelopmentToken(principal, authentication.secret)}` };
}

it("twelve connections that pipeline requests and are reset leave no place taken, and a stop ends well", async () => {
  const target = await startDevelopment();
  for (let round = 0; round < 5; round += 1) {
    const sockets = await Promise.all(Array.from({ length: 12 }, () => opened(target, requestWith(QUERY).repeat(100))));
    await sleep(round * 5);
    for (const socket of sockets) socket.resetAndDestroy();
  }
  await waitUntil("no place is taken", async () => (await inFlight(target)) === 0);
  expect((await post(target, "{ __typename }")).status).toBe(200);
  target.kill("SIGTERM");
  expect(await target.exited).toBe(0);
});

it("of a pipeline, a bounded number is answered at once, and then the connection is closed", async () => {
  const target = await startDevelopment({ PURCHASE_TIMEOUT_SECONDS: "2" });
  const cart = await slowCart(target);
  const pipeline = requestWith(cart.checkoutBody) + requestWith(QUERY).repeat(100);
  const came = await text(await opened(target, pipeline));
  const statuses = came.match(/^HTTP\/1\.1 \d+/gm);
  expect(statuses).toEqual([...Array<string>(MAX_EXCHANGES_PER_CONNECTION).fill("HTTP/1.1 200"), "HTTP/1.1 503"]);
  expect(came).toContain(`At most ${MAX_EXCHANGES_PER_CONNECTION} requests of a connection are answered at once.`);
  expect(came).toContain("ORDER_IN_PROGRESS");
  expect(await inFlight(target)).toBe(0);
});

it("slow bodies of one partner take its share of the places and no other's", async () => {
  const target = await startDevelopment({
    MAX_CONCURRENT_REQUESTS: "20",
    MAX_CONCURRENT_REQUESTS_PER_PARTNER: "15",
  });
  const slow = await Promise.all(Array.from({ length: 30 }, () => opened(target, requestWith("{", 100))));
  await waitUntil("the share is taken", async () => (await inFlight(target)) === 15);

  const shed = await post(target, "{ __typename }");
  expect([shed.status, shed.headers["retry-after"]]).toEqual([503, "1"]);
  expect(shed.errors[0]!.message).toMatch(/^There are too many requests of this partner at once\. Nothing was done/);
  const headers = await tokenOf("provider");
  expect((await send(target, { body: QUERY, headers })).status).toBe(200);
  expect((await send(target, { method: "GET", path: "/readyz" })).status).toBe(200);
  expect(await metric(target, 'cartwright_requests_shed_total{reason="SHARE_OF_PARTNER"}')).toBe(16);
  expect(await metric(target, 'cartwright_request_places{state="free"}')).toBe(5);

  const others = await Promise.all(
    Array.from({ length: 5 }, () =>
      opened(target, requestWith("{", 100, `Authorization: ${headers["authorization"]}`)),
    ),
  );
  await waitUntil("all places are taken", async () => (await inFlight(target)) === 20);
  // The store's last answer is remembered, and must not hide it.
  expect((await send(target, { method: "GET", path: "/readyz" })).status).toBe(503);
  expect((await send(target, { body: QUERY, headers })).status).toBe(503);
  for (const socket of [...slow, ...others]) socket.destroy();
  await waitUntil("it is ready again", async () => {
    return (await send(target, { method: "GET", path: "/readyz" })).status === 200;
  });
  const lines = target.log().filter((line) => line.includes('"load is shed"'));
  expect(lines.length).toBeGreaterThan(0);
  // Not one for each of them.
  expect(lines.length).toBeLessThan(5);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 40, counts: { SHARE_OF_PARTNER: 1 } });
});

it("bodies and headers that never come do not keep a server from stopping", async () => {
  const target = await startDevelopment();
  const body = await opened(target, requestWith("{", 100));
  const nowhere = await opened(target, requestWith("{", 100).replace("/graphql", "/nowhere"));
  const headers = await opened(target, "POST /graphql HTTP/1.1\r\nX-A: ");
  await waitUntil("the body has begun", async () => (await inFlight(target)) === 1);
  const trickle = setInterval(() => [body, nowhere, headers].forEach((socket) => socket.write("a")), 50);
  const begin = performance.now();
  target.kill("SIGTERM");
  const came = await text(body);
  expect(came).toMatch(/^HTTP\/1\.1 503 /);
  expect(came).toContain("The server is being stopped. Nothing was done; the request may be repeated.");
  expect(await target.exited).toBe(0);
  clearInterval(trickle);
  expect(performance.now() - begin).toBeLessThan(15_000);
});

describe("answers that are not read", () => {
  /** Long names that are sent back: an answer of 900 kB. */
  const LONG = JSON.stringify({
    query: `{ catalogItems(first: 100) { nodes { ${Array.from({ length: 10 }, (_, index) => `${"a".repeat(900)}${index}: __typename`).join(" ")} } } }`,
  });

  /** A connection for which more waits than the system takes over, and not as much as would be cut at once. */
  async function deaf(target: Target): Promise<Socket> {
    const socket = await opened(target, requestWith(LONG).repeat(20));
    socket.pause();
    return socket;
  }

  /** The system takes no more of the answers, and the others have to wait. */
  async function answersWait(target: Target): Promise<void> {
    let looks = 0;
    await waitUntil("answers wait", async () => {
      looks = (await inFlight(target)) > 0 ? looks + 1 : 0;
      return looks === 20;
    });
  }

  it("hold their places for DELIVERY_TIMEOUT_SECONDS, and then the connection is closed", async () => {
    const target = await startDevelopment({ DELIVERY_TIMEOUT_SECONDS: "3" });
    const socket = await deaf(target);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await answersWait(target);
    await waitUntil("their places are free", async () => (await inFlight(target)) === 0);
    socket.resume();
    await closed;
    expect(target.log().filter((line) => line.includes("did not read their answers"))).toHaveLength(1);
  });

  it("do not keep a server from stopping", async () => {
    const target = await startDevelopment();
    const socket = await deaf(target);
    await answersWait(target);
    target.kill("SIGTERM");
    expect(await target.exited).toBe(0);
    socket.destroy();
  });
});
