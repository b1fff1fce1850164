import "reflect-metadata";
import { readConfig } from "../../src/config/config.js";
import type { Example } from "../../src/examples/example.js";
import { CODES, type CodeWithExample } from "../../src/examples/examples.js";
import { PLAY_ENVIRONMENT, playExamples } from "../../src/examples/play.js";
import { checkOut, createCart, licences } from "../../src/examples/steps.js";
import { tokensOf } from "../../src/commands/sample-tokens.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { runApp, type RunningApp } from "../support/running-app.js";

let app: RunningApp;

beforeAll(async () => {
  app = await runApp({ env: PLAY_ENVIRONMENT });
});

afterAll(() => app.close());

const [anyCode] = CODES;

/** Plays steps as if they were the example of code 800065. */
async function play(steps: Example["steps"], appears: Example["appears"] = "user error") {
  const example = { ...anyCode!.example, appears, steps };
  const row: CodeWithExample = { ...anyCode!, code: 800065, example };
  const [played] = await playExamples(app.url, tokensOf(readConfig(PLAY_ENVIRONMENT)), [row]);
  return played;
}

const aCart = createCart(CUSTOMER_IDS.mixed, licences(1));

it("says what came in the place where the code was expected", async () => {
  const refused = createCart(CUSTOMER_IDS.mixed, licences(0));
  expect(await play([refused])).toMatchObject({ expected: "user error 800065", got: "user error 800002", ok: false });
});

it("says what came elsewhere when nothing is in that place", async () => {
  expect(await play([createCart(CUSTOMER_IDS.mixed, licences(301))])).toMatchObject({
    got: "line error 10006",
    ok: false,
  });
  expect(await play([aCart])).toMatchObject({ got: "no code", ok: false });
});

it("does not take the right code in the wrong place", async () => {
  expect(await play([aCart, checkOut(1), checkOut(1)], "order error")).toMatchObject({
    expected: "order error 800065",
    got: "user error 800065",
    ok: false,
  });
});

it("stops at a step that goes wrong before the last one", async () => {
  expect(await play([aCart, checkOut(1), checkOut(1), checkOut(1)])).toMatchObject({
    got: "step 3: user error 800065",
    ok: false,
  });
});

it("names a value that an earlier answer does not have", async () => {
  const step = { operation: "cart", variables: { id: "{{1.createCart.cart.lineItems.1.id}}" } } as const;
  expect(await play([aCart, step])).toMatchObject({
    got: "Error: The answer to step 1 has no createCart.cart.lineItems.1.id.",
    ok: false,
  });
});

it("says that a request was none", async () => {
  expect(await play([{ operation: "cart", variables: {} }])).toMatchObject({
    got: "request error BAD_USER_INPUT",
    ok: false,
  });
});
