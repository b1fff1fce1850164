import type { MpnProfile, Partner } from "../../model/market.js";
import type { LineRule } from "../rule.js";

/**
 * Is each reseller one that this provider may sell through? The reasons are those of the page
 * verify-indirect-reseller-mpa-status; ids that are not in the registry are another question.
 */
export const mpnIdIsIndirectReseller: LineRule = {
  file: "src/rules/line/mpn-id-is-indirect-reseller.ts",
  cartCode: null,
  orderCode: "NOT_VALID_INDIRECT_RESELLER_MPN_ID",
  check({ line, facts: { mpnProfiles, partner } }) {
    for (const { key, value } of line.participants) {
      const profile = mpnProfiles.get(value);
      const reason = profile ? reasonAgainst(profile, partner) : null;
      if (reason === null) continue;
      return {
        detail:
          `MPN id ${value} (${key}) ${reason}. Name an indirect reseller in ${partner.country} that has signed the ` +
          `partner agreement and works with "${partner.name}", or leave it out.`,
      };
    }
    return null;
  },
};

function reasonAgainst(profile: MpnProfile, partner: Partner): string | null {
  if (profile.mpnId === partner.mpnId) return "is the provider's own";
  if (!profile.isIndirectReseller) return "is not enrolled as an indirect reseller";
  if (!profile.hasSignedAgreement) return "has not signed the partner agreement";
  if (!profile.providerIds.includes(partner.id)) return "has no relation with this provider";
  if (profile.country !== partner.country) return `belongs to ${profile.country}`;
  return null;
}
