import pino from "pino";
import { OccasionalWarning } from "../../src/observability/occasional-warning.js";

it("an occasional warning is logged at once, and then with its counts every ten seconds", async () => {
  jest.useFakeTimers();
  try {
    const lines: string[] = [];
    const warning = new OccasionalWarning(pino({}, { write: (line) => void lines.push(line) }), "much happens");
    const counts = () => lines.splice(0).map((line) => (JSON.parse(line) as { counts: unknown }).counts);
    warning.note("A");
    expect(counts()).toEqual([{ A: 1 }]);
    warning.note("A");
    warning.note("A");
    warning.note("B");
    expect(counts()).toEqual([]);
    jest.advanceTimersByTime(10_000);
    expect(counts()).toEqual([{ A: 2, B: 1 }]);
    jest.advanceTimersByTime(60_000);
    expect(counts()).toEqual([]);
    warning.note("B");
    expect(counts()).toEqual([{ B: 1 }]);
  } finally {
    jest.useRealTimers();
  }
});
