import { asking, PRODUCTION, serve, stopAll, TYPES } from "./serve.js";

afterEach(stopAll);

describe("health", () => {
  it("is alive at /healthz, in production without a token too", async () => {
    const response = await (await serve(PRODUCTION)).inject("/healthz");
    expect([response.statusCode, response.json()]).toEqual([200, { status: "ok" }]);
  });

  it("is ready when the store says so", async () => {
    const response = await (await serve(PRODUCTION)).inject("/readyz");
    expect([response.statusCode, response.json()]).toEqual([200, { status: "ready" }]);
  });

  it.each<[string, () => Promise<boolean>]>([
    ["says no", async () => false],
    ["rejects", async () => Promise.reject(new Error("ECONNREFUSED"))],
    [
      "throws",
      () => {
        throw new Error("ECONNREFUSED");
      },
    ],
  ])("is not ready when the store %s", async (_what, isReady) => {
    const response = await (await serve({}, { isReady })).inject("/readyz");
    expect([response.statusCode, response.json()]).toEqual([503, { status: "not ready" }]);
  });

  it("asks the store once for all who ask within a second", async () => {
    const isReady = jest.fn(async () => true);
    const app = await serve(PRODUCTION, { isReady });
    const responses = await Promise.all(Array.from({ length: 100 }, () => app.inject("/readyz")));
    expect(responses.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(isReady).toHaveBeenCalledTimes(1);
  });

  it("is not ready while draining: new requests are answered 503, and connections are not kept", async () => {
    const app = await serve();
    app.draining = true;
    const response = await app.inject("/readyz");
    expect([response.statusCode, response.json()]).toEqual([503, { status: "not ready" }]);
    expect((await app.inject("/healthz")).statusCode).toBe(200);
    const refused = await app.inject(asking("{ hello }"));
    expect([refused.statusCode, refused.headers["connection"], refused.headers["retry-after"]]).toEqual([
      503,
      "close",
      "1",
    ]);
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: "SERVICE_EXCEPTION", number: 800003 } }] });
  });
});

describe("the schema", () => {
  it("is served as text in development", async () => {
    const response = await (await serve()).inject("/schema.graphql");
    expect(response.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(response.body).toBe(TYPES);
  });

  it("is hidden in production unless it is exposed", async () => {
    expect((await (await serve(PRODUCTION)).inject("/schema.graphql")).statusCode).toBe(404);
    await stopAll();
    expect((await (await serve({ ...PRODUCTION, EXPOSE_SCHEMA: "true" })).inject("/schema.graphql")).body).toBe(TYPES);
  });
});
