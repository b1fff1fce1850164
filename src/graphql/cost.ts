/*
 * What fields cost, for their option `complexity`; a field without it costs one, and what is asked of its value.
 * `query-limits.ts` adds it all up.
 */

interface Asked {
  /** Of the arguments, only `first` is given here. */
  readonly args: { readonly first?: number | undefined };
  /** What is asked of one value. */
  readonly childComplexity: number;
}

/** What a field of Query or Mutation costs beside its answer, as it may call the store for a single field. */
export const ROOT_FIELD_COST = 1_000;

/** The cost of a field of Query or Mutation. */
export function call({ childComplexity }: Asked): number {
  return ROOT_FIELD_COST + 1 + childComplexity;
}

/** The cost of a page: what it asks for, for each node that it may have. */
export function page({ args: { first = 0 }, childComplexity }: Asked): number {
  // One below zero is for the resolver to refuse; here it must not make up for the cost of other fields.
  return ROOT_FIELD_COST + 1 + Math.max(0, first) * childComplexity;
}

/** The cost of what a page has once, however many nodes it has: that of the page includes it. */
export const WITHIN_PAGE = (): number => 0;

/** The cost of a list without `first`, which is taken to have so many items. */
export function listOf(items: number) {
  return ({ childComplexity }: Asked): number => items * (1 + childComplexity);
}

/** The cost of a field of Query that is such a list. */
export function callForList(items: number) {
  return (asked: Asked): number => ROOT_FIELD_COST + listOf(items)(asked);
}
