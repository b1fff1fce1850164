import pino from "pino";
import { Lease, startBackground } from "../src/background.js";
import { openStore } from "../src/store/database.js";
import type { Store } from "../src/store/stores.js";

const logger = pino({ level: "silent" });

let store: Store;
let now: Date;
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  now = new Date("2026-03-01T09:30:00.000Z");
});
afterEach(() => store.close());

const newLease = () => new Lease(store, () => now, 10);
const wait = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};

describe("a lease", () => {
  it("is held by one of several processes", async () => {
    const [one, other] = [newLease(), newLease()];
    expect(await one.isHeld()).toBe(true);
    expect(await other.isHeld()).toBe(false);
    expect(await one.isHeld()).toBe(true);
  });

  it("is prolonged by its holder, and goes to another process once that has been silent for its whole time", async () => {
    const [one, other] = [newLease(), newLease()];
    await one.isHeld();
    wait(6);
    expect(await one.isHeld()).toBe(true);
    wait(9);
    expect(await other.isHeld()).toBe(false);
    wait(1);
    expect(await other.isHeld()).toBe(true);
    expect(await one.isHeld()).toBe(false);
  });

  it("is free at once when its holder gives it back", async () => {
    const [one, other] = [newLease(), newLease()];
    await one.isHeld();
    await one.release();
    expect(await other.isHeld()).toBe(true);
  });

  it("stays where it is when somebody else gives it back", async () => {
    const [one, other] = [newLease(), newLease()];
    await one.isHeld();
    await other.isHeld();
    await other.release();
    expect(await newLease().isHeld()).toBe(false);
  });

  it("is not written anew each time that it is asked for", async () => {
    const statements: string[] = [];
    const counted = await openStore("sqlite::memory:", { onStatement: (sql) => statements.push(sql) });
    const lease = new Lease(counted, () => now, 10);
    await lease.isHeld();
    statements.length = 0;
    for (let index = 0; index < 5; index += 1) expect(await lease.isHeld()).toBe(true);
    expect(statements).toEqual([]);
    await counted.close();
  });
});

describe("background work", () => {
  /** A job that counts its rounds, and a promise for each round that it begins. */
  function aJob(name: string, round: () => Promise<void> = async () => undefined) {
    const counted = { rounds: 0 };
    const job = {
      name,
      pauseMilliseconds: 1,
      round: () => {
        counted.rounds += 1;
        return round();
      },
    };
    return { counted, job };
  }

  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  it("does every job in rounds until it is stopped, and then gives its turn back", async () => {
    const [one, other] = [aJob("one"), aJob("other")];
    const background = startBackground([one.job, other.job], newLease(), logger);
    await until(() => one.counted.rounds > 2 && other.counted.rounds > 2);
    await background.stop();
    const after = one.counted.rounds;
    expect(await newLease().isHeld()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(one.counted.rounds).toBe(after);
  });

  it("waits for its turn while another process has it", async () => {
    const holder = newLease();
    await holder.isHeld();
    const { counted, job } = aJob("one");
    const background = startBackground([job], newLease(), logger);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(counted.rounds).toBe(0);
    wait(10);
    await until(() => counted.rounds > 0);
    await background.stop();
  });

  it("lets a round that is running end before it stops", async () => {
    let finish = () => {};
    let isFinished = false;
    const { counted, job } = aJob("one", async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      isFinished = true;
    });
    const background = startBackground([job], newLease(), logger);
    await until(() => counted.rounds === 1);
    const stopped = background.stop();
    finish();
    await stopped;
    expect(isFinished).toBe(true);
  });

  it("goes on after a round that failed, and the other jobs do not notice", async () => {
    const broken = aJob("broken", async () => {
      throw new Error("The store is away.");
    });
    const sound = aJob("sound");
    const background = startBackground([broken.job, sound.job], newLease(), logger);
    await until(() => broken.counted.rounds > 2 && sound.counted.rounds > 2);
    await background.stop();
  });
});
