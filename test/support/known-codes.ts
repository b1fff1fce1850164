import { reasonsOfCode } from "../../src/errors/pointers.js";
import { MUTATION_CODES } from "../../src/examples/mutation-codes.js";

/** An error as the operations of schema/operations ask for it. */
interface Found {
  readonly errorCode: string;
  readonly code: number;
  readonly reason: string;
}

/**
 * Fails for an answer with a code that its mutation is not said to answer, or a reason that is not said to stand beside its
 * code. Every answer that tests get over the API passes here, so that the two tables cannot fall behind the product.
 */
export function expectKnownCodes({ data }: { readonly data?: Readonly<Record<string, unknown>> | null }): void {
  const problems: string[] = [];
  for (const [mutation, payload] of Object.entries(data ?? {})) {
    const known = Object.hasOwn(MUTATION_CODES, mutation) ? MUTATION_CODES[mutation] : undefined;
    const { userErrors = [], orderErrors = [] } = (payload ?? {}) as Partial<
      Record<"userErrors" | "orderErrors", Found[]>
    >;
    if (!known) continue;
    for (const [place, errors] of Object.entries({ userErrors, orderErrors })) {
      const codes: readonly string[] = known[place as "userErrors" | "orderErrors"];
      const odd = errors.filter(({ errorCode }) => errorCode && !codes.includes(errorCode));
      problems.push(...odd.map(({ errorCode }) => `${mutation} answers ${errorCode} in ${place}`));
    }
  }
  for (const { code, reason } of errorsIn(data)) {
    // Codes and reasons of other versions stand beside anything.
    const known: readonly string[] = reasonsOfCode(code);
    if (reason !== "UNKNOWN" && known.length > 0 && !known.includes(reason)) {
      problems.push(`${reason} stands beside ${code}`);
    }
  }
  if (problems.length > 0) {
    throw new Error(
      `${problems.join("; ")}: say so in src/examples/mutation-codes.ts, or in the reason's row in src/errors.`,
    );
  }
}

function errorsIn(value: unknown): Found[] {
  if (typeof value !== "object" || value === null) return [];
  const within = Object.values(value).flatMap(errorsIn);
  return "reason" in value && "code" in value ? [value as Found, ...within] : within;
}
