import type { LineRule } from "../rule.js";

/** Are the resellers' MPN ids in the registry of partner locations? */
export const mpnIdKnown: LineRule = {
  file: "src/rules/line/mpn-id-known.ts",
  cartCode: null,
  orderCode: "MPN_ID_NOT_FOUND",
  check({ line, facts }) {
    const unknown = line.participants.filter(({ value }) => !facts.mpnProfiles.has(value));
    if (unknown.length === 0) return null;
    const named = unknown.map(({ key, value }) => `${value} (${key})`).join(", ");
    return { detail: `Not in the registry: ${named}. Name the MPN id of an indirect reseller, or leave it out.` };
  },
};
