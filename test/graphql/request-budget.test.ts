import { RequestBudget } from "../../src/graphql/request-budget.js";
import { MAX_QUERY_COST } from "../../src/model/limits.js";

const REFUSED = { extensions: { code: "INVALID_INPUT", number: 800002 } };

/** The turn of the event loop in which each promise is kept, counted from now. */
async function turnsOf(...promises: readonly Promise<void>[]): Promise<number[]> {
  let turn = 0;
  const count = () => {
    turn += 1;
    if (turn < 100) setImmediate(count);
  };
  setImmediate(count);
  return Promise.all(promises.map((promise) => promise.then(() => turn)));
}

describe("the budget of a request", () => {
  it("has four bytes to read for each byte that it may answer, over all reads together", () => {
    const budget = new RequestBudget(1_000);
    budget.read(3_999);
    budget.read(1);
    expect(budget.refusal).toBeNull();
    expect(() => budget.read(1)).toThrow(/more than 4000 bytes from the store/);
    expect(budget.refusal).toMatchObject(REFUSED);
  });

  it("has as many fields to answer as a query may cost", () => {
    const budget = new RequestBudget(1_000);
    budget.answer(MAX_QUERY_COST);
    expect(() => budget.answer(1)).toThrow(/more than 250000 fields/);
    expect(budget.refusal).toMatchObject(REFUSED);
  });

  it.each([
    [{ a: [1, 2.5, true, null, "text"], b: { c: [], d: {}, e: [[]] } }],
    [{ quotes: '"\\\n\u0000\u001f', letters: "äöü☃𝒳", empty: "" }],
    [[{ many: Array.from({ length: 100 }, (_, index) => ({ id: `${index}`, none: null })) }]],
    [null],
  ])("knows the bytes of an answer nearly to the byte: %j", (data) => {
    const bytes = Buffer.byteLength(JSON.stringify(data));
    const wide = new RequestBudget(Math.ceil(bytes * 1.05) + 5);
    wide.deliver(data);
    expect(wide.refusal).toBeNull();
    const narrow = new RequestBudget(bytes - 1);
    narrow.deliver(data);
    expect(narrow.refusal).toMatchObject(REFUSED);
  });

  it("keeps the first refusal", () => {
    const budget = new RequestBudget(10);
    expect(() => budget.read(1_000)).toThrow(/bytes from the store/);
    budget.deliver("more than ten characters");
    expect(budget.refusal?.message).toMatch(/bytes from the store/);
  });

  it("answers five thousand fields at once, and more in later turns of the event loop", async () => {
    const budget = new RequestBudget(1_000);
    expect(budget.turnFor(5_000)).toBeNull();
    const second = budget.turnFor(1)!;
    expect(budget.turnFor(4_999)).toBe(second);
    const third = budget.turnFor(1)!;
    const [ofSecond, ofThird] = await turnsOf(second, third);
    expect(ofThird).toBeGreaterThan(ofSecond!);
  });

  it("begins the first root field at once, and each other one in a turn of its own", async () => {
    const budget = new RequestBudget(1_000);
    expect(budget.turnForRootField()).toBeNull();
    const [second, third] = [budget.turnForRootField()!, budget.turnForRootField()!];
    const [ofSecond, ofThird] = await turnsOf(second, third);
    expect(ofThird).toBeGreaterThan(ofSecond!);
  });
});
