import {
  expectUnharmed,
  mebibytesOf,
  post,
  startDevelopment,
  startProduction,
  stopTargets,
  type Target,
} from "./attacked-server.js";

/** The largest request that counts, so that buffers and compiled code are not taken for growth. */
const warmUpWithText = (target: Target) => post(target, `{ __typename } #${"a".repeat(900_000)}`);

/**
 * Attacks on a server as it is in development, and on one as it is in production. After each of them the server is as it
 * was: it answers, has not grown, and has told nothing.
 */
export function describeAttacks(
  attacks: (environment: "development" | "production", started: () => Target) => void,
  warmUp: (target: Target) => Promise<unknown> = warmUpWithText,
): void {
  describe.each([
    ["development", startDevelopment],
    ["production", startProduction],
  ] as const)("in %s", (environment, start) => {
    let target: Target;
    let before: number;
    beforeAll(async () => {
      target = await start();
      await warmUp(target);
      before = mebibytesOf(target);
    });
    afterEach(() => expectUnharmed(target, before));
    afterAll(stopTargets);
    attacks(environment, () => target);
  });
}
