import { type RunningApp, runApp } from "../support/running-app.js";

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** The errors of a hundred unknown fields that stand below so many empty lines. */
async function errorsBelow(lines: number) {
  const fields = Array.from({ length: 100 }, (_, index) => `unknown${index}`).join(" ");
  const payload = { query: `{ ${"\n".repeat(lines)} ${fields} }` };
  const response = await app.server.inject({ method: "POST", url: "/graphql", payload });
  const { errors } = response.json() as { errors: { message: string; locations?: unknown }[] };
  expect(errors[0]!.message).toBe('Cannot query field "unknown0" on type "Query".');
  return errors;
}

it("errors say where they are in a query of an ordinary length", async () => {
  expect((await errorsBelow(1_000))[0]!.locations).toEqual([{ line: 1_001, column: 2 }]);
});

it("no lines are counted in one of half a million lines, which would be done again for each error", async () => {
  const errors = await errorsBelow(500_000);
  expect(errors).toHaveLength(100);
  for (const { locations } of errors) expect(locations).toBeUndefined();
});
