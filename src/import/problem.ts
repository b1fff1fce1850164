import type { ReferenceSection } from "../model/reference-data.js";

/** One thing that is wrong with an import file. */
export interface ImportProblem {
  /** Where: `catalogItems[12].listPrices[0].amount`. */
  readonly path: string;
  /** What is accepted there. */
  readonly message: string;
  /** Which row that is, as its owner knows it: `id DZH318…`; null where the row does not say. */
  readonly row: string | null;
}

/** Says what is wrong with the member that the path names; an empty path means the row as a whole. */
export type ReportProblem = (members: readonly PropertyKey[], message: string) => void;

/** The members by which people know a row; what others refer to comes first. */
const NAMING: Readonly<Record<ReferenceSection, readonly string[]>> = {
  markets: ["country"],
  catalogItems: ["id"],
  inventory: ["catalogItemId"],
  partners: ["id"],
  customers: ["id"],
  relations: ["partnerId", "customerId"],
  subscriptions: ["id"],
  mpnProfiles: ["mpnId"],
  creditLines: ["partnerId", "currencyCode"],
  riskProfiles: ["partnerId", "customerId"],
  purchaseSystems: ["name"],
  purchaseAccounts: ["purchaseSystem", "customerId"],
};

/** The sections in the order in which a file is reported on. */
export const SECTIONS = Object.keys(NAMING) as readonly ReferenceSection[];

/** No name of a row is longer than this in a report. */
const NAME_LENGTH = 60;

export function problemAt(
  section: ReferenceSection,
  index: number,
  row: unknown,
  members: readonly PropertyKey[],
  message: string,
): ImportProblem {
  return { path: `${section}[${index}]${pathOf(members)}`, message, row: nameOf(section, row) };
}

/** One line of a report. */
export function lineOf({ path, message, row }: ImportProblem): string {
  return `${path}: ${message}${row === null ? "" : ` (${row})`}`;
}

function pathOf(members: readonly PropertyKey[]): string {
  return members
    .map((member) => (typeof member === "number" ? `[${member}]` : `.${printable(String(member))}`))
    .join("");
}

function nameOf(section: ReferenceSection, row: unknown): string | null {
  if (typeof row !== "object" || row === null) return null;
  const parts = NAMING[section].flatMap((member) => {
    const value = (row as Record<string, unknown>)[member];
    return typeof value === "string" && value !== "" ? [`${member} ${printable(value)}`] : [];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

/** What a file says may be long, and may control a terminal: neither gets into a report. */
export function printable(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "?");
  return plain.length > NAME_LENGTH ? `${plain.slice(0, NAME_LENGTH)}…` : plain;
}
