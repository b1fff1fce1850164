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
}
