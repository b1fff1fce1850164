import pino from "pino";
import { Lease } from "../../src/background/lease.js";
import { startBackground } from "../../src/background/scheduler.js";
import { openStore } from "../../src/store/database.js";
import type { Store } from "../../src/store/stores.js";

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

describe("a process without the lease", () => {
  let statements: string[];
  let counted: Store;
  beforeEach(async () => {
    statements = [];
    counted = await openStore("sqlite::memory:", { onStatement: (sql) => statements.push(sql) });
    await new Lease(counted, () => now, 10).isHeld();
    statements.length = 0;
  });
  afterEach(() => counted.close());

  it("reads and does not write until the lease has run out", async () => {
    const other = new Lease(counted, () => now, 10);
    for (let second = 0; second < 10; second += 1) {
      expect(await other.isHeld()).toBe(false);
      wait(1);
    }
    expect(statements).toHaveLength(10);
    expect(statements.filter((sql) => !sql.startsWith("select"))).toEqual([]);
    expect(await other.isHeld()).toBe(true);
  });

  it("looks once a second for all of its jobs together", async () => {
    const other = new Lease(counted, () => now, 10);
    await Promise.all([other.isHeld(), other.isHeld(), other.isHeld()]);
    await other.isHeld();
    expect(statements).toHaveLength(1);
  });

  it("looks again after its clock was set back", async () => {
    const other = new Lease(counted, () => now, 10);
    await other.isHeld();
    wait(-90);
    await other.isHeld();
    expect(statements).toHaveLength(2);
  });

  it("may have another clock: one that is 90 s ahead takes the lease once and keeps it, and then it stays there", async () => {
    const ahead = new Lease(counted, () => new Date(now.getTime() + 90_000), 10);
    const behind = new Lease(counted, () => now, 10);
    expect(await ahead.isHeld()).toBe(true);
    for (let second = 0; second < 60; second += 1) {
      wait(1);
      expect([await ahead.isHeld(), await behind.isHeld()]).toEqual([true, false]);
    }
  });
});

describe("background work", () => {
  /** A job that counts its rounds, and a promise for each round that it begins. */
  function aJob(name: string, round: () => Promise<boolean> = async () => false) {
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
      return false;
    });
    const background = startBackground([job], newLease(), logger);
    await until(() => counted.rounds === 1);
    const stopped = background.stop();
    finish();
    await stopped;
    expect(isFinished).toBe(true);
  });

  it("goes on at once while there is more to do, and rests only then", async () => {
    let left = 3;
    const { counted, job } = aJob("one", async () => (left -= 1) > 0);
    const background = startBackground([{ ...job, pauseMilliseconds: 60_000 }], newLease(), logger);
    await until(() => left === 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(counted.rounds).toBe(3);
    await background.stop();
  });

  it("tells a round that it is to stop, and begins no other", async () => {
    const signals: AbortSignal[] = [];
    const endless = {
      name: "endless",
      pauseMilliseconds: 0,
      round: async (signal: AbortSignal) => {
        signals.push(signal);
        while (!signal.aborted) await new Promise((resolve) => setImmediate(resolve));
        return true;
      },
    };
    const background = startBackground([endless], newLease(), logger);
    await until(() => signals.length === 1);
    await background.stop();
    expect(signals).toHaveLength(1);
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
