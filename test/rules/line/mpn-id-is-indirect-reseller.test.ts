import { breach } from "../../../src/rules/rule.js";
import { aLine, anMpnProfile, aQuestion, aReseller, profilesById, someFacts } from "../../support/builders.js";
import type { LineReasons } from "../../../src/errors/reasons.js";
import type { MpnProfile } from "../../../src/model/market.js";
import { mpnIdIsIndirectReseller } from "../../../src/rules/line/mpn-id-is-indirect-reseller.js";

function aQuestionAbout(...profiles: MpnProfile[]) {
  return aQuestion({
    line: aLine({ participants: profiles.map(({ mpnId }) => aReseller(mpnId)) }),
    facts: someFacts({ mpnProfiles: profilesById(...profiles) }),
  });
}

describe("mpn-id-is-indirect-reseller", () => {
  it("passes a line without participants", () => {
    expect(mpnIdIsIndirectReseller.check(aQuestion())).toBeNull();
  });

  it("passes an indirect reseller of this provider", () => {
    expect(mpnIdIsIndirectReseller.check(aQuestionAbout(anMpnProfile()))).toBeNull();
  });

  it("passes an id that is not in the registry: that is another question", () => {
    const line = aLine({ participants: [aReseller("9999999")] });
    expect(mpnIdIsIndirectReseller.check(aQuestion({ line }))).toBeNull();
  });

  it.each<[cause: LineReasons["MPN_ID_NOT_USABLE"]["cause"], flaw: Partial<MpnProfile>]>([
    ["OWN_ID", { mpnId: "1111111" }],
    ["NO_INDIRECT_RESELLER", { isIndirectReseller: false }],
    ["AGREEMENT_NOT_SIGNED", { hasSignedAgreement: false }],
    ["NO_RELATION", { providerIds: ["other"] }],
    ["OTHER_COUNTRY", { country: "CA" }],
  ])("800016: the second reseller is of no use: %s", (cause, flaw) => {
    const second = anMpnProfile({ mpnId: "517285", ...flaw });
    expect(mpnIdIsIndirectReseller.check(aQuestionAbout(anMpnProfile(), second))).toEqual(
      breach("MPN_ID_NOT_USABLE", {
        key: "TRANSACTION_RESELLER",
        index: 1,
        mpnId: second.mpnId,
        mpnCountry: second.country,
        partnerName: "Contoso",
        partnerCountry: "US",
        cause,
      }),
    );
  });
});
