/** Who reads a text about a problem, as far as the text depends on it. */
export interface Viewer {
  readonly canSeePrices: boolean;
}

/** Parameters as a reader gets them: `pricing` is null for one who may not see prices. */
type Shown<Parameters> = Parameters extends { pricing: infer Pricing }
  ? Readonly<Omit<Parameters, "pricing"> & { pricing: Pricing | null }>
  : Readonly<Parameters>;

/** One sentence, or a few, for each reason of a subject. */
export type Sentences<Subject> = {
  readonly [R in keyof Subject]: (parameters: Shown<Subject[R]>, viewer: Viewer) => string;
};

/** `Supported: MONTHLY, ANNUAL.`; the other sentence where there is nothing to list. */
export function choice(lead: string, values: readonly string[], otherwise: string): string {
  return values.length > 0 ? `${lead}: ${values.join(", ")}.` : otherwise;
}

/** `Supported: MONTHLY, ANNUAL.` */
export function supported(values: readonly string[]): string {
  return choice("Supported", values, "No other value is supported: leave it out, or choose another item.");
}

/** `MONTHLY, ANNUAL` within a sentence; other words where there is nothing to list. */
export function listed(values: readonly string[], otherwise: string): string {
  return values.join(", ") || otherwise;
}

/** `1 Azure plan`, `2 Azure plans`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The catalog items of which an add-on can be part. */
export function bases(accepted: readonly string[]): string {
  return choice("Bases that it fits", accepted, "There is no base that it fits: leave it out.");
}
