import { signDevelopmentToken } from "../../src/http/development-token.js";
import { MAX_REQUEST_BYTES } from "../../src/model/limits.js";
import { goodClaims, startIdentityProvider } from "./identity-provider.js";
import { asking, PRODUCTION, SECRET, serve, stopAll } from "./serve.js";

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const json = { "content-type": "application/json" };

afterEach(stopAll);

describe("/graphql", () => {
  it("answers a query sent with POST", async () => {
    const response = await (await serve()).inject(asking("{ hello }"));
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ data: { hello: "world" } });
  });

  it("answers a query sent with GET and no special header", async () => {
    const response = await (await serve()).inject({ url: "/graphql?query={hello}", headers: { accept: "*/*" } });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ data: { hello: "world" } });
  });

  it("runs no mutation with GET", async () => {
    const response = await (await serve()).inject("/graphql?query=mutation{change}");
    expect(response.statusCode).toBe(405);
    expect(response.body).not.toContain("changed");
  });

  it.each(["application/json", "application/graphql-response+json"])("answers as %s when asked to", async (accept) => {
    const response = await (await serve()).inject({ ...asking("{ hello }"), headers: { accept } });
    expect(response.headers["content-type"]).toBe(`${accept}; charset=utf-8`);
    expect(response.json()).toEqual({ data: { hello: "world" } });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "refuses the content type '%s', which a page of another site could send without asking",
    async (contentType) => {
      const app = await serve();
      const payload = '{"query":"mutation { change }"}';
      const response = await app.inject({
        method: "POST",
        url: "/graphql",
        headers: { "content-type": contentType },
        payload,
      });
      expect(response.statusCode).toBe(415);
      expectBadRequest(
        response.json(),
        'The content type is not supported. Send JSON with "Content-Type: application/json".',
      );
    },
  );

  it("says that a body is not JSON, without repeating it", async () => {
    const response = await (
      await serve()
    ).inject({ method: "POST", url: "/graphql", headers: json, payload: "{ hello }" });
    expect(response.statusCode).toBe(400);
    expectBadRequest(response.json(), "The request body is not valid JSON.");
  });

  it("says that a body is empty", async () => {
    const response = await (await serve()).inject({ method: "POST", url: "/graphql", headers: json });
    expect(response.statusCode).toBe(400);
    expectBadRequest(response.json(), 'The request body is empty. Send JSON such as {"query":"{ __typename }"}.');
  });

  it("takes a body of exactly the limit and refuses one more byte", async () => {
    const app = await serve();
    const body = JSON.stringify({ query: "{ hello }" });
    const padded = (bytes: number) => body + " ".repeat(bytes - body.length);
    const send = (payload: string) => app.inject({ method: "POST", url: "/graphql", headers: json, payload });
    expect((await send(padded(MAX_REQUEST_BYTES))).statusCode).toBe(200);
    const tooLarge = await send(padded(MAX_REQUEST_BYTES + 1));
    expect(tooLarge.statusCode).toBe(413);
    expectBadRequest(tooLarge.json(), "The request body is too large. At most 1048576 bytes are accepted.");
  });

  it("refuses other methods and says which it takes", async () => {
    const response = await (await serve()).inject({ method: "PUT", url: "/graphql" });
    expect(response.statusCode).toBe(405);
    expect(response.headers["allow"]).toBe("GET, POST");
    expectBadRequest(response.json(), "Send GraphQL requests with POST, queries also with GET.");
  });

  it("refuses a Host header that is none", async () => {
    const response = await (await serve()).inject({ url: "/graphql?query={hello}", headers: { host: "a b" } });
    expect(response.statusCode).toBe(400);
    expectBadRequest(response.json(), "The Host header or the URL is not valid.");
  });

  it("sends a person who opens it in a browser to the explorer, except in production", async () => {
    const visit = { url: "/graphql", headers: { accept: "text/html,*/*;q=0.8" } };
    const response = await (await serve()).inject(visit);
    expect([response.statusCode, response.headers.location]).toEqual([302, "/explorer/"]);
    await stopAll();
    expect((await (await serve(PRODUCTION)).inject(visit)).statusCode).toBe(401);
  });
});

describe("authentication", () => {
  it("lets a development request without a token act as the sample direct partner", async () => {
    const response = await (await serve()).inject(asking("{ partner }"));
    expect(response.json()).toEqual({ data: { partner: "00000000-0000-4000-8000-00000000d001" } });
  });

  it("lets a request act as the partner of its token", async () => {
    const partnerId = "00000000-0000-4000-8000-00000000d002";
    const token = await signDevelopmentToken({ partnerId, userId: "u", roles: [] }, SECRET);
    const response = await (
      await serve()
    ).inject({ ...asking("{ partner }"), headers: { authorization: `Bearer ${token}` } });
    expect(response.json()).toEqual({ data: { partner: partnerId } });
  });

  it("accepts a token of the identity provider in production", async () => {
    const provider = await startIdentityProvider();
    const app = await serve({ ...PRODUCTION, AUTH_JWKS_URL: provider.jwksUrl });
    const headers = { authorization: `Bearer ${await provider.sign(goodClaims())}` };
    const response = await app.inject({ ...asking("{ partner }"), headers });
    await provider.close();
    expect(response.json()).toEqual({ data: { partner: "00000000-0000-4000-8000-00000000d002" } });
  });

  it("refuses a bad token in development with 401 and says what to send", async () => {
    const log: string[] = [];
    const app = await serve({ AUTH_DEV_SECRET: SECRET }, {}, log);
    const response = await app.inject({ ...asking("{ hello }"), headers: { authorization: "Bearer nonsense" } });
    expect(response.statusCode).toBe(401);
    expect(response.headers["www-authenticate"]).toBe("Bearer");
    expect(response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^Partner Token missing in request context\. .*npm run token/),
          extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 },
        },
      ],
    });
    // Why the token fails is for those who run the server.
    expect(response.body).not.toContain("JWS");
    expect(log.join("")).toContain("Invalid Compact JWS");
  });

  it("refuses a request without a token in production with 401 and says what to send", async () => {
    const response = await (await serve(PRODUCTION)).inject("/graphql?query={hello}");
    expect(response.statusCode).toBe(401);
    expect(response.headers["www-authenticate"]).toBe("Bearer");
    expect(response.json()).toEqual({
      errors: [
        {
          message:
            "Partner Token missing in request context. " +
            'Send the header "Authorization: Bearer <token>" with an access token of the partner.',
          extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 },
        },
      ],
    });
  });

  it("comes before the body is read", async () => {
    const app = await serve(PRODUCTION);
    const response = await app.inject({ method: "POST", url: "/graphql", headers: json, payload: "not JSON" });
    expect(response.statusCode).toBe(401);
  });
});

describe("the request id", () => {
  const id = "6A0CD5E6-2E7F-4F45-8B4A-3A5B1D6C7E8F";

  it("is the caller's MS-RequestId, for the resolvers and in the answer", async () => {
    const response = await (await serve()).inject({ ...asking("{ requestId }"), headers: { "MS-RequestId": id } });
    expect(response.headers["ms-requestid"]).toBe(id);
    expect(response.json()).toEqual({ data: { requestId: id } });
  });

  it("is a new one when the caller sends none, or one that is no GUID", async () => {
    const app = await serve();
    const first = await app.inject(asking("{ requestId }"));
    const second = await app.inject({ ...asking("{ requestId }"), headers: { "ms-requestid": "x\u00e9" } });
    for (const response of [first, second]) {
      expect(response.headers["ms-requestid"]).toMatch(GUID);
      expect(response.json()).toEqual({ data: { requestId: response.headers["ms-requestid"] } });
    }
    expect(first.headers["ms-requestid"]).not.toBe(second.headers["ms-requestid"]);
  });

  it.each(["/healthz", "/nowhere", "/%zz", "/", "/explorer/favicon.ico"])("is on the answer of %s too", async (url) => {
    const response = await (await serve()).inject({ url, headers: { "ms-requestid": id } });
    expect(response.headers["ms-requestid"]).toBe(id);
  });

  it("is on refusals too", async () => {
    const app = await serve(PRODUCTION);
    expect((await app.inject({ url: "/graphql", headers: { "ms-requestid": id } })).headers["ms-requestid"]).toBe(id);
  });
});

describe("what goes wrong", () => {
  it("with an unknown path is a 404 in JSON", async () => {
    const response = await (await serve()).inject("/nowhere");
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({
      errors: [{ message: "There is nothing here. The API is at /graphql.", extensions: { code: "NOT_FOUND" } }],
    });
  });

  it("with a malformed URL is a 400 in JSON", async () => {
    const response = await (await serve()).inject("/%zz");
    expect(response.statusCode).toBe(400);
    expectBadRequest(
      response.json(),
      "The URL is not valid: a percent sign must be followed by two hexadecimal digits.",
    );
  });

  it("inside the server is a 500 with a request id; the cause is in the log only", async () => {
    const log: string[] = [];
    const app = await serve({}, {}, log);
    app.get("/broken", async () => Promise.reject(new Error("password is hunter2")));
    const response = await app.inject("/broken");
    const requestId = response.headers["ms-requestid"];
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({
      errors: [
        {
          message: `Unexpected service error. Request id: ${String(requestId)}`,
          extensions: { code: "SERVICE_EXCEPTION", number: 800003, requestId },
        },
      ],
    });
    expect(log.join("")).toContain("hunter2");
  });

  it("is logged with the path alone: a GET has the whole query in its URL", async () => {
    const log: string[] = [];
    await (await serve({}, {}, log)).inject("/graphql?query={hello}");
    const line = log.map((text) => JSON.parse(text)).find(({ msg }) => msg === "request completed");
    expect(line).toMatchObject({
      method: "GET",
      path: "/graphql",
      status: 200,
      requestId: expect.stringMatching(GUID),
    });
    expect(log.join("")).not.toContain("hello");
  });
});

function expectBadRequest(body: unknown, message: string): void {
  expect(body).toEqual({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
}

describe("headers for browsers", () => {
  const everywhere = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "cross-origin-resource-policy": "same-origin",
  };

  it.each(["/graphql?query={hello}", "/graphql?query={", "/healthz", "/nothing", "/schema.graphql"])(
    "guard %s: nothing is stored, framed or guessed, and nothing may be loaded by it",
    async (url) => {
      const { headers } = await (await serve()).inject({ url, headers: { accept: "*/*" } });
      expect(headers).toMatchObject({
        ...everywhere,
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      });
    },
  );

  it("guard the explorer too, which has to load its own scripts", async () => {
    const { headers } = await (await serve()).inject("/explorer/");
    expect(headers).toMatchObject({ ...everywhere, "content-security-policy": "frame-ancestors 'self'" });
  });
});

describe("a request that takes too long", () => {
  it("is told so, and that nobody knows what has come of it; the next one is served", async () => {
    const env = { AUTH_DEV_SECRET: SECRET, CHECKOUT_CLAIM_SECONDS: "2", REQUEST_TIMEOUT_SECONDS: "2" };
    let isSlow = true;
    const log: string[] = [];
    const delayed = {
      get hello() {
        return isSlow ? new Promise(() => undefined) : "world";
      },
    };
    const app = await serve(env, {}, log, delayed);
    const response = await app.inject(asking("{ hello }"));
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({
      errors: [
        {
          message:
            "The request took too long, and whether it has been done is not known. Repeat it with its idempotencyKey.",
          extensions: { code: "SERVICE_EXCEPTION", number: 800003, requestId: response.headers["ms-requestid"] },
        },
      ],
    });
    isSlow = false;
    expect((await app.inject(asking("{ hello }"))).json()).toEqual({ data: { hello: "world" } });
    expect(log.some((line) => line.includes("a request took too long"))).toBe(true);
  });
});
