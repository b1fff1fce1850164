import { serverAudits } from "graphql-http";
import { type RunningApp, runApp } from "../support/running-app.js";

/*
 * The audits of graphql-http, which check a server against the specification "GraphQL over HTTP", of the product as it
 * runs. What a server MUST or SHOULD do, this one does.
 */

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** By its id, each audit of what a server MAY do that this one does not, and why that is right. */
const NOTICES: Readonly<Record<string, string>> = {};

const audits = serverAudits({ url: () => app.url });

it("there are as many audits as this was written for, and those with a notice are among them", () => {
  const ids = audits.map(({ id }) => id);
  expect(new Set(ids).size).toBe(61);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(NOTICES)));
});

it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s: %s", async (id, _name, audit) => {
  const result = await audit.fn();
  const found = result.status === "ok" ? "ok" : `${result.status}: ${result.reason}: ${await result.response.text()}`;
  // A notice that is listed and no longer found fails too: its explanation would be wrong.
  expect(found).toMatch(id in NOTICES ? /^notice: / : /^ok$/);
});

/** The status of a request with a mistake in it, for a client that accepts this. */
async function statusFor(query: string, accept?: string): Promise<string> {
  const response = await fetch(app.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(accept !== undefined && { accept }) },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
  return `${response.status} ${response.headers.get("content-type")}`;
}

const MISTAKES = [
  "{",
  "{ nothing }",
  "query A { __typename } query B { __typename }",
  "query ($id: ID!) { cart(id: $id) { id } }",
];
const JSON_TYPE = "application/json; charset=utf-8";
const RESPONSE_TYPE = "application/graphql-response+json; charset=utf-8";

it.each([
  ["nothing", undefined, `400 ${JSON_TYPE}`],
  ["anything", "*/*", `400 ${JSON_TYPE}`],
  ["application/json", "application/json", `200 ${JSON_TYPE}`],
  ["application/json, with a weight", "text/plain, application/json;q=0.9", `200 ${JSON_TYPE}`],
  ["application/graphql-response+json", "application/graphql-response+json", `400 ${RESPONSE_TYPE}`],
  ["both", "application/graphql-response+json, application/json;q=0.9", `400 ${RESPONSE_TYPE}`],
])("a client that asks for %s is told of a mistake in its document with the status it expects", async (...row) => {
  const [, accept, expected] = row;
  for (const query of MISTAKES) expect(await statusFor(query, accept)).toBe(expected);
});

it("a request that goes beyond a limit, or that is none, is 400 for every client", async () => {
  const costly = `{ ${Array.from({ length: 1_001 }, (_, index) => `a${index}: __typename`).join(" ")} }`;
  expect(await statusFor(costly, "application/json")).toBe(`400 ${JSON_TYPE}`);
  expect(await statusFor("", "application/json")).toBe(`400 ${JSON_TYPE}`);
});
