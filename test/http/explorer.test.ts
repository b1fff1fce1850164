import { parse } from "graphql";
import { EXPLORER_QUERY } from "../../src/http/explorer.js";
import { PRODUCTION, serve, stopAll } from "./serve.js";

afterEach(stopAll);

/** Everything that the page itself names: links, scripts, images, the base of all relative ones. */
function referencesIn(html: string): string[] {
  return [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, reference = ""]) => reference);
}

it("the root and /explorer lead to the explorer", async () => {
  const app = await serve();
  for (const url of ["/", "/explorer"]) {
    const response = await app.inject(url);
    expect([response.statusCode, response.headers.location]).toEqual([302, "/explorer/"]);
  }
});

it("the explorer is set up for this server, with a query to start from", async () => {
  const response = await (await serve()).inject("/explorer/");
  expect(response.statusCode).toBe(200);
  expect(response.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(response.body).toContain('<base href="/explorer/">');
  expect(response.body).toContain("endpointURL: `/graphql`");
  expect(response.body).toContain("catalogItems(first: 5)");
  expect(response.body).toContain("disableAccount: true");
});

it("the query to start from is valid GraphQL and says how to set a token", () => {
  expect(parse(EXPLORER_QUERY).definitions).toHaveLength(1);
  expect(EXPLORER_QUERY).toMatch(/^#.*npm run token -- --partner/m);
  expect(EXPLORER_QUERY).toMatch(/^#.*Authorization/m);
});

it("everything that the page names is served by this server, so that it works without internet", async () => {
  const app = await serve();
  const { body } = await app.inject("/explorer/");
  expect(body).not.toMatch(/https?:|\/\//);
  const references = referencesIn(body).filter((reference) => reference !== "/explorer/");
  expect(references).toEqual(expect.arrayContaining(["styles.css", "main.js", "polyfills.js", "favicon.ico"]));
  for (const reference of references) {
    const response = await app.inject(`/explorer/${reference}`);
    expect([reference, response.statusCode]).toEqual([reference, 200]);
    expect(response.rawPayload.length).toBeGreaterThan(0);
  }
});

it("the fonts and images that its style sheet names, and the frame for scripts, are served too", async () => {
  const app = await serve();
  const { body: css } = await app.inject("/explorer/styles.css");
  const urls = [...css.matchAll(/url\("?(\.\/[^)"]+)"?\)/g)].map(([, url = ""]) => url.slice(2));
  expect(urls.length).toBeGreaterThan(0);
  expect(css).not.toMatch(/@import|url\("?https?:/);
  for (const path of [...urls, "iframe-sandbox/index.html", "iframe-sandbox/sandbox.png"]) {
    expect([path, (await app.inject(`/explorer/${path}`)).statusCode]).toEqual([path, 200]);
  }
});

it("no other site may frame or script the explorer", async () => {
  const app = await serve();
  for (const url of ["/explorer/", "/explorer/iframe-sandbox/index.html"]) {
    expect((await app.inject(url)).headers).toMatchObject({
      "content-security-policy": "frame-ancestors 'self'",
      "cross-origin-opener-policy": "same-origin",
    });
  }
});

it("Altair's own page, which knows no endpoint, cannot be opened by mistake", async () => {
  expect((await (await serve()).inject("/explorer/index.html")).statusCode).toBe(404);
});

it("nothing outside the explorer's folder is served", async () => {
  const app = await serve();
  for (const url of [
    "/explorer/../../package.json",
    "/explorer/%2e%2e/%2e%2e/package.json",
    "/explorer/..%2findex.js",
  ]) {
    const response = await app.inject(url);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toContain("altair-static");
  }
});

it.each(["/", "/explorer", "/explorer/", "/explorer/main.js"])("there is no %s in production", async (url) => {
  expect((await (await serve(PRODUCTION)).inject(url)).statusCode).toBe(404);
});
