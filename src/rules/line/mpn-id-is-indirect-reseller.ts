import type { LineReasons } from "../../errors/reasons.js";
import type { MpnProfile, Partner } from "../../model/market.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Is each reseller one that this provider may sell through? The reasons are those of an agreement check; ids that are
 * not in the registry are another question.
 *
 * Source: "Verify an indirect reseller's Microsoft Partner Agreement signing status",
 * https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status
 */
export const mpnIdIsIndirectReseller: LineRule = {
  file: "src/rules/line/mpn-id-is-indirect-reseller.ts",
  cartCode: null,
  orderCode: "NOT_VALID_INDIRECT_RESELLER_MPN_ID",
  check({ line, facts: { mpnProfiles, partner } }) {
    for (const [index, { key, value }] of line.participants.entries()) {
      const profile = mpnProfiles.get(value);
      const cause = profile ? causeAgainst(profile, partner) : null;
      if (!profile || cause === null) continue;
      return breach("MPN_ID_NOT_USABLE", {
        key,
        index,
        mpnId: value,
        mpnCountry: profile.country,
        partnerName: partner.name,
        partnerCountry: partner.country,
        cause,
      });
    }
    return null;
  },
};

function causeAgainst(profile: MpnProfile, partner: Partner): LineReasons["MPN_ID_NOT_USABLE"]["cause"] | null {
  if (profile.mpnId === partner.mpnId) return "OWN_ID";
  if (!profile.isIndirectReseller) return "NO_INDIRECT_RESELLER";
  if (!profile.hasSignedAgreement) return "AGREEMENT_NOT_SIGNED";
  if (!profile.providerIds.includes(partner.id)) return "NO_RELATION";
  if (profile.country !== partner.country) return "OTHER_COUNTRY";
  return null;
}
