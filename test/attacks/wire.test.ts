import { type AddressInfo, connect, type Socket } from "node:net";
import { maxHeaderSize } from "node:http";
import pino from "pino";
import { readConfig } from "../../src/config/config.js";
import { REQUEST_TIMEOUT_MILLISECONDS } from "../../src/http/request-limits.js";
import { createFastify } from "../../src/http/server.js";
import { waitUntil } from "../support/outside-client.js";
import {
  expectDiscreet,
  expectRefusal,
  post,
  send,
  sendBytes,
  SOON_MILLISECONDS,
  type Target,
} from "./attacked-server.js";
import { describeAttacks } from "./describe-attacks.js";

/* Bytes that are no request, or two at once, or never come, against a server as it is deployed. */

jest.setTimeout(60_000);

const BODY = '{"query":"{ __typename }"}';
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describeAttacks((_environment, started) => {
  let target: Target;
  beforeAll(() => {
    target = started();
  });

  /** A POST with further lines in its head. */
  function requestWith(lines: readonly string[], body = BODY): string {
    const token = Object.entries(target.headers).map(([name, value]) => `${name}: ${value}`);
    return [
      "POST /graphql HTTP/1.1",
      "Host: localhost",
      "Content-Type: application/json",
      ...token,
      ...lines,
      "",
      body,
    ].join("\r\n");
  }
  const length = `Content-Length: ${BODY.length}`;
  const chunked = "Transfer-Encoding: chunked";
  /** Behind what somebody in between takes for one request: one that it never saw. */
  const smuggled = () => requestWith([length, "X-Smuggled: yes"]);

  it.each([
    ["both lengths", [length, chunked], `0\r\n\r\n`],
    ["both lengths, the other way round", [chunked, length], `0\r\n\r\n`],
    ["two lengths", [length, "Content-Length: 5"], BODY],
    ["a length that is a list", [`Content-Length: ${BODY.length}, 5`], BODY],
    ["a length below zero", ["Content-Length: -1"], BODY],
    ["a length that is no number", ["Content-Length: 0x1a"], BODY],
    ["a length beyond all numbers", ["Content-Length: 99999999999999999999"], BODY],
    ["a space before the colon of a length", ["Content-Length : 5"], BODY],
    ["a chunk whose size is no number", [chunked], "zz\r\nabc\r\n0\r\n\r\n"],
    ["a chunk whose size is beyond all numbers", [chunked], "fffffffffffffffff\r\nabc\r\n0\r\n\r\n"],
    ["a chunk that is longer than its size", [chunked], "2\r\nabcdef\r\n0\r\n\r\n"],
    ["a chunk size below zero", [chunked], "-5\r\nabc\r\n0\r\n\r\n"],
    ["chunks that are ended by line feeds", [chunked], "3\nabc\n0\n\n"],
    ["an encoding that is nearly chunked", ["Transfer-Encoding: xchunked"], "3\r\nabc\r\n0\r\n\r\n"],
    ["chunked, and then another encoding", ["Transfer-Encoding: chunked, identity"], "3\r\nabc\r\n0\r\n\r\n"],
    ["chunked behind a tab in its name", ["Transfer-Encoding\t: chunked"], "3\r\nabc\r\n0\r\n\r\n"],
    ["a header that goes on in the next line", [length, "MS-CorrelationId: a", " b"], BODY],
    ["a header with a carriage return", [length, "MS-CorrelationId: a\rX: b"], BODY],
    ["a header with a line feed", [length, "MS-CorrelationId: a\nX b"], BODY],
    ["a header with a NUL byte", [length, "Authorization: Bearer a\0b"], BODY],
    ["a header without a name", [length, ": a"], BODY],
    ["a method that is none", [], "BREW /pot HTTP/1.1\r\n\r\n"],
  ])("%s: nothing is run, and the connection is closed", async (_name, lines, body) => {
    const answer = await sendBytes(target, requestWith(lines, body) + smuggled());
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain("__typename");
    expect(answer).not.toContain("HTTP/1.1 200");
    expectDiscreet(answer);
    // The one that ends it is in the form of every refusal.
    const last = answer.slice(answer.lastIndexOf("HTTP/1.1 4"));
    expect(last).toMatch(/\r\nContent-Type: application\/json; charset=utf-8\r\n/i);
    expect(JSON.parse(last.slice(last.indexOf("\r\n\r\n")))).toEqual({
      errors: [{ message: "What was sent is not a valid HTTP/1.1 request.", extensions: { code: "BAD_REQUEST" } }],
    });
  });

  it.each([
    ["what is not HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["line feeds alone", `POST /graphql HTTP/1.1\nHost: a\n${length}\n\n${BODY}`],
    ["two hosts", `GET /graphql?query={a} HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`],
    ["the same host twice", `GET /healthz HTTP/1.1\r\nHost: a\r\nhost: a\r\nConnection: close\r\n\r\n`],
    ["no host", `GET /graphql HTTP/1.1\r\n\r\n`],
    ["a host that is none", `GET /graphql?query={a} HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`],
    ["a version that is none", `GET /graphql HTTP/9.9\r\nHost: a\r\n\r\n`],
  ])("%s is refused", async (_name, bytes) => {
    const answer = await sendBytes(target, Buffer.from(bytes, "latin1"));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expectDiscreet(answer);
  });

  it.each([
    ["a header of 100 kB", [`X-Long: ${"a".repeat(100_000)}`]],
    ["a token of 100 kB", [`Authorization: Bearer ${"a".repeat(100_000)}`]],
    ["thousands of headers", Array.from({ length: 5_000 }, (_, index) => `X-${index}: a`)],
  ])("%s is refused, and the message says how much is accepted", async (_name, lines) => {
    const answer = await sendBytes(target, requestWith([length, ...lines]));
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain(`The URL and the headers are too large. At most ${maxHeaderSize} bytes are accepted.`);
  });

  it("a URL of 100 kB is refused in the same way", async () => {
    const answer = await sendBytes(target, `GET /graphql?query=${"a".repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("a thousand headers, as long as they are short, are no burden", async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => `X${index}: a`);
    const answer = await sendBytes(target, requestWith([length, "Connection: close", ...lines]));
    // A production server is given its token too, which leaves no less room than this.
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("ids of callers that are none are repeated neither in the answer nor in the log", async () => {
    const evil = 'evil"}\\n{"level":60,"msg":"evil';
    const names = ["ms-requestid", "ms-correlationid", "traceparent", "x-request-id", "user-agent", "x-forwarded-for"];
    const headers = Object.fromEntries(names.map((name) => [name, evil]));
    const reply = await send(target, { body: BODY, headers });
    expect(reply.status).toBe(200);
    expect(reply.headers["ms-requestid"]).toMatch(GUID);
    expect(reply.headers["ms-correlationid"]).toMatch(GUID);
    expect(reply.headers["traceparent"]).toBeUndefined();
    await waitUntil("the request is logged", () => target.log().join().includes(String(reply.headers["ms-requestid"])));
    expect(target.log().join("\n")).not.toContain("evil");
  });

  it("a header that is smuggled into an id by a line break is a header of its own, and sent back by nobody", async () => {
    const lines = [length, "Connection: close", "MS-CorrelationId: a\r\nSet-Cookie: evil=1"];
    const answer = await sendBytes(target, requestWith(lines));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/set-cookie|evil/i);
  });

  it("nothing of what callers send stands in the log: paths, queries, values, operation names and bad tokens", async () => {
    const evil = "evil\n{}";
    const evilUrl = encodeURIComponent(evil);
    await send(target, { method: "GET", path: `/${evilUrl}?${evilUrl}=${evilUrl}` });
    await send(target, { method: "GET", path: `/graphql?query=${evilUrl}` });
    await post(target, "query evil { __typename evil }", { evil }, { operationName: "evil" });
    await post(target, "query evil($evil: Int) { carts(first: $evil) { nodes { id } } }", { evil });
    await post(target, "query ($evil: String) { catalogItems(search: $evil) { nodes { id } } }", { evil });
    await post(target, `{ catalogItem(id: "evil") { id } }`);
    for (const token of ["evil", `${Buffer.from('{"alg":"evil"}').toString("base64url")}.evil.evil`]) {
      const reply = await send(target, { body: BODY, headers: { authorization: `Bearer ${token}` } });
      expectRefusal(reply, 401, "PARTNER_TOKEN_MISSING", /^Partner Token missing/);
    }
    const last = await post(target, "{ __typename }");
    await waitUntil("all is logged", () => target.log().join().includes(String(last.headers["ms-requestid"])));
    expect(target.log().join("\n")).not.toContain("evil");
  });

  it("hundreds of connections that trickle keep nobody else waiting", async () => {
    const starts = ["", "P", "POST /graphql HTTP/1.1\r\nX-A: b\r\n", requestWith(["Content-Length: 100"], "{")];
    const sockets = await Promise.all(Array.from({ length: 400 }, (_, i) => opened(target.port, starts[i % 4]!)));
    try {
      for (let round = 0; round < 5; round += 1) {
        for (const socket of sockets) socket.write("a");
        const { status, milliseconds } = await post(target, "{ limits { maxPageSize } }");
        expect(status).toBe(200);
        expect(milliseconds).toBeLessThan(SOON_MILLISECONDS);
      }
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });
});

/** A connection on which something was sent; it may be ended from the other side. */
async function opened(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(bytes);
  return socket;
}

describe("a client that takes too long to send its request", () => {
  const app = createFastify(readConfig({}), pino({ level: "silent" }));
  app.post("/", async () => "read");
  // What Node takes from the options of a server, and looks at when it listens.
  const timing = app.server as typeof app.server & { connectionsCheckingInterval: number };
  beforeAll(async () => {
    expect(timing.requestTimeout).toBe(REQUEST_TIMEOUT_MILLISECONDS);
    // Headers alone may not take longer than the whole request: Node would give the whole request that time instead.
    expect(timing.headersTimeout).toBeLessThanOrEqual(REQUEST_TIMEOUT_MILLISECONDS);
    // A request may take as much longer.
    expect(timing.connectionsCheckingInterval).toBeLessThanOrEqual(1_000);
    // The same in the time that a test has.
    Object.assign(timing, { requestTimeout: 500, headersTimeout: 500, connectionsCheckingInterval: 100 });
    await app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(() => app.close());

  it.each([
    ["its headers", "POST / HTTP/1.1\r\nHost: a\r\nX-A: "],
    ["its body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"],
    ["anything", ""],
  ])("is told so, and cut off, however steadily it sends: %s", async (_name, bytes) => {
    const { port } = app.server.address() as AddressInfo;
    const socket = await opened(port, bytes);
    let came = "";
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      came += chunk;
    });
    const trickle = setInterval(() => bytes !== "" && socket.write("a"), 50);
    await waitUntil("the server closes the connection", () => socket.closed);
    clearInterval(trickle);
    expect(came).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(came).toContain("The request did not arrive in time. At most 30 seconds are accepted.");
  });
});
