import { setTimeout as sleep } from "node:timers/promises";
import { KeyedTurns, TooManyWaiting } from "../../src/store/turns.js";

const [MOST, MILLISECONDS] = [3, 10_000];

/** Work that ends when it is told to, and the names of all work in the order in which it began. */
function workshop(turns = new KeyedTurns(MOST, MILLISECONDS)) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (name: string, key = "partner", isUrgent = false) =>
    turns.take(key, isUrgent, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  /** Ends the work of a name once it has begun. */
  const end = async (name: string) => {
    while (!ends.has(name)) await sleep(1);
    ends.get(name)!();
  };
  return { turns, begun, start, end };
}

describe("turns", () => {
  it("come one after the other to those with the same key, in the order in which they came", async () => {
    const { begun, start, end } = workshop();
    const all = ["one", "two", "three"].map((name) => start(name));
    await sleep(1);
    expect(begun).toEqual(["one"]);
    await end("one");
    await end("two");
    await end("three");
    expect(await Promise.all(all)).toEqual(["one", "two", "three"]);
    expect(begun).toEqual(["one", "two", "three"]);
  });

  it("come at once to those with different keys", async () => {
    const { begun, start, end } = workshop();
    const all = [start("one", "partner"), start("two", "other partner")];
    await sleep(1);
    expect(begun).toEqual(["one", "two"]);
    await end("one");
    await end("two");
    await Promise.all(all);
  });

  it("come to urgent work before the rest, however much waits", async () => {
    const { begun, start, end } = workshop();
    const all = ["one", "two", "three", "four"].map((name) => start(name));
    all.push(start("urgent", "partner", true), start("urgent too", "partner", true));
    for (const name of ["one", "urgent", "urgent too", "two", "three", "four"]) await end(name);
    await Promise.all(all);
    expect(begun).toEqual(["one", "urgent", "urgent too", "two", "three", "four"]);
  });

  it("are refused at once when too many wait for the same one, and given again when fewer do", async () => {
    const { turns, start, end } = workshop();
    const all = ["one", "two", "three", "four"].map((name) => start(name));
    expect(turns.waiting).toBe(MOST);
    await expect(start("five")).rejects.toThrow(TooManyWaiting);
    const other = start("other", "other partner");
    await end("other");
    await end("one");
    await all[0];
    all.push(start("six"));
    for (const name of ["two", "three", "four", "six"]) await end(name);
    expect(await Promise.all([...all, other])).toEqual(["one", "two", "three", "four", "six", "other"]);
    expect(turns.waiting).toBe(0);
  });

  it("are not waited for longer than they may be, and the others keep their places", async () => {
    const { turns, start, end } = workshop(new KeyedTurns(MOST, 50));
    const first = start("one");
    await expect(start("two")).rejects.toThrow("timeout");
    const third = start("three");
    expect(turns.waiting).toBe(1);
    await end("one");
    await end("three");
    expect(await Promise.all([first, third])).toEqual(["one", "three"]);
  });

  it("go on after work that failed", async () => {
    const { turns, start, end } = workshop();
    const failing = turns.take("partner", false, async () => {
      await sleep(1);
      throw new Error("it failed");
    });
    const next = start("next");
    await expect(failing).rejects.toThrow("it failed");
    await end("next");
    expect(await next).toBe("next");
  });
});
