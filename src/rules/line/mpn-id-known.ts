import { breach, type LineRule } from "../rule.js";

/**
 * Are the resellers' MPN ids in the registry of partner locations?
 *
 * Source: "Partner Center REST error codes", https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const mpnIdKnown: LineRule = {
  file: "src/rules/line/mpn-id-known.ts",
  cartCode: null,
  orderCode: "MPN_ID_NOT_FOUND",
  check({ line, facts }) {
    const unknown = line.participants.filter(({ value }) => !facts.mpnProfiles.has(value));
    if (unknown.length === 0) return null;
    const index = line.participants.indexOf(unknown[0]!);
    return breach("MPN_ID_UNKNOWN", { participants: unknown.map(({ key, value }) => ({ key, value })), index });
  },
};
