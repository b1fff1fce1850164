import { createDeflate, createGzip, gzipSync } from "node:zlib";
import { text } from "node:stream/consumers";
import { MAX_REQUEST_BYTES } from "../../src/model/limits.js";
import {
  type Attack,
  expectDiscreet,
  expectRefusal,
  type Reply,
  send,
  sendBytes,
  type Target,
} from "./attacked-server.js";
import { describeAttacks } from "./describe-attacks.js";

/* Bodies, methods and URLs that are not those of a GraphQL request, against a server as it is deployed. */

jest.setTimeout(60_000);

const TOO_LARGE = /^The request body is too large\. At most 1048576 bytes are accepted\.$/;
const NOT_UTF8 = /^The request body is not valid UTF-8\.$/;
const NOT_JSON = /^The request body is not valid JSON\.$/;
const NOT_SUPPORTED = /^The content type is not supported\. Send JSON with "Content-Type: application\/json"\.$/;
const COMPRESSED = /^The request body must not be compressed: Content-Encoding is not supported\.$/;
const QUERY = '{"query":"{ __typename }"}';
const TEN_MEBIBYTES = 10 * 1_048_576;

/** JSON whose last byte is where the text has `?`. */
const bytes = (json: string, ...at: number[]) => {
  const [head = "", tail = ""] = json.split("?");
  return Buffer.concat([Buffer.from(head), Buffer.from(at), Buffer.from(tail)]);
};

/** What it is, what is sent, the status, and what the refusal says. */
const REFUSED: readonly (readonly [name: string, attack: Attack, status: number, message: RegExp])[] = [
  ["cut JSON", { body: QUERY.slice(0, -1) }, 400, NOT_JSON],
  ["JSON twice", { body: QUERY + QUERY }, 400, NOT_JSON],
  ["JSON with a NUL byte behind it", { body: `${QUERY}\0` }, 400, NOT_JSON],
  ["JSON with a number that is none", { body: '{"query":"{ __typename }","variables":{"a":NaN}}' }, 400, NOT_JSON],
  ["JSON with a bare NUL byte in it", { body: '{"query":"{ __typename }","a":"\0"}' }, 400, NOT_JSON],
  ["JSON in UTF-16", { body: Buffer.from(QUERY, "utf16le") }, 400, NOT_JSON],
  ["JSON in Latin-1", { body: Buffer.from('{"query":"{ __typename }","a":"\u00e9"}', "latin1") }, 400, NOT_UTF8],
  ["malformed UTF-8", { body: bytes('{"query":"{ __typename }","a":"?"}', 0xff, 0xc3, 0x28) }, 400, NOT_UTF8],
  ["__proto__ in the body", { body: '{"query":"{ __typename }","__proto__":{"a":1}}' }, 400, NOT_JSON],
  [
    "__proto__ in the variables",
    { body: '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}' },
    400,
    NOT_JSON,
  ],
  ["__proto__, escaped", { body: '{"query":"{ __typename }","variables":{"\\u005f_proto__":1}}' }, 400, NOT_JSON],
  ["constructor.prototype", { body: '{"query":"","constructor":{"prototype":{"a":1}}}' }, 400, NOT_JSON],
  ["a body that is a number", { body: "1" }, 400, /./],
  ["a body that is null", { body: "null" }, 400, /./],
  ["thousands of brackets", { body: "[".repeat(500_000) }, 400, NOT_JSON],
  ["thousands of closed brackets", { body: "[".repeat(500_000) + "]".repeat(500_000) }, 400, /batching disabled/],
  ["a body of one byte too many", { body: " ".repeat(MAX_REQUEST_BYTES + 1) }, 413, TOO_LARGE],
  ...[
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=a",
    "application/graphql",
    "a",
  ].map((type) => [type, { body: QUERY, headers: { "content-type": type } }, 415, NOT_SUPPORTED] as const),
  ...["gzip", "deflate", "br", "gzip, gzip", "x", "identity, gzip"].map(
    (encoding) =>
      [
        `Content-Encoding: ${encoding}`,
        { body: gzipSync(QUERY), headers: { "content-encoding": encoding } },
        415,
        COMPRESSED,
      ] as const,
  ),
  ...["HEAD", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL", "M-SEARCH"].map(
    (method) => [method, { method }, 405, /^Send GraphQL requests with POST, queries also with GET\.$/] as const,
  ),
  [
    "malformed UTF-8 in a query string",
    { method: "GET", path: "/graphql?query=%ff%fe" },
    400,
    /^Syntax Error: Unexpected character: U\+FFFD\.$/,
  ],
  ["a NUL character in a query string", { method: "GET", path: "/graphql?query=%00" }, 400, /^Syntax Error/],
  ["variables that are no JSON in a query string", { method: "GET", path: "/graphql?query={a}&variables={" }, 400, /./],
  [
    "a query given twice",
    { method: "GET", path: "/graphql?query={a}&query={b}" },
    400,
    /only once|must be|'query'|query/,
  ],
  ["a query string without a query", { method: "GET", path: "/graphql?__proto__[query]=1" }, 400, /./],
  ["malformed UTF-8 in a path", { method: "GET", path: "/%ff" }, 400, /^The URL is not valid/],
];

/** Paths at which nothing is served, whatever they hope for. */
const NOWHERE = [
  "//graphql",
  "/graphql/",
  "/graphql/..",
  "/GRAPHQL",
  "/graphql%2f",
  "/graphql;a=b",
  "/.git/config",
  "/package.json",
  "/../../etc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/__proto__",
  "/constructor",
  `/${"a".repeat(15_000)}`,
];

/** A stream of `mebibytes` of spaces, compressed: small to send, and large to unpack. */
async function bomb(stream: ReturnType<typeof createGzip>, mebibytes: number): Promise<Buffer> {
  const spaces = Buffer.alloc(1_048_576, " ");
  const packed = text(stream.setEncoding("latin1"));
  for (let count = 0; count < mebibytes; count += 1) {
    if (!stream.write(spaces)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  stream.end();
  return Buffer.from(await packed, "latin1");
}

describeAttacks((environment, started) => {
  let target: Target;
  beforeAll(() => {
    target = started();
  });

  /** The head of a POST, for the raw socket. */
  const head = (...lines: string[]) =>
    [
      "POST /graphql HTTP/1.1",
      "Host: localhost",
      "Content-Type: application/json",
      ...Object.entries(target.headers).map(([name, value]) => `${name}: ${value}`),
      ...lines,
      "",
      "",
    ].join("\r\n");

  it.each(REFUSED)("%s is refused at once", async (_name, attack, status, message) => {
    const reply = await send(target, attack);
    // The answer to a HEAD has no body that could say more.
    if (attack.method === "HEAD") expect(reply.status).toBe(status);
    else
      expectRefusal(
        reply,
        status,
        message.source.includes("Syntax Error") ? "GRAPHQL_PARSE_FAILED" : "BAD_REQUEST",
        message,
      );
  });

  it("ten MiB are refused before they have come", async () => {
    const answer = await sendBytes(target, head(`Content-Length: ${TEN_MEBIBYTES}`), "{");
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain("At most 1048576 bytes are accepted.");
  });

  it("ten MiB in chunks are refused as soon as there are too many", async () => {
    // 2 MiB come, and the rest never does: who waits for it does not answer.
    const chunk = `10000\r\n${" ".repeat(65_536)}\r\n`;
    const answer = await sendBytes(target, head("Transfer-Encoding: chunked"), chunk.repeat(32));
    // Where bytes are left that nobody reads, the connection may be cut before the answer is there.
    if (answer !== "") {
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain("At most 1048576 bytes are accepted.");
    }
  });

  it.each([
    ["gzip", createGzip],
    ["deflate", createDeflate],
  ] as const)("a %s bomb of 300 MiB is not unpacked", async (encoding, create) => {
    const body = await bomb(create({ level: 9 }), 300);
    expect(body.length).toBeLessThan(MAX_REQUEST_BYTES);
    expectRefusal(
      await send(target, { body, headers: { "content-encoding": encoding } }),
      415,
      "BAD_REQUEST",
      COMPRESSED,
    );
  });

  it.each(NOWHERE)("nothing is served at %s", async (path) => {
    expectRefusal(await send(target, { method: "GET", path }), 404, "NOT_FOUND", /^There is nothing here\./);
  });

  it("no file outside of the explorer is served", async () => {
    for (const path of [
      "/explorer/../../package.json",
      "/explorer/%2e%2e/package.json",
      "/explorer/%00",
      "/explorer/.",
    ]) {
      const reply = await send(target, { method: "GET", path });
      expect([400, 403, 404]).toContain(reply.status);
      expect(codeOf(reply)).toMatch(/^(BAD_REQUEST|NOT_FOUND)$/);
      expectDiscreet(reply.text);
    }
  });

  it("a URL for a proxy is taken for its path, and nobody else is called", async () => {
    const path = `http://198.51.100.1:1/graphql?query=${encodeURIComponent("{ __typename }")}`;
    expect((await send(target, { method: "GET", path })).data).toEqual({ __typename: "Query" });
  });

  it("OPTIONS of no browser is answered without telling more than the methods", async () => {
    const reply = await send(target, { method: "OPTIONS" });
    // Where pages of no other site may call, it is a method like any other.
    expect(reply.status).toBe(environment === "production" ? 405 : 204);
    expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("a byte order mark before the JSON does no harm", async () => {
    expect((await send(target, { body: `\ufeff${QUERY}` })).data).toEqual({ __typename: "Query" });
  });
});

function codeOf({ errors }: Reply): string {
  return errors[0]?.extensions.code ?? "";
}
