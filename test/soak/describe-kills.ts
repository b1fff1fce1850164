import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKOUT_STEPS } from "../../src/checkout/place.js";
import { killServers } from "../support/server-process.js";
import { type Progress, soak } from "./driver.js";
import { type Finding, PROMISES } from "./finding.js";
import { killsOf } from "./report.js";

const SEED = 20_260_101;
const KILLS = 50;
const KILLS_PER_STEP = 3;
const KILLS_AT_ANY_TIME = 20;
/** A machine that is too slow for all this in so much time has other trouble. */
const LIMIT_MILLISECONDS = 240_000;

/** What every store must stand: that its servers are killed. `newUrl` is the address of an empty one in a new folder. */
export function describeKills(name: string, newUrl: (folder: string) => string | Promise<string>): void {
  describe(`servers on ${name} that are killed under load`, () => {
    let folder: string;
    let progress: Progress;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "cartwright-kills-"));
      const databaseUrl = await newUrl(folder);
      const outsideFile = join(folder, "taken.jsonl");
      progress = await soak({ databaseUrl, outsideFile, seed: SEED, goesOn: (soFar) => !isEnough(soFar) });
    }, 2 * LIMIT_MILLISECONDS);
    afterAll(async () => {
      await killServers();
      await rm(folder, { recursive: true });
    });

    it(`are killed at least ${KILLS} times, at least ${KILLS_AT_ANY_TIME} of them at any time, with requests on the way`, () => {
      expect(killsOf(progress)).toBeGreaterThanOrEqual(KILLS);
      expect(progress.kills["ANY TIME"]).toBeGreaterThanOrEqual(KILLS_AT_ANY_TIME);
      expect(progress.interrupted).toBeGreaterThanOrEqual(KILLS);
    });

    it.each(CHECKOUT_STEPS)(`die at the step %s at least ${KILLS_PER_STEP} times`, (step) => {
      expect(progress.kills[step]).toBeGreaterThanOrEqual(KILLS_PER_STEP);
    });

    it("have meanwhile done all that clients ask of them, also two at once on the store", () => {
      expect(progress.orders).toBeGreaterThan(20);
      expect(progress.replays).toBeGreaterThan(0);
      expect(progress.pairs).toBeGreaterThan(0);
      expect(progress.checks).toBeGreaterThan(10);
    });

    it.each(Object.entries(PROMISES) as [Finding["promise"], string][])("%s: %s", (promise) => {
      expect(progress.findings.filter((finding) => finding.promise === promise)).toEqual([]);
    });
  });
}

function isEnough(progress: Progress): boolean {
  if (progress.milliseconds > LIMIT_MILLISECONDS) return true;
  return (
    killsOf(progress) >= KILLS &&
    progress.kills["ANY TIME"] >= KILLS_AT_ANY_TIME &&
    CHECKOUT_STEPS.every((step) => progress.kills[step] >= KILLS_PER_STEP)
  );
}
