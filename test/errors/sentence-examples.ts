import { sentenceOf } from "../../src/errors/sentences.js";
import type { Problem } from "../../src/errors/reasons.js";

interface Example<Parameters> {
  readonly of: Parameters;
  readonly says: string;
  /** What is said without access to prices, where that is not the same. */
  readonly withoutPrices?: string;
}

/** For each reason of a subject, what people read of some parameters. */
export type ExamplesOf<Subject> = { readonly [R in keyof Subject]: readonly Example<Subject[R]>[] };

/** One test for each sentence: its very words, and what every sentence has to be like. */
export function testSentences(examples: ExamplesOf<object>): void {
  const cases = Object.entries(examples as Record<string, readonly Example<Problem["parameters"]>[]>).flatMap(
    ([reason, some]) => some.map((example) => [reason, example] as const),
  );
  it.each(cases)("%s", (reason, { of, says, withoutPrices = says }) => {
    const problem = { reason, parameters: of } as Problem;
    expect(sentenceOf(problem, { canSeePrices: true })).toBe(says);
    const shown = sentenceOf(problem, { canSeePrices: false });
    expect(shown).toBe(withoutPrices);
    for (const sentence of [says, withoutPrices]) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/[:,;]\s*[.;]|undefined|null|\[object/);
    }
    const hidden = "pricing" in of ? Object.values(of.pricing) : [];
    expect(hidden.filter((value) => shown.includes(value))).toEqual([]);
  });

  it.each(cases)("%s has no empty place without anything to list, and takes long values", (reason, { of }) => {
    const parameters = Object.fromEntries(Object.entries(of).map(([name, value]) => [name, strained(value)]));
    const sentence = sentenceOf({ reason, parameters } as unknown as Problem, { canSeePrices: false });
    expect(sentence).not.toMatch(
      /[:,;]\s*[.;,]|\s[.,;:]|  |(in|of|needs|lacks|names|roles|reservation) (only|and|[.,;:])|undefined|\[object/,
    );
    expect(sentence).toMatch(/\S\.$/);
  });
}

/** Nothing where there was a list, and a long text where there was a title or a name. */
function strained(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === "string" && value.includes(" ") ? value.repeat(40) : value;
}
