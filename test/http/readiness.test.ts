import pino from "pino";
import { createReadiness } from "../../src/http/readiness.js";

const log = pino({ level: "silent" });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe("readiness", () => {
  it("asks the store at most once a second, however many ask at once or one after the other", async () => {
    const answers = [true, false, true];
    const ask = jest.fn(async () => answers.shift()!);
    const isReady = createReadiness(ask, log);
    expect(await Promise.all(Array.from({ length: 50 }, isReady))).toEqual(Array(50).fill(true));
    expect(await isReady()).toBe(true);
    await jest.advanceTimersByTimeAsync(999);
    expect([await isReady(), ask.mock.calls.length]).toEqual([true, 1]);
    await jest.advanceTimersByTimeAsync(1);
    expect([await isReady(), await isReady(), ask.mock.calls.length]).toEqual([false, false, 2]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect([await isReady(), ask.mock.calls.length]).toEqual([true, 3]);
  });

  it("does not wait for a store that is silent, and does not ask it again until it has answered", async () => {
    let answer: (isReady: boolean) => void = () => undefined;
    const ask = jest.fn(() => new Promise<boolean>((resolve) => void (answer = resolve)));
    const isReady = createReadiness(ask, log);
    const early = isReady();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await early).toBe(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([await isReady(), ask.mock.calls.length]).toEqual([false, 1]);
    answer(true);
    await jest.advanceTimersByTimeAsync(1_000);
    const late = isReady();
    answer(true);
    expect([await late, ask.mock.calls.length]).toEqual([true, 2]);
  });

  it("lets a bounded number wait for the store", async () => {
    const isReady = createReadiness(() => new Promise(() => undefined), log);
    let answered = 0;
    for (let count = 0; count < 250; count += 1) void isReady().then(() => (answered += 1));
    await jest.advanceTimersByTimeAsync(0);
    expect(answered).toBe(150);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(answered).toBe(250);
  });

  it("says no when the store cannot be asked", async () => {
    const isReady = createReadiness(async () => Promise.reject(new Error("ECONNREFUSED")), log);
    expect(await isReady()).toBe(false);
  });
});
