import { readConfig } from "../src/config/config.js";
import { CODES } from "../src/examples/examples.js";
import { PLAY_ENVIRONMENT, playExamples } from "../src/examples/play.js";
import { tokensOf } from "../src/commands/sample-tokens.js";
import { runApp, type RunningApp } from "./support/running-app.js";

/** What `npm run codes` does, one code a test. All are played on one product: no example may disturb another. */
const tokenFor = tokensOf(readConfig(PLAY_ENVIRONMENT));
let app: RunningApp;

beforeAll(async () => {
  app = await runApp({ env: PLAY_ENVIRONMENT, realTime: true });
});

afterAll(() => app.close());

it.each(CODES.map((row) => [`${row.code} ${row.name}: ${row.example.cause}`, row] as const))(
  "%s",
  async (_title, row) => {
    const [played] = await playExamples(app.url, tokenFor, [row]);
    expect(played?.got).toBe(`${row.example.appears} ${row.code}`);
    expect(played?.ok).toBe(true);
  },
  60_000,
);
