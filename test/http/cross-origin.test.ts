import { asking, PRODUCTION, serve, stopAll } from "./serve.js";

afterEach(stopAll);

/** What a browser asks before it sends a GraphQL request from a page of `origin`. */
function preflight(origin: string) {
  const headers = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,authorization",
  };
  return { method: "OPTIONS", url: "/graphql", headers } as const;
}

it.each([
  "https://studio.apollographql.com",
  "https://sandbox.embed.apollographql.com",
  "http://localhost:5173",
  "http://localhost",
  "http://127.0.0.1:8080",
])("in development, pages of %s may call the API", async (origin) => {
  const app = await serve();
  const before = await app.inject(preflight(origin));
  expect(before.statusCode).toBe(204);
  expect(before.headers["access-control-allow-origin"]).toBe(origin);
  expect(before.headers["access-control-allow-methods"]).toBe("GET, POST");
  expect(before.headers["access-control-max-age"]).toBe("86400");
  expect(before.headers["access-control-allow-headers"]).toMatch(
    /\bcontent-type\b.*\bauthorization\b.*\bms-requestid\b/,
  );
  expect(before.headers["access-control-allow-credentials"]).toBeUndefined();
  const response = await app.inject({ ...asking("{ hello }"), headers: { origin } });
  expect(response.json()).toEqual({ data: { hello: "world" } });
  expect(response.headers["access-control-allow-origin"]).toBe(origin);
  expect(response.headers["access-control-expose-headers"]).toBe(
    "ms-requestid, ms-correlationid, traceparent, retry-after",
  );
});

it.each([
  "https://evil.example",
  "http://localhost.evil.example",
  "http://localhost:80.evil.example",
  "http://127x0.0.1:80",
  "null",
])("in development, pages of %s may not", async (origin) => {
  const app = await serve();
  expect((await app.inject(preflight(origin))).headers).not.toHaveProperty("access-control-allow-origin");
  const response = await app.inject({ ...asking("{ hello }"), headers: { origin } });
  expect(response.headers).not.toHaveProperty("access-control-allow-origin");
});

it("in production, no page of another site may unless it is configured", async () => {
  const origin = "https://shop.example";
  const closed = await (await serve(PRODUCTION)).inject(preflight(origin));
  expect(closed.headers).not.toHaveProperty("access-control-allow-origin");
  const open = await serve({ ...PRODUCTION, CORS_ORIGINS: origin });
  const before = await open.inject(preflight(origin));
  expect([before.statusCode, before.headers["access-control-allow-origin"]]).toEqual([204, origin]);
});

it("a refusal can be read by the pages that may call", async () => {
  const origin = "https://shop.example";
  const app = await serve({ ...PRODUCTION, CORS_ORIGINS: origin });
  const response = await app.inject({ ...asking("{ hello }"), headers: { origin } });
  expect([response.statusCode, response.headers["access-control-allow-origin"]]).toEqual([401, origin]);
});
