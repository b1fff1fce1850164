import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKOUT_STEPS } from "../../src/checkout/place.js";
import { killServers } from "../support/server-process.js";
import { type Progress, soak } from "./driver.js";
import { type BrokenPromise, PROMISES } from "./finding.js";
import { killsOf } from "./report.js";

const SEED = 20_260_101;

/** What happens at the least before it is enough. */
interface Amount {
  readonly kills: number;
  readonly perStep: number;
  readonly atAnyTime: number;
  /** Requests that a kill left without answer. */
  readonly interrupted: number;
  readonly orders: number;
  readonly checks: number;
}

/** Each step of a checkout once: what every change has to stand. */
export const FEW_KILLS: Amount = { kills: 10, perStep: 1, atAnyTime: 3, interrupted: 5, orders: 3, checks: 2 };
export const MANY_KILLS: Amount = { kills: 50, perStep: 3, atAnyTime: 20, interrupted: 50, orders: 21, checks: 11 };

/** A machine that is too slow for all this in so much time has other trouble. */
const LIMIT_MILLISECONDS = 240_000;

/** What every store must stand: that its servers are killed. `newUrl` is the address of an empty one in a new folder. */
export function describeKills(
  name: string,
  amount: Amount,
  newUrl: (folder: string) => string | Promise<string>,
): void {
  const { kills, perStep, atAnyTime, interrupted, orders, checks } = amount;
  describe(`servers on ${name} that are killed under load`, () => {
    let folder: string;
    let progress: Progress;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "cartwright-kills-"));
      const databaseUrl = await newUrl(folder);
      const outsideFile = join(folder, "taken.jsonl");
      progress = await soak({ databaseUrl, outsideFile, seed: SEED, goesOn: (soFar) => !isEnough(soFar, amount) });
    }, 2 * LIMIT_MILLISECONDS);
    afterAll(async () => {
      await killServers();
      await rm(folder, { recursive: true });
    });

    it(`are killed at least ${kills} times, at least ${atAnyTime} of them at any time, with requests on the way`, () => {
      expect(killsOf(progress)).toBeGreaterThanOrEqual(kills);
      expect(progress.kills["ANY TIME"]).toBeGreaterThanOrEqual(atAnyTime);
      expect(progress.interrupted).toBeGreaterThanOrEqual(interrupted);
    });

    it.each(CHECKOUT_STEPS)(`die at the step %s at least ${perStep} times`, (step) => {
      expect(progress.kills[step]).toBeGreaterThanOrEqual(perStep);
    });

    it("have meanwhile done all that clients ask of them, also two at once on the store", () => {
      expect(progress.orders).toBeGreaterThanOrEqual(orders);
      expect(progress.replays).toBeGreaterThan(0);
      expect(progress.pairs).toBeGreaterThan(0);
      expect(progress.checks).toBeGreaterThanOrEqual(checks);
    });

    it.each(Object.entries(PROMISES) as [BrokenPromise["promise"], string][])("%s: %s", (promise) => {
      expect(progress.findings.filter((finding) => finding.promise === promise)).toEqual([]);
    });
  });
}

function isEnough(progress: Progress, amount: Amount): boolean {
  if (progress.milliseconds > LIMIT_MILLISECONDS) return true;
  return (
    killsOf(progress) >= amount.kills &&
    progress.kills["ANY TIME"] >= amount.atAnyTime &&
    CHECKOUT_STEPS.every((step) => progress.kills[step] >= amount.perStep) &&
    progress.interrupted >= amount.interrupted &&
    progress.orders >= amount.orders &&
    progress.checks >= amount.checks &&
    progress.replays > 0 &&
    progress.pairs > 0
  );
}
